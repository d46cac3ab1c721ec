// Measures <city-project-map> beside its peers. Started by `cargo xtask bench`.

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { cluster, dragPeer, dragWidget, filterPeer, filterWidget, open } from './map-measure.mjs';
import { findPoints, projects } from './map-points.mjs';
import { bundle, here, installed, versionOf } from './packages.mjs';
import { data, html, script, style } from './page.mjs';
import { startServer } from './server.mjs';
import { median } from './statistics.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '7' }, quick: { type: 'boolean', default: false } } });
const rounds = options.quick ? 3 : Number(options.rounds);
const frames = options.quick ? 40 : 120;
const say = (/** @type {string} */ what) => console.log(`${'bench'.padStart(10)}  ${what}`);

const dist = resolve(process.env.CITY_WIDGETS_DIST || join(here, '../../pkg/dist'));
const types = { '.js': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm', '.json': 'application/json' };
const brotli = (/** @type {string | Buffer} */ body) => brotliCompressSync(body).length;
const document = (/** @type {string} */ head, /** @type {string} */ body) =>
  html(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Map</title><style>body{margin:16px;font-family:sans-serif}#map{height:620px}.dot{background:#1f6f8b;border-radius:50%}</style>${head}<body>${body}</body></html>`);

async function site(/** @type {number[][]} */ places) {
  /** @type {Record<string, import('./server.mjs').File>} */
  const files = {
    '/blank': html('<!doctype html><title>Blank</title>'),
    '/clusters.wasm': { type: 'application/wasm', body: readFileSync(process.env.MAP_CLUSTERS || '') },
    '/clusters.js': script(readFileSync(join(here, 'map-clusters.js'))),
    '/clusters': document('<script src="/clusters.js"></script>', ''),
    '/supercluster.js': script((await bundle('map-supercluster.app.js')).js),
    '/supercluster': document('<script src="/supercluster.js"></script>', ''),
  };
  const leaflet = await bundle('map-leaflet.app.js');
  files['/leaflet.js'] = script(leaflet.js);
  files['/leaflet.css'] = style(leaflet.css);
  for (const name of /** @type {string[]} */ (readdirSync(dist, { recursive: true }))) {
    const type = types[/** @type {'.js'} */ (extname(name))];
    if (type && /^(city-widgets|attributes|project-map\.(?!inline)|i18n)/.test(name)) files[`/v1/${name.replaceAll('\\', '/')}`] = { type, body: readFileSync(join(dist, name)) };
  }
  for (const count of [1_000, 10_000, 50_000]) {
    const url = `/${count}.json`;
    files[url] = data(projects(places.slice(0, count)));
    files[`/leaflet-${count}`] = document('<link rel="stylesheet" href="/leaflet.css"><script src="/leaflet.js"></script>', `<div id="map"></div><script>start('${url}').then((map) => (globalThis.map = map))</script>`);
    files[`/widget-${count}`] = document('<script type="module" src="/v1/city-widgets.js"></script>', `<city-project-map src="${url}" view="map" loading="eager" max-bytes="60000000" lang="en"></city-project-map>`);
  }
  return files;
}

const marksOf = { widget: '.mark', leaflet: '#map .leaflet-marker-icon' };
/** Until the first marks are painted, in milliseconds since the navigation. */
const firstMarks = (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ selector) =>
  page.evaluate(async (selector) => {
    const find = () => document.querySelector('city-project-map')?.shadowRoot?.querySelector(selector) ?? document.querySelector(selector);
    while (!find()) await new Promise((then) => requestAnimationFrame(then));
    await framed(() => {});
    return performance.now();
  }, selector);

const stated = (/** @type {number[]} */ times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const round = (/** @type {number} */ value) => Number(value.toFixed(2));
  return { median: round(median(times)), p95: round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))]), min: round(sorted[0]), max: round(sorted.at(-1) ?? 0) };
};

async function main() {
  const { places, name } = findPoints(50_000);
  say(name);
  const [load] = loadavg();
  const files = await site(places);
  const server = await startServer(files);
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  /** @type {Record<string, any>} */
  const found = { cluster: {}, pan: {}, filter: {}, first: {}, totals: {} };
  try {
    for (const [id, path] of [['city-widgets', '/clusters'], ['supercluster', '/supercluster'], ['markercluster', '/leaflet-1000']]) {
      const { page, close } = await open(browser, server.origin + path);
      if (id === 'markercluster') await page.waitForFunction(() => globalThis.map);
      found.cluster[id] = stated(await cluster(page, places, id === 'markercluster' ? Math.min(rounds, 5) : 3 * rounds));
      // The work is the same: each level stands for every point.
      if (id !== 'markercluster') found.totals[id] = await page.evaluate(({ places }) => [4, 10, 14].map((zoom) => globalThis.total(places, zoom)), { places });
      await close();
      say(`${id} clusters in ${found.cluster[id].median} ms`);
    }
    for (const [id, path, drag] of /** @type {const} */ ([['city-widgets', '/widget-50000', dragWidget], ['markercluster', '/leaflet-50000', dragPeer]])) {
      const { page, close } = await open(browser, server.origin + path);
      await firstMarks(page, id === 'city-widgets' ? marksOf.widget : marksOf.leaflet);
      if (id === 'markercluster') await page.waitForFunction(() => globalThis.map);
      await page.waitForTimeout(1500);
      const { times, rest } = await drag(page, frames);
      found.pan[id] = { ...stated(times), rest: rest === undefined ? undefined : Number(rest.toFixed(1)) };
      await close();
      say(`${id}: a frame of a drag takes ${found.pan[id].median} ms`);
    }
    for (const [id, path, filter] of /** @type {const} */ ([['city-widgets', '/widget-10000', filterWidget], ['markercluster', '/leaflet-10000', filterPeer]])) {
      const { page, close } = await open(browser, server.origin + path);
      await firstMarks(page, id === 'city-widgets' ? marksOf.widget : marksOf.leaflet);
      if (id === 'markercluster') await page.waitForFunction(() => globalThis.map);
      await page.waitForTimeout(1500);
      found.filter[id] = stated(await filter(page, rounds));
      await close();
      say(`${id}: a filter takes ${found.filter[id].median} ms`);
    }
    for (const [id, path, selector] of [['city-widgets', '/widget-1000', marksOf.widget], ['markercluster', '/leaflet-1000', marksOf.leaflet]]) {
      const times = [];
      /** @type {Set<string>} */
      let sent = new Set();
      for (let n = 0; n <= rounds; n++) {
        const { page, close } = await open(browser, `${server.origin}/blank`);
        server.forget();
        sent = new Set();
        page.on('request', (request) => sent.add(new URL(request.url()).pathname));
        await page.goto(server.origin + path);
        times.push(await firstMarks(page, selector));
        await page.waitForLoadState('networkidle');
        if (server.sent.missing.length) throw new Error(`not there: ${server.sent.missing.join(', ')}`);
        await close();
      }
      const code = [...sent].filter((name) => files[name] && !files[name].data);
      const weights = code.map((name) => /** @type {const} */ ([name.split('/').pop() || '', brotli(files[name].body)]));
      found.first[id] = { ...stated(times.slice(1)), weights, bytes: weights.reduce((sum, [, bytes]) => sum + bytes, 0) };
    }
    const maplibre = readdirSync(join(here, 'node_modules/maplibre-gl/dist')).filter((name) => /^maplibre-gl(-worker|-shared)?\.(m?js|css)$/.test(name));
    found.first.maplibre = { bytes: maplibre.reduce((sum, name) => sum + brotli(installed(`maplibre-gl/dist/${name}`)), 0), files: maplibre };
  } finally {
    await browser.close();
    await server.close();
  }
  const text = report({ name, found, load, version: browser.version() });
  console.log(`\n${text}`);
  if (options.quick) return say('not the whole measuring: map.md stays as it is');
  writeFileSync(join(here, 'map.md'), text);
  say('written to tests/bench/map.md');
}

function report(/** @type {{name: string, found: any, load: number, version: string}} */ { name, found, load, version }) {
  const manifest = join(dist, 'manifest.json');
  const own = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : '';
  const names = { 'city-widgets': `city-widgets ${own}`, supercluster: `supercluster ${versionOf('supercluster')}`, markercluster: `Leaflet ${versionOf('leaflet')} with markercluster ${versionOf('leaflet.markercluster')}`, maplibre: `MapLibre GL JS ${versionOf('maplibre-gl')}` };
  const ms = (/** @type {number | undefined} */ time) => (time === undefined ? '–' : `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`);
  const times = (/** @type {number} */ time, /** @type {number} */ first) => (time / first).toFixed(1);
  const row = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const table = (/** @type {string[]} */ heads, /** @type {string[][]} */ rows) => [row(heads), row(heads.map((_, n) => (n ? '---:' : '---'))), ...rows.map(row)].join('\n');
  const part = (/** @type {string} */ what, /** @type {(id: string, figure: any) => string[]} */ cells) => Object.entries(found[what]).map(([id, figure]) => [names[/** @type {'maplibre'} */ (id)], ...cells(id, figure)]);
  const ours = (/** @type {string} */ what) => found[what]['city-widgets'].median;
  const goal = (/** @type {string} */ words, /** @type {boolean} */ isMet) => `- ${words}: ${isMet ? 'yes' : 'NO'}`;
  const points = [4, 10, 14].map((zoom, n) => `${zoom}: ${found.totals['city-widgets'][n].marks} and ${found.totals.supercluster[n].marks}`).join(', at zoom ');
  return `# The map, beside its peers

Written by \`cargo xtask bench\` on ${new Date().toISOString().slice(0, 10)}: ${name}, ${rounds} rounds, in one Chromium ${version} without a graphics card, on ${cpus().length} cores (${cpus()[0]?.model.trim() || 'unknown'}). The machine's load was ${load.toFixed(1)} at the start.

## Clustering 50,000 points of one city, all zoom levels

With handing the points over, without making their records. Each side's marks stand for all points; there are at zoom ${points} of them.

${table(['', 'median', 'range', '×'], part('cluster', (_, { median, min, max }) => [ms(median), `${ms(min)} to ${ms(max)}`, times(median, ours('cluster'))]))}

## A frame of a drag over 50,000 projects

From the move of the hand to the end of its frame's paint.

${table(['', 'median', '95 %', 'longest', 'when it is let go'], part('pan', (_, { median, p95, max, rest }) => [ms(median), ms(p95), ms(max), ms(rest)]))}

## A filter by theme of 10,000 projects

From the press to the end of its frame's paint: map, numbers and legend.

${table(['', 'median', '95 %', 'longest', '×'], part('filter', (_, { median, p95, max }) => [ms(median), ms(p95), ms(max), times(median, ours('filter'))]))}

## The first view of 1,000 projects

Code in brotli; until the first marks are painted, without a tile of anybody. Only the widget has land, a legend, search and filters by then. Of MapLibre the files are weighed. Of the widget's code the coasts for a nearer look (\`fine\`, for a city alone), names and the reader of GeoJSON (\`formats\`) are parts: ${found.first['city-widgets'].weights.filter((/** @type {[string, number]} */ [, bytes]) => bytes > 500).map((/** @type {[string, number]} */ [name, bytes]) => `${name} ${(bytes / 1000).toFixed(1)} kB`).join(', ')}.

${table(['', 'code', 'first marks'], part('first', (_, { median, bytes }) => [`${(bytes / 1000).toFixed(1)} kB`, ms(median)]))}

## Goals

${[
  goal('clusters faster than supercluster', ours('cluster') < found.cluster.supercluster.median),
  goal('clusters 20 times as fast as markercluster', 20 * ours('cluster') < found.cluster.markercluster.median),
  goal('a frame of a drag takes at most 8 ms', ours('pan') <= 8),
  goal('a filter takes at most a frame, 16 ms', ours('filter') <= 16),
].join('\n')}
`;
}

main().catch((error) => {
  console.error(`error: ${error.message.split('\n')[0]}`);
  process.exitCode = 1;
});
