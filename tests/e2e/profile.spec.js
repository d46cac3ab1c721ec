// <city-profile> with one city: states, events, variants, sources, and what it asks of the network.

import { FALLBACK, card, complete, fixture, list, profile, sample, tag } from './support/city.js';
import { refusedOrigin } from './support/server.js';
import { expect, test } from './support/test.js';
import { heard, reach, settled } from './support/widget.js';

const fallback = (page) => page.getByRole('link', { name: 'Climate pages of the city' });
const one = profile({ id: 'one', name: 'Onetown', population: 1000 });
const SVG = { headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" width="400" height="300"><path d="M0 0h4v3H0z" fill="green"/></svg>' };
const heading = (widget) => card(widget).getByRole('heading').first();

test.describe('loading', () => {
  test('shows the fallback until there is something better', async ({ page, open, data, complaints }) => {
    const endpoint = data.give(one);
    const release = endpoint.hold();
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'loading');
    await expect(widget.getByRole('status')).toHaveText('Loading the city profile');
    await expect(fallback(page)).toBeVisible();
    await expect.poll(() => widget.evaluate((element) => [element.matches(':state(loading)'), element.data, element.error])).toEqual([true, null, null]);
    release();
    await reach(widget, 'ready');
    await expect(heading(widget)).toHaveText('Onetown');
    await expect(fallback(page)).toBeHidden();
    expect(await settled(widget)).toEqual({ kind: 'CityProfile' });
    await expect.poll(() => widget.evaluate((element) => element.matches(':state(ready)'))).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('says so in the element’s language', async ({ open, data }) => {
    const widget = await open(tag({ src: `${data.origin}/wrong/silence`, lang: 'de' }));
    await expect(widget.getByRole('status')).toHaveText('Stadtprofil wird geladen');
  });

  test('tells city-load once, with what there is', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(sample('madrid')).url }));
    await reach(widget, 'ready');
    const [load, ...more] = await heard(page, 'city-load');
    expect(more).toEqual([]);
    expect(load).toEqual({ kind: 'CityProfile', format: 'city-widgets', counts: { cities: 1 }, diagnostics: [], age: expect.any(Number) });
    expect(load.age).toBeLessThan(60);
    expect(await heard(page, 'city-error')).toEqual([]);
  });

  test('gives the canonical model and the diagnostics', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(profile({ id: 'x', name: 'X', population: '2.640', geo: { latitude: 91, longitude: 0 } })).url }));
    await reach(widget, 'ready');
    const { model, diagnostics } = await widget.evaluate((element) => ({ model: element.data, diagnostics: element.diagnostics }));
    expect(model).toMatchObject({ schemaVersion: '1.0', kind: 'CityProfile', lang: 'en', data: { name: 'X' } });
    expect(model.data.population).toBeUndefined();
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([['bad-place', '/data/geo'], ['bad-number', '/data/population']]);
    for (const { message } of diagnostics) expect(message).toMatch(/^Not shown, because/);
  });

  test('takes data from the page and from a property', async ({ page, open }) => {
    const widget = await open(tag({}, `<script type="application/json">${JSON.stringify(one)}</script>${FALLBACK}`));
    await reach(widget, 'ready');
    await expect(heading(widget)).toHaveText('Onetown');
    await widget.evaluate((element) => (element.data = { name: 'Handed over' }));
    await expect(heading(widget)).toHaveText('Handed over');
    await expect.poll(() => page.evaluate(() => window.heard.map(({ type }) => type))).toEqual(['city-load', 'city-load']);
  });

  for (const [name, file, expected] of [
    ['schema.org', 'schema-org', 'schema-org'],
    ['Wikidata entities', 'wikidata-entity', 'wikidata'],
    ['Wikidata rows', 'wikidata-rows', 'wikidata'],
  ]) {
    test(`reads ${name} by itself`, async ({ page, open, data }) => {
      const widget = await open(tag({ src: data.give(fixture(file)).url, variant: 'full' }));
      await reach(widget, 'ready');
      await expect.poll(async () => (await heard(page, 'city-load'))[0]?.format).toBe(expected);
      await expect(widget.getByRole('heading').first()).toBeVisible();
    });
  }
});

test.describe('an error', () => {
  for (const [name, path, code, words, more] of [
    ['404', '/wrong/status?code=404', 'http', /answered with error 404\.$/, { status: 404 }],
    ['500', '/wrong/status?code=500', 'http', /answered with error 500\.$/, { status: 500 }],
    ['a web page with status 200', '/wrong/html', 'format', /a web page instead of data\.$/],
    ['truncated JSON', '/wrong/truncated', 'format', /not valid JSON at .+\.$/],
    ['an empty answer', '/wrong/empty', 'empty', /is empty\.$/],
    ['an answer that other sites may not read', '/wrong/private', 'network', /there is no connection to /],
    ['a connection that breaks', '/wrong/broken', 'network', /there is no connection to /],
  ]) {
    test(`of ${name} shows a sentence, the fallback and a way on`, async ({ page, open, data }) => {
      const widget = await open(tag({ src: data.origin + path }));
      await reach(widget, 'error');
      const error = { code, message: expect.stringMatching(words), ...more };
      await expect.poll(() => heard(page, 'city-error')).toEqual([error]);
      await expect.poll(() => widget.evaluate((element) => element.error)).toEqual(error);
      expect(await settled(widget)).toEqual({ status: undefined, ...error });
      await expect(widget.getByRole('alert')).toHaveText(words);
      await expect(fallback(page)).toBeVisible();
      expect(await heard(page, 'city-load')).toEqual([]);
      await expect(widget.getByRole('button', { name: 'Try again' })).toBeVisible();
    });
  }

  test('of a later version names it', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give({ ...one, schemaVersion: '2.0' }).url }));
    await reach(widget, 'error');
    await expect(widget.getByRole('alert')).toContainText('made for the later version 2.0');
  });

  test('of data that are a programme is one of format', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give({ schemaVersion: '1.0', kind: 'Programme', data: { name: 'P', sessions: [{ title: 'S' }] } }).url }));
    await reach(widget, 'error');
    await expect.poll(async () => (await heard(page, 'city-error'))[0]?.code).toBe('format');
    await expect(fallback(page)).toBeVisible();
  });

  test('of a refused connection', async ({ page, open }) => {
    const widget = await open(tag({ src: `${await refusedOrigin()}/city.json` }));
    await reach(widget, 'error');
    await expect.poll(async () => (await heard(page, 'city-error'))[0]).toEqual({ code: 'network', message: expect.stringMatching(/127\.0\.0\.1:\d+\/city\.json/) });
  });

  test('of code that can’t be had is not laid at the endpoint’s door, and “Try again” asks for it again', async ({ page, open, data }) => {
    const PART = '**/profile.formats.wasm';
    await page.route(PART, (route) => route.fulfill({ status: 404, body: '' }));
    const widget = await open(tag({ src: data.give({ body: 'name,country\nOnetown,DE\n', headers: { 'content-type': 'text/csv' } }).url }));
    await reach(widget, 'error');
    const message = 'This part of the page could not be started.';
    expect(await heard(page, 'city-error')).toEqual([{ code: 'wasm', message }]);
    await expect(widget.getByRole('alert')).toHaveText(message);
    await expect(fallback(page)).toBeVisible();
    await page.unroute(PART);
    await widget.getByRole('button', { name: 'Try again' }).click();
    await reach(widget, 'ready');
  });

  test('of the data is told without further code', async ({ page, open, data }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const body of ['<!doctype html><title>Error</title>', 'Internal Server Error', '{"error": "no"}', '{"schemaVersion": "1.0", "kind": "CityProf', '{"schemaVersion": "2.0", "data": {"name": "A"}}']) {
      const widget = await open(tag({ src: data.give({ body }).url, variant: 'compact' }));
      await reach(widget, 'error');
      expect((await heard(page, 'city-error')).at(-1).code, body).toBe('format');
      expect(asked.filter((url) => url.includes('.formats.')), body).toEqual([]);
    }
  });

  test('is over after “Try again”', async ({ page, open, data }) => {
    const endpoint = data.give({ status: 503 });
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'error');
    endpoint.set(one);
    await widget.getByRole('button', { name: 'Try again' }).click();
    await reach(widget, 'ready');
    await expect(heading(widget)).toHaveText('Onetown');
    await expect(fallback(page)).toBeHidden();
    await expect.poll(() => widget.evaluate((element) => element.error)).toBeNull();
  });
});

test.describe('empty', () => {
  test('is said, and the fallback stays', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(list([])).url }));
    await reach(widget, 'empty');
    await expect(widget.getByRole('status')).toHaveText('No city profile has been published here yet.');
    await expect(fallback(page)).toBeVisible();
    expect(await heard(page, 'city-error')).toEqual([]);
  });
});

test.describe('a refresh', () => {
  test('that fails keeps the card and says how old it is', async ({ page, open, data }) => {
    const endpoint = data.give(one);
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    endpoint.set({ status: 500 });
    expect(await widget.evaluate((element) => element.refresh().catch((error) => error.code))).toBe('http');
    await reach(widget, 'stale');
    await expect(heading(widget)).toHaveText('Onetown');
    await expect(widget.getByText(/^This copy is from \d\d:\d\d\. It could not be refreshed\.$/)).toBeVisible();
    await expect(fallback(page)).toBeHidden();
    await expect.poll(() => widget.evaluate((element) => [element.error.code, element.matches(':state(stale)')])).toEqual(['http', true]);
    endpoint.set(profile({ id: 'one', name: 'Onetown', population: 2000 }));
    await widget.getByRole('button', { name: 'Try again' }).click();
    await reach(widget, 'ready');
    await expect(card(widget)).toContainText('2,000');
    await expect(widget.getByText(/^This copy is from/)).toHaveCount(0);
  });

  test('that brings news announces it, politely and once', async ({ open, data }) => {
    const endpoint = data.give(one);
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    const told = widget.locator('[aria-live=polite]');
    await expect(told).toHaveText('');
    await widget.evaluate((element) => element.refresh());
    await expect(told).toHaveText('');
    endpoint.set(profile({ id: 'one', name: 'Onetown', population: 2000 }));
    await widget.evaluate((element) => element.refresh());
    await expect(card(widget)).toContainText('2,000');
    await expect(told).toHaveText('The cities have new figures.');
  });

  test('that brings the same leaves an opened source and the focus alone', async ({ open, data }) => {
    const endpoint = data.give(sample('madrid'));
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    const mark = card(widget).locator('details.mark > summary').first();
    await mark.press('Enter');
    await expect(card(widget).locator('.origin-list').first()).toBeVisible();
    endpoint.set({ ...sample('madrid'), generatedAt: '2026-01-01T00:00:00Z' });
    await widget.evaluate((element) => element.refresh());
    await expect(card(widget).locator('.origin-list').first()).toBeVisible();
    await expect(mark).toBeFocused();
  });
});

test.describe('offline', () => {
  const kept = (page) => page.evaluate(async () => (await (await caches.open('city-widgets')).keys()).length);

  test('nothing is kept where the page does not ask for it', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(one).url }));
    await reach(widget, 'ready');
    await expect.poll(() => page.evaluate(async () => [await caches.keys(), localStorage.length, sessionStorage.length, document.cookie])).toEqual([[], 0, 0, '']);
  });

  test('the last good copy is shown with its age, and renewed when the endpoint is back', async ({ page, open, data }) => {
    const endpoint = data.give(one);
    const widget = await open(tag({ src: endpoint.url, offline: '' }));
    await reach(widget, 'ready');
    await expect.poll(() => kept(page)).toBeGreaterThan(0);
    endpoint.set({ status: 503 });
    await page.reload();
    await reach(widget, 'stale');
    await expect(heading(widget)).toHaveText('Onetown');
    await expect(widget.getByText(/^This copy is from/)).toBeVisible();
    endpoint.set(profile({ id: 'one', name: 'Onetown', population: 2000 }));
    await widget.getByRole('button', { name: 'Try again' }).click();
    await reach(widget, 'ready');
    await expect(card(widget)).toContainText('2,000');
  });
});

test.describe('Madrid', () => {
  test('is reported as the city reports it, and nothing is calculated', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(sample('madrid')).url, variant: 'full' }));
    await reach(widget, 'ready');
    await expect(widget.getByText('0% of the way in 2021, as reported by the city').first()).toBeVisible();
    await expect(widget.getByText('Counted by different methods, so these figures cannot be compared.').first()).toBeVisible();
    const text = await widget.evaluate(({ shadowRoot }) => shadowRoot.textContent);
    for (const number of ['24.8', '34.5', '40.6', '40.7']) expect(text).not.toContain(number);
    for (const figure of ['9,533,254', '10,864,841', '10,047,620', '9,530,584', '12,954,000']) expect(text).toContain(figure);
  });
});

test.describe('variants', () => {
  test('show more and more of the same city', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(sample('madrid')).url, variant: 'compact' }));
    await reach(widget, 'ready');
    const seen = { facts: card(widget).getByText('Population', { exact: true }), chart: widget.getByRole('img', { name: /^Emissions: / }), plans: card(widget).getByRole('heading', { name: 'Plans' }) };
    await expect(heading(widget)).toHaveText('Madrid');
    await expect(card(widget)).toContainText('Spain');
    await expect(card(widget).getByText(/climate neutrality/i).first()).toBeVisible();
    await expect(card(widget).getByText('C40 Cities')).toBeVisible();
    await expect(seen.facts).toHaveCount(0);
    await widget.evaluate((element) => (element.variant = 'standard'));
    await expect(seen.facts).toBeVisible();
    await expect(seen.chart).toBeVisible();
    await expect(seen.plans).toHaveCount(0);
    await widget.evaluate((element) => element.setAttribute('variant', 'full'));
    await expect(seen.plans).toBeVisible();
    await expect(card(widget).getByRole('heading', { name: 'Emissions gap in 2030' })).toBeVisible();
    await expect(card(widget).getByRole('heading', { name: 'About these data' })).toBeVisible();
    await widget.evaluate((element) => (element.variant = 'latest'));
    await expect(heading(widget)).toHaveText('SmartCitiesWorld City Profile 2024 – City of Madrid');
    await expect(card(widget).getByRole('link', { name: /City Profile 2024/ })).toHaveAttribute('href', 'https://www.smartcitiesworld.net/');
    await expect(card(widget)).toContainText('2024');
    await expect(seen.facts).toHaveCount(0);
    await widget.evaluate((element) => (element.variant = 'nonsense'));
    await expect(seen.chart).toBeVisible();
  });

  test('ask for the data once, whatever is shown of them', async ({ open, data }) => {
    const endpoint = data.give(sample('madrid'));
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    for (const variant of ['full', 'compact', 'row', 'standard']) await widget.evaluate((element, value) => (element.variant = value), variant);
    await expect(card(widget).getByText('Population', { exact: true })).toBeVisible();
    expect(data.requests.filter((path) => path === endpoint.path)).toHaveLength(1);
  });

  test('a name alone looks intended', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(fixture('a-name-only')).url }));
    await reach(widget, 'ready');
    await expect(card(widget)).toBeVisible();
    await expect(card(widget).getByRole('heading')).toHaveCount(1);
    // Quiet lines hold the place of what comes; nothing comes, so they go.
    await expect(card(widget).locator('.bone')).toHaveCount(0);
    const { height, gap } = await card(widget).evaluate((article) => {
      const { bottom, height } = article.getBoundingClientRect();
      return { height, gap: bottom - article.querySelector('h2').getBoundingClientRect().bottom };
    });
    expect(height).toBeLessThan(120);
    expect(gap, 'no empty room below the name').toBeLessThan(40);
  });
});

test.describe('the attribute', () => {
  const cities = list([
    { id: 'a', name: 'Aarhus', identifiers: { wikidata: 'Q25319' } },
    { id: 'b', name: { en: 'Cologne', de: 'Köln' }, alternateName: ['Colonia'] },
    { id: 'c', name: 'Växjö', climate: { targets: [{ goalTerm: 'fossil fuel free', targetYear: 2030 }] } },
  ]);

  for (const [value, name] of [['a', 'Aarhus'], ['Q25319', 'Aarhus'], ['Växjö', 'Växjö'], ['Köln', 'Cologne'], ['Cologne', 'Cologne']]) {
    test(`city=${value} picks ${name} from a list`, async ({ open, data }) => {
      const widget = await open(tag({ src: data.give(cities).url, city: value }));
      await reach(widget, 'ready');
      await expect(heading(widget)).toHaveText(name);
      await expect(card(widget)).toHaveCount(1);
      await expect(widget.getByRole('region', { name })).toBeVisible();
    });
  }

  test('city may change, to one that is not there and back', async ({ page, open, data }) => {
    const endpoint = data.give(cities);
    const widget = await open(tag({ src: endpoint.url, city: 'a' }));
    await expect(heading(widget)).toHaveText('Aarhus');
    await widget.evaluate((element) => (element.city = 'Atlantis'));
    await expect(widget.getByRole('status')).toHaveText('There is no city Atlantis in these data.');
    await expect(fallback(page)).toBeVisible();
    await widget.evaluate((element) => element.setAttribute('city', 'c'));
    await expect(heading(widget)).toHaveText('Växjö');
    await expect(fallback(page)).toBeHidden();
    await widget.evaluate((element) => element.removeAttribute('city'));
    await expect(widget.getByRole('searchbox')).toBeVisible();
    expect(data.requests.filter((path) => path === endpoint.path)).toHaveLength(1);
  });

  test('lang switches words, numbers and direction, and asks for nothing', async ({ open, data }) => {
    const endpoint = data.give(sample('madrid'));
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    await expect(card(widget)).toContainText('3,286,662');
    await widget.evaluate((element) => (element.lang = 'de'));
    await expect(card(widget)).toContainText('3.286.662');
    await expect(card(widget)).toContainText('Bevölkerung');
    await expect(card(widget)).toContainText('Spanien');
    await widget.evaluate((element) => (element.lang = 'ar'));
    await expect(heading(widget)).toHaveText('مدريد');
    await expect.poll(() => heading(widget).evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    await widget.evaluate((element) => (element.lang = 'el'));
    await expect(heading(widget)).toHaveText('Μαδρίτη');
    await expect.poll(() => heading(widget).evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
    expect(data.requests.filter((path) => path === endpoint.path)).toHaveLength(1);
  });

  test('heading-level moves all headings', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(sample('madrid')).url, variant: 'full', 'heading-level': 4 }));
    await expect(card(widget).getByRole('heading', { name: 'Plans' })).toBeVisible();
    expect(new Set(await widget.getByRole('heading').evaluateAll((found) => found.map((h) => h.localName)))).toEqual(new Set(['h4', 'h5', 'h6'].slice(0, 2)));
  });

  test('debug shows the notes on the data', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(profile({ name: 'X', population: '2.640' })).url, debug: '' }));
    await expect(widget.getByText('1 note on the data')).toBeVisible();
    await expect(widget.getByText(/no plain number: .*2\.640/)).toBeVisible();
    await widget.evaluate((element) => (element.debug = false));
    await expect(widget.getByText('1 note on the data')).toHaveCount(0);
  });
});

test.describe('sources', () => {
  test('of each figure are opened by keyboard', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(sample('madrid')).url }) + '<a href="#end">The end</a>');
    await reach(widget, 'ready');
    const summary = card(widget).locator('summary').filter({ hasText: 'Source of: Population' });
    await expect(summary).toBeVisible();
    // Reached by Tab alone.
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab');
      if (await summary.evaluate((element) => element.getRootNode().activeElement === element)) break;
    }
    await expect(summary).toBeFocused();
    await page.keyboard.press('Enter');
    const origin = card(widget).locator('details.mark[open] .origin');
    await expect(origin).toContainText('Madrid Climate City Contract');
    await expect(origin).toContainText('Madrid City Council');
    await expect(origin).toContainText('2023');
    await expect(summary).toBeFocused();
    await page.keyboard.press('Space');
    await expect(origin).toBeHidden();
  });

  test('tell method, boundary, licence and link where they are known', async ({ open, data }) => {
    const city = {
      name: 'X', population: { value: 5, sourceId: 's', note: 'As counted' },
      climate: { inventories: [{ seriesId: 'a', year: 2019, protocol: 'GPC', reportingLevel: 'BASIC', boundary: 'administrative', gwp: 'AR5', gases: ['CO2', 'CH4'], method: 'Bottom up', total: { value: 7, unit: 'kt CO2e', sourceId: 's' } }] },
    };
    const sources = [{ id: 's', title: 'The yearbook', publisher: 'The office', licence: 'CC-BY-4.0', url: 'https://example.org/yearbook', published: '2020-05-01', retrieved: '2021-02-03' }];
    const widget = await open(tag({ src: data.give(profile(city, { sources })).url }));
    await reach(widget, 'ready');
    await card(widget).locator('summary').filter({ hasText: 'Source of: Emissions' }).first().press('Enter');
    const origin = card(widget).locator('details.mark[open] .origin');
    for (const words of ['The yearbook', 'The office', 'CC-BY-4.0', 'GPC', 'BASIC', 'administrative', 'AR5', 'Bottom up', '2020', '2021']) await expect.soft(origin).toContainText(words);
    await expect(origin.getByRole('link', { name: /The yearbook|example\.org/ }).first()).toHaveAttribute('href', 'https://example.org/yearbook');
    await card(widget).locator('summary').filter({ hasText: 'Source of: Population' }).press('Enter');
    await expect(card(widget).locator('details.mark[open] .origin').first()).toContainText('As counted');
  });

  test('that are not there are said to be missing', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(one).url }));
    await reach(widget, 'ready');
    await card(widget).locator('summary').filter({ hasText: 'Source of: Population' }).press('Enter');
    await expect(card(widget).locator('details.mark[open] .origin')).toHaveText('The data name no source for this.');
  });

  test('of a city in a list are its own', async ({ open, data }) => {
    const src = data.give(list([
      { id: 'a', name: 'A', population: { value: 1, sourceId: 's' }, sources: [{ id: 's', title: 'Of A' }] },
      { id: 'b', name: 'B', population: { value: 2, sourceId: 's' }, sources: [{ id: 's', title: 'Of B' }] },
    ])).url;
    const widget = await open(tag({ src, city: 'b' }));
    await card(widget).locator('summary').filter({ hasText: 'Source of: Population' }).press('Enter');
    await expect(card(widget).locator('details.mark[open] .origin')).toContainText('Of B');
  });
});

test.describe('charts', () => {
  test('say in a sentence what they show, and the same as a table', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(sample('madrid')).url }));
    await reach(widget, 'ready');
    const chart = widget.getByRole('img', { name: /^Emissions: / });
    await expect(chart).toHaveAccessibleName('Emissions: 8,696,228 tonnes of CO₂ equivalent in 2013, 9,533,254 tonnes of CO₂ equivalent in 2018.');
    const table = card(widget).getByRole('table');
    await expect(table).toBeHidden();
    await card(widget).locator('figure summary').focus();
    await page.keyboard.press('Enter');
    await expect(table).toBeVisible();
    const rows = await table.getByRole('row').evaluateAll((found) => found.map((row) => [...row.cells].map((cell) => cell.querySelector('[aria-hidden]')?.textContent ?? cell.textContent)));
    expect(rows.map(([year, , value]) => [year, value.replace(/[^\d,]/g, '').replace(/,$/, '')]).filter(([year]) => /^\d+$/.test(year))).toEqual([
      ['2013', '8,696,228'], ['2014', '8,699,127'], ['2015', '9,352,350'], ['2016', '8,833,148'], ['2017', '9,112,027'], ['2018', '9,533,254'],
    ]);
  });

  test('are named in the language of the widget', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(sample('madrid')).url, lang: 'de', variant: 'full' }));
    await expect(card(widget).getByRole('heading', { name: /Lücke|Emissionslücke/ }).first()).toBeVisible();
    const names = await widget.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('[role=img]')].map((e) => e.getAttribute('aria-label')));
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(new Set(names).size, 'each its own').toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/\d/);
      expect(name).not.toMatch(/\b(the|of|in the|emissions)\b/i);
    }
  });

  test('of a full card have tables for the sectors and the gap', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(complete(data.origin)).url, variant: 'full' }));
    await reach(widget, 'ready');
    await expect(card(widget).getByRole('heading', { name: 'Emissions gap in 2030' })).toBeVisible();
    const figures = card(widget).locator('[role=img]');
    await expect(figures).toHaveCount(3);
    const summaries = card(widget).locator('details.data > summary');
    for (const summary of await summaries.all()) await summary.click();
    const text = await card(widget).evaluate((article) => [...article.querySelectorAll('table')].map((table) => table.innerText).join('\n'));
    for (const figure of ['8,956', '5,985', '1,636', '1,335', '5,023,810', '4,019,048', 'included elsewhere', '9,533,254']) expect.soft(text).toContain(figure);
  });
});

test.describe('pictures', () => {
  test('have their words and their credit, and are asked for once, without telling where from', async ({ page, open, data }) => {
    const picture = data.give(SVG);
    const asked = [];
    page.on('request', (request) => request.url() === picture.url && asked.push(request.headers().referer));
    const src = data.give(profile({ name: 'X', images: [{ url: picture.url, alt: 'A harbour', caption: 'In spring', credit: 'A. Nobody' }] })).url;
    const widget = await open(tag({ src }));
    await reach(widget, 'ready');
    await expect(widget.getByRole('img', { name: 'A harbour' })).toBeVisible();
    await expect(card(widget)).toContainText('In spring');
    await expect(card(widget)).toContainText('Photo: A. Nobody');
    await expect(widget.getByRole('img', { name: 'A harbour' })).toHaveJSProperty('naturalWidth', 400);
    expect(asked.map((referer) => referer || 'nobody')).toEqual(['nobody']);
  });

  test('that do not come are taken away with their captions', async ({ page, open, data }) => {
    const gone = `${data.origin}/given/gone.svg`;
    const asked = page.waitForResponse(gone);
    const widget = await open(tag({ src: data.give(profile({ name: 'X', images: [{ url: gone, alt: 'A harbour', credit: 'A. Nobody' }] })).url }));
    expect((await asked).status()).toBe(404);
    await reach(widget, 'ready');
    await expect(card(widget).locator('img')).toHaveCount(0);
    await expect(card(widget)).not.toContainText('A. Nobody');
    await expect(heading(widget)).toHaveText('X');
  });

  // The card jumps by the height of the picture.
  test('move nothing when they come', async ({ page, open, data }) => {
    const picture = data.give(SVG);
    const release = picture.hold();
    const src = data.give(profile({ name: 'X', population: 7, images: [{ url: picture.url, alt: 'A harbour', width: 400, height: 300 }] })).url;
    const widget = await open(tag({ src }));
    await reach(widget, 'ready');
    await expect(card(widget).getByText('Population', { exact: true })).toBeVisible();
    await expect(card(widget).locator('.bone')).toHaveCount(0);
    const top = () => heading(widget).evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    release();
    await expect(widget.getByRole('img', { name: 'A harbour' })).toHaveJSProperty('complete', true);
    await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
    await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  });
});

test('nothing is asked for but the widget’s files, the endpoint and the pictures that the data name', async ({ page, open, site, data }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const city = complete(data.origin);
  const picture = data.give(SVG).url;
  const named = JSON.parse(JSON.stringify(city).replaceAll(`${data.origin}/picture.svg`, picture));
  const endpoint = data.give(named);
  const widget = await open(tag({ src: endpoint.url, variant: 'full' }));
  await reach(widget, 'ready');
  await expect(card(widget).getByRole('heading', { name: 'About these data' })).toBeVisible();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  for (const summary of await card(widget).locator('summary').all()) await summary.evaluate((element) => element.click());
  await expect(card(widget).locator('details.mark[open] .origin-list').last()).toBeVisible();
  const images = new Set([...JSON.stringify(named).matchAll(/"url":"([^"]+)","alt"/g)].map(([, url]) => url));
  expect(images).toContain(picture);
  const strange = asked.filter((url) => !url.startsWith(`${data.origin}/v1/`) && !url.startsWith(`${site.origin}/given/`) && !url.endsWith('/favicon.ico') && url !== endpoint.url && !images.has(url));
  expect(strange).toEqual([]);
  expect(asked.filter((url) => url === endpoint.url)).toHaveLength(1);
});

test.describe('a group', () => {
  test('is told which city was chosen, and that none is any more', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(one).url, group: 'g' }));
    await reach(widget, 'ready');
    await widget.getByRole('button', { name: 'Show what concerns Onetown' }).click();
    await expect.poll(() => heard(page, 'city-select')).toEqual([{ kind: 'city', id: 'one', record: expect.objectContaining({ name: 'Onetown' }) }]);
    await widget.getByRole('button', { name: 'Show everything again' }).press('Enter');
    await expect.poll(async () => (await heard(page, 'city-select')).length).toBe(2);
    const [, none] = await heard(page, 'city-select');
    expect([none.id, none.record]).toEqual([null, null]);
    await expect(widget.getByRole('button', { name: 'Show what concerns Onetown' })).toBeFocused();
  });

  test('lets the others look for the city, and for nothing again', async ({ page, open, data }) => {
    const cities = data.give(list([{ name: 'Onetown' }, { name: 'Othertown' }]));
    await open(tag({ src: data.give(one).url, group: 'g' }) + tag({ src: cities.url, group: 'g' }) + tag({ src: cities.url, group: 'h' }));
    const [own, other, foreign] = [0, 1, 2].map((n) => page.locator('city-profile').nth(n));
    for (const widget of [own, other, foreign]) await reach(widget, 'ready');
    await own.getByRole('button', { name: 'Show what concerns Onetown' }).click();
    await expect(other.getByRole('searchbox')).toHaveValue('Onetown');
    await expect(other.getByRole('status').first()).toHaveText('1 of 2 cities');
    await own.getByRole('button', { name: 'Show everything again' }).click();
    await expect(other.getByRole('searchbox')).toHaveValue('');
    await expect(foreign.getByRole('status').first()).toHaveText('2 cities');
  });

  // A widget that was on its way out was still told; the call went nowhere, which counted as a crash, and all widgets of
  // the page were built anew.
  test('does not disturb the others when one of them leaves at that moment', async ({ page, open, data }) => {
    await open(tag({ src: data.give(one).url, group: 'g' }) + tag({ src: data.give(one).url, group: 'g' }));
    const [stays, leaves] = [0, 1].map((n) => page.locator('city-profile').nth(n));
    for (const widget of [stays, leaves]) await reach(widget, 'ready');
    await expect(stays.getByRole('button')).toBeVisible();
    const same = await page.evaluate(async () => {
      const [first, second] = document.querySelectorAll('city-profile');
      const card = first.shadowRoot.querySelector('.card');
      second.remove();
      first.dispatchEvent(new CustomEvent('city-select', { detail: { kind: 'city', id: null, record: null }, bubbles: true, composed: true }));
      await new Promise((then) => setTimeout(then));
      return first.shadowRoot.querySelector('.card') === card && first.state;
    });
    expect(same).toBe('ready');
  });

  test('may be kept from it by the page', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(one).url, group: 'g' }));
    await reach(widget, 'ready');
    await page.evaluate(() => (window.prevent = 'city-select'));
    await widget.getByRole('button', { name: 'Show what concerns Onetown' }).click();
    await expect.poll(async () => (await heard(page, 'city-select')).length).toBe(1);
    await expect(widget.getByRole('button', { name: 'Show what concerns Onetown' })).toBeVisible();
  });

  test('has no button where the page names none', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(one).url }));
    await reach(widget, 'ready');
    await expect(widget.getByRole('button')).toHaveCount(0);
  });
});

test('two elements share no state', async ({ page, open, data }) => {
  await open(tag({ src: data.give(one).url, id: 'a' }) + tag({ src: data.give(sample('madrid')).url, id: 'b', lang: 'de', variant: 'compact' }));
  const [a, b] = [page.locator('#a'), page.locator('#b')];
  await reach(a, 'ready');
  await reach(b, 'ready');
  await a.evaluate((element) => (element.variant = 'full'));
  await expect(b.locator('article.compact')).toBeVisible();
  await b.evaluate((element, src) => (element.src = src), `${data.origin}/wrong/status?code=404`);
  await reach(b, 'error');
  await expect(heading(a)).toHaveText('Onetown');
  await expect.poll(() => a.evaluate((element) => element.error)).toBeNull();
});
