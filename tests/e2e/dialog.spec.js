// One session in full: how it opens, what it says, and how it gives the focus back.

import { NO_CORPUS, CONGRESS, hasCorpus } from './support/corpus.js';
import { expect, test } from './support/test.js';
import { focusedId, heard, openers, reach, search, tag } from './support/widget.js';

const council = (data, attributes = {}) => tag({ src: `${data.origin}/fixtures/council.json`, ...attributes });

test('opens and closes by keyboard alone', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  while ((await focusedId(page)) !== 'shade') await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog', { name: 'Shade for schools' });
  await expect(dialog).toBeVisible();
  // The focus is inside, and stays there: what is around is inert.
  for (let turn = 0; turn < 6; turn++) {
    expect(await widget.evaluate((element) => !element.shadowRoot.activeElement || element.shadowRoot.activeElement.matches('dialog, dialog *'))).toBe(true);
    await page.keyboard.press('Tab');
  }

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await focusedId(page)).toBe('shade');

  await page.keyboard.press('Space');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(dialog).toBeHidden();
  expect(await focusedId(page)).toBe('shade');
});

test('says all there is to say', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await openers(widget).filter({ hasText: 'Shade for schools' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading').first()).toHaveText('Shade for schools');
  const term = (name) => dialog.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
  await expect(term('When')).toHaveText(/^Saturday,? 27 March 2027, 10:00 to 11:00$/);
  await expect(term('Where')).toHaveText('Great Hall');
  await expect(term('Track')).toHaveText('Heat');
  await expect(term('Type')).toHaveText('Workshop');
  await expect(term('Language')).toHaveText('English');
  await expect(dialog.getByText('What helps in June')).toBeVisible();
  await expect(dialog.getByText('Trees, awnings and water.')).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: /^Trees first$/ })).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Zoë Lefèvre' })).toContainText('Tauragė');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Łukasz Østby' })).toContainText('Moderator');
  // The full stop belongs to the sentence; a link that must not be followed is left out.
  const links = await dialog.getByRole('link').evaluateAll((found) => found.map((link) => [link.textContent, link.getAttribute('href'), link.rel]));
  const rel = expect.stringContaining('noopener');
  expect(links).toEqual([
    ['https://example.org/shade', 'https://example.org/shade', rel],
    ['Handout', 'https://example.org/shade.pdf', rel],
  ]);
});

test('closes by a click beside it, not by one inside', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await openers(widget).filter({ hasText: 'Shade for schools' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Trees, awnings and water.').click();
  await dialog.getByRole('heading').first().click();
  await expect(dialog).toBeVisible();
  await page.mouse.click(4, 4);
  await expect(dialog).toBeHidden();
  expect(await focusedId(page)).toBe('shade');
});

test('does not close when text is marked from inside to beside it', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await openers(widget).filter({ hasText: 'Shade for schools' }).click();
  const dialog = page.getByRole('dialog');
  const box = await dialog.getByText('Trees, awnings and water.').boundingBox();
  await page.mouse.move(box.x + 30, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(4, box.y + 5, { steps: 4 });
  await page.mouse.up();
  await expect(dialog).toBeVisible();
});

test('shows the next session when another one is opened', async ({ page, open, data }) => {
  const widget = await open(council(data));
  for (const name of ['Drains in Málaga', 'Opening', 'Drains in Málaga']) {
    await openers(widget).filter({ hasText: name }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('is opened again before the browser has said that it is closed', async ({ page, open, data }) => {
  // `close` is an event of a later task: a click in between once left an empty dialog over a page that was inert.
  const widget = await open(council(data));
  await reach(widget, 'ready');
  await openers(widget).first().click();
  await expect(page.getByRole('dialog', { name: 'Opening' })).toBeVisible();
  await widget.evaluate(({ shadowRoot }) => {
    shadowRoot.querySelector('dialog').close();
    shadowRoot.querySelector('.opener').click();
  });
  await expect(page.getByRole('dialog', { name: 'Opening' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.locator('dialog')).toBeHidden();
});

test('opens at its top, whatever was read before', async ({ page, open, data }) => {
  const abstract = Array.from({ length: 80 }, (_, n) => `Paragraph ${n}.`).join('\n\n');
  const sessions = ['One', 'Two'].map((title) => ({ id: title, title, abstract }));
  const widget = await open(tag({ src: data.give({ schemaVersion: '1.0', data: { sessions } }).url }));
  const dialog = page.getByRole('dialog');
  await openers(widget).first().click();
  await dialog.evaluate((element) => element.scrollTo(0, 1000));
  await page.keyboard.press('Escape');
  await openers(widget).nth(1).click();
  await expect(dialog.getByRole('heading', { name: 'Two' })).toBeInViewport();
});

test('tells the page which session is opened', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await openers(widget).filter({ hasText: 'Shade for schools' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await heard(page, 'city-select')).toEqual([
    { kind: 'session', id: 'shade', record: expect.objectContaining({ id: 'shade', title: 'Shade for schools', room: 'hall', track: 'heat' }) },
  ]);
});

test('stays closed when the page opens the session in its own way', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await page.evaluate(() => (window.prevent = 'city-select'));
  await openers(widget).filter({ hasText: 'Shade for schools' }).click();
  await expect.poll(async () => (await heard(page, 'city-select')).length).toBe(1);
  expect(await widget.locator('dialog[open]').count()).toBe(0);
});

test('gives the focus back among 895 sessions', async ({ page, open, data }) => {
  test.skip(!hasCorpus, NO_CORPUS);
  const widget = await open(tag({ src: `${data.origin}/corpus/programme/${CONGRESS}` }));
  await search(widget).focus();
  await expect.poll(async () => {
    await page.keyboard.press('Tab');
    return focusedId(page);
  }).toBeTruthy();
  for (let turn = 0; turn < 20; turn++) await page.keyboard.press('Tab');
  const id = await focusedId(page);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const model = await widget.evaluate((element, wanted) => element.data.data.sessions.find((s) => s.id === wanted).title, id);
  await expect(dialog.getByRole('heading').first()).toHaveText(model);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await focusedId(page)).toBe(id);
});
