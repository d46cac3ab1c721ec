// <city-project-map>: states, events, filters, marks and list, cards, and what stands in the address.

import {
  BALTIC, FALLBACK, baltic, collection, complete, control, dialog, feature, focused, lattice, listed, marked, marks, metres, opener, placed, row, scene,
  single, standFor, tag, theme, themes,
} from './support/map.js';
import { refusedOrigin } from './support/server.js';
import { expect, test } from './support/test.js';
import { filter, heard, lastHeard, reach, search, settled, status } from './support/widget.js';

const fallback = (page) => page.getByRole('link', { name: 'Climate projects of the cities' });
const COUNTS = { projects: 11, mapped: 10, sites: 12, features: 13 };

/** A map with the projects around the Baltic, drawn. */
async function shown(open, data, attributes = {}) {
  const widget = await open(tag({ src: data.give(baltic()).url, ...attributes }));
  await reach(widget, 'ready');
  if (attributes.view !== 'list' && attributes.mode !== 'dots') await placed(widget);
  return widget;
}

test.describe('loading', () => {
  test('shows the fallback until there is something better', async ({ page, open, data, complaints }) => {
    const endpoint = data.give(baltic());
    const release = endpoint.hold();
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'loading');
    await expect(widget.getByRole('status')).toHaveText('Loading the projects');
    await expect(fallback(page)).toBeVisible();
    expect(await widget.evaluate((element) => [element.matches(':state(loading)'), element.data, element.error])).toEqual([true, null, null]);
    release();
    await reach(widget, 'ready');
    await expect(widget.getByRole('heading', { level: 2 })).toHaveText('Projects around the Baltic');
    await placed(widget);
    await expect(fallback(page)).toBeHidden();
    expect(await settled(widget)).toEqual({ kind: 'ProjectCollection' });
    expect(complaints).toEqual([]);
  });

  test('tells city-load once, with what there is', async ({ page, open, data }) => {
    await shown(open, data);
    const [load, ...more] = await heard(page, 'city-load');
    expect(more).toEqual([]);
    expect(load).toEqual({ kind: 'ProjectCollection', format: 'city-widgets', counts: COUNTS, diagnostics: [], age: expect.any(Number) });
    expect(await heard(page, 'city-error')).toEqual([]);
  });

  test('reads GeoJSON by itself', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give({ type: 'FeatureCollection', features: BALTIC }).url }));
    await reach(widget, 'ready');
    await placed(widget);
    const [load] = await heard(page, 'city-load');
    expect(load).toMatchObject({ kind: 'ProjectCollection', format: 'geojson', counts: COUNTS });
    await expect(opener(widget, 'wind')).toHaveText('Wind off the harbour');
  });

  test('fetches what reads the data only where they need it', async ({ page, open, data }) => {
    const asked = [];
    page.on('request', (request) => asked.push(/project-map\.(mend|geojson|formats|shapes|notes)\.wasm/.exec(request.url())?.[1]));
    const needed = async (feed, text) => {
      asked.length = 0;
      const widget = await open(tag({ src: data.give(feed).url }));
      await reach(widget, 'ready');
      await expect(widget.locator('[part=project]').first()).toBeVisible();
      if (text) await expect(widget.locator('.foot')).toContainText(text);
      return asked.filter(Boolean).sort();
    };
    expect(await needed(baltic())).toEqual([]);
    expect(await needed({ type: 'FeatureCollection', features: BALTIC })).toEqual(['geojson']);
    const late = feature('late', 'Late', [12, 55], { startDate: 'soon', cities: 'Lund' });
    expect(await needed(collection([late]))).toEqual(['mend']);
    const area = { ...late, properties: { name: 'A park' }, geometry: { type: 'Polygon', coordinates: [[[2, 41], [3, 41], [3, 42], [2, 42], [2, 41]]] } };
    expect(await needed(collection([area]))).toEqual(['mend', 'shapes']);
    expect(await needed(collection([late, 7]), '1 ')).toEqual(['mend', 'notes']);
  });

  test('gives the canonical model, which gives the same again', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give({ type: 'FeatureCollection', name: 'Baltic', features: BALTIC }).url }));
    await reach(widget, 'ready');
    const model = await widget.evaluate((element) => element.data);
    expect(model).toMatchObject({ schemaVersion: '1.0', kind: 'ProjectCollection', data: { type: 'FeatureCollection', name: 'Baltic' } });
    expect(model.data.features).toHaveLength(11);
    const [wind] = model.data.features;
    expect(wind).toMatchObject({ type: 'Feature', id: 'wind', geometry: { type: 'Point', coordinates: [12.57, 55.68] }, properties: { name: 'Wind off the harbour', status: 'implementation' } });
    const again = await widget.evaluate(async (element, given) => {
      element.data = given;
      await element.ready;
      return element.data;
    }, model);
    expect(again).toEqual(model);
  });

  test('takes data from the page and from a property', async ({ page, open }) => {
    const widget = await open(tag({}, `<script type="application/json">${JSON.stringify(baltic())}</script>${FALLBACK}`));
    await reach(widget, 'ready');
    await expect(row(widget, 'wind')).toBeVisible();
    await widget.evaluate((element, given) => (element.data = given), collection([feature('one', 'Handed over', [10, 50])]));
    await expect(opener(widget, 'one')).toHaveText('Handed over');
    await expect(row(widget, 'wind')).toHaveCount(0);
    expect(await page.evaluate(() => window.heard.map(({ type }) => type))).toEqual(['city-load', 'city-load']);
  });

  test('says so in the element’s language', async ({ open, data }) => {
    const widget = await open(tag({ src: `${data.origin}/wrong/silence`, lang: 'de' }));
    await expect(widget.getByRole('status')).toHaveText('Projekte werden geladen');
  });
});

test.describe('an error', () => {
  for (const [name, path, code, words, more] of [
    ['404', '/wrong/status?code=404', 'http', /answered with error 404\.$/, { status: 404 }],
    ['a web page with status 200', '/wrong/html', 'format', /a web page instead of data\.$/],
    ['truncated JSON', '/wrong/truncated', 'format', /not valid JSON at .+\.$/],
    ['an empty answer', '/wrong/empty', 'empty', /is empty\.$/],
    ['a connection that breaks', '/wrong/broken', 'network', /there is no connection to /],
  ]) {
    test(`of ${name} shows a sentence, the fallback and a way on`, async ({ page, open, data }) => {
      const widget = await open(tag({ src: data.origin + path }));
      await reach(widget, 'error');
      const error = { code, message: expect.stringMatching(words), ...more };
      await expect.poll(() => heard(page, 'city-error')).toEqual([error]);
      expect(await settled(widget)).toEqual({ status: undefined, ...error });
      await expect(widget.getByRole('alert')).toHaveText(words);
      await expect(fallback(page)).toBeVisible();
      await expect(control(widget, 'Try again')).toBeVisible();
      expect(await heard(page, 'city-load')).toEqual([]);
    });
  }

  test('of a later version names it', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give({ ...baltic(), schemaVersion: '2.0' }).url }));
    await reach(widget, 'error');
    await expect(widget.getByRole('alert')).toContainText('made for the later version 2.0');
  });

  test('of data that are a programme is one of format', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give({ schemaVersion: '1.0', kind: 'Programme', data: { name: 'P', sessions: [{ title: 'S' }] } }).url }));
    await reach(widget, 'error');
    expect((await heard(page, 'city-error'))[0].code).toBe('format');
  });

  test('of a refused connection is over after “Try again”', async ({ page, open, data }) => {
    const widget = await open(tag({ src: `${await refusedOrigin()}/projects.json` }));
    await reach(widget, 'error');
    expect((await heard(page, 'city-error'))[0]).toEqual({ code: 'network', message: expect.stringMatching(/127\.0\.0\.1:\d+\/projects\.json/) });
    const endpoint = data.give({ status: 503 });
    await widget.evaluate((element, src) => (element.src = src), endpoint.url);
    await expect.poll(async () => (await heard(page, 'city-error')).at(-1).code).toBe('http');
    endpoint.set(baltic());
    await control(widget, 'Try again').click();
    await reach(widget, 'ready');
    await expect(row(widget, 'wind')).toBeVisible();
    expect(await widget.evaluate((element) => element.error)).toBeNull();
  });
});

test('no projects at all are said, and the fallback stays', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give(collection([])).url }));
  await reach(widget, 'empty');
  await expect(widget.getByRole('status')).toHaveText('No projects have been published here yet.');
  await expect(fallback(page)).toBeVisible();
  expect(await heard(page, 'city-error')).toEqual([]);
});

test.describe('a refresh', () => {
  test('that fails keeps map and list and says how old they are', async ({ page, open, data }) => {
    const endpoint = data.give(baltic());
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    endpoint.set({ status: 500 });
    expect(await widget.evaluate((element) => element.refresh().catch((error) => error.code))).toBe('http');
    await reach(widget, 'stale');
    await expect(widget.getByText(/^This copy is from \d\d:\d\d\. It could not be refreshed\.$/)).toBeVisible();
    await placed(widget);
    await expect(row(widget, 'wind')).toBeVisible();
    await expect(fallback(page)).toBeHidden();
    endpoint.set(baltic());
    await control(widget, 'Try again').click();
    await reach(widget, 'ready');
    await expect(widget.getByText(/^This copy is from/)).toHaveCount(0);
  });

  test('that brings news keeps focus, view, filter and dialog, and says it once', async ({ page, open, data }) => {
    const endpoint = data.give(baltic());
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    await placed(widget);
    const told = widget.locator('.projects > [aria-live=polite]');
    await theme(widget, 'Mobility').click();
    await control(widget, 'Zoom in').click();
    const before = await scene(widget);
    await widget.evaluate((element) => element.refresh());
    await expect(told).toHaveText('');
    await opener(widget, 'ferry').click();
    await expect(dialog(page).getByRole('heading').first()).toHaveText('Electric ferries');
    const focus = await focused(widget);
    endpoint.set(collection([...BALTIC, feature('metro', 'A metro', [24.94, 60.5], { themes: ['Mobility'] })]));
    await widget.evaluate((element) => element.refresh());
    await expect(told).toHaveText('The projects have changed.');
    await expect(dialog(page).getByRole('heading').first()).toHaveText('Electric ferries');
    expect(await focused(widget)).toBe(focus);
    await page.keyboard.press('Escape');
    await expect(opener(widget, 'ferry')).toBeFocused();
    await expect(theme(widget, 'Mobility')).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => listed(widget)).toEqual(['metro', 'bike', 'ferry', 'tram']);
    expect((await scene(widget)).scale).toBe(before.scale);
  });

  test('that brings news leaves the focus on a row that is the same', async ({ open, data }) => {
    const endpoint = data.give(baltic());
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    await opener(widget, 'tram').focus();
    endpoint.set(collection([...BALTIC, feature('metro', 'A metro', [24.94, 60.5])]));
    await widget.evaluate((element) => element.refresh());
    await expect(row(widget, 'metro')).toBeVisible();
    await expect(opener(widget, 'tram')).toBeFocused();
  });

  test('with the last good copy kept, a dead endpoint costs nothing', async ({ page, open, data }) => {
    const endpoint = data.give(baltic());
    const widget = await open(tag({ src: endpoint.url, offline: '' }));
    await reach(widget, 'ready');
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('city-widgets')).keys()).length)).toBeGreaterThan(0);
    endpoint.set({ status: 503 });
    await page.reload();
    await reach(widget, 'stale');
    await placed(widget);
    await expect(row(widget, 'wind')).toBeVisible();
    await expect(widget.getByText(/^This copy is from/)).toBeVisible();
  });
});

test.describe('attributes', () => {
  test('view: map and list, each alone, and what has no place stays listed', async ({ open, data }) => {
    const widget = await shown(open, data);
    const [map, side] = [widget.locator('[part=map]'), widget.locator('.side')];
    const beside = async () => {
      const [a, b] = [await map.boundingBox(), await side.boundingBox()];
      return b.x > a.x + a.width - 1;
    };
    expect(await beside()).toBe(true);
    await widget.evaluate((element) => (element.view = 'map'));
    await expect(map).toBeVisible();
    await expect.poll(() => listed(widget, true), 'the shelf').toEqual(['school']);
    await widget.evaluate((element) => (element.view = 'list'));
    await expect(map).toHaveCount(0);
    await expect.poll(() => listed(widget)).toHaveLength(10);
    await expect.poll(() => listed(widget, true)).toEqual(['school']);
    await widget.evaluate((element) => element.setAttribute('view', 'nonsense'));
    await expect(map).toBeVisible();
    expect(await beside()).toBe(true);
  });

  test('view="map" shows the map alone with the shelf', async ({ open, data }) => {
    const widget = await shown(open, data, { view: 'map' });
    await expect.poll(() => listed(widget, true)).toEqual(['school']);
    await expect.poll(() => listed(widget), 'what is on the map is not listed again').toEqual([]);
  });

  test('theme-filter and query are where it begins, and are followed', async ({ page, open, data }) => {
    const widget = await shown(open, data, { 'theme-filter': 'energy' });
    await expect(theme(widget, 'Energy')).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => listed(widget)).toEqual(['heat', 'network', 'roofs', 'wind']);
    await widget.evaluate((element) => (element.themeFilter = 'Mobility, Waste'));
    await expect.poll(() => listed(widget)).toEqual(['bike', 'ferry', 'sorting', 'tram']);
    await widget.evaluate((element) => Object.assign(element, { themeFilter: '', query: 'copenhagen' }));
    await expect(search(widget)).toHaveValue('copenhagen');
    await expect.poll(() => listed(widget)).toEqual(['bike', 'heat', 'wind']);
    await expect(status(widget)).toHaveText('3 of 11 projects');
  });

  test('center and zoom are where the map begins', async ({ open, data }) => {
    const widget = await shown(open, data, { center: '56.95,24.11', zoom: '9' });
    await expect(marks(widget)).toHaveCount(1);
    const [mark] = await marked(widget);
    expect(mark.id).toBe('bog');
    const { x, y, width, height } = await widget.evaluate(({ shadowRoot }) => {
      const [mark, view] = ['.mark', '.view'].map((name) => shadowRoot.querySelector(name).getBoundingClientRect());
      return { x: mark.x + mark.width / 2 - view.x, y: mark.y + mark.height / 2 - view.y, width: view.width, height: view.height };
    });
    expect(Math.abs(x - width / 2)).toBeLessThan(3);
    expect(Math.abs(y - height / 2)).toBeLessThan(3);
    const near = await metres(widget);
    // Web Mercator at a latitude of 57 degrees: 40,075 km around the globe in 256 · 2^9 pixels.
    expect(near / ((40_075_017 / (256 * 2 ** 9)) * Math.cos((56.95 * Math.PI) / 180))).toBeCloseTo(1, 1);
    await widget.evaluate((element) => (element.zoom = 11));
    await expect.poll(async () => Math.round(near / (await metres(widget)))).toBe(4);
    await widget.evaluate((element) => (element.center = '59.91,10.75'));
    await expect.poll(async () => (await marked(widget)).map(({ id }) => id)).toEqual(['ferry']);
  });

  for (const value of ['91,0', 'x', '0', '0,181', '']) {
    test(`center="${value}" is as if it were not there`, async ({ open, data }) => {
      const widget = await shown(open, data, { center: value, zoom: 'nonsense' });
      expect(await standFor(widget)).toBeGreaterThanOrEqual(10);
    });
  }

  test('heading-level is that of the top heading', async ({ open, data }) => {
    const widget = await shown(open, data, { 'heading-level': '4' });
    await expect(widget.getByRole('heading', { level: 4 })).toHaveText('Projects around the Baltic');
    await expect(widget.getByRole('heading', { level: 5, name: 'Wind off the harbour' })).toBeVisible();
  });

  test('an attribute that changes asks for no data', async ({ open, data }) => {
    const endpoint = data.give(baltic());
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    for (const values of [{ view: 'list' }, { view: 'both' }, { mode: 'dots' }, { mode: 'clusters' }, { borders: 'iso' }, { themeFilter: 'energy' }, { lang: 'de' }]) {
      await widget.evaluate((element, own) => Object.assign(element, own), values);
    }
    await expect(theme(widget, 'Energy')).toHaveAttribute('aria-pressed', 'true');
    await placed(widget);
    expect(data.requests.filter((path) => path === endpoint.path)).toHaveLength(1);
  });
});

test.describe('the legend', () => {
  test('names the themes with their counts, the most used first', async ({ open, data }) => {
    const widget = await shown(open, data);
    await expect(themes(widget).getByRole('button')).toHaveText([/^Energy\s*4$/, /^Mobility\s*3$/, /^Nature\s*3$/, /^Waste\s*1$/]);
    for (const button of await themes(widget).getByRole('button').all()) await expect(button).toHaveAttribute('aria-pressed', 'false');
  });

  test('filters map and list, any of the chosen, and keeps its own counts', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    await theme(widget, 'Energy').click();
    await expect(theme(widget, 'Energy')).toHaveAttribute('aria-pressed', 'true');
    await expect(status(widget)).toHaveText('4 of 11 projects');
    await lastHeard(page, 'city-filter', { query: '', filters: { theme: 'energy' }, shown: 4, total: 11 });
    await theme(widget, 'Waste').click();
    await expect(status(widget)).toHaveText('5 of 11 projects');
    await expect.poll(() => listed(widget)).toEqual(['heat', 'network', 'roofs', 'sorting', 'wind']);
    await expect(theme(widget, 'Mobility').locator('.number')).toHaveText('3');
    const names = (await marked(widget)).map(({ name }) => name).join(' ');
    expect(names).not.toMatch(/ferries|Tram|mobility|nature/i);
    await theme(widget, 'Energy').click();
    await theme(widget, 'Waste').click();
    await expect(status(widget)).toHaveText('11 projects');
  });

  test('has the colours of the marks, each theme its own', async ({ open, data }) => {
    const widget = await shown(open, data);
    const colour = (element) => getComputedStyle(element).backgroundColor;
    const swatches = await themes(widget).locator('.swatch > *').evaluateAll((found) => found.map((one) => getComputedStyle(one).backgroundColor));
    expect(new Set(swatches).size).toBe(4);
    expect(await widget.locator('.mark[data-id=tram] > span').evaluate(colour)).toBe(swatches[1]);
    expect(await row(widget, 'tram').locator('.swatch > *').evaluate(colour)).toBe(swatches[1]);
  });

  test('counts what the search leaves', async ({ open, data }) => {
    const widget = await shown(open, data);
    await search(widget).fill('copenhagen');
    await expect(themes(widget).getByRole('button')).toHaveText([/^Energy\s*2$/, /^Mobility\s*1$/, /^Nature\s*0$/, /^Waste\s*0$/]);
  });

  test('is not there for one theme alone', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(collection([feature('a', 'A', [10, 50], { themes: ['Energy'] }), feature('b', 'B', [11, 51], { themes: ['Energy'] })])).url }));
    await reach(widget, 'ready');
    await expect(row(widget, 'a')).toBeVisible();
    await expect(themes(widget)).toHaveCount(0);
  });
});

test.describe('marks', () => {
  test('stand for each project once: near each other as one with its themes, alone as itself', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(single()).url }));
    await reach(widget, 'ready');
    await placed(widget);
    expect(await standFor(widget), 'nothing is lost, nothing twice').toBe(9);
    const found = await marked(widget);
    const near = found.find(({ count, name }) => count === 3 && /Copenhagen/.test(name));
    expect(near.name).toBe('3 projects near Copenhagen: 2 Energy, 1 Mobility');
    expect(near.shares).toEqual({ t0: 67, t1: 33 });
    const square = found.find(({ name }) => /Stockholm/.test(name));
    expect(square).toMatchObject({ count: 3, shares: { t0: 33, t2: 33, t3: 33 } });
    const tram = found.find(({ id }) => id === 'tram');
    expect(tram).toMatchObject({ name: 'Tram to the island, Helsinki, Mobility, Under way', count: 1, colour: 't1' });
  });

  test('follow the filter: numbers, shares and names', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(single()).url }));
    await reach(widget, 'ready');
    await placed(widget);
    await theme(widget, 'Energy').click();
    await expect.poll(() => standFor(widget)).toBe(3);
    const near = (await marked(widget)).find(({ name }) => /Copenhagen/.test(name));
    expect(near).toMatchObject({ name: '2 projects near Copenhagen: 2 Energy', shares: { t0: 100 } });
    await search(widget).fill('nothing of the kind');
    await expect(marks(widget)).toHaveCount(0);
    await expect(status(widget)).toHaveText('No project matches.');
    await control(widget, 'Clear search and filters').click();
    await expect.poll(() => standFor(widget)).toBe(9);
    await expect(search(widget)).toBeFocused();
  });

  test('keep their sum at each zoom', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(collection(lattice(400, [-10, 40], 0.4))).url }));
    await reach(widget, 'ready');
    await placed(widget);
    await expect.poll(() => standFor(widget)).toBe(400);
    const few = await marks(widget).count();
    expect(few).toBeLessThan(200);
    await control(widget, 'Zoom out').click();
    await expect.poll(async () => (await marks(widget).count()) < few).toBe(true);
    expect(await standFor(widget)).toBe(400);
    await theme(widget, 'Theme 2').click();
    await expect.poll(() => standFor(widget)).toBe(100);
  });

  test('a press on a cluster goes nearer until its projects stand alone', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(single()).url }));
    await reach(widget, 'ready');
    await placed(widget);
    let last = await metres(widget);
    for (let press = 0; press < 12; press++) {
      const cluster = widget.locator('.mark[part=cluster]').filter({ visible: true }).and(widget.locator('[aria-label*="Copenhagen"]'));
      if (!(await cluster.count())) break;
      await cluster.first().press('Enter');
      await expect.poll(() => metres(widget), 'nearer').toBeLessThan(last);
      last = await metres(widget);
      expect(await focused(widget), 'the focus is on a mark still').toBeTruthy();
    }
    const alone = (await marked(widget)).map(({ id }) => id);
    expect(alone.length).toBeGreaterThan(0);
    for (const id of alone) expect(['wind', 'bike', 'heat']).toContain(id);
    await marks(widget).first().click();
    await expect(dialog(page)).toBeVisible();
  });

  test('of one place open a list of its projects, and each of them its card', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(baltic()).url, center: '59.33,18.07', zoom: '15' }));
    await reach(widget, 'ready');
    await placed(widget);
    await expect(marks(widget)).toHaveCount(1);
    await marks(widget).press('Enter');
    await expect(dialog(page)).toHaveAccessibleName('3 projects at this place');
    await expect(dialog(page).getByRole('heading', { name: '3 projects at this place' })).toBeVisible();
    await expect(dialog(page).locator('.opener')).toHaveText(['Solar roofs', 'Trees for the square', 'Sorting in the square']);
    await dialog(page).getByRole('button', { name: 'Trees for the square' }).press('Enter');
    await expect(dialog(page).getByRole('heading', { name: 'Trees for the square' })).toBeVisible();
    await expect(dialog(page)).toHaveAccessibleName('Trees for the square');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(marks(widget)).toBeFocused();
  });

  test('and rows are lit together', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const bog = widget.locator('.mark[data-id=bog]');
    await row(widget, 'bog').hover();
    await expect(bog).toHaveClass(/\blit\b/);
    await expect(row(widget, 'bog')).toHaveClass(/\blit\b/);
    await row(widget, 'ferry').hover();
    await expect(bog).not.toHaveClass(/\blit\b/);
    await bog.hover();
    await expect(row(widget, 'bog')).toHaveClass(/\blit\b/);
    await bog.focus();
    await expect(row(widget, 'bog')).toHaveClass(/\blit\b/);
    await page.mouse.move(5, 5);
    await opener(widget, 'wind').focus();
    await expect(widget.locator('.mark.lit')).toHaveAccessibleName(/3 projects near Copenhagen/);
  });

  test('a project of three places is one project', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const own = widget.locator('.mark[data-id=network]');
    await expect(own).toHaveCount(3);
    await expect(row(widget, 'network')).toHaveCount(1);
    await expect(row(widget, 'network')).toContainText('3 places');
    await row(widget, 'network').hover();
    await expect(widget.locator('.mark.lit')).toHaveCount(3);
    await own.nth(2).press('Enter');
    await expect(dialog(page).getByRole('heading').first()).toHaveText('Heat pumps in three ports');
    await expect(dialog(page)).toContainText('3 places');
    for (const city of ['Gdańsk, Poland', 'Bergen, Norway', 'Vilnius, Lithuania']) await expect(dialog(page)).toContainText(city);
    await page.keyboard.press('Escape');
    await expect(own.nth(2)).toBeFocused();
  });

  test('a single place is not shown too near', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give(collection([feature('a', 'Alone', [10, 50])])).url }));
    await reach(widget, 'ready');
    await placed(widget);
    expect(await metres(widget)).toBeGreaterThan(5);
  });
});

test.describe('search and filters', () => {
  test('search finds by name, theme, city and country, all words of it', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    for (const [words, found] of [['solar', ['roofs']], ['COPENHAGEN energy', ['heat', 'wind']], ['norway', ['ferry', 'network']], ['gdansk', ['network']], ['nature', ['bog', 'trees']]]) {
      await search(widget).fill(words);
      await expect.poll(() => listed(widget), words).toEqual(found);
    }
    expect((await heard(page, 'city-filter')).at(-1)).toEqual({ query: 'nature', filters: {}, shown: 3, total: 11 });
  });

  for (const [name, label, found, key, value] of [
    ['Status', 'Completed', ['bike', 'trees'], 'status', 'closed'],
    ['City', 'Stockholm', ['roofs', 'sorting', 'trees'], 'city', 'Stockholm'],
    ['Country', 'Norway', ['ferry', 'network'], 'country', 'NO'],
    ['Year', '2022', ['wind'], 'year', '2022'],
    ['Funding', '€100,000 to €1m', ['roofs'], 'funding', '100000'],
  ]) {
    test(`the filter ${name} leaves what it says`, async ({ page, open, data }) => {
      const widget = await shown(open, data);
      await (await filter(widget, name)).selectOption({ label });
      await expect.poll(async () => [...(await listed(widget)), ...(await listed(widget, true))].sort()).toEqual(found);
      const detail = (await heard(page, 'city-filter')).at(-1);
      expect(detail).toMatchObject({ shown: found.length, total: 11 });
      expect(detail.filters[key]).toBe(value);
      await control(widget, 'Clear search and filters').click();
      await expect(status(widget)).toHaveText('11 projects');
      await expect(await filter(widget, name)).toHaveValue('');
    });
  }

  test('the order is by name at first, and no filter', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const names = () => widget.locator('.rows .opener').allTextContents();
    expect(await names()).toEqual([...(await names())].sort((a, b) => a.localeCompare(b, 'en')));
    await (await filter(widget, 'Order')).selectOption({ label: 'By funding' });
    await expect.poll(async () => (await listed(widget)).slice(0, 3)).toEqual(['wind', 'roofs', 'ferry']);
    await (await filter(widget, 'Order')).selectOption({ label: 'By year' });
    await expect.poll(async () => (await listed(widget)).slice(0, 3)).toEqual(['heat', 'wind', 'bike']);
    await (await filter(widget, 'Order')).selectOption({ label: 'As in the data' });
    await expect.poll(async () => (await listed(widget)).slice(0, 3)).toEqual(['wind', 'bike', 'heat']);
    await expect(control(widget, 'Clear search and filters')).toHaveCount(0);
  });

  test('a long list shows its first ones, then all of them', async ({ open, data, page }) => {
    const widget = await open(tag({ src: data.give(collection(lattice(200))).url, view: 'list' }));
    await reach(widget, 'ready');
    expect((await listed(widget)).length).toBeLessThanOrEqual(60);
    await control(widget, 'Show all 200 projects').press('Enter');
    await expect(control(widget, 'Show all 200 projects')).toHaveCount(0);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect.poll(() => listed(widget)).toContain('p99');
  });
});

test.describe('figures', () => {
  test('follow the filter and never add up currencies', async ({ open, data }) => {
    const widget = await shown(open, data);
    const sums = widget.locator('.sums');
    await expect(sums.locator('div').filter({ hasText: 'Projects' }).locator('dd')).toHaveText('11');
    await expect(sums.locator('div').filter({ hasText: 'Funding' }).locator('dd')).toHaveText(/^€5\.3m and DKK\s2m$/i);
    await search(widget).fill('stockholm');
    await expect(sums.locator('div').filter({ hasText: 'Cities' }).locator('dd')).toHaveText('1');
    await expect(sums.locator('div').filter({ hasText: 'Funding' }).locator('dd')).toHaveText('€250,000');
    await search(widget).fill('bog');
    await expect(sums).not.toContainText('Funding');
  });

  test('of funds are what the funds say, with “more than”', async ({ open, data }) => {
    const more = {
      totals: { projectCount: { value: 76, unit: 'project' } },
      funds: [{ id: 'f', name: 'Fund of ports', url: 'https://example.org/fund', awarded: { amount: 5_000_000, currency: 'USD', qualifier: 'more-than' }, projectCount: { value: 12, unit: 'project' } }],
    };
    const widget = await open(tag({ src: data.give(baltic(more)).url }));
    await reach(widget, 'ready');
    const totals = widget.locator('.totals');
    await expect(totals).toContainText('76 projects');
    await expect(totals).toContainText('Fund of ports');
    await expect(totals).toContainText('12 projects');
    await expect(totals).toContainText(/Funding: more than US\$5m/i);
    await expect(totals.getByRole('link', { name: 'Fund of ports' })).toHaveAttribute('href', 'https://example.org/fund');
    await search(widget).fill('bog');
    await expect(totals, 'they are not those of the filter').toContainText('76 projects');
  });

  test('without any there is no such line', async ({ open, data }) => {
    const widget = await shown(open, data);
    await expect(widget.locator('.totals')).toBeHidden();
  });
});

test('what names no place stays on its shelf, in counts and filters', async ({ page, open, data }) => {
  const widget = await shown(open, data);
  const shelf = widget.locator('.shelf');
  await expect(shelf.getByRole('heading', { name: 'Not on the map' })).toBeVisible();
  await expect(shelf).toContainText('1 project names no place.');
  await expect.poll(() => listed(widget, true)).toEqual(['school']);
  await theme(widget, 'Nature').click();
  await expect(status(widget)).toHaveText('3 of 11 projects');
  await expect.poll(() => listed(widget, true)).toEqual(['school']);
  await opener(widget, 'school').click();
  await expect(dialog(page).getByRole('heading').first()).toHaveText('Gardens at schools');
  await expect(dialog(page).getByRole('button', { name: 'Show on the map' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await theme(widget, 'Nature').click();
  await theme(widget, 'Energy').click();
  await expect(shelf).toHaveCount(0);
});

test.describe('a card', () => {
  const PICTURE = { headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" width="400" height="300"><path d="M0 0h4v3H0z" fill="green"/></svg>' };

  async function opened(page, open, data, attributes = {}) {
    const picture = data.give(PICTURE).url;
    const project = JSON.parse(JSON.stringify(complete(data.origin)).replaceAll(`${data.origin}/picture.svg`, picture));
    const feed = collection([project, feature('other', 'Another', [11, 56])], { funds: [{ id: 'fund-1', name: 'Fund of ports', url: `${data.origin}/fund` }] }, { sources: [{ id: 'src-1', title: 'Register of projects', url: `${data.origin}/register` }] });
    const widget = await open(tag({ src: data.give(feed).url, ...attributes }));
    await reach(widget, 'ready');
    await opener(widget, 'complete').click();
    await expect(dialog(page)).toBeVisible();
    return widget;
  }

  test('has all that is known, with units and sources', async ({ page, open, data }) => {
    await opened(page, open, data);
    await expect(dialog(page)).toHaveAccessibleName('Everything about a project');
    const facts = await dialog(page).locator('.facts-list > div').evaluateAll((lines) => Object.fromEntries(lines.map((line) => [line.querySelector('dt').textContent, line.querySelector('dd').innerText.replaceAll('\n', ' | ')])));
    expect(facts).toMatchObject({
      Status: 'Under way',
      Period: 'May 2021 – June 2024',
      Themes: 'Energy | Water',
      Cities: 'Copenhagen, Denmark | Malmö',
      'Led by': 'City of Copenhagen',
      Partners: 'Harbour Fund · funding | Builders Ltd · carrying out | Neighbours · advice',
      Programme: 'Programme of ports',
      Fund: 'Fund of ports',
      Funding: expect.stringMatching(/^€1\.3m · grant · 2021 \| Paid once the roofs are on\.$/i),
      'Added by others': expect.stringMatching(/^€3m$/i),
      'Emissions saved': expect.stringMatching(/^4,200\st\sCO₂e a year · 2023$/),
      'Other benefits': 'Cleaner air',
      'Sustainable Development Goals': '7 and 13',
      Places: 'Quay 7',
      Ward: '7',
      Source: 'Register of projects',
    });
    for (const words of ['In one sentence.', 'At length.', 'With a second paragraph.', 'It is warm now.', 'A neighbour', 'The place is approximate.', 'Households', '830', 'A. Photographer']) {
      await expect(dialog(page), words).toContainText(words);
    }
    await expect(dialog(page)).toContainText(/Updated: .*2025/);
    await expect(dialog(page).getByRole('img', { name: 'A harbour' })).toBeVisible();
  });

  test('leads out with links that are safe', async ({ page, open, data }) => {
    await opened(page, open, data);
    const links = await dialog(page).getByRole('link').evaluateAll((found) => found.map((link) => ({ to: new URL(link.href).pathname, rel: link.rel, target: link.target, name: link.textContent })));
    expect(links.map(({ to }) => to).sort()).toEqual(['/fund', '/lead', '/link', '/partner', '/programme', '/register', '/report']);
    for (const { to, rel, target, name } of links) {
      expect(rel.split(' '), to).toEqual(expect.arrayContaining(['noopener']));
      expect(target, to).toBe('');
      expect(name.length, to).toBeGreaterThan(3);
    }
  });

  test('is in the language of the element', async ({ page, open, data }) => {
    await opened(page, open, data, { lang: 'de' });
    await expect(dialog(page)).toHaveAccessibleName('Alles über ein Projekt');
    await expect(dialog(page)).toContainText('Kopenhagen');
    await expect(dialog(page)).toContainText('Energie');
    await expect(dialog(page)).toContainText('In einem Satz.');
  });

  test('returns the focus to what opened it', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    for (const from of [opener(widget, 'tram'), widget.locator('.mark[data-id=bog]')]) {
      await from.press('Enter');
      await expect(dialog(page)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
      await expect(from).toBeFocused();
    }
    await opener(widget, 'tram').press('Enter');
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await expect(opener(widget, 'tram')).toBeFocused();
  });

  test('leads to its place on the map', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const far = await metres(widget);
    await opener(widget, 'heat').click();
    await dialog(page).getByRole('button', { name: 'Show on the map' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await expect.poll(() => metres(widget)).toBeLessThan(far);
    await expect(widget.locator('.mark.lit')).toHaveCount(1);
  });

  test('tells city-select, which the page can prevent', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    await opener(widget, 'tram').click();
    await expect(dialog(page)).toBeVisible();
    const [detail] = await heard(page, 'city-select');
    expect(detail).toMatchObject({ kind: 'project', id: 'tram', record: { type: 'Feature', id: 'tram', geometry: { type: 'Point', coordinates: [24.94, 60.17] }, properties: { id: 'tram', name: 'Tram to the island' } } });
    await page.keyboard.press('Escape');
    await page.evaluate(() => (window.prevent = 'city-select'));
    await opener(widget, 'bog').click();
    await expect.poll(async () => (await heard(page, 'city-select')).at(-1).id).toBe('bog');
    await widget.locator('.mark[data-id=ferry]').press('Enter');
    await expect.poll(async () => (await heard(page, 'city-select')).at(-1).id).toBe('ferry');
    await expect(dialog(page)).toHaveCount(0);
  });

  test('a picture that does not come leaves nothing', async ({ page, open, data }) => {
    const project = feature('x', 'X', [10, 50], { images: [{ url: `${data.origin}/given/none.svg`, alt: 'Nothing', credit: 'Nobody' }] });
    const widget = await open(tag({ src: data.give(collection([project])).url }));
    await reach(widget, 'ready');
    await opener(widget, 'x').click();
    await expect(dialog(page)).toBeVisible();
    await expect(dialog(page).locator('img')).toHaveCount(0);
    await expect(dialog(page)).not.toContainText('Nobody');
  });
});

test.describe('the address', () => {
  const fragment = (page) => page.evaluate(() => location.href.split('#')[1] ?? '');
  const stands = (page, expected) => expect.poll(() => fragment(page)).toEqual(expected);
  const follow = async (page, hash) => {
    const url = page.url().split('#')[0];
    await page.goto('about:blank');
    await page.goto(url + hash);
  };

  test('has what was chosen, and gives it back', async ({ page, open, data }) => {
    const widget = await shown(open, data, { 'deep-links': '' });
    await search(widget).fill('o');
    await stands(page, 'city:project-map=query:o');
    await theme(widget, 'Mobility').click();
    await stands(page, 'city:project-map=query:o,theme:mobility');
    await (await filter(widget, 'Status')).selectOption({ label: 'Under way' });
    await stands(page, 'city:project-map=query:o,status:implementation,theme:mobility');
    await opener(widget, 'tram').click();
    await stands(page, 'city:project-map=query:o,status:implementation,theme:mobility,project:tram');
    await page.reload();
    await expect(dialog(page).getByRole('heading').first()).toHaveText('Tram to the island');
    await page.keyboard.press('Escape');
    await expect(search(widget)).toHaveValue('o');
    await expect(theme(widget, 'Mobility')).toHaveAttribute('aria-pressed', 'true');
    await control(widget, 'Clear search and filters').click();
    await stands(page, '');
  });

  test('has the view, and only after the visitor has moved it', async ({ page, open, data }) => {
    const widget = await shown(open, data, { 'deep-links': '' });
    expect(await fragment(page)).toBe('');
    await control(widget, 'Zoom in').click();
    await expect.poll(() => fragment(page)).toMatch(/^city:project-map=at:[\d.]+%3B[\d.]+%3B[\d.]+$/);
    const before = await metres(widget);
    await page.reload();
    await reach(widget, 'ready');
    await placed(widget);
    expect((await metres(widget)) / before).toBeCloseTo(1, 1);
    await control(widget, 'Show all places').click();
    await stands(page, '');
    await follow(page, '#city:project-map=at:56.95;24.11;9');
    await reach(widget, 'ready');
    await expect.poll(async () => (await marked(widget)).map(({ id }) => id)).toEqual(['bog']);
  });

  test('back closes a project, forward opens it again', async ({ page, open, data }) => {
    const widget = await shown(open, data, { 'deep-links': '' });
    await opener(widget, 'tram').click();
    await stands(page, 'city:project-map=project:tram');
    await page.goBack();
    await expect(dialog(page)).toHaveCount(0);
    await stands(page, '');
    await page.goForward();
    await expect(dialog(page).getByRole('heading').first()).toHaveText('Tram to the island');
  });

  test('a project that does not exist opens nothing, and any nonsense is let be', async ({ page, open, data, complaints }) => {
    const widget = await shown(open, data, { 'deep-links': '' });
    for (const hash of ['#city:project-map=project:nowhere', '#city:project-map=at:91;0;3', '#city:project-map=at:x,sort:,theme:,year:x,funding:-1', '#%', '#city:project-map=%E0%A4%A']) {
      await follow(page, hash);
      await reach(widget, 'ready');
      await expect(widget.locator('[part=map]')).toBeVisible();
      await expect(dialog(page)).toHaveCount(0);
    }
    expect(complaints).toEqual([]);
  });

  test('leaves the page’s own fragments alone', async ({ page, open, data }) => {
    const widget = await shown(open, data, { 'deep-links': '' });
    await page.evaluate(() => (location.hash = 'chapter-3'));
    await search(widget).fill('tram');
    await stands(page, 'chapter-3?city:project-map=query:tram');
    await search(widget).fill('');
    await stands(page, 'chapter-3');
  });

  test('without the attribute it is not touched', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    await search(widget).fill('tram');
    await opener(widget, 'tram').click();
    await expect(dialog(page)).toBeVisible();
    expect(await fragment(page)).toBe('');
  });
});

test.describe('a group', () => {
  const BOTH = (src, other) => tag({ src, group: 'g', id: 'map' }) + `<city-profile id="card" group="g" src="${other}"></city-profile>`;

  test('a city that another element chooses is what the map looks for', async ({ page, open, data }) => {
    const cities = { schemaVersion: '1.0', kind: 'CityProfileList', lang: 'en', data: { cities: [{ id: 'cph', name: 'Copenhagen' }, { id: 'osl', name: 'Oslo' }] } };
    await open(BOTH(data.give(baltic()).url, data.give(cities).url));
    const [map, card] = [page.locator('#map'), page.locator('#card')];
    await reach(map, 'ready');
    await reach(card, 'ready');
    await card.getByRole('button', { name: 'Copenhagen' }).first().click();
    await page.getByRole('button', { name: 'Show what concerns Copenhagen' }).click();
    await page.keyboard.press('Escape');
    await expect(search(map)).toHaveValue('Copenhagen');
    await expect.poll(() => listed(map)).toEqual(['bike', 'heat', 'wind']);
  });

  test('a project lets the others show what concerns its city, and everything again', async ({ page, open, data }) => {
    const programme = { schemaVersion: '1.0', data: { name: 'P', sessions: [{ id: 'a', title: 'Copenhagen rides' }, { id: 'b', title: 'Elsewhere' }] } };
    await open(tag({ src: data.give(baltic()).url, group: 'g', id: 'map' }) + `<city-programme id="programme" group="g" src="${data.give(programme).url}"></city-programme>`);
    const [map, other] = [page.locator('#map'), page.locator('#programme')];
    await reach(map, 'ready');
    await reach(other, 'ready');
    await opener(map, 'wind').click();
    await dialog(page).getByRole('button', { name: 'Show what concerns Copenhagen' }).click();
    await expect(search(other)).toHaveValue('Copenhagen');
    await dialog(page).getByRole('button', { name: 'Show everything again' }).click();
    await expect(search(other)).toHaveValue('');
  });
});

test.describe('events from the server', () => {
  test('bring news by themselves', async ({ open, data }) => {
    const endpoint = data.stream(baltic());
    const widget = await open(tag({ src: endpoint.url, live: 'sse' }));
    await reach(widget, 'ready');
    await endpoint.connected();
    endpoint.set(collection([...BALTIC, feature('metro', 'A metro', [24.94, 60.5])]));
    endpoint.send('update', '');
    await expect(row(widget, 'metro')).toBeVisible();
  });
});
