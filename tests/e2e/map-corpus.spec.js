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
    const file = readCorpus('map', name);
    // A geometry alone is one project.
    const features = file.features ?? [file];
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
    await widget.evaluate((element, at) => {
      // The place before may have as many projects: its mark is to be gone.
      element.shadowRoot.querySelectorAll('.mark').forEach((mark) => (mark.isBefore = true));
      Object.assign(element, at);
    }, { center: `${lat},${lon}`, zoom: 18 });
    await expect.poll(() => marks(widget).evaluateAll((all) => all.length > 0 && !all.some((mark) => mark.isBefore)), place).toBe(true);
    await expect.poll(() => standFor(widget), place).toBe(ids.length);
    await marks(widget).first().press('Enter');
    const rows = dialog(page).locator('[part=project]');
    await expect(rows).toHaveCount(ids.length);
    expect((await rows.evaluateAll((found) => found.map((row) => row.dataset.id))).sort()).toEqual([...ids].sort());
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    // That it was closed is told a moment later, and a map that is made anew before would open it again.
    await drawn(page);
  }
});

/** The colours of themes, which only projects are drawn in. */
const THEME = /#(1f6f8b|b4472e|4b7a2b|7a4fa0|a6691a|c2417c|2f5fc4|6b7280)/;

/** The points of what a drawing has of projects, each path in pixels from the top left; it has straight pieces alone. */
function paths(svg) {
  const [, width, height] = svg.match(/viewBox="0 0 (\d+) (\d+)"/).map(Number);
  const [, left, top, scale] = svg.match(/translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)/).map(Number);
  const found = [];
  for (const [path, d] of svg.matchAll(/<path[^>]* d="([^"]*)"/g)) {
    if (!THEME.test(path)) continue;
    expect(d).toMatch(/^[MLZ\d.,-]+$/);
    for (const [, line] of d.matchAll(/M([^M]*)/g)) {
      const points = [...line.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [left + x * scale, top + y * scale]);
      if (line.includes('Z')) points.push(points[0]);
      found.push(points);
    }
  }
  return { found, width, height };
}

for (const name of folder('antimeridian', 'input')) {
  test(`across the antimeridian, ${name}: no streak over the map`, async ({ page, open, data }) => {
    for (const center of ['0,0', '0,180']) {
      // The world is as wide as the map then.
      const widget = await open(tag({ src: `${data.origin}/corpus/map/antimeridian/input/${name}`, format: 'geojson', center, zoom: '1.5' }));
      await reach(widget, 'ready');
      await expect(widget.locator('.scale')).toBeVisible();
      const { found, width } = paths((await saved(page, widget)).svg);
      if (!/point/.test(name)) expect(found.length, 'the project is drawn').toBeGreaterThan(0);
      const streaks = found.flatMap((points) => points.slice(1).map(([x], n) => Math.round(Math.abs(x - points[n][0])))).filter((wide) => wide > width / 2);
      expect(streaks, `seen from ${center}, of ${width} px`).toEqual([]);
    }
  });
}

test('areas are whole in the first view', async ({ page, open, data }) => {
  for (const name of ['simple.json', 'line.json', 'one-hole.json']) {
    const widget = await open(tag({ src: `${data.origin}/corpus/map/antimeridian/input/${name}`, format: 'geojson' }));
    await reach(widget, 'ready');
    await placed(widget);
    const { found, width, height } = paths((await saved(page, widget)).svg);
    const outside = found.flat().filter(([x, y]) => x < -1 || y < -1 || x > width + 1 || y > height + 1);
    expect(found.length, name).toBeGreaterThan(0);
    expect(outside.length, `${name}: of ${found.flat().length} points`).toBe(0);
  }
});

/** What the doctor says of good files too: it is not of their form. */
const OF_CONTENT = ['no-name', 'antimeridian', 'too-precise', 'null-island'];

test('GeoJSON that is good is shown, and nothing is said of its form', async ({ page, open, data }) => {
  test.setTimeout(120_000);
  const names = folder('geojsonhint', 'good');
  expect(names.length).toBe(18);
  const widget = await open(tag({ src: `${data.origin}/corpus/map/geojsonhint/good/${names[0]}` }));
  for (const name of names) {
    await widget.evaluate((element, src) => (element.src = src), `${data.origin}/corpus/map/geojsonhint/good/${name}`);
    const out = await widget.evaluate((element) => element.ready.then((model) => ({ features: model.data.features.length, notes: element.diagnostics }), (error) => ({ error: error.message })));
    expect.soft(out.error, name).toBeUndefined();
    expect.soft(out.features, name).toBeGreaterThan(0);
    // Its first part lies beyond the south pole, and what is left of that is no ring.
    const own = name === 'issue82.geojson' ? ['bad-place', 'bad-geometry'] : [];
    expect.soft(out.notes?.map(({ code }) => code).filter((code) => ![...OF_CONTENT, ...own].includes(code)), name).toEqual([]);
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
