// <city-project-map> with real files.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NO_CORPUS, hasCorpus, readCorpus } from './support/corpus.js';
import { control, dialog, listed, marks, placed, saved, standFor, tag } from './support/map.js';
import { corpusFolder } from './support/paths.js';
import { expect, test } from './support/test.js';
import { drawn, heard, reach, search, status } from './support/widget.js';

test.skip(!hasCorpus, NO_CORPUS);

const folder = (...path) => (hasCorpus ? readdirSync(join(corpusFolder, 'map', ...path)).filter((name) => /\.(geo)?json$/.test(name)).sort() : []);
const file = (...path) => readFileSync(join(corpusFolder, 'map', ...path), 'utf8');

const FILES = folder().filter((name) => name.endsWith('.geojson') || name === 'supercluster-places.json');

for (const name of FILES) {
  test(`${name}: each record is on the map, beside it, or named as left out`, async ({ page, open, data }) => {
    test.setTimeout(90_000);
    const { features } = readCorpus('map', name);
    const widget = await open(tag({ src: `${data.origin}/corpus/map/${name}`, 'max-bytes': '60000000' }));
    await reach(widget, 'ready');
    await placed(widget);
    const [{ counts, diagnostics, format }] = await heard(page, 'city-load');
    expect(format).toBe('geojson');
    const out = features.length - counts.features;
    const { sites, unplaced } = await widget.evaluate((element) => {
      const all = element.data.data.features;
      return { sites: all.length, unplaced: all.filter(({ geometry }) => !geometry).length };
    });
    expect(sites).toBe(counts.projects);
    expect(unplaced).toBe(counts.projects - counts.mapped);
    // A project whose id comes again is one with several places; one without any counts once.
    expect(counts.sites + unplaced + out).toBe(features.length);
    expect(new Set(diagnostics.map(({ path }) => path)).size, 'each is named').toBeGreaterThanOrEqual(out);
    await expect(status(widget)).toHaveText(new RegExp(`^${counts.projects.toLocaleString('en')} projects?$`));
    expect(await marks(widget).count()).toBeLessThanOrEqual(300);
  });
}

test('Greenpoint has 40 projects on 52 places, and five of one', async ({ page, open, data }) => {
  const widget = await open(tag({ src: `${data.origin}/corpus/map/greenpoint-env-projects.geojson` }));
  await reach(widget, 'ready');
  await placed(widget);
  expect((await heard(page, 'city-load'))[0].counts).toMatchObject({ projects: 40, mapped: 40, sites: 52, features: 52 });
  await expect(status(widget)).toHaveText('40 projects');
  const most = await widget.evaluate((element) => Math.max(...element.data.data.features.map(({ geometry }) => (geometry.type === 'MultiPoint' ? geometry.coordinates.length : 1))));
  expect(most).toBe(5);
  const rows = await widget.locator('[part=project]').allTextContents();
  expect(rows.some((words) => /5 places/.test(words))).toBe(true);
  for (const name of await widget.locator('.opener').allTextContents()) expect(name.trim().length, name).toBeGreaterThan(3);
});

test('each project of the DOE is reached by keyboard in the list', async ({ page, open, data }) => {
  test.setTimeout(240_000);
  const widget = await open(tag({ src: `${data.origin}/corpus/map/doe-clean-energy-projects.geojson`, view: 'list' }));
  await reach(widget, 'ready');
  const all = await widget.evaluate((element) => element.data.data.features.map(({ id }) => id));
  expect(all.length).toBeGreaterThan(500);
  await search(widget).focus();
  const more = widget.getByRole('button', { name: /^Show all \d+ projects$/ });
  await more.press('Enter');
  await expect(more).toHaveCount(0);
  await search(widget).focus();
  const seen = new Set();
  const here = () => widget.evaluate(({ shadowRoot }) => shadowRoot.activeElement && (shadowRoot.activeElement.closest('[part=project]')?.dataset.id ?? ''));
  for (let n = 0; n < all.length + 20; n++) {
    await page.keyboard.press('Tab');
    const id = await here();
    if (id === null) break;
    if (id) seen.add(id);
    // Rows come into the document as the focus comes near them.
    if (n % 10 === 0) await drawn(page);
  }
  expect(all.filter((id) => !seen.has(id))).toEqual([]);
});

test('each project of the DOE is reached from the marks, as one or in a list of one place', async ({ page, open, data }) => {
  test.setTimeout(240_000);
  const widget = await open(tag({ src: `${data.origin}/corpus/map/doe-clean-energy-projects.geojson` }));
  await reach(widget, 'ready');
  await placed(widget);
  // Where most of them share a place, at the nearest look.
  const { groups } = await widget.evaluate((element) => {
    const places = new Map();
    for (const { id, geometry } of element.data.data.features) {
      if (geometry?.type !== 'Point') continue;
      const key = geometry.coordinates.map((value) => value.toFixed(6)).join();
      places.set(key, [...(places.get(key) ?? []), id]);
    }
    return { groups: [...places].sort((a, b) => b[1].length - a[1].length).slice(0, 12) };
  });
  expect(groups[0][1].length).toBeGreaterThan(8);
  for (const [place, ids] of groups) {
    const [lon, lat] = place.split(',');
    await widget.evaluate((element, at) => Object.assign(element, at), { center: `${lat},${lon}`, zoom: 18 });
    await expect.poll(() => standFor(widget), place).toBe(ids.length);
    await marks(widget).first().press('Enter');
    const rows = dialog(page).locator('[part=project]');
    await expect(rows).toHaveCount(ids.length);
    expect((await rows.evaluateAll((found) => found.map((row) => row.dataset.id))).sort()).toEqual([...ids].sort());
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
});

/** Straight pieces of the drawing of a project that are wider than half the view, as parts of its width. */
const streaks = (page, svg) =>
  page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const [, , width] = root.getAttribute('viewBox').split(' ').map(Number);
    const scale = Number(/scale\(([\d.]+)\)/.exec(root.querySelector('g').getAttribute('transform'))[1]);
    const found = [];
    let drawn = 0;
    for (const path of root.querySelectorAll('path[fill-opacity], path[stroke-width]')) {
      // Of the project, not of the ground: its themes' colours alone.
      if (!/^#(1f6f8b|6b7280)$/.test(path.getAttribute('fill') + path.getAttribute('stroke')) && !/#(1f6f8b|6b7280)/.test(path.outerHTML)) continue;
      drawn++;
      let [x, start] = [0, 0];
      for (const [, command, numbers] of path.getAttribute('d').matchAll(/([MLHVZmlhvz])([^MLHVZmlhvz]*)/g)) {
        const values = (numbers.match(/-?[\d.]+/g) ?? []).map(Number);
        const step = (to) => {
          if (Math.abs(to - x) * scale > width / 2) found.push(Math.round((Math.abs(to - x) * scale * 100) / width));
          x = to;
        };
        if (/z/i.test(command)) step(start);
        else if (/h/i.test(command)) for (const value of values) step(command === 'h' ? x + value : value);
        else if (/v/i.test(command)) continue;
        else
          for (let n = 0; n < values.length; n += 2) {
            const to = command === command.toLowerCase() ? x + values[n] : values[n];
            if (/m/i.test(command) && n === 0) [x, start] = [to, to];
            else step(to);
          }
      }
    }
    return { found, drawn };
  }, svg);

for (const name of folder('antimeridian', 'input')) {
  test(`across the antimeridian, ${name}: no streak over the map`, async ({ page, open, data }) => {
    const widget = await open(tag({ src: `${data.origin}/corpus/map/antimeridian/input/${name}`, format: 'geojson' }));
    await reach(widget, 'ready');
    await placed(widget);
    for (const out of [0, 1]) {
      if (out) for (let n = 0; n < 8; n++) await control(widget, 'Zoom out').click();
      const { svg } = await saved(page, widget);
      const { found, drawn } = await streaks(page, svg);
      if (!/point/.test(name)) expect(drawn, 'the project is drawn').toBeGreaterThan(0);
      expect(found, out ? 'the world in view' : 'all places in view').toEqual([]);
    }
  });
}

test('GeoJSON that is good is shown without any note', async ({ page, open, data }) => {
  test.setTimeout(120_000);
  const names = folder('geojsonhint', 'good');
  expect(names.length).toBe(18);
  const widget = await open(tag({ src: `${data.origin}/corpus/map/geojsonhint/good/${names[0]}` }));
  for (const name of names) {
    await widget.evaluate((element, src) => (element.src = src), `${data.origin}/corpus/map/geojsonhint/good/${name}`);
    const out = await widget.evaluate((element) => element.ready.then((model) => ({ features: model.data.features.length, notes: element.diagnostics }), (error) => ({ error: error.message })));
    expect.soft(out.error, name).toBeUndefined();
    expect.soft(out.features, name).toBeGreaterThan(0);
    expect.soft(out.notes, name).toEqual([]);
  }
  expect(await heard(page, 'city-error')).toEqual([]);
});

test('GeoJSON that is bad is shown with notes, or says what is wrong', async ({ open, data, complaints }) => {
  test.setTimeout(180_000);
  const names = folder('geojsonhint', 'bad');
  expect(names.length).toBe(44);
  const widget = await open(tag({ src: `${data.origin}/corpus/map/geojsonhint/bad/${names[0]}` }));
  const silent = [];
  for (const name of names) {
    const out = await widget.evaluate(async (element, src) => {
      element.src = src;
      return element.ready.then((model) => ({ state: element.state, notes: element.diagnostics.length, features: model.data.features.length }), (error) => ({ code: error.code, message: error.message }));
    }, `${data.origin}/corpus/map/geojsonhint/bad/${name}`);
    if (out.code) {
      expect.soft(['format', 'empty'], name).toContain(out.code);
      expect.soft(out.message, name).toMatch(/\.$/);
    } else if (out.notes === 0) silent.push(name);
    expect(out.code, name).not.toBe('crashed');
  }
  // What is only a matter of taste: places with more digits than anybody measures.
  expect(silent.filter((name) => !/precision|winding|rhr|duplicate/.test(name))).toEqual([]);
  expect(complaints.filter((line) => /uncaught|panic|unreachable/.test(line))).toEqual([]);
});

test('supercluster’s places: the marks stand for all that have one', async ({ open, data, page }) => {
  const widget = await open(tag({ src: `${data.origin}/corpus/map/supercluster-places.json` }));
  await reach(widget, 'ready');
  await placed(widget);
  const [{ counts }] = await heard(page, 'city-load');
  await expect.poll(() => standFor(widget)).toBe(counts.mapped);
  expect((await listed(widget)).length).toBeGreaterThan(0);
});

test('a broken file beside the good ones names its place', async ({ open, data }) => {
  const text = file('greenpoint-env-projects.geojson').slice(0, 5000);
  const widget = await open(tag({ src: data.give({ body: text }).url }));
  await reach(widget, 'error');
  await expect(widget.getByRole('alert')).toHaveText(/not valid JSON at .+\.$/);
});
