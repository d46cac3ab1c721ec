// <city-profile> with many cities: table and cards, search, filters, order, the opened city.

import { TRACKER, TRACKER_FILE, card, list, sample, tag } from './support/city.js';
import { NO_CORPUS, hasCorpus } from './support/corpus.js';
import { expect, test } from './support/test.js';
import { drawn, focusedId, heard, lastHeard, reach, status, search } from './support/widget.js';

const rows = (widget) => widget.locator('tbody tr');
const names = (widget) => widget.locator('tbody tr .opener').allTextContents();
const openers = (widget) => widget.locator('.opener');
const choice = (widget, name) => widget.getByRole('combobox', { name, exact: true });
const tiles = (widget) => widget.locator('.tile');

const five = list([
  { id: 'a', name: 'Aarhus', country: { code: 'DK', name: 'Denmark' }, population: 285_273, memberships: [{ network: { id: 'c40', name: 'C40 Cities' } }], climate: { targets: [{ goalTerm: 'climate neutral', targetYear: 2030, targetStatus: 'in-law' }] } },
  { id: 'z', name: 'Łódź', country: { code: 'PL', name: 'Poland' }, population: 670_642, climate: { targets: [{ goalTerm: 'No target' }] } },
  { id: 'v', name: 'Växjö', country: { code: 'SE', name: 'Sweden' }, population: 94_129, memberships: [{ network: { id: 'nz', name: 'A network' } }], climate: { targets: [{ goalTerm: 'fossil fuel free', targetYear: 2020 }] } },
  { id: 'b', name: 'Ålborg', alternateName: ['Aalborg'], country: { code: 'DK', name: 'Denmark' }, climate: { targets: [{ goalTerm: 'climate neutral', targetYear: 2030 }] } },
  { id: 'n', name: 'Nowhere' },
], { name: 'Five cities', description: 'Made for tests' });
const shown = (data, attributes = {}) => tag({ src: data.give(five).url, variant: 'row', now: '2026-05-20T09:30:00Z', ...attributes });

test.describe('a list', () => {
  test('tells what it has', async ({ page, open, data, complaints }) => {
    const widget = await open(shown(data));
    await reach(widget, 'ready');
    await expect(status(widget)).toHaveText('5 cities');
    const [load, ...more] = await heard(page, 'city-load');
    expect(more).toEqual([]);
    expect(load).toMatchObject({ kind: 'CityProfileList', format: 'city-widgets', counts: { cities: 5 }, diagnostics: [] });
    await expect(widget.getByRole('heading', { name: 'Five cities' })).toBeVisible();
    await expect(widget.getByText('Made for tests')).toBeVisible();
    expect(await widget.evaluate(async (element) => (await element.ready).data.cities.length)).toBe(5);
    expect(complaints).toEqual([]);
  });

  test('is a table with names as row headings, in the order of the language', async ({ open, data }) => {
    const widget = await open(shown(data));
    await expect.poll(() => names(widget)).toEqual(['Aarhus', 'Ålborg', 'Łódź', 'Nowhere', 'Växjö']);
    await expect(widget.getByRole('rowheader')).toHaveCount(5);
    await expect(widget.getByRole('columnheader', { name: 'Target year' })).toHaveCount(1);
    await widget.evaluate((element) => (element.lang = 'da'));
    // In Danish Å is the last letter, and Aa is written for it.
    await expect.poll(() => names(widget)).toEqual(['Łódź', 'Nowhere', 'Växjö', 'Ålborg', 'Aarhus']);
  });

  test('says of each city in words whether it has a target, none, one that has passed, or says nothing', async ({ open, data }) => {
    const widget = await open(shown(data));
    await reach(widget, 'ready');
    const row = (id) => widget.locator(`tbody [data-id=${id}]`);
    await expect(row('a')).toContainText('In law');
    await expect(row('z')).toContainText('No target');
    await expect(row('v')).toContainText('Target year has passed');
    await expect(row('b')).toContainText('Target stated');
    await expect(row('n')).toContainText('No information on a target');
    await expect(row('z')).not.toContainText('passed');
    await expect(row('v')).not.toContainText('No target');
    // Missing is not zero.
    await expect(row('n')).not.toContainText('0');
  });

  test('becomes cards in each other variant, and a table again', async ({ open, data }) => {
    const widget = await open(shown(data, { variant: 'standard' }));
    await reach(widget, 'ready');
    await expect(tiles(widget)).toHaveCount(5);
    await expect(widget.getByRole('table')).toHaveCount(0);
    await expect(tiles(widget).filter({ hasText: 'Växjö' })).toContainText('Target year has passed');
    await expect(tiles(widget).filter({ hasText: 'Łódź' })).toContainText('No target');
    await widget.evaluate((element) => (element.variant = 'row'));
    await expect(rows(widget)).toHaveCount(5);
    await expect(tiles(widget)).toHaveCount(0);
  });

  test('is searched without accents, and the search is told', async ({ page, open, data }) => {
    const widget = await open(shown(data));
    await reach(widget, 'ready');
    for (const [words, found] of [['lodz', ['Łódź']], ['vaxjo', ['Växjö']], ['AALBORG', ['Ålborg']], ['denmark', ['Aarhus', 'Ålborg']], ['fossil', ['Växjö']], ['neutral aar', ['Aarhus']]]) {
      await search(widget).fill(words);
      await expect.poll(() => names(widget), words).toEqual(found);
      await lastHeard(page, 'city-filter', expect.objectContaining({ query: words, shown: found.length, total: 5 }));
    }
    await search(widget).fill('xyzzy');
    await expect(status(widget)).toHaveText('No city matches.');
    await expect(rows(widget)).toHaveCount(0);
    await widget.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(status(widget)).toHaveText('5 cities');
    await expect(search(widget)).toHaveValue('');
    await expect(search(widget), 'the focus is not lost with the button').toBeFocused();
  });

  test('is filtered by country, network, status and year', async ({ page, open, data }) => {
    const widget = await open(shown(data));
    await reach(widget, 'ready');
    await choice(widget, 'Country').selectOption('Denmark');
    await expect.poll(() => names(widget)).toEqual(['Aarhus', 'Ålborg']);
    await expect(status(widget)).toHaveText('2 of 5 cities');
    await lastHeard(page, 'city-filter', { query: '', filters: expect.objectContaining({ country: 'DK' }), shown: 2, total: 5 });
    await choice(widget, 'Status of the target').selectOption('In law');
    await expect.poll(() => names(widget)).toEqual(['Aarhus']);
    await choice(widget, 'Country').selectOption('All countries');
    await choice(widget, 'Status of the target').selectOption('No target');
    await expect.poll(() => names(widget)).toEqual(['Łódź']);
    await choice(widget, 'Status of the target').selectOption('Target year has passed');
    await expect.poll(() => names(widget)).toEqual(['Växjö']);
    await choice(widget, 'Status of the target').selectOption('Any status');
    await choice(widget, 'Target year').selectOption('2030');
    await expect.poll(() => names(widget)).toEqual(['Aarhus', 'Ålborg']);
    await choice(widget, 'Network').selectOption('C40 Cities');
    await expect.poll(() => names(widget)).toEqual(['Aarhus']);
    await lastHeard(page, 'city-filter', { query: '', filters: expect.objectContaining({ year: '2030', network: 'c40' }), shown: 1, total: 5 });
    await widget.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(rows(widget)).toHaveCount(5);
    for (const name of ['Country', 'Network', 'Status of the target', 'Target year']) await expect(choice(widget, name)).toHaveValue('');
  });

  // The list shows the code where the card has the name.
  test('names countries in words where the data have a code', async ({ open, data }) => {
    const src = data.give(list([{ id: 'a', name: 'A', country: 'NLD' }, { id: 'b', name: 'B', country: 'AT' }])).url;
    const widget = await open(tag({ src, variant: 'row' }));
    await reach(widget, 'ready');
    await expect(rows(widget).first()).toContainText('Netherlands');
    await expect(choice(widget, 'Country').getByRole('option')).toHaveText(['All countries', 'Austria', 'Netherlands']);
    await search(widget).fill('netherlands');
    await expect.poll(() => names(widget)).toEqual(['A']);
  });

  test('is sorted by its head and by the list box alike', async ({ open, data }) => {
    const widget = await open(shown(data));
    await page_width(widget);
    await reach(widget, 'ready');
    const head = (name) => widget.getByRole('columnheader', { name });
    await expect(head('City')).toHaveAttribute('aria-sort', 'ascending');
    await head('Target year').getByRole('button').click();
    await expect.poll(async () => (await names(widget)).slice(0, 3)).toEqual(['Växjö', 'Aarhus', 'Ålborg']);
    await expect(head('Target year')).toHaveAttribute('aria-sort', 'ascending');
    await expect(head('City')).toHaveAttribute('aria-sort', 'none');
    await expect(choice(widget, 'Order')).toHaveValue('year');
    await head('Population').getByRole('button').press('Enter');
    await expect.poll(async () => (await names(widget)).slice(0, 3)).toEqual(['Łódź', 'Aarhus', 'Växjö']);
    await expect(head('Population')).toHaveAttribute('aria-sort', 'descending');
    await choice(widget, 'Order').selectOption('As in the data');
    await expect.poll(() => names(widget)).toEqual(['Aarhus', 'Łódź', 'Växjö', 'Ålborg', 'Nowhere']);
    await expect(widget.locator('[aria-sort]:not([aria-sort=none])')).toHaveCount(0);
    await choice(widget, 'Order').selectOption('By country');
    // What lacks it comes last.
    await expect.poll(() => names(widget)).toEqual(['Aarhus', 'Ålborg', 'Łódź', 'Växjö', 'Nowhere']);
  });

  test('begins with the search that the page names', async ({ page, open, data }) => {
    const widget = await open(shown(data, { query: 'fossil' }));
    await expect(search(widget)).toHaveValue('fossil');
    await expect.poll(() => names(widget)).toEqual(['Växjö']);
    expect(await heard(page, 'city-filter'), 'nobody has filtered').toEqual([]);
    await widget.evaluate((element) => (element.query = 'lodz'));
    await expect.poll(() => names(widget)).toEqual(['Łódź']);
  });

  test('keeps the search when it is renewed or speaks another language', async ({ open, data }) => {
    const endpoint = data.give(five);
    const widget = await open(tag({ src: endpoint.url, variant: 'row' }));
    await reach(widget, 'ready');
    await search(widget).fill('vax');
    await expect.poll(() => names(widget)).toEqual(['Växjö']);
    endpoint.set(list([...five.data.cities, { id: 'w', name: 'Växbo' }]));
    await widget.evaluate((element) => element.refresh());
    await expect.poll(() => names(widget)).toEqual(['Växbo', 'Växjö']);
    await expect(search(widget)).toHaveValue('vax');
    await widget.evaluate((element) => (element.lang = 'de'));
    await expect(widget.getByText('2 von 6 Städten')).toBeVisible();
    await expect(search(widget)).toHaveValue('vax');
  });

  test('leaves out what is no city, and says so', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(list([{ name: 'A' }, 7, { id: 'nameless' }, { name: 'B' }])).url, variant: 'row' }));
    await reach(widget, 'ready');
    await expect.poll(() => names(widget)).toEqual(['A', 'B']);
    await expect(widget.getByText('2 cities could not be shown.')).toBeVisible();
    await expect.poll(() => widget.evaluate((element) => element.diagnostics.length)).toBe(2);
  });
});

/** So wide that all columns are there. */
const page_width = (widget) => widget.page().setViewportSize({ width: 1100, height: 800 });

test.describe('a city of a list', () => {
  for (const variant of ['row', 'standard']) {
    test(`opens by keyboard and closes with Escape, the focus goes back (${variant})`, async ({ page, open, data }) => {
      const widget = await open(shown(data, { variant }));
      await reach(widget, 'ready');
      const opener = widget.getByRole('button', { name: 'Växjö', exact: true });
      await opener.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Växjö' });
      await expect(dialog).toBeVisible();
      await expect(dialog.getByRole('heading', { name: 'Växjö' })).toBeVisible();
      await expect(dialog).toContainText('There are no figures for 2020 to say whether it was met.');
      const [select] = await heard(page, 'city-select');
      expect(select).toEqual({ kind: 'city', id: 'v', record: expect.objectContaining({ id: 'v', name: 'Växjö' }) });
      // The focus stays inside.
      for (let n = 0; n < 6; n++) {
        await page.keyboard.press('Tab');
        await drawn(page);
        await expect.poll(() => widget.evaluate(({ shadowRoot }) => !shadowRoot.activeElement || shadowRoot.querySelector('dialog').contains(shadowRoot.activeElement))).toBe(true);
      }
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();
      await opener.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(opener).toBeFocused();
    });
  }

  test('does not open where the page prevents it', async ({ page, open, data }) => {
    const widget = await open(shown(data));
    await reach(widget, 'ready');
    await page.evaluate(() => (window.prevent = 'city-select'));
    await widget.getByRole('button', { name: 'Växjö', exact: true }).click();
    await expect.poll(async () => (await heard(page, 'city-select')).length).toBe(1);
    await drawn(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  // An opened city was not renewed.
  test('stays open when the list is renewed, with what is new', async ({ page, open, data }) => {
    const endpoint = data.give(five);
    const widget = await open(tag({ src: endpoint.url, variant: 'row' }));
    await reach(widget, 'ready');
    await widget.getByRole('button', { name: 'Aarhus', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Aarhus' });
    await expect(dialog).toContainText('285,273');
    endpoint.set(list(five.data.cities.map((city) => (city.id === 'a' ? { ...city, population: 290_000 } : city))));
    await widget.evaluate((element) => element.refresh());
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('290,000');
  });

  test('with the same id as another one is named in the diagnostics, and both are there', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(list([{ id: 'm', name: 'Madrid', population: 1 }, { id: 'm', name: 'Madrid (Cundinamarca)', population: 2 }])).url, variant: 'row' }));
    await reach(widget, 'ready');
    await expect(rows(widget)).toHaveCount(2);
    await expect.poll(() => widget.evaluate((element) => element.diagnostics.map(({ code }) => code))).toEqual(['duplicate']);
    await widget.getByRole('button', { name: 'Madrid (Cundinamarca)' }).click();
    await expect(page.getByRole('dialog').getByRole('heading').first()).toHaveText('Madrid (Cundinamarca)');
  });
});

test.describe('one hundred and more', () => {
  const many = (count) => list(Array.from({ length: count }, (_, n) => ({ id: `c${n}`, name: `City ${String(n).padStart(4, '0')}`, country: n % 2 ? 'ES' : 'DE', population: n })));

  test('112 are all there after “Show all”, and found before', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(many(112)).url, variant: 'row' }));
    await reach(widget, 'ready');
    await expect(rows(widget)).toHaveCount(60);
    await search(widget).fill('0111');
    await expect.poll(() => names(widget)).toEqual(['City 0111']);
    await search(widget).fill('');
    await page.setViewportSize({ width: 1000, height: 9000 });
    await widget.getByRole('button', { name: 'Show all 112 cities' }).press('Enter');
    await expect(rows(widget)).toHaveCount(112);
    await expect(widget.getByRole('button', { name: /^Show all/ })).toHaveCount(0);
    await expect(widget.getByRole('table')).toHaveAttribute('aria-rowcount', '113');
    await expect.poll(() => rows(widget).evaluateAll((found) => found.map((row) => Number(row.getAttribute('aria-rowindex'))))).toEqual(Array.from({ length: 112 }, (_, n) => n + 2));
  });

  // A press of Enter on “Show all” takes the button away. The focus stands on the list then, and the next Tab
  // leads to its top, sixty cities before what was asked for.
  for (const variant of ['row', 'standard']) {
    test(`“Show all” leaves the keyboard at the first city that was hidden (${variant})`, async ({ page, open, data }) => {
      const widget = await open(tag({ src: data.give(many(112)).url, variant }));
      await reach(widget, 'ready');
      await widget.getByRole('button', { name: 'Show all 112 cities' }).press('Enter');
      await expect(widget.getByRole('button', { name: /^Show all/ })).toHaveCount(0);
      await expect.poll(() => widget.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.localName), 'the focus is not lost').toBeTruthy();
      if ((await focusedId(page)) === undefined) await page.keyboard.press('Tab');
      await expect.poll(() => focusedId(page)).toBe('c60');
    });
  }
});

test.describe('1,177 cities of the Net Zero Tracker', () => {
  test.skip(!hasCorpus, NO_CORPUS);
  test.setTimeout(180_000);

  const tracker = (data, attributes = {}) => tag({ src: `${data.origin}/corpus/${TRACKER_FILE}`, fields: JSON.stringify(TRACKER), variant: 'row', now: '2026-05-20T09:30:00Z', ...attributes });

  test('are all shown or named in the diagnostics', async ({ page, open, data }) => {
    const widget = await open(tracker(data));
    await reach(widget, 'ready');
    const [load] = await heard(page, 'city-load');
    expect(load).toMatchObject({ kind: 'CityProfileList', format: 'table', counts: { cities: 1177 } });
    const { cities, left } = await widget.evaluate((element) => ({ cities: element.data.data.cities.length, left: element.diagnostics.filter(({ code }) => /not-a-record|incomplete/.test(code)).length }));
    expect(cities + left).toBe(1177);
    expect(cities).toBe(1177);
    await expect(status(widget)).toHaveText('1,177 cities');
    await expect(rows(widget)).toHaveCount(60);
    await widget.getByRole('button', { name: 'Show all 1,177 cities' }).press('Enter');
    // Rows are in the document while they are near; going down the page must come by each of them.
    const seen = new Set();
    await expect
      .poll(async () => {
        for (const id of await rows(widget).evaluateAll((found) => found.map((row) => row.dataset.id))) seen.add(id);
        await page.evaluate(() => scrollBy(0, innerHeight * 0.8));
        return seen.size;
      }, { timeout: 60_000, intervals: [50] })
      .toBe(1177);
  });

  test('of which those without a target and those whose year has passed are told apart in words', async ({ open, data }) => {
    const widget = await open(tracker(data));
    await reach(widget, 'ready');
    const by = choice(widget, 'Status of the target');
    const found = {};
    for (const name of ['No target', 'Target year has passed', 'In law']) {
      await by.selectOption(name);
      const words = () => rows(widget).evaluateAll((all) => [...new Set(all.map((row) => row.cells[4].textContent))]);
      await expect.poll(words, 'each row says it itself').toEqual([name]);
      await expect(status(widget)).toHaveText(/ of 1,177 cities$/);
      found[name] = Number((await status(widget).textContent()).match(/^[\d,]+/)[0].replace(',', ''));
    }
    // As the file has them: 12 years are 2022 or before, and 3 more have passed since.
    expect(found['No target']).toBeGreaterThan(700);
    expect(found['Target year has passed']).toBeGreaterThanOrEqual(10);
    expect(found['In law']).toBeGreaterThanOrEqual(10);
  });

  test('have the tracker’s own term on their cards', async ({ page, open, data }) => {
    const widget = await open(tracker(data));
    await reach(widget, 'ready');
    await search(widget).fill('copenhagen');
    await expect.poll(() => names(widget)).toEqual(['Copenhagen']);
    await openers(widget).first().press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Copenhagen' });
    await expect(dialog).toContainText('Carbon neutral(ity) by 2025');
    await expect(dialog).toContainText('Denmark');
  });

  // Not a limit of one keystroke but the median over many, at the machine's own speed.
  for (const whole of [false, true]) {
    test(`are searched with a median of less than 50 ms from key to frame${whole ? ', all of them shown' : ''}`, async ({ page, open, data }) => {
      test.setTimeout(240_000);
      const widget = await open(tracker(data));
      await reach(widget, 'ready');
      if (whole) {
        await widget.getByRole('button', { name: /^Show all/ }).press('Enter');
        await expect(widget.getByRole('button', { name: /^Show all/ })).toHaveCount(0);
      }
      await search(widget).focus();
      await widget.evaluate(({ shadowRoot }) => {
        window.took = [];
        const field = shadowRoot.querySelector('input[type=search]');
        field.addEventListener('beforeinput', () => (window.began = performance.now()), true);
        // After the frame in which the list is drawn anew: the task that follows it.
        field.addEventListener('input', () => {
          const began = window.began;
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.took.push(performance.now() - began);
            port2.postMessage(0);
          });
        });
      });
      const words = ['madrid', 'san', 'new york', 'carbon', 'berlin', 'zero'];
      const keys = words.flatMap((word) => [...word].map((key) => (key === ' ' ? 'Space' : key)).concat([...word].map(() => 'Backspace')));
      const middle = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
      // What else the machine does can only make a key slower: of each the quickest of some rounds counts.
      let best = keys.map(() => Infinity);
      for (let round = 0; round < 6 && !(middle(best) < 50); round++) {
        await page.evaluate(() => (window.took = []));
        for (const [n, key] of keys.entries()) {
          await page.keyboard.press(key);
          await expect.poll(() => page.evaluate(() => window.took.length), { intervals: [5, 10, 20] }).toBe(n + 1);
        }
        await expect(status(widget)).toHaveText('1,177 cities');
        const took = await page.evaluate(() => window.took);
        best = best.map((time, n) => Math.min(time, took[n]));
        console.log(`${took.length} keys, median ${middle(took).toFixed(1)} ms, most ${Math.max(...took).toFixed(1)} ms, after round ${round + 1} ${middle(best).toFixed(1)} ms`);
      }
      expect(keys.length).toBeGreaterThan(50);
      expect(middle(best)).toBeLessThan(50);
    });
  }
});

test.describe('other files of the corpus', () => {
  test.skip(!hasCorpus, NO_CORPUS);

  for (const [file, fields, least] of [
    ['wikidata_city_population.csv', { id: '/item', name: '/locode', 'population.value': '/population', 'population.year': '/populationYear' }, 1000],
    ['wikidata_country_names_6langs.csv', { id: '/iso31661', 'name.en': '/label_en', 'name.ar': '/label_ar', 'name.es': '/label_es', 'country.code': '/iso31661' }, 150],
    ['c40_cities.csv', { name: '/City' }, 50],
  ]) {
    test(`${file} loads as it is`, async ({ page, open, data }) => {
      test.setTimeout(120_000);
      const widget = await open(tag({ src: `${data.origin}/corpus/profile/${file}`, fields: JSON.stringify(fields), format: 'table', variant: 'row', debug: '' }));
      await reach(widget, 'ready');
      const [{ counts, format }] = await heard(page, 'city-load');
      expect(format).toBe('table');
      expect(counts.cities).toBeGreaterThan(least);
      await expect(rows(widget)).toHaveCount(60);
      if (file.includes('6langs')) {
        await widget.evaluate((element) => (element.lang = 'ar'));
        await search(widget).fill('españa');
        await expect.poll(() => names(widget)).toEqual(['إسبانيا']);
      }
    });
  }
});

test('the demo’s members are all in the table', async ({ open, data }) => {
  const members = sample('mission-cities');
  const widget = await open(tag({ src: data.give(members).url, variant: 'row' }));
  await reach(widget, 'ready');
  await expect(status(widget)).toHaveText(`${members.data.cities.length} cities`);
  await search(widget).fill('sonderborg');
  await expect.poll(() => names(widget)).toEqual(['Sønderborg']);
  await openers(widget).first().press('Enter');
  await expect(card(widget)).toContainText('Denmark');
});
