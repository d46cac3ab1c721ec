// <city-project-map> for everybody: axe, names, keyboard, narrow places, forced colours, targets, paper.

import { expectAccessible } from './support/axe.js';
import { BALTIC, baltic, collection, complete, control, dialog, feature, lattice, marks, opener, placed, row, tag, theme, themes } from './support/map.js';
import { expect, test } from './support/test.js';
import { filter, reach, search, sideways, status } from './support/widget.js';

const LIGHT = 'background:#fff;color:#1b1f23';
const DARK = 'background:#15191c;color:#eef1f3';
/** A page that is accessible itself, so that findings are the widget's. */
const around = (inside, style = LIGHT) => `<main style="${style};padding:16px"><h1>A page</h1>${inside}</main><style>main a { color: inherit }</style>`;
const NOW = '2026-05-20T09:30:00Z';

const FUNDS = { funds: [{ id: 'fund-1', name: 'Fund of ports', awarded: { amount: 5e6, currency: 'USD', qualifier: 'more-than' } }] };
/** The projects around the Baltic, one with every field, and what a fund says. */
const everything = (data) =>
  data.give(collection([...BALTIC, { ...complete(data.origin), geometry: { type: 'Point', coordinates: [15, 57] }, properties: { ...complete(data.origin).properties, images: [] } }], { name: 'Projects around the Baltic', description: 'Made for tests', ...FUNDS })).url;

const looks = [
  ['on a light page', LIGHT, {}, {}],
  ['on a dark page', DARK, {}, {}],
  ['in the dark theme on a light page', LIGHT, { theme: 'dark' }, {}],
  ['in Arabic', LIGHT, { lang: 'ar' }, {}],
  ['in Arabic on a dark page', DARK, { lang: 'ar' }, {}],
  ['in forced colours', '', {}, { forcedColors: 'active' }],
];

for (const [name, style, attributes, contextOptions] of looks) {
  test.describe(`axe finds nothing ${name}`, () => {
    test.use({ contextOptions });

    test('on map, list, filters, no match and dialogs', async ({ page, open, data }) => {
      test.setTimeout(120_000);
      const widget = await open(around(tag({ src: everything(data), now: NOW, group: 'g', ...attributes }), style));
      await reach(widget, 'ready');
      await placed(widget);
      await expectAccessible(page, 'map and list');
      await widget.locator('.more').click();
      await expect(widget.getByRole('combobox').first()).toBeVisible();
      await theme(widget, 'Mobility').click();
      await expectAccessible(page, 'filters opened, one theme chosen');
      await theme(widget, 'Mobility').click();
      await opener(widget, 'complete').click();
      await expect(dialog(page)).toBeVisible();
      await expectAccessible(page, 'card');
      expect.soft(await sideways(page), 'card').toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
      await search(widget).fill('xyzzy');
      await expect(row(widget, 'wind')).toHaveCount(0);
      await expectAccessible(page, 'no match');
      for (const view of ['list', 'map']) {
        await widget.evaluate((element, value) => Object.assign(element, { view: value, query: '' }), view);
        await search(widget).fill('');
        await expectAccessible(page, view);
        expect.soft(await sideways(page), view).toEqual([]);
      }
      await widget.evaluate((element) => Object.assign(element, { view: 'both', center: '59.33,18.07', zoom: 15 }));
      await expect(marks(widget)).toHaveCount(1);
      await marks(widget).first().press('Enter');
      await expect(dialog(page)).toBeVisible();
      await expectAccessible(page, 'projects of one place');
    });

    test('while loading, when empty, failed and out of date', async ({ page, open, data }) => {
      test.setTimeout(60_000);
      const widget = await open(around(tag({ src: data.give({ until: new Promise(() => {}) }).url, ...attributes }), style));
      await reach(widget, 'loading');
      await expectAccessible(page, 'loading');
      await widget.evaluate((element, src) => (element.src = src), data.give(collection([])).url);
      await reach(widget, 'empty');
      await expectAccessible(page, 'empty');
      await widget.evaluate((element, src) => (element.src = src), `${data.origin}/wrong/status?code=500`);
      await reach(widget, 'error');
      await expectAccessible(page, 'error');
      const renewed = data.give({ type: 'FeatureCollection', features: [...BALTIC, 7, feature('x', 'X', [200, 100])] });
      await widget.evaluate((element, src) => Object.assign(element, { src, debug: true }), renewed.url);
      await reach(widget, 'ready');
      await placed(widget);
      renewed.set({ status: 500 });
      await widget.evaluate((element) => element.refresh().catch(() => {}));
      await reach(widget, 'stale');
      await expectAccessible(page, 'stale, with notes on the data');
    });

    test('with map images that are asked for', async ({ page, open, data }) => {
      const widget = await open(around(tag({ src: everything(data), tiles: 'https://tiles.example/{z}/{x}/{y}.png', attribution: '© Somebody', ...attributes }), style));
      await reach(widget, 'ready');
      await expect(widget.locator('.consent')).toBeVisible();
      await expectAccessible(page, 'the question');
    });
  });
}

test.describe('reflow', () => {
  for (const width of [240, 320, 360, 720, 1280]) {
    test(`needs no scrolling sideways at ${width} px, in four languages`, async ({ page, open, data }) => {
      test.setTimeout(120_000);
      // High enough that the list is near, which comes into the document only then.
      await page.setViewportSize({ width, height: 4000 });
      const long = feature('long', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk und Klimaneutralitätsvereinbarung der Landeshauptstadt', [20, 58], { themes: ['Responsibilities for interdepartmental counterrevolutionary infrastructure'], cities: ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'] });
      const src = data.give(collection([long, complete(data.origin), ...BALTIC], { name: long.properties.name, ...FUNDS })).url;
      const widget = await open(`<main>${tag({ src, now: NOW, group: 'g' })}</main><style>body{margin:0}</style>`);
      await reach(widget, 'ready');
      await placed(widget);
      await widget.locator('.more').click();
      for (const lang of ['en', 'de', 'el', 'ar']) {
        await widget.evaluate((element, value) => (element.lang = value), lang);
        await expect(widget.locator('.frame')).toHaveAttribute('lang', lang);
        for (const view of ['both', 'list']) {
          await widget.evaluate((element, value) => (element.view = value), view);
          await expect(row(widget, 'long')).toBeVisible();
          if (view === 'both') await placed(widget);
          expect.soft(await sideways(page), `${lang}, ${view}`).toEqual([]);
        }
        await opener(widget, 'complete').click();
        await expect(dialog(page)).toBeVisible();
        expect.soft(await sideways(page), `${lang}, card`).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(dialog(page)).toHaveCount(0);
      }
    });
  }

  test('holds at twice the text size and with more space between letters', async ({ page, open, data }) => {
    await page.setViewportSize({ width: 640, height: 800 });
    const widget = await open(`<div style="font-size:32px;letter-spacing:.12em;word-spacing:.16em;line-height:1.5">${tag({ src: everything(data), now: NOW })}</div>`);
    await reach(widget, 'ready');
    await placed(widget);
    expect(await sideways(page)).toEqual([]);
  });

  for (const width of [320, 1280]) {
    test(`leaves targets of at least 24 px at ${width} px`, async ({ page, open, data }) => {
      await page.setViewportSize({ width, height: 800 });
      const widget = await open(around(tag({ src: everything(data), now: NOW, group: 'g', tiles: 'https://tiles.example/{z}/{x}/{y}.png', attribution: '© Somebody' })));
      await reach(widget, 'ready');
      await placed(widget);
      await filter(widget, 'Status');
      await search(widget).fill('e');
      await opener(widget, 'complete').click();
      await expect(dialog(page)).toBeVisible();
      const sizes = await widget.evaluate(({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('button, select, input, summary')].filter((e) => e.checkVisibility() && !e.matches('.skip')).map((e) => {
          const { width, height } = e.getBoundingClientRect();
          return { name: e.getAttribute('aria-label') ?? (e.textContent.slice(0, 20) || e.localName), small: Math.round(Math.min(width, height)) };
        }),
      );
      expect(sizes.filter(({ small }) => small < 24)).toEqual([]);
      expect(sizes.length).toBeGreaterThan(20);
      const primary = await widget.locator('.control').evaluateAll((found) => found.map((e) => Math.round(Math.min(e.offsetWidth, e.offsetHeight))));
      for (const size of primary) expect(size).toBeGreaterThanOrEqual(44);
    });
  }

  test('marks do not lie over each other so that one can’t be pressed', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(collection(lattice(600, [-10, 36], 0.31))).url }));
    await reach(widget, 'ready');
    await placed(widget);
    const hidden = await widget.evaluate(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll('.mark')].filter((mark) => {
        const { x, y, width, height } = mark.getBoundingClientRect();
        const [left, top] = [x + width / 2, y + height / 2];
        const found = shadowRoot.elementFromPoint(left, top);
        return found && top < innerHeight && !mark.contains(found) && !found.closest('.controls');
      }).map((mark) => mark.getAttribute('aria-label')),
    );
    expect(hidden).toEqual([]);
  });
});

test.describe('assistive technology', () => {
  test('marks are buttons with names that say what they stand for', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(baltic()).url }));
    await reach(widget, 'ready');
    await placed(widget);
    const group = widget.getByRole('group', { name: 'Projects on the map' });
    await expect(group).toHaveAccessibleDescription('Arrow keys go from mark to mark, Enter opens one. Plus and minus zoom, 0 shows all.');
    const names = await group.getByRole('button').evaluateAll((found) => found.map((mark) => mark.getAttribute('aria-label')));
    expect(names).toContain('Bog under water again, Riga, Nature, Under way');
    expect(names).toContain('3 projects near Copenhagen: 2 Energy, 1 Mobility');
    for (const name of names) expect(name).toMatch(/\p{L}/u);
    for (const name of ['ground', 'names']) await expect(widget.locator(`canvas.${name}`)).toHaveAttribute('aria-hidden', 'true');
  });

  test('hears counts, politely, and nothing of each key', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(baltic()).url }));
    await reach(widget, 'ready');
    await expect(status(widget)).toHaveRole('status');
    await theme(widget, 'Waste').click();
    await expect(status(widget)).toHaveText('1 of 11 projects');
  });

  test('a journey: find by theme, open, read, return, by keyboard alone', async ({ page, open, data }) => {
    const widget = await open(around(tag({ src: data.give(baltic()).url, now: NOW })));
    await reach(widget, 'ready');
    await placed(widget);
    await page.locator('body').press('Tab');
    await expect(search(widget)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(control(widget, 'Filters')).toBeFocused();
    for (let n = 0; n < 3; n++) await page.keyboard.press('Tab');
    await expect(themes(widget).getByRole('button', { name: 'Nature' })).toBeFocused();
    await page.keyboard.press('Space');
    await expect(status(widget)).toHaveText('3 of 11 projects');
    await expect(themes(widget)).toMatchAriaSnapshot(`
      - list "Themes":
        - listitem:
          - button "Energy 4"
        - listitem:
          - button "Mobility 3"
        - listitem:
          - button "Nature 3" [pressed]
        - listitem:
          - button "Waste 1"
    `);
    await expect(themes(widget).getByRole('button', { name: 'Nature' })).toBeFocused();
    const inMap = () => widget.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.classList.contains('mark'));
    for (let n = 0; n < 8 && !(await inMap()); n++) await page.keyboard.press('Tab');
    expect(await inMap()).toBe(true);
    await expect(widget.getByRole('group', { name: 'Projects on the map' })).toMatchAriaSnapshot(`
      - group "Projects on the map":
        - button "Trees for the square, Stockholm, Nature, Completed"
        - button "Bog under water again, Riga, Nature, Under way"
    `);
    await page.keyboard.press('ArrowDown');
    await expect(widget.locator('.mark[data-id=bog]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toMatchAriaSnapshot(`
      - dialog "Bog under water again":
        - article:
          - heading "Bog under water again" [level=3]
          - term: Status
          - definition: Under way
          - term: Themes
          - definition: Nature
          - term: Cities
          - definition: Riga, Latvia
          - button "Show on the map"
        - button "Close"
    `);
    await page.keyboard.press('Escape');
    await expect(widget.locator('.mark[data-id=bog]')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(control(widget, 'Zoom in')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(control(widget, 'Only what the map shows')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(widget.locator('.rows .opener').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveAccessibleName('Bog under water again');
    await page.keyboard.press('Escape');
    await expect(widget.locator('.rows .opener').first()).toBeFocused();
  });

  test('the whole of a small map reads in order', async ({ open, data }) => {
    const feed = collection([BALTIC[3], BALTIC[8], BALTIC.at(-1)], { name: 'Three projects' });
    const widget = await open(tag({ src: data.give(feed).url, now: NOW }));
    await reach(widget, 'ready');
    await placed(widget);
    await expect(widget).toMatchAriaSnapshot(`
      - region "Three projects":
        - heading "Three projects" [level=2]
        - text: Search projects
        - searchbox "Search projects"
        - button "Filters"
        - status: 3 projects
        - list "Themes":
          - listitem:
            - button /Nature/
          - listitem:
            - button /Mobility/
        - term: Projects
        - definition: "3"
        - term: Cities
        - definition: "3"
        - term: Funding
        - definition: €90,000
        - button "Skip the map"
        - group "Projects on the map":
          - button "Electric ferries, Oslo, Mobility, Under way"
          - button "Bog under water again, Riga, Nature, Under way"
        - toolbar /./:
          - button "Zoom in"
          - button "Zoom out"
          - button "Show all places"
          - button "Full screen"
          - button "Save the map"
        - paragraph: /Scale/
        - paragraph: /Natural Earth/
        - list:
          - listitem:
            - heading "Bog under water again" [level=3]:
              - button "Bog under water again"
            - paragraph: Nature · Riga · Under way
          - listitem:
            - heading "Electric ferries" [level=3]
            - paragraph: Mobility · Oslo · Under way · €90,000
        - heading "Not on the map" [level=3]
        - paragraph: 1 project names no place.
        - list:
          - listitem:
            - heading "Gardens at schools" [level=3]
    `);
  });
});

test.describe('directions', () => {
  test('in Arabic the list is on the left, and the map itself is not mirrored', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(baltic()).url, lang: 'ar' }));
    await reach(widget, 'ready');
    await placed(widget);
    const [map, side] = [await widget.locator('[part=map]').boundingBox(), await widget.locator('.side').boundingBox()];
    expect(side.x).toBeLessThan(map.x);
    const left = async (id) => (await widget.locator(`.mark[data-id=${id}]`).boundingBox()).x;
    expect(await left('ferry'), 'west is on the left').toBeLessThan(await left('bog'));
    const controls = await widget.locator('.controls').boundingBox();
    expect(controls.x - map.x).toBeLessThan(20);
  });
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('marks keep an edge, and a chosen theme shows', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(baltic()).url }));
    await reach(widget, 'ready');
    await placed(widget);
    expect(await marks(widget).first().evaluate((mark) => getComputedStyle(mark).borderTopWidth)).toBe('2px');
    const ground = (button) => getComputedStyle(button).backgroundColor;
    const before = await theme(widget, 'Energy').evaluate(ground);
    await theme(widget, 'Energy').click();
    expect(await theme(widget, 'Energy').evaluate(ground)).not.toBe(before);
    const colours = await widget.locator('.mark.one > span').evaluateAll((found) => found.map((one) => getComputedStyle(one).backgroundColor));
    expect(colours.length).toBeGreaterThan(0);
  });
});
