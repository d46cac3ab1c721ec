// What can be checked by machine: axe in every state and theme, reflow, headings, names, motion.

import { expectAccessible } from './support/axe.js';
import { expect, test } from './support/test.js';
import { openers, reach, search, sideways, tag } from './support/widget.js';

const council = (data, attributes = {}) => tag({ src: `${data.origin}/fixtures/council.json`, 'heading-level': 2, now: '2027-03-27T10:30:00+01:00', ...attributes });
const LIGHT = 'background:#fff;color:#1b1f23';
const DARK = 'background:#15191c;color:#eef1f3';

/** A page that is accessible itself, so that findings are the widget's. */
const around = (inside, style = LIGHT) => `<main style="${style};padding:16px"><h1>A page</h1>${inside}</main><style>main a { color: inherit }</style>`;

for (const [theme, style, attributes] of [
  ['on a light page', LIGHT, {}],
  ['on a dark page', DARK, {}],
  ['in the light theme', LIGHT, { theme: 'light' }],
  ['in the dark theme', DARK, { theme: 'dark' }],
  ['in the dark theme on a light page', LIGHT, { theme: 'dark' }],
  ['in the light theme on a dark page', DARK, { theme: 'light' }],
]) {
  test.describe(`axe finds nothing ${theme}`, () => {
    test('in list, search and dialog', async ({ page, open, data }) => {
      const widget = await open(around(council(data, attributes), style));
      await reach(widget, 'ready');
      await expectAccessible(page, 'list');
      await search(widget).fill('clocks');
      await expectAccessible(page, 'search');
      await search(widget).fill('xyzzy');
      await expectAccessible(page, 'no match');
      await search(widget).fill('');
      await openers(widget).filter({ hasText: 'Shade' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'dialog');
    });

    test('while loading, when empty, failed and out of date', async ({ page, open, data }) => {
      const endpoint = data.give({ until: new Promise(() => {}) });
      const widget = await open(around(tag({ src: endpoint.url, ...attributes }), style));
      await reach(widget, 'loading');
      await expectAccessible(page, 'loading');
      await widget.evaluate((element, src) => (element.src = src), `${data.origin}/fixtures/announced.json`);
      await reach(widget, 'empty');
      await expectAccessible(page, 'empty');
      await widget.evaluate((element, src) => (element.src = src), `${data.origin}/wrong/status?code=500`);
      await reach(widget, 'error');
      await expectAccessible(page, 'error');
      const renewed = data.give({ schemaVersion: '1.0', data: { sessions: [{ title: 'One' }, { title: '' }] } });
      await widget.evaluate((element, src) => Object.assign(element, { src, debug: true }), renewed.url);
      await reach(widget, 'ready');
      renewed.set({ status: 500 });
      await widget.evaluate((element) => element.refresh().catch(() => {}));
      await reach(widget, 'stale');
      await expectAccessible(page, 'stale, with notes on the data');
    });
  });
}

test.describe('a track’s colour', () => {
  for (const [name, style, least] of [['on white', LIGHT, 3], ['on black', DARK, 3]]) {
    test(`can be told from the ground ${name}`, async ({ open, data }) => {
      const colors = ['#ffffff', '#000000', '#ffff00', '#fefefe', '#00008b', '#7f7f7f', '#ff69b4'];
      const feed = {
        schemaVersion: '1.0',
        data: {
          tracks: colors.map((color, n) => ({ id: `${n}`, name: `Track ${n}`, color })),
          sessions: colors.map((_, n) => ({ title: `S${n}`, track: `${n}` })),
        },
      };
      const widget = await open(around(tag({ src: data.give(feed).url }), style));
      await reach(widget, 'ready');
      const ratios = () => widget.evaluate(({ shadowRoot, ownerDocument }) => {
        const canvas = Object.assign(ownerDocument.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
        const luminance = (color) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = luminance(getComputedStyle(ownerDocument.querySelector('main')).backgroundColor);
        return [...shadowRoot.querySelectorAll('[data-id] .chip')].map((chip) => {
          const mark = luminance(getComputedStyle(chip, '::before').backgroundColor);
          return (Math.max(mark, ground) + 0.05) / (Math.min(mark, ground) + 0.05);
        });
      });
      await expect.poll(async () => Math.min(...(await ratios()))).toBeGreaterThanOrEqual(least);
      expect(await ratios()).toHaveLength(colors.length);
    });
  }
});

test.describe('reflow', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('needs no scrolling sideways at 320 px, in list and dialog', async ({ page, open, data }) => {
    const long = { id: 'w', title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', start: '2027-03-27T18:00:00', abstract: 'https://example.org/' + 'a'.repeat(200) };
    const council = await (await page.request.get(`${data.origin}/fixtures/council.json`)).json();
    council.data.sessions.push(long);
    const widget = await open(around(tag({ src: data.give(council).url, now: '2027-03-27T18:10:00+01:00' })));
    await reach(widget, 'ready');
    expect(await sideways(page)).toEqual([]);
    await openers(widget).filter({ hasText: 'Donau' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await sideways(page)).toEqual([]);
  });

  test('holds at twice the text size', async ({ page, open, data }) => {
    const widget = await open(`<div style="font-size:32px">${around(council(data))}</div>`);
    await reach(widget, 'ready');
    expect(await sideways(page)).toEqual([]);
  });

  test('leaves targets of at least 24 px, the search and buttons 44', async ({ open, data }) => {
    const widget = await open(around(council(data)));
    await reach(widget, 'ready');
    const sizes = await widget.evaluate(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll('button, select, input')].filter((e) => e.checkVisibility()).map((e) => {
        // The whole row is the target of its opener.
        const { width, height } = (e.closest('[data-id]') || e).getBoundingClientRect();
        return { name: e.textContent.slice(0, 20) || e.localName, small: Math.round(Math.min(width, height)), primary: !e.closest('[data-id]') };
      }),
    );
    expect(sizes.filter(({ small, primary }) => small < (primary ? 44 : 24))).toEqual([]);
    expect(sizes.length).toBeGreaterThan(8);
  });
});

test.describe('assistive technology', () => {
  const levels = (widget) =>
    widget.getByRole('heading').evaluateAll((found) => found.map((h) => Number(h.localName[1])));

  for (const level of [1, 2, 3, 4]) {
    test(`hears headings in order from level ${level}`, async ({ page, open, data }) => {
      const widget = await open(council(data, { 'heading-level': level }));
      await reach(widget, 'ready');
      const found = await levels(widget);
      expect(found[0]).toBe(level);
      found.reduce((before, next) => (expect(next).toBeLessThanOrEqual(before + 1), next));
      expect(Math.max(...found)).toBe(Math.min(6, level + 2));
      await openers(widget).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      // In a modal dialog its title is the first heading that there is.
      expect((await levels(widget.getByRole('dialog')))[0]).toBeLessThanOrEqual(level + 1);
    });
  }

  test('hears day, time and title of a session from its button', async ({ open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    const row = widget.locator('[data-id=shade]');
    await expect(row).toMatchAriaSnapshot(`
      - article:
        - paragraph:
          - time: 10:00
          - time: 11:00
        - heading /^Saturday,? 27 March 2027, 10:00 to 11.00. Shade for schools$/ [level=4]:
          - button /^Saturday,? 27 March 2027, 10:00 to 11.00. Shade for schools$/
        - text: Now
        - paragraph: Great Hall Heat Workshop English
        - paragraph: Łukasz Østby and Zoë Lefèvre
    `);
  });

  test('hears regions, search and days by name', async ({ open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    await expect(widget.getByRole('region', { name: 'Days of the Town Hall' })).toHaveCount(1);
    await expect(widget.getByRole('region', { name: /Saturday,? 27 March 2027/ })).toHaveCount(1);
    await expect(widget.getByRole('search')).toHaveCount(1);
    await expect(widget.getByRole('searchbox', { name: 'Search sessions' })).toHaveCount(1);
    await expect(widget.getByRole('combobox', { name: 'Track' })).toHaveCount(1);
  });

  test('hears each language as its own', async ({ open, data }) => {
    const widget = await open(council(data, { lang: 'de' }));
    await reach(widget, 'ready');
    // Of the two titles one has a German wording, the other is in the feed's English.
    await expect(widget.locator('[data-id=opening] .opener')).toContainText('Eröffnung');
    const tongue = (id) =>
      widget.locator(`[data-id=${id}] .opener > :last-child`).evaluate((e) => e.closest('[lang]').lang);
    expect([await tongue('opening'), await tongue('shade')]).toEqual(['de', 'en']);
  });

  test('gets Arabic from right to left', async ({ open, data }) => {
    const widget = await open(council(data, { lang: 'ar' }));
    await reach(widget, 'ready');
    const { time, title } = await widget.evaluate(({ shadowRoot }) => {
      const left = (selector) => shadowRoot.querySelector(`[data-id=shade] ${selector}`).getBoundingClientRect().left;
      return { time: left('.time'), title: left('.main') };
    });
    expect(time).toBeGreaterThan(title);
  });
});

test.describe('less motion', () => {
  for (const [reducedMotion, least, most] of [['reduce', 0, 0], ['no-preference', 1, 100]]) {
    test(`is heard: ${reducedMotion}`, async ({ page, open, data }) => {
      await page.emulateMedia({ reducedMotion });
      const widget = await open(tag({ src: `${data.origin}/wrong/silence` }));
      await reach(widget, 'loading');
      await expect(widget.getByRole('status')).toBeVisible();
      const running = await widget.evaluate(({ shadowRoot }) => shadowRoot.getAnimations().length);
      expect(running).toBeGreaterThanOrEqual(least);
      expect(running).toBeLessThanOrEqual(most);
    });
  }
});

test('forced colours keep what is pressed, focused and on now apart', async ({ page, open, data }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const widget = await open(around(council(data)));
  await reach(widget, 'ready');
  const border = (locator) => locator.evaluate((e) => getComputedStyle(e).borderTopWidth);
  const days = widget.getByRole('group', { name: 'Day' });
  expect(await border(days.getByRole('button', { pressed: true }))).not.toBe(await border(days.getByRole('button', { name: 'Sun' })));
  const now = widget.locator('[data-id=shade]').getByText('Now', { exact: true });
  await expect(now).toBeVisible();
  expect(parseFloat(await border(now)), 'its frame').toBeGreaterThan(0);
  await openers(widget).first().focus();
  await page.keyboard.press('Tab');
  const outline = await widget.evaluate(({ shadowRoot }) => getComputedStyle(shadowRoot.activeElement, '::after').outlineStyle);
  expect(outline, 'the frame of what has the focus').toBe('solid');
});
