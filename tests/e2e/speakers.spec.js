// Who takes part.

import { expectAccessible } from './support/axe.js';
import { CONGRESS, feeds, hasCorpus, NO_CORPUS } from './support/corpus.js';
import { expect, test } from './support/test.js';
import { filter, idle, reach, search, sideways, tag, weight } from './support/widget.js';

const people = (widget) => widget.locator('.person');
const names = (widget) => people(widget).locator('.person-name').allInnerTexts();
const counted = (widget) => widget.locator('.speakers > .status');
const around = (widget, style = '') => `<main style="padding:16px;${style}"><h1>A page</h1>${widget}</main>`;
const council = (data, attributes) => tag({ src: `${data.origin}/fixtures/council.json`, view: 'speakers', ...attributes });

/** People by rule: offices, a biography each, a session for every second one. */
function crowd(count, name = (n) => `Person ${n}`) {
  const speakers = Array.from({ length: count }, (_, n) => ({
    id: `p${n}`,
    name: name(n),
    roles: [{ title: 'Mayor', organization: `Town ${n}` }],
    biography: `Number ${n} in the list.`,
  }));
  const sessions = Array.from({ length: Math.ceil(count / 2) }, (_, n) => ({
    id: `s${n}`,
    title: `Session ${n}`,
    start: `2027-05-10T${String(9 + (n % 9)).padStart(2, '0')}:00:00`,
    speakers: [`p${n * 2}`],
  }));
  return { schemaVersion: '1.0', lang: 'en', data: { name: 'Crowd', timezone: 'Europe/Lisbon', speakers, sessions } };
}

const letter = (n) => String.fromCharCode(65 + (n % 26));

test('names, offices and sessions', async ({ open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  await expect(widget.locator('.speakers')).toMatchAriaSnapshot(`
    - status: 2 speakers
    - article:
      - heading "Łukasz Østby" [level=3]
      - list:
        - listitem:
          - time: /Sat,? 27 Mar, 10:00/
          - button "Shade for schools"
    - article:
      - heading "Zoë Lefèvre" [level=3]
      - paragraph: Mayor, Tauragė
      - list:
        - listitem:
          - time: /Sat,? 27 Mar, 09:00/
          - button "Opening"
        - listitem:
          - time: /Sat,? 27 Mar, 10:00/
          - button "Shade for schools"
  `);
});

test('a session opens, and the focus comes back', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  const opener = widget.getByRole('button', { name: 'Opening' });
  await opener.click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Opening' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

test('the search finds people by name, office, and what they talk about', async ({ open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  for (const [text, found, words] of [
    ['ZOE lefevre', ['Zoë Lefèvre'], '1 of 2 speakers'],
    ['taurage', ['Zoë Lefèvre'], '1 of 2 speakers'],
    ['schools', ['Łukasz Østby', 'Zoë Lefèvre'], '2 speakers'],
    ['opening', ['Zoë Lefèvre'], '1 of 2 speakers'],
    ['nobody', [], 'No speaker matches.'],
  ]) {
    await search(widget).fill(text);
    await expect(counted(widget)).toHaveText(words);
    await expect.poll(() => names(widget)).toEqual(found);
  }
  await expect(counted(widget)).toHaveAttribute('role', 'status');
});

test('filters leave those with such a session', async ({ open, data }) => {
  const widget = await open(council(data, { track: 'heat' }));
  await reach(widget, 'ready');
  await expect.poll(() => names(widget)).toEqual(['Łukasz Østby', 'Zoë Lefèvre']);
  await expect(people(widget).last()).not.toContainText('Opening');
  await (await filter(widget, 'Track')).selectOption('water');
  await expect(counted(widget)).toHaveText('No speaker matches.');
});

for (const [lang, order] of [
  ['de', ['Äneas', 'Åse', 'Axel', 'Oda', 'Öle', 'Zoe']],
  ['sv', ['Axel', 'Oda', 'Zoe', 'Åse', 'Äneas', 'Öle']],
]) {
  test(`the order is that of the language: ${lang}`, async ({ open, data }) => {
    const feed = crowd(6, (n) => ['Zoe', 'Öle', 'Axel', 'Äneas', 'Oda', 'Åse'][n]);
    const widget = await open(tag({ src: data.give(feed).url, view: 'speakers', lang }));
    await expect.poll(() => names(widget)).toEqual(order);
  });
}

test('initials of a long list lead to their people', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give(crowd(520, (n) => `${letter(n)}${n % 5 ? '' : '̈'}nn ${n}`)).url, view: 'speakers' }));
  await reach(widget, 'ready');
  const jump = widget.getByRole('navigation', { name: 'Jump to a letter' });
  await expect(jump.getByRole('button')).toHaveCount(26);
  await jump.getByRole('button', { name: 'Q', exact: true }).click();
  const heading = widget.getByRole('heading', { name: 'Q', exact: true });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await expect.poll(async () => (await names(widget)).filter((name) => name.startsWith('Q')).length).toBe(20);
  // One Tab further are the people of that letter.
  await page.keyboard.press('Tab');
  await expect.poll(() => widget.evaluate(({ shadowRoot }) => shadowRoot.activeElement.textContent)).toMatch(/^Q/);
});

test('names that begin with no letter come last', async ({ open, data }) => {
  const widget = await open(tag({ src: data.give(crowd(90, (n) => (n % 9 ? `${letter(n % 4)} ${n}` : `4you ${n}`))).url, view: 'speakers' }));
  await reach(widget, 'ready');
  await expect(widget.getByRole('navigation').getByRole('button').last()).toHaveAccessibleName('Other names');
});

test('what somebody says of themselves is told on demand', async ({ open, data }) => {
  const widget = await open(tag({ src: data.give(crowd(3)).url, view: 'speakers', 'deep-links': '' }));
  await reach(widget, 'ready');
  const more = widget.getByRole('button', { name: 'Person 1' });
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  await expect(widget.getByText('Number 1 in the list.')).toHaveCount(0);
  await more.click();
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await expect(widget.getByText('Number 1 in the list.')).toBeVisible();
  await expect.poll(() => widget.page().url()).toMatch(/#city:programme=speaker:p1$/);
  await more.click();
  await expect(widget.getByText('Number 1 in the list.')).toHaveCount(0);
  await expect.poll(() => widget.page().url()).not.toContain('#');
});

test('a link leads to a speaker, wherever in the list', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give(crowd(700, (n) => `${letter(n)} ${n}`)).url, 'deep-links': '' }));
  await reach(widget, 'ready');
  const url = page.url();
  await page.goto('about:blank');
  await page.goto(`${url}#city:programme=speaker:p641`);
  await reach(widget, 'ready');
  const more = widget.getByRole('button', { name: 'R 641' });
  await expect(more).toBeFocused();
  await expect(more).toBeInViewport();
  await expect(widget.getByText('Number 641 in the list.')).toBeInViewport();
  // The way back to the list forgets nobody else.
  await widget.getByRole('group', { name: 'View' }).getByRole('button', { name: 'List' }).click();
  await expect.poll(() => page.url()).toBe(url);
  await page.goBack();
  await expect(more).toBeInViewport();
});

test('new data leave the focus where it is', async ({ open, data }) => {
  const endpoint = data.give(crowd(20));
  const widget = await open(tag({ src: endpoint.url, view: 'speakers' }));
  await reach(widget, 'ready');
  const more = widget.getByRole('button', { name: 'Person 11' });
  await more.focus();
  const next = crowd(22);
  next.data.speakers[3].name = 'Somebody else';
  endpoint.set(next);
  await widget.evaluate((element) => element.refresh());
  await expect(counted(widget)).toHaveText('22 speakers');
  await expect(widget.getByRole('heading', { name: 'Somebody else' })).toHaveCount(1);
  await expect(more).toBeFocused();
});

test('no photograph is loaded', async ({ page, open, data }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const feed = crowd(3);
  feed.data.speakers.forEach((speaker, n) => (speaker.photo = `${data.origin}/fixtures/photo-${n}.jpg`));
  const widget = await open(tag({ src: data.give(feed).url, view: 'speakers' }));
  await reach(widget, 'ready');
  await widget.getByRole('button', { name: 'Person 1' }).click();
  await expect(widget.getByText('Number 1 in the list.')).toBeVisible();
  await idle(page);
  expect(asked.filter((url) => url.includes('photo'))).toEqual([]);
});

for (const [name, scheme, style] of [
  ['light', 'light', 'background:#fff;color:#1b1f23'],
  ['dark', 'dark', 'background:#14181c;color:#e8ecef'],
]) {
  test(`axe finds nothing, ${name}`, async ({ page, open, data }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const widget = await open(around(tag({ src: data.give(crowd(130, (n) => `${letter(n)} ${n}`)).url, view: 'speakers' }), style));
    await reach(widget, 'ready');
    await widget.getByRole('button', { name: 'A 0', exact: true }).click();
    await expectAccessible(page, 'speakers');
    await search(widget).fill('nobody');
    await expect(counted(widget)).toHaveText('No speaker matches.');
    await expectAccessible(page, 'nobody found');
  });
}

test('keeps to a strict policy, from right to left, at 320 px', async ({ page, open, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const widget = await open(around(tag({ src: site.give(crowd(130, (n) => `${letter(n)} ${n}`)).url, view: 'speakers', lang: 'ar' })), {
    head: '<script type="module" src="/v1/city-widgets.js"></script>',
    headers: { 'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'" },
  });
  await reach(widget, 'ready');
  await expect(people(widget).first()).toBeVisible();
  // The page's own style attribute is all that there is to refuse.
  expect((await page.evaluate(() => window.refused)).filter((line) => !line.startsWith('style-src-attr'))).toEqual([]);
  await expect.poll(() => sideways(page)).toEqual([]);
});

test.describe('real programmes', () => {
  test.skip(!hasCorpus, NO_CORPUS);
  const real = (data, file, attributes) => tag({ src: `${data.origin}/corpus/programme/${file}`, view: 'speakers', ...attributes });

  for (const { file, speakers } of feeds.filter((feed) => feed.speakers)) {
    test(`all speakers are there: ${file}`, async ({ page, open, data }) => {
      const widget = await open(around(real(data, file)));
      await reach(widget, 'ready');
      await expect(counted(widget)).toHaveText(speakers === 1 ? '1 speaker' : `${speakers} speakers`);
      expect(await weight(widget)).toBeLessThanOrEqual(2500);
      await page.setViewportSize({ width: 320, height: 640 });
      await expect.poll(() => sideways(page)).toEqual([]);
      const all = widget.getByRole('button', { name: /^Show all/ });
      // By key: rows that come near while the button is scrolled to may push it from under the mouse.
      if (speakers > 60) await all.press('Enter');
      await expect(people(widget)).toHaveCount(speakers);
      const ids = await people(widget).evaluateAll((found) => found.map((person) => person.dataset.id));
      expect(new Set(ids).size).toBe(speakers);
    });
  }

  test('709 of them, wherever one looks, are few elements', async ({ page, open, data }) => {
    const widget = await open(around(real(data, CONGRESS)));
    await reach(widget, 'ready');
    await expect(people(widget).first()).toBeVisible();
    for (const part of [0.2, 0.5, 0.8, 1]) {
      await page.evaluate((share) => scrollTo(0, document.documentElement.scrollHeight * share), part);
      await expect(people(widget).filter({ visible: true }).first()).toBeVisible();
      await expect.poll(() => weight(widget)).toBeLessThanOrEqual(2500);
    }
  });

  test('a search leaves few of 709, and all are there again after it', async ({ open, data }) => {
    const widget = await open(around(real(data, CONGRESS)));
    await search(widget).fill('zzzz');
    await expect(counted(widget)).toHaveText('No speaker matches.');
    await search(widget).fill('ann');
    await expect(counted(widget)).toHaveText(/^\d+ of 709 speakers$/);
    await expect.poll(() => people(widget).count()).toBe(parseInt(await counted(widget).innerText(), 10));
    await search(widget).fill('');
    await expect(counted(widget)).toHaveText('709 speakers');
  });
});
