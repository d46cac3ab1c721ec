// <city-programme>, by the snippet of the README.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { toPretalx } from '../convert.mjs';
import { data, html, page } from '../page.mjs';
import { here } from '../packages.mjs';

/** The published files; the tests read the same variable. */
const dist = resolve(process.env.CITY_WIDGETS_DIST || join(here, '../../pkg/dist'));
const types = { '.js': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm', '.json': 'application/json' };

function published(/** @type {string} */ folder) {
  if (!existsSync(join(dist, 'city-widgets.js'))) {
    throw new Error(`${dist} holds no city-widgets.js: \`cargo xtask build\` makes it`);
  }
  /** @type {Record<string, import('../server.mjs').File>} */
  const files = {};
  for (const name of /** @type {string[]} */ (readdirSync(dist, { recursive: true }))) {
    const type = types[/** @type {'.js'} */ (extname(name))];
    if (type) files[`${folder}code/${name}`] = { type, body: readFileSync(join(dist, name)) };
  }
  return files;
}

const version = () => JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')).version;

const snippet = (/** @type {string} */ folder) =>
  html(
    page({
      head: `<script type="module" src="${folder}code/city-widgets.js"></script>`,
      body: `<city-programme src="${folder}programme.json" lang="en">
  <a href="#programme">Programme of the conference</a>
</city-programme>`,
    }),
  );

const common = {
  source: 'pkg/dist, as published',
  session: '[part="session"]',
  search: 'input[type="search"]',
  whole: 'button:text-matches("^Show all")',
  shows:
    'time, title, room, track, type, language, speakers; search, filters by day, track, room, type, language; details',
  lacks: 'rows that are far from the window are rendered when they come near, or all by a button',
};

/** The feed as it was published. */
export const own = {
  ...common,
  id: 'city-widgets',
  name: 'city-widgets',
  version,
  site: async ({ feed }, folder) => ({
    ...published(folder),
    [folder]: snippet(folder),
    [`${folder}programme.json`]: data(feed),
  }),
};

/** The JSON that pretalx' widget gets, so that both read the same bytes. */
export const same = {
  ...common,
  id: 'city-widgets-pretalx',
  name: 'city-widgets, data of pretalx',
  version,
  shows: `${common.shows}. No type, which is not in these data`,
  site: async ({ programme }, folder) => ({
    ...published(folder),
    [folder]: snippet(folder),
    [`${folder}programme.json`]: data(toPretalx(programme)),
  }),
};
