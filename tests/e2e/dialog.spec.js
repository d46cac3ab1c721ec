// One session in full: how it opens, what it says, and how it gives the focus back.

import { NO_CORPUS, CONGRESS, hasCorpus } from './support/corpus.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/paths.js';
import { expect, softly, test } from './support/test.js';
import { drawn, focusedId, heard, openers, reach, search, tag } from './support/widget.js';

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
    await expect.poll(() => widget.evaluate((element) => !element.shadowRoot.activeElement || element.shadowRoot.activeElement.matches('dialog, dialog *'))).toBe(true);
    await page.keyboard.press('Tab');
    await drawn(page);
  }

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect.poll(() => focusedId(page)).toBe('shade');

  await page.keyboard.press('Space');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(() => focusedId(page)).toBe('shade');
});

test('says all there is to say', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await openers(widget).filter({ hasText: 'Shade for schools' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading').first()).toHaveText('Shade for schools');
  const term = (name) => dialog.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
  await expect(term('When').locator('time')).toHaveText(/^Saturday,? 27 March 2027, 10:00 to 11:00$/);
  await expect(term('When').locator('p').nth(1)).toHaveText('14:45 to 15:45 your time');
  await expect(term('Where')).toHaveText('Great Hall');
  await expect(term('Track')).toHaveText('Heat');
  await expect(dialog.locator('.eyebrow')).toHaveText('Workshop');
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
  await expect.poll(() => focusedId(page)).toBe('shade');
});

test('does not close when text is marked from inside to beside it', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await openers(widget).filter({ hasText: 'Shade for schools' }).click();
  const dialog = page.getByRole('dialog');
  // It stands still then.
  await dialog.getByText('Trees, awnings and water.').hover();
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
  await dialog.locator('.card').evaluate((element) => element.scrollTo(0, 1000));
  await page.keyboard.press('Escape');
  await openers(widget).nth(1).click();
  await expect(dialog.getByRole('heading', { name: 'Two' })).toBeInViewport();
});

test('tells the page which session is opened', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await openers(widget).filter({ hasText: 'Shade for schools' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect.poll(() => heard(page, 'city-select')).toEqual([
    { kind: 'session', id: 'shade', record: expect.objectContaining({ id: 'shade', title: 'Shade for schools', room: 'hall', track: 'heat' }) },
  ]);
});

test('stays closed when the page opens the session in its own way', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await page.evaluate(() => (window.prevent = 'city-select'));
  await openers(widget).filter({ hasText: 'Shade for schools' }).click();
  await expect.poll(async () => (await heard(page, 'city-select')).length).toBe(1);
  await drawn(page);
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
  await expect.poll(() => focusedId(page)).toBe(id);
});

test.describe('a session with everything', () => {
  const rich = () => JSON.parse(readFileSync(join(root, 'tests/fixtures/city-widgets-rich.json'), 'utf8'));
  const harbour = (data, attributes = {}) => tag({ src: data.give(rich()).url, now: '2027-03-27T09:00:00+01:00', ...attributes });
  const term = (dialog, name) => dialog.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd');
  const words = (locator) => locator.evaluate((element) => element.innerText.replace(/\s*\n+\s*/g, '\n'));
  const linked = (dialog) => dialog.getByRole('link').evaluateAll((found) => found.map((link) => link.textContent));

  test('says when, where, for whom and whether there is room', async ({ page, open, data }) => {
    const widget = await open(harbour(data));
    await widget.locator('[data-id=engines] .opener').click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => words(term(dialog, 'When'))).toMatch(/^Saturday,? 27 March 2027, 10:00 to 11:30\n14:45 to 16:15 your time\nDoors close on time$/);
    await expect.poll(() => words(term(dialog, 'Where'))).toMatch(/^Engine hall\nDepot\n2 Quay Street\nFloor 2\nRoom for 80 people\nMap\n.*Engine hall\nBring a jacket.$/);
    await expect(dialog.getByRole('link', { name: 'Map Engine hall' })).toHaveAttribute('href', 'geo:51.219400,4.402500');
    for (const [name, said] of [
      ['Attendance', 'In person and online'],
      ['Access', 'Registration needed'],
      ['Seats', 'Few seats left\n9 of 80 seats left'],
      ['Language', 'English'],
      ['Interpretation', 'German and Spanish'],
      ['Track', 'Shore power\nFor: Engineers\nModerated by Łukasz Østby\nPlugs and prices.'],
      ['Level', 'For beginners'],
      ['Format', 'Bench test'],
      ['Cities', 'Málaga\n3 cities present'],
      ['Organisations', 'Rowing club (partner)'],
      ['For whom', 'Owners of boats'],
      ['Topics', 'Noise and Batteries'],
      ['Recording', 'This session is not recorded'],
    ]) {
      await softly.poll(() => words(term(dialog, name)), name).toBe(said);
    }
    const people = await dialog.locator('.persons > li').evaluateAll((found) => found.map((person) => person.innerText.replace(/\s+/g, ' ')));
    expect(people).toEqual([
      'Zoë Lefèvre Introduction Mayor, Tauragė Chair, Ports of the North Grew up on a barge. zoe.example',
      'Łukasz Østby Facilitator Port authority',
      'Noor Haddad Panellist',
    ]);
  });

  test('offers links when they are of use', async ({ page, open, data }) => {
    const always = ['Slides', 'Notes'];
    for (const [now, actions, links] of [
      ['2027-03-27T09:00:00+01:00', ['Register', 'Watch live'], always],
      ['2027-03-27T10:30:00+01:00', ['Watch live'], ['Slides', 'Give feedback', 'Notes']],
      ['2027-03-27T18:00:00+01:00', [], ['Watch the recording', 'Slides', 'Give feedback', 'Notes', 'First day', 'Film of the engines']],
    ]) {
      const widget = await open(harbour(data, { now }));
      await widget.locator('[data-id=engines] .opener').click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      await softly.poll(() => linked(dialog.locator('.doing-now')), now).toEqual(actions);
      await softly.poll(() => linked(dialog.locator('.links-list')), now).toEqual(links);
    }
  });

  test('tells all its dates, and who it belongs to', async ({ page, open, data }) => {
    const widget = await open(harbour(data));
    await widget.locator('[data-id=tour] .opener').first().click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => words(term(dialog, 'When'))).toMatch(/^Saturday,? 27 March 2027, 10:30 to 11:00\n.* your time\nSunday,? 28 March 2027, 10:30 to 11:00\n.* your time$/);
    await expect(term(dialog, 'Where').locator('.main-line')).toHaveText(['Deck']);
    await expect.poll(() => words(term(dialog, 'Seats'))).toBe('Full, with a waiting list\nRoom for 12 people');
    await dialog.getByRole('button', { name: 'The old lock' }).first().click();
    await expect(page.getByRole('dialog', { name: 'The old lock' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Part of Tour of the locks' }).click();
    await expect(page.getByRole('dialog', { name: 'Tour of the locks' })).toBeVisible();
  });

  test('says what has been cancelled, and what runs past midnight', async ({ page, open, data }) => {
    const widget = await open(harbour(data));
    await widget.locator('[data-id=lanterns] .opener').click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => words(term(dialog, 'When'))).toMatch(/^Saturday,? 27 March 2027, 23:30 to 00:30 \+1 day Cancelled\n04:15 to 05:15 your time \+1 day$/);
    await expect(term(dialog, 'Where')).toHaveText('All rooms');
    await page.keyboard.press('Escape');
    await widget.locator('[data-id=report] .opener').click();
    await expect.poll(() => words(term(dialog, 'When'))).toBe('October 2027 Planned');
  });

  test('leads to what is on at the same time and next, and back to the row', async ({ page, open, data }) => {
    const widget = await open(harbour(data));
    await widget.locator('[data-id=engines] .opener').press('Enter');
    const dialog = page.getByRole('dialog');
    const parallel = dialog.locator('.others').getByRole('button');
    await expect(parallel).toHaveText([/^Tour of the locks/, /^The old lock/]);
    await parallel.first().press('Enter');
    await expect(page.getByRole('dialog', { name: 'Tour of the locks' })).toBeVisible();
    // The new name is where the reading goes on.
    const focused = () => widget.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.id);
    await expect.poll(focused).toBe('dialog-title');
    await expect(dialog.getByRole('heading').first()).toBeInViewport();
    await expect.poll(async () => (await heard(page, 'city-select')).map(({ id }) => id)).toEqual(['engines', 'tour']);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect.poll(() => focusedId(page)).toBe('engines');

    await widget.locator('[data-id=engines] .opener').press('Enter');
    await dialog.getByRole('button', { name: 'Next, in this room What a plug may cost' }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'What a plug may cost' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Before, in this room Engines that whisper' }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'Engines that whisper' })).toBeVisible();
  });

  test('stays where it is when the page opens the others in its own way', async ({ page, open, data }) => {
    const widget = await open(harbour(data));
    await widget.locator('[data-id=engines] .opener').click();
    await page.evaluate(() => (window.prevent = 'city-select'));
    await page.getByRole('dialog').getByRole('button', { name: /What a plug/ }).click();
    await expect.poll(async () => (await heard(page, 'city-select')).length).toBe(2);
    await expect(page.getByRole('dialog', { name: 'Engines that whisper' })).toBeVisible();
  });

  test('keeps the reader’s place when other sessions change', async ({ page, open, data }) => {
    const feed = rich();
    const endpoint = data.give(feed);
    const widget = await open(tag({ src: endpoint.url, now: '2027-03-27T09:00:00+01:00' }));
    await widget.locator('[data-id=engines] .opener').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('link', { name: 'Slides' }).focus();
    feed.data.sessions.find(({ id }) => id === 'tariffs').title = 'What a plug will cost';
    endpoint.set(feed);
    await widget.evaluate((element) => element.refresh());
    await expect(dialog.getByRole('button', { name: /What a plug will cost/ })).toBeVisible();
    await expect.poll(() => widget.evaluate(({ shadowRoot }) => shadowRoot.activeElement.textContent)).toBe('Slides');
  });
});
