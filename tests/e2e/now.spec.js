// What is on and next, room by room: for a screen in a foyer.

import { expectAccessible } from './support/axe.js';
import { CONGRESS, hasCorpus, NO_CORPUS } from './support/corpus.js';
import { stopClock } from './support/clock.js';
import { expect, test } from './support/test.js';
import { openers, reach, sideways, tag, weight } from './support/widget.js';

const at = (minutes, day = '2027-05-10') => `${day}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
const session = (id, title, from, to, more) => ({ id, title, start: at(from), end: at(to), ...more });

/** Three rooms in two buildings, from nine to six, and one session on the next day. */
const HARBOUR = {
  schemaVersion: '1.0',
  kind: 'Programme',
  lang: 'en',
  data: {
    name: 'Days of the Harbour',
    timezone: 'Europe/Lisbon',
    venues: [{ id: 'dock', name: 'Dock 4' }, { id: 'mill', name: 'Old Mill' }],
    rooms: [
      { id: 'hall', name: 'Hall', venue: 'dock' },
      { id: 'pier', name: 'Pier', venue: 'dock' },
      { id: 'attic', name: 'Attic', venue: 'mill' },
      { id: 'yard', name: 'Yard', venue: 'mill' },
    ],
    speakers: [{ id: 'ada', name: 'Ada Mar' }],
    sessions: [
      session('boats', 'Boats', 540, 570, { room: 'yard' }),
      session('tide', 'Tide', 600, 660, { room: 'hall', speakers: ['ada'] }),
      session('salt', 'Salt', 690, 720, { room: 'hall' }),
      session('wind', 'Wind', 600, 660, { room: 'pier', state: 'CANCELED' }),
      session('gull', 'Gull', 660, 690, { room: 'pier' }),
      session('rope', 'Rope', 900, 960, { room: 'attic' }),
      { ...session('far', 'Far away', 540, 600, { room: 'hall' }), start: at(540, '2027-05-11'), end: at(600, '2027-05-11') },
    ],
  },
};

const harbour = (data, now, attributes) => tag({ src: data.give(HARBOUR).url, view: 'now', now: `${at(now)}+01:00`, ...attributes });
const board = (widget) => widget.locator('.now-board');
/** Waits for the view: until its code is there the list stands in for it. */
const shown = async (widget) => {
  await reach(widget, 'ready');
  await expect(board(widget)).toBeVisible();
};
const around = (widget, style = '') => `<main style="padding:16px;${style}"><h1>A page</h1>${widget}</main>`;

test('says what is on, until when, and what is next', async ({ open, data }) => {
  const widget = await open(harbour(data, 615));
  await shown(widget);
  await expect(board(widget)).toMatchAriaSnapshot(`
    - paragraph:
      - time: 10:15
    - paragraph: /Monday,? 10 May 2027 Times in Europe.Lisbon/
    - heading "Dock 4" [level=3]
    - heading "Hall" [level=4]
    - paragraph:
      - text: Now
      - time: Until 11:00
      - text: 45 minutes left
    - heading "Tide" [level=5]:
      - button "Tide"
    - paragraph: Ada Mar
    - paragraph:
      - text: Next
      - time: 11:30
      - text: in 75 minutes
    - heading "Salt" [level=5]:
      - button "Salt"
    - heading "Pier" [level=4]
    - paragraph:
      - text: Now Cancelled
      - time: Until 11:00
    - heading "Wind" [level=5]:
      - button "Wind"
    - paragraph:
      - text: Next
      - time: 11:00
      - text: in 45 minutes
    - heading "Gull" [level=5]:
      - button "Gull"
    - heading "Other rooms" [level=3]
    - list:
      - listitem:
        - text: Attic · Old Mill
        - time: 15:00
        - button "Rope"
    - paragraph: "Nothing more is planned: Yard"
  `);
});

test('moves on by itself, and the focus stays', async ({ page, open, data }) => {
  await stopClock(page, { time: '2027-05-10T10:58:00+01:00' });
  const widget = await open(tag({ src: data.give(HARBOUR).url, view: 'now' }));
  await shown(widget);
  const card = (name) => widget.locator('.now-card').filter({ has: widget.page().getByRole('heading', { name, exact: true }) });
  await expect(card('Hall')).toContainText('2 minutes left');
  await expect(card('Pier')).toContainText('in 2 minutes');
  const next = card('Hall').getByRole('button', { name: 'Salt' });
  await next.focus();
  await page.clock.runFor(60_000);
  await expect(card('Hall')).toContainText('1 minute left');
  await expect(card('Pier')).toContainText('in 1 minute');
  await page.clock.runFor(61_000);
  await expect(card('Hall')).not.toContainText('Tide');
  await expect(card('Pier').locator('.is-on')).toContainText('Gull');
  await expect(card('Hall')).toContainText('in 30 minutes');
  await expect(next).toBeFocused();
});

test('the attribute now moves it too', async ({ open, data }) => {
  const widget = await open(harbour(data, 615));
  await shown(widget);
  await expect(board(widget)).toContainText('45 minutes left');
  await widget.evaluate((element) => (element.now = '2027-05-10T10:59:30+01:00'));
  await expect(board(widget)).toContainText('1 minute left');
});

for (const [name, now, words] of [
  ['before', '2027-05-07T12:00:00+01:00', ['The programme has not begun yet (10–11 May 2027).', /Next\s*Monday,? 10 May 2027, 09:00 · in 2 days/]],
  ['in a pause', '2027-05-10T13:00:00+01:00', ['Nothing is on at the moment.', /Next\s*Monday,? 10 May 2027, 15:00 · in 2 hours/]],
  ['at night', '2027-05-10T23:30:00+01:00', ['Nothing is on at the moment.', /Next\s*Tuesday,? 11 May 2027, 09:00 · in 9 hours/]],
  ['after', '2027-06-01T10:00:00+01:00', ['The programme is over (10–11 May 2027).']],
]) {
  test(`says so where nothing is on: ${name}`, async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(HARBOUR).url, view: 'now', now }));
    await shown(widget);
    for (const said of words) {
      await expect(widget.locator('.now-told')).toContainText(typeof said === 'string' ? new RegExp(said.replace(/[().]/g, '\\$&').replace(/[–]/g, '\\s*[–-]\\s*')) : said);
    }
    if (name === 'after') await expect(widget.locator('.now-others')).not.toContainText('Yard');
  });
}

test('without a time zone nobody can say what is on', async ({ open, data }) => {
  const { timezone, ...rest } = HARBOUR.data;
  expect(timezone).toBeTruthy();
  const widget = await open(tag({ src: data.give({ ...HARBOUR, data: rest }).url, view: 'now', now: '2027-05-10T10:15:00Z' }));
  await shown(widget);
  await expect(widget.locator('.now-told')).toContainText('the time zone of the programme is not known');
});

test('opens a session, unless the page prevents it', async ({ page, open, data }) => {
  const widget = await open(harbour(data, 615));
  await shown(widget);
  await widget.getByRole('button', { name: 'Tide' }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Tide' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.getByRole('button', { name: 'Tide' })).toBeFocused();
  await page.evaluate(() => (window.prevent = 'city-select'));
  await widget.getByRole('button', { name: 'Salt' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a room by attribute makes it the sign on that room’s door', async ({ open, data }) => {
  const widget = await open(harbour(data, 615, { room: 'hall' }));
  await shown(widget);
  await expect(widget.locator('.now-card')).toHaveCount(1);
  await expect(widget.locator('.now-card')).toContainText('Tide');
  await expect(widget.getByRole('button', { name: 'Clear search and filters' })).toBeVisible();
});

test('a session that moves while the screen hangs there is seen to have moved', async ({ open, data }) => {
  const endpoint = data.give(HARBOUR);
  const widget = await open(tag({ src: endpoint.url, view: 'now', now: `${at(615)}+01:00` }));
  await shown(widget);
  const moved = structuredClone(HARBOUR);
  Object.assign(moved.data.sessions.find(({ id }) => id === 'tide'), { room: 'attic', end: at(670) });
  endpoint.set(moved);
  await widget.evaluate((element) => element.refresh());
  const card = widget.locator('.now-card').filter({ hasText: 'Attic' });
  await expect(card).toContainText('Tide');
  await expect(card).toContainText('Until 11:10');
});

for (const [name, scheme, style] of [
  ['light', 'light', 'background:#fff;color:#1b1f23'],
  ['dark', 'dark', 'background:#14181c;color:#e8ecef'],
]) {
  test(`axe finds nothing, ${name}`, async ({ page, open, data }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const widget = await open(around(harbour(data, 615), style));
    await shown(widget);
    await expectAccessible(page, 'now');
    await widget.evaluate((element) => (element.now = '2027-05-10T13:00:00+01:00'));
    await expect(widget.locator('.now-told')).toContainText('Nothing');
    await expectAccessible(page, 'in a pause');
  });
}

test('keeps to a strict policy', async ({ page, open, site }) => {
  const widget = await open(harbour(site, 615), {
    head: '<script type="module" src="/v1/city-widgets.js"></script>',
    headers: { 'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'" },
  });
  await shown(widget);
  await expect(board(widget)).toContainText('Tide');
  await expect.poll(() => widget.locator('.now-bar > div').first().evaluate((bar) => bar.getBoundingClientRect().width)).toBeGreaterThan(10);
  expect(await page.evaluate(() => window.refused)).toEqual([]);
});

test('reads from right to left', async ({ open, data }) => {
  const widget = await open(around(harbour(data, 615, { lang: 'ar' })));
  await shown(widget);
  const { badge, time } = await widget.evaluate(({ shadowRoot }) => {
    const left = (selector) => shadowRoot.querySelector(selector).getBoundingClientRect().left;
    return { badge: left('.now-when .badge'), time: left('.now-when time') };
  });
  expect(badge).toBeGreaterThan(time);
});

test.describe('at all sizes', () => {
  for (const [width, height] of [[320, 640], [768, 1024], [1920, 1080], [3840, 2160]]) {
    test(`${width} px: nothing sticks out, and the type grows`, async ({ page, open, data }) => {
      await page.setViewportSize({ width, height });
      const widget = await open(around(harbour(data, 615)));
      await shown(widget);
      await expect.poll(() => sideways(page)).toEqual([]);
      const size = await openers(widget).first().evaluate((opener) => parseFloat(getComputedStyle(opener).fontSize));
      expect(size).toBeGreaterThan({ 320: 17, 768: 20, 1920: 28, 3840: 50 }[width]);
    });
  }
});

test.describe('fifty-eight rooms', () => {
  test.skip(!hasCorpus, NO_CORPUS);
  const congress = (data, now) => tag({ src: `${data.origin}/corpus/programme/${CONGRESS}`, view: 'now', now });

  test('are all told of, once, without a movement', async ({ page, open, data }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    const widget = await open(around(congress(data, '2025-12-27T14:20:00+01:00')));
    await shown(widget);
    await expect(board(widget)).toContainText('14:20');
    const busy = await widget.locator('.now-card > .now-room').allInnerTexts();
    const quiet = await widget.locator('.now-rooms .now-room').allInnerTexts();
    expect(busy.length).toBeGreaterThan(10);
    expect(busy.length + quiet.length).toBeLessThanOrEqual(58);
    expect(new Set([...busy, ...quiet]).size).toBe(busy.length + quiet.length);
    expect(await weight(widget)).toBeLessThanOrEqual(2500);
    expect(await widget.evaluate(({ shadowRoot }) => shadowRoot.getAnimations().length)).toBe(0);
    await expect.poll(() => sideways(page)).toEqual([]);
  });

  test('axe finds nothing, and a phone shows them too', async ({ page, open, data }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const widget = await open(around(congress(data, '2025-12-28T11:20:00+01:00'), 'background:#fff;color:#1b1f23'));
    await shown(widget);
    await expect.poll(() => sideways(page)).toEqual([]);
    await expectAccessible(page, 'now, many rooms');
  });
});
