// <city-profile> for everybody: axe, names, keyboard, narrow places, forced colours, less motion, paper.

import { expectAccessible } from './support/axe.js';
import { card, complete, list, profile, sample, tag } from './support/city.js';
import { letters, pagesOf, textOf } from './support/pdf.js';
import { expect, softly, test } from './support/test.js';
import { reach, search, sideways, weight } from './support/widget.js';

const LIGHT = 'background:#fff;color:#1b1f23';
const DARK = 'background:#15191c;color:#eef1f3';
/** A page that is accessible itself, so that findings are the widget's. */
const around = (inside, style = LIGHT) => `<main style="${style};padding:16px"><h1>A page</h1>${inside}</main><style>main a { color: inherit }</style>`;
const NOW = '2026-05-20T09:30:00Z';
const PICTURE = { headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" width="400" height="300"><path d="M0 0h4v3H0z" fill="green"/></svg>' };

/** The city with every field, with pictures that come. */
function everything(data) {
  const picture = data.give(PICTURE).url;
  return data.give(JSON.parse(JSON.stringify(complete(data.origin)).replaceAll(`${data.origin}/picture.svg`, picture))).url;
}

/** Waits for all parts of a card. */
async function whole(widget) {
  const variant = (await widget.getAttribute('variant')) ?? 'standard';
  await expect(card(widget), 'no other card than that').toHaveClass(new RegExp(`\\b${variant}\\b`));
  await expect(card(widget).locator('.bone')).toHaveCount(0);
  // What a full card has besides comes by itself, and nothing holds its place.
  if (variant === 'full') await expect(card(widget).locator('.more > *')).not.toHaveCount(0);
  await expect(card(widget).getByRole('heading', { name: /./ }).last()).toBeVisible();
}

const COUNTRIES = ['DE', 'ES', 'FR'];
const cities = list(
  Array.from({ length: 70 }, (_, n) => ({
    id: `c${n}`, name: `City ${n}`, country: COUNTRIES[n % 3], population: 1000 * n,
    memberships: [{ network: { id: `n${n % 2}`, name: `Network ${n % 2}` } }],
    climate: { targets: [[{ goalTerm: 'No target' }], [{ goalTerm: 'climate neutral', targetYear: 2020 }], [{ goalTerm: 'Klimaneutralität', targetYear: 2040, targetStatus: 'in-law' }]][n % 3] },
  })),
  { name: 'Seventy cities', description: 'Made for tests' },
);

for (const [theme, style, attributes] of [
  ['on a light page', LIGHT, {}],
  ['on a dark page', DARK, {}],
  ['in the dark theme on a light page', LIGHT, { theme: 'dark' }],
  ['in the light theme on a dark page', DARK, { theme: 'light' }],
  ['in Arabic', LIGHT, { lang: 'ar' }],
  ['in Arabic on a dark page', DARK, { lang: 'ar' }],
]) {
  test.describe(`axe finds nothing ${theme}`, () => {
    // The accent was the browser's own blue after a change; in Arabic the target's label lay outside of the card.
    test('in each variant, with all sources and tables opened', async ({ page, open, data }) => {
      test.setTimeout(180_000);
      const widget = await open(around(tag({ src: everything(data), now: NOW, group: 'g', ...attributes }), style));
      await reach(widget, 'ready');
      for (const variant of ['compact', 'standard', 'full', 'latest', 'row']) {
        await widget.evaluate((element, value) => (element.variant = value), variant);
        await whole(widget);
        for (const summary of await card(widget).locator('summary').all()) await summary.evaluate((element) => element.click());
        if (variant === 'standard') await expect(card(widget).locator('.origin-list').first()).toBeVisible();
        await expectAccessible(page, variant);
        await softly.poll(() => sideways(page), variant).toEqual([]);
      }
    });

    test('in lists and the opened city', async ({ page, open, data }) => {
      test.setTimeout(180_000);
      const widget = await open(around(tag({ src: data.give(cities).url, now: NOW, ...attributes }), style));
      await reach(widget, 'ready');
      await expect(widget.locator('.tile').first()).toBeVisible();
      await expectAccessible(page, 'cards');
      await softly.poll(() => sideways(page), 'cards').toEqual([]);
      await widget.evaluate((element) => (element.variant = 'row'));
      await expect(widget.getByRole('table')).toBeVisible();
      await expectAccessible(page, 'table');
      await softly.poll(() => sideways(page), 'table').toEqual([]);
      await search(widget).fill('xyzzy');
      await expect(widget.locator('tbody tr')).toHaveCount(0);
      await expectAccessible(page, 'no match');
      await search(widget).fill('City 5');
      await expect(widget.locator('tbody tr')).toHaveCount(16);
      await widget.locator('.opener').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'dialog');
    });

    test('while loading, when empty, unknown, failed and out of date', async ({ page, open, data }) => {
      test.setTimeout(120_000);
      const endpoint = data.give({ until: new Promise(() => {}) });
      const widget = await open(around(tag({ src: endpoint.url, ...attributes }), style));
      await reach(widget, 'loading');
      await expectAccessible(page, 'loading');
      await widget.evaluate((element, src) => (element.src = src), data.give(list([])).url);
      await reach(widget, 'empty');
      await expectAccessible(page, 'empty');
      await widget.evaluate((element, src) => Object.assign(element, { src, city: 'Atlantis' }), data.give(cities).url);
      await reach(widget, 'ready');
      await expectAccessible(page, 'unknown city');
      await widget.evaluate((element, src) => (element.src = src), `${data.origin}/wrong/status?code=500`);
      await reach(widget, 'error');
      await expectAccessible(page, 'error');
      const renewed = data.give(profile({ id: 'x', name: 'X', population: '2.640' }));
      await widget.evaluate((element, src) => (element.removeAttribute('city'), Object.assign(element, { src, debug: true })), renewed.url);
      await reach(widget, 'ready');
      renewed.set({ status: 500 });
      await widget.evaluate((element) => element.refresh().catch(() => {}));
      await reach(widget, 'stale');
      await expectAccessible(page, 'stale, with notes on the data');
    });
  });
}

test.describe('reflow', () => {
  // 320 px is 1280 px at 400 %.
  for (const width of [240, 320, 360, 720, 1280]) {
    // Long words, and what is only for the ear, made the card wider than its place.
    test(`needs no scrolling sideways at ${width} px, in five languages`, async ({ page, open, data }) => {
      test.setTimeout(240_000);
      await page.setViewportSize({ width, height: 800 });
      const widget = await open(`<main>${tag({ src: everything(data), now: NOW, group: 'g' })}</main><style>body{margin:0}</style>`);
      await reach(widget, 'ready');
      for (const lang of ['en', 'de', 'el', 'ar', 'ja']) {
        for (const variant of ['compact', 'standard', 'full', 'latest', 'row']) {
          await widget.evaluate((element, values) => Object.assign(element, values), { lang, variant });
          await expect(widget.locator('.frame')).toHaveAttribute('lang', lang);
          await whole(widget);
          for (const summary of await card(widget).locator('summary').all()) await summary.evaluate((element) => element.click());
          if (variant === 'full') await expect(card(widget).locator('details.mark[open] .origin-list').last()).toBeVisible();
          await softly.poll(() => sideways(page), `${lang}, ${variant}`).toEqual([]);
          await softly.poll(() => cutOff(widget), `${lang}, ${variant}: words that are cut off or lie over others`).toEqual([]);
        }
      }
      expect(await weight(widget)).toBeGreaterThan(20);
    });

    // The table was wider than 240 px.
    test(`needs none for lists at ${width} px`, async ({ page, open, data }) => {
      await page.setViewportSize({ width, height: 800 });
      const long = list([...cities.data.cities, { id: 'l', name: complete('https://example.org').data.name, country: { name: 'Vereinigtes Königreich Großbritannien und Nordirland' }, climate: { targets: [{ goalTerm: complete('https://example.org').data.name, targetYear: 2050, targetStatus: 'in-law' }] } }], cities.data);
      long.data.cities = [long.data.cities.at(-1), ...cities.data.cities];
      const widget = await open(`<main>${tag({ src: data.give(long).url, now: NOW })}</main><style>body{margin:0}</style>`);
      await reach(widget, 'ready');
      for (const lang of ['en', 'de', 'el', 'ar', 'ja']) {
        for (const variant of ['standard', 'row']) {
          await widget.evaluate((element, values) => Object.assign(element, values), { lang, variant });
          await expect(widget.locator('.frame')).toHaveAttribute('lang', lang);
          await expect(widget.locator(variant === 'row' ? '.cities' : '.tile').first()).toBeVisible();
          await softly.poll(() => sideways(page), `${lang}, ${variant}`).toEqual([]);
        }
      }
      await widget.locator('.opener').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect.poll(() => sideways(page)).toEqual([]);
    });
  }

  // Bars stood in columns of fixed widths.
  test('holds at twice the text size and with more space between letters', async ({ page, open, data }) => {
    const widget = await open(`<div style="font-size:32px;letter-spacing:.12em;word-spacing:.16em;line-height:1.5">${tag({ src: everything(data), variant: 'full', now: NOW })}</div>`);
    await page.setViewportSize({ width: 640, height: 800 });
    await reach(widget, 'ready');
    await whole(widget);
    await expect.poll(() => sideways(page)).toEqual([]);
    await expect.poll(() => cutOff(widget)).toEqual([]);
  });

  test('leaves targets of at least 24 px', async ({ open, data, page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const [src, variant] of [[everything(data), 'full'], [data.give(cities).url, 'row'], [data.give(cities).url, 'standard']]) {
      const widget = await open(around(tag({ src, variant, now: NOW, group: 'g' })));
      await reach(widget, 'ready');
      await expect(widget.locator('.card, .cities').first()).toBeVisible();
      if (variant === 'full') await whole(widget);
      const sizes = await widget.evaluate(({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('button, select, input, summary')].filter((e) => e.checkVisibility()).map((e) => {
          const { width, height } = e.getBoundingClientRect();
          return { name: e.textContent.slice(0, 20) || e.localName, small: Math.round(Math.min(width, height)) };
        }),
      );
      expect.soft(sizes.filter(({ small }) => small < 24), variant).toEqual([]);
      expect(sizes.length).toBeGreaterThan(4);
    }
  });
});

/** Texts that are not seen whole: cut by their own box, or outside of the card. @param {import('@playwright/test').Locator} widget */
const cutOff = (widget) =>
  widget.evaluate(({ shadowRoot }) => {
    const found = [];
    const outer = shadowRoot.querySelector('[part~=card]').getBoundingClientRect();
    const walk = document.createTreeWalker(shadowRoot.querySelector('[part~=card]'), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walk.nextNode()) {
      const { data, parentElement } = walk.currentNode;
      if (!data.trim() || !parentElement.checkVisibility() || parentElement.closest('.hidden, .scroll, [class*=hidden]')) continue;
      range.selectNodeContents(walk.currentNode);
      for (const { left, right, width } of range.getClientRects()) {
        if (width > 0 && (left < outer.left - 1 || right > outer.right + 1)) found.push(`${data.slice(0, 30)} in .${parentElement.className || parentElement.localName}: ${Math.round(left - outer.left)} to ${Math.round(right - outer.left)} of ${Math.round(outer.width)}`);
      }
    }
    return found;
  });

test.describe('assistive technology', () => {
  test('hears the standard card', async ({ open, data }) => {
    const widget = await open(around(tag({ src: data.give(sample('madrid')).url, now: NOW })));
    await reach(widget, 'ready');
    await expect(card(widget).getByText('Population', { exact: true })).toBeVisible();
    await expect(widget.getByRole('region')).toMatchAriaSnapshot(`
      - region "Madrid":
        - article:
          - heading "Madrid" [level=2]
          - paragraph: /Spain.? Europe/
          - paragraph: climate neutrality by 2050
          - paragraph: In a policy document (2021)
          - paragraph: "On the way: 65% reduction by 2030"
          - paragraph: In a policy document
          - paragraph: 65% reduction by 2030
          - paragraph: 0% of the way in 2021, as reported by the city
          - group: "Source of: 65% reduction by 2030"
          - term: Population
          - definition:
            - text: 3,286,662 as of 1 January 2022 municipality
            - group: "Source of: Population"
          - term: Area
          - definition:
            - text: 60,445.5 ha
            - group: "Source of: Area"
          - term: Mayor
          - definition:
            - text: José Luis Martínez-Almeida as of 2023
            - group: "Source of: José Luis Martínez-Almeida"
          - heading "Emissions" [level=3]
          - paragraph: 9,533,254 tonnes of CO₂ equivalent 2018
          - paragraph: /t CO₂e.? GPC.? BASIC/
          - figure:
            - 'img "Emissions: 8,696,228 tonnes of CO₂ equivalent in 2013, 9,533,254 tonnes of CO₂ equivalent in 2018."'
            - group: Show as a table
          - group: "Source of: Emissions"
          - heading "Networks and labels" [level=3]
          - list:
            - listitem:
              - paragraph: /EU Climate-Neutral and Smart Cities Mission Mission City.? since 28 April 2022/
            - listitem:
              - paragraph: /EU Mission Label Label awarded.? since 12 October 2023/
            - listitem:
              - paragraph: /C40 Cities Member.? since 2005/
          - heading "Documents" [level=3]
          - list:
            - listitem:
              - paragraph:
                - link "SmartCitiesWorld City Profile 2024 – City of Madrid"
    `);
  });

  test('hears the table', async ({ page, open, data }) => {
    await page.setViewportSize({ width: 1100, height: 800 });
    const two = list([
      { id: 'a', name: 'Aarhus', country: { code: 'DK', name: 'Denmark' }, population: 285_273, climate: { targets: [{ goalTerm: 'climate neutral', targetYear: 2030, targetStatus: 'in-law' }] } },
      { id: 'z', name: 'Łódź', country: { code: 'PL', name: 'Poland' }, climate: { targets: [{ goalTerm: 'No target' }] } },
    ], { name: 'Two' });
    const widget = await open(around(tag({ src: data.give(two).url, variant: 'row', now: NOW })));
    await reach(widget, 'ready');
    await expect(widget.getByRole('table')).toMatchAriaSnapshot(`
      - table:
        - caption
        - rowgroup:
          - row:
            - columnheader "City":
              - button "City"
            - columnheader "Country":
              - button "Country"
            - columnheader "Target"
            - columnheader "Target year":
              - button "Target year"
            - columnheader "Status of the target"
            - columnheader "Population":
              - button "Population"
        - rowgroup:
          - row:
            - rowheader "Aarhus":
              - button "Aarhus"
            - cell "Denmark"
            - cell "climate neutral"
            - cell "2030"
            - cell "In law"
            - cell "285,273"
          - row:
            - rowheader "Łódź":
              - button "Łódź"
            - cell "Poland"
            - cell
            - cell
            - cell "No target"
            - cell
    `);
    await expect(widget.getByRole('combobox', { name: 'Country' })).toBeVisible();
    await expect(widget.getByRole('status')).toHaveCount(1);
  });

  for (const level of [1, 2, 4]) {
    test(`hears headings in order from level ${level}`, async ({ page, open, data }) => {
      const widget = await open(tag({ src: everything(data), variant: 'full', 'heading-level': level, now: NOW }));
      await reach(widget, 'ready');
      await whole(widget);
      const levels = () => widget.getByRole('heading').evaluateAll((found) => found.map((h) => Number(h.localName[1])));
      const found = await levels();
      expect(found[0]).toBe(level);
      found.reduce((before, next) => (expect(next).toBeLessThanOrEqual(before + 1), next));
      expect(found.length).toBeGreaterThan(6);
      await widget.evaluate((element, src) => Object.assign(element, { src, variant: 'standard' }), data.give(cities).url);
      await expect(widget.locator('.tile').first()).toBeVisible();
      await expect.poll(async () => (await levels())[0]).toBe(level);
      await expect.poll(async () => new Set(await levels())).toEqual(new Set([level, level + 1]));
    });
  }

  // Region, definition, labels and credits lose the language of the data.
  test('hears the data’s own words in their language', async ({ open, data }) => {
    // All in Swedish, shown in a German widget on an English page.
    const swedish = JSON.parse(JSON.stringify(complete(data.origin)), (key, value) => (value && typeof value === 'object' && typeof value.sv !== 'string' && typeof value.en === 'string' ? `Svenska ${value.en}` : value));
    const widget = await open(tag({ src: data.give({ ...swedish, lang: 'sv' }).url, lang: 'de', variant: 'full', now: NOW }));
    await reach(widget, 'ready');
    await whole(widget);
    for (const summary of await card(widget).locator('summary').all()) await summary.evaluate((element) => element.click());
    await expect(card(widget).locator('details.mark[open] .origin-list').last()).toBeVisible();
    const [{ lang: quoted }] = swedish.data.quotes;
    const { told, wrong } = await card(widget).evaluate((article, quoted) => {
      const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const told = [], wrong = new Set();
      while (walk.nextNode()) {
        const { data, parentElement } = walk.currentNode;
        if (!data.startsWith('Svenska')) continue;
        told.push(data);
        // A quote names its own language.
        const wanted = parentElement.closest('.quote') ? quoted : 'sv';
        if (parentElement.closest('[lang]').lang !== wanted) wrong.add(data.slice(0, 60));
      }
      return { told: told.length, wrong: [...wrong] };
    }, quoted);
    expect(told).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  test('hears no field name of nothing, and links that say where they lead', async ({ open, data }) => {
    const widget = await open(tag({ src: everything(data), variant: 'full', now: NOW }));
    await reach(widget, 'ready');
    await whole(widget);
    const links = await widget.getByRole('link').evaluateAll((found) => found.map((link) => link.textContent.trim()));
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((name) => name.length < 3)).toEqual([]);
    const empty = await card(widget).evaluate((article) => [...article.querySelectorAll('dt, dd, li, h2, h3, h4, p, figcaption, td:only-child')].filter((e) => e.checkVisibility() && !e.textContent.trim()).map((e) => `${e.localName}.${e.className}`));
    expect(empty).toEqual([]);
    // Each mark has a name of its own to be told apart by.
    const marks = await card(widget).locator('details.mark > summary').allTextContents();
    expect(marks.length).toBeGreaterThan(5);
    expect(marks.every((words) => /Source of: .{3}/.test(words))).toBe(true);
  });
});

test.describe('the keyboard alone', () => {
  test('reaches everything of a card in the order of reading, and leaves it', async ({ page, open, data }) => {
    const widget = await open(`<a href="#start">The start</a>${tag({ src: data.give(sample('madrid')).url, variant: 'full', now: NOW })}<a href="#end">The end</a>`);
    await reach(widget, 'ready');
    await whole(widget);
    await page.getByRole('link', { name: 'The start' }).focus();
    const stops = [];
    for (let turn = 0; turn < 100; turn++) {
      await page.keyboard.press('Tab');
      const at = await widget.evaluate(({ shadowRoot, ownerDocument }) => {
        const active = shadowRoot.activeElement;
        if (!active) return { end: ownerDocument.activeElement.hash };
        const { top, height } = active.getBoundingClientRect();
        const { outlineStyle, outlineWidth } = getComputedStyle(active);
        return { name: active.textContent, top: top + scrollY, seen: top >= 0 && top + height <= innerHeight, outline: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 };
      });
      if (at.end === '#end') break;
      stops.push(at);
    }
    const all = await card(widget).locator('a[href], summary, button, [tabindex="0"]').evaluateAll((found) => found.filter((e) => e.checkVisibility()).length);
    expect(stops).toHaveLength(all);
    expect(stops.length).toBeGreaterThan(8);
    expect(stops.filter(({ outline }) => !outline), 'the focus is seen').toEqual([]);
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);
  });

  test('works a list from search to city and back', async ({ page, open, data }) => {
    const widget = await open(`<a href="#start">The start</a>${tag({ src: data.give(cities).url, variant: 'row', now: NOW })}`);
    await reach(widget, 'ready');
    await expect(widget.getByRole('table')).toBeVisible();
    await page.getByRole('link', { name: 'The start' }).focus();
    await page.keyboard.press('Tab');
    await expect(search(widget)).toBeFocused();
    await page.keyboard.type('City 12');
    await expect(widget.locator('tbody tr')).toHaveCount(1);
    const opener = widget.getByRole('button', { name: 'City 12', exact: true });
    for (let turn = 0; turn < 12 && !(await opener.evaluate((e) => e.getRootNode().activeElement === e)); turn++) await page.keyboard.press('Tab');
    await expect(opener).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByRole('dialog', { name: 'City 12' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
  });

  test('can scroll a table that is too wide for its place', async ({ page, open, data }) => {
    await page.setViewportSize({ width: 240, height: 700 });
    const widget = await open(tag({ src: everything(data), variant: 'full', now: NOW, lang: 'de' }));
    await reach(widget, 'ready');
    await whole(widget);
    for (const summary of await card(widget).locator('details.data > summary').all()) await summary.evaluate((element) => element.click());
    const deaf = await card(widget).evaluate((article) => [...article.querySelectorAll('*')].filter((e) => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX) && e.tabIndex < 0).map((e) => e.className));
    expect(deaf).toEqual([]);
  });
});

test.describe('without colour', () => {
  test('forced colours keep lines, bars and marks', async ({ page, open, data }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    const widget = await open(around(tag({ src: everything(data), variant: 'full', now: NOW })));
    await reach(widget, 'ready');
    await whole(widget);
    await expectAccessible(page, 'forced colours');
    const colours = await card(widget).evaluate((article) => {
      const of = (selector, property) => [...article.querySelectorAll(selector)].map((e) => getComputedStyle(e)[property]);
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      return { ground, measured: of('.field-of .measured', 'stroke'), way: of('.field-of .way', 'stroke'), fill: of('.bar-fill', 'fill'), bars: of('.bar-drawing rect', 'fill'), border: of(':scope', 'borderTopStyle') };
    });
    expect(colours.measured).toHaveLength(1);
    expect(colours.way).toHaveLength(1);
    expect(colours.bars.length).toBeGreaterThan(4);
    for (const of of ['measured', 'way', 'fill']) for (const colour of colours[of]) expect(colour, of).not.toMatch(/^none$|^rgba\(.*, 0\)$/);
    expect(colours.measured[0]).not.toBe(colours.way[0]);
  });

  test('what is on or off its way is told in words and by a mark', async ({ open, data }) => {
    const of = (value) => profile({ id: 'x', name: 'X', climate: {
      targets: [{ seriesId: 's', baseYear: 2010, reductionPercent: 50, baseYearEmissions: { value: 1000, unit: 'kt CO2e' }, targetYear: 2040, goalTerm: 'half' }],
      inventories: [{ seriesId: 's', year: 2020, total: { value, unit: 'kt CO2e' } }],
    } });
    for (const [value, words, mark] of [[700, 'On track in 2020', '✓'], [990, 'Off track in 2020', '△']]) {
      const widget = await open(tag({ src: data.give(of(value)).url, now: NOW }));
      const badge = card(widget).getByText(words);
      await expect(badge).toBeVisible();
      await expect.poll(() => badge.evaluate((element) => getComputedStyle(element.closest('.badge'), '::before').content)).toContain(mark);
    }
  });
});

test.describe('less motion', () => {
  for (const [reducedMotion, most] of [['reduce', 0], ['no-preference', 100]]) {
    test(`is heard: ${reducedMotion}`, async ({ page, open, data }) => {
      await page.emulateMedia({ reducedMotion });
      const endpoint = data.give(sample('madrid'));
      const release = endpoint.hold();
      const widget = await open(tag({ src: endpoint.url, now: NOW }));
      await reach(widget, 'loading');
      const running = () => widget.evaluate(({ shadowRoot }) => shadowRoot.getAnimations().length);
      expect(await running()).toBeLessThanOrEqual(most);
      // The loader says that it loads before there is anything to move.
      await expect(widget.locator('.bone').first()).toBeVisible();
      expect(await running()).toBeLessThanOrEqual(most);
      if (most) await expect.poll(running).toBeGreaterThan(0);
      release();
      await reach(widget, 'ready');
      await whole(widget);
      await expect.poll(running, 'nothing moves once all is there').toBe(0);
    });
  }
});

test.describe('paper', () => {
  const margin = Object.fromEntries(['top', 'bottom', 'left', 'right'].map((side) => [side, '10mm']));
  const print = async (page) => letters(pagesOf(await page.pdf({ format: 'A4', margin })).map(textOf).join(''));

  test('has the card with its figures, without buttons and closed sources', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(sample('madrid')).url, variant: 'full', now: NOW, group: 'g' }));
    await reach(widget, 'ready');
    await whole(widget);
    const text = await print(page);
    for (const words of ['Madrid', '3,286,662', '9,533,254', '10,864,841', '0% of the way in 2021, as reported by the city', 'Madrid Climate City Contract', 'Emissions gap in 2030']) expect.soft(text, words).toContain(letters(words));
    for (const words of ['Show what concerns', 'Show as a table']) expect.soft(text, words).not.toContain(letters(words));
  });

  test('has all cities of a list whose first rows are on the screen', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(cities).url, variant: 'row', now: NOW }));
    await reach(widget, 'ready');
    await widget.getByRole('button', { name: 'Show all 70 cities' }).press('Enter');
    await expect(widget.getByRole('button', { name: /^Show all/ })).toHaveCount(0);
    const text = await print(page);
    const lost = cities.data.cities.map(({ name }) => name).filter((name) => !text.includes(letters(name)));
    expect(lost).toEqual([]);
    expect(text).not.toContain(letters('Search cities'));
  });
});
