// Serves the built loader with the stub beside it, and a page that uses it, without a server: all by interception.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const dist = process.env.CITY_WIDGETS_DIST || join(here, '../../../pkg/dist');
const pkg = process.env.CITY_WIDGETS_DIST ? join(dist, '..') : join(here, '../../../pkg');

export const WIDGETS = 'http://widgets.test/v1/';
export const PAGE = 'http://page.test/';
export const MODULE = `<script type="module" src="${WIDGETS}city-widgets.js"></script>`;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** A part of the module below: it needs `crash`, and has a style sheet. */
export const PART = Buffer.from(
  '0061736d01000000010401600000020b01016d0563726173680000' + '0013036373733a686f73747b2d2d706172743a317d',
  'hex',
);

/** The list of the parts' hashes. */
const LIST = JSON.stringify({ dialog: `sha256-${sha256(PART).toString('base64')}` });

/** A module with one export, `crash`, that traps, and the hash of that list. */
export const WASM = Buffer.concat([
  Buffer.from('0061736d01000000010401600000030201000709010563726173680000' + '0a05010300000b' + '0026057061727473', 'hex'),
  sha256(LIST),
]);

/** The loader as if this were the module of each kind. */
export const pinTo = (loader, bytes) =>
  loader.replace(/sha256-[\w+/]{43}=/g, `sha256-${sha256(bytes).toString('base64')}`);

const table = (tag, later) =>
  `export default ${JSON.stringify(
    JSON.stringify(later ? [`later ${tag}`] : [`wasm ${tag}`, `csp ${tag}`, `crashed ${tag}`]),
  )}`;

const types = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html', json: 'application/json' };

/**
 * Opens a page with this body.
 * @param {import('@playwright/test').Page} page
 * @param {string} body
 * @param {object} [options] `head`: text for the head; `headers`: of the page; `files`: by name, what is served
 *   instead of the loader's own file (a string, bytes, a number for a status, or what `route.fulfill` takes)
 * @returns {Promise<{console: string[], requests: string[]}>}
 */
export async function open(page, body, { head = MODULE, headers = {}, files = {}, lang = 'en' } = {}) {
  const seen = { console: [], requests: [] };
  page.on('console', (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.console.push(`uncaught: ${error.message}`));
  await page.route(/^http:\/\/(widgets|page)\.test\//, async (route) => {
    const { pathname, hostname } = new URL(route.request().url());
    const name = hostname === 'widgets.test' ? pathname.replace('/v1/', '') : pathname;
    seen.requests.push(name);
    const base = { headers: { 'access-control-allow-origin': '*' }, contentType: types[name.split('.').pop()] };
    const given = files[name];
    if (typeof given === 'number') return route.fulfill({ ...base, status: given, contentType: 'text/html' });
    if (given !== undefined) {
      return route.fulfill(typeof given === 'string' || Buffer.isBuffer(given) ? { ...base, body: given } : { ...base, ...given });
    }
    if (pathname === '/') {
      const text = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>t</title>${head}<body>${body}`;
      return route.fulfill({ contentType: 'text/html', headers, body: text });
    }
    if (name.endsWith('programme.parts.json')) return route.fulfill({ ...base, body: LIST });
    if (name.endsWith('.dialog.wasm')) return route.fulfill({ ...base, body: PART });
    if (name.endsWith('.wasm')) return route.fulfill({ ...base, body: WASM });
    if (name.endsWith('programme.inline.js')) {
      const [whole, part] = [WASM, PART].map((bytes) => bytes.toString('base64'));
      return route.fulfill({ ...base, body: `export default "${whole}"; export const parts = { dialog: "${part}" }` });
    }
    if (name.endsWith('programme.parts.js')) {
      const literal = `() => new URL('./programme.dialog.wasm', import.meta.url)`;
      return route.fulfill({ ...base, body: `export const parts = { dialog: ${literal} }` });
    }
    const [, tag, later] = /i18n\/programme\/([\w-]+)(\.later)?\.js$/.exec(name) || [];
    if (tag) return route.fulfill({ ...base, body: table(tag, later) });
    // Not the package's own entry of this name.
    if (name.endsWith('programme.js') && !/^\/pkg\/(?!dist)/.test(name)) return route.fulfill({ ...base, path: join(here, 'stub/programme.js') });
    const path = /\/dist\/(beside|crashes|group|intl|parts)\.js$/.test(name)
      ? join(pkg, name.slice(10))
      : name.startsWith('/pkg/dist/')
      ? join(dist, name.slice(10))
      : name.startsWith('/pkg/')
        ? join(pkg, name.slice(5))
        : join(/^(beside|crashes|group|intl|parts)\.js$/.test(name) ? pkg : dist, name);
    let text = await readFile(path).catch(() => undefined);
    // The loader knows the hashes of the modules that it was built with.
    if (name === 'city-widgets.js') text = pinTo(String(text), WASM);
    return route.fulfill(text === undefined ? { ...base, status: 404 } : { ...base, body: text });
  });
  await page.goto(PAGE, { waitUntil: 'load' });
  return seen;
}

/** What is seen of an element: its state, whether the fallback is shown, the widget's text. */
export const look = (page, selector = 'city-programme') =>
  page.locator(selector).first().evaluate((element) => ({
    state: element.state,
    custom: ['idle', 'loading', 'ready', 'empty', 'stale', 'error'].filter((name) => element.matches(`:state(${name})`)),
    slot: element.shadowRoot.firstElementChild.localName === 'slot',
    text: element.shadowRoot.querySelector('[part=widget]')?.textContent,
    error: element.error,
  }));

export const calls = (page, name) => page.evaluate((wanted) => (window.calls || []).filter((call) => call[0] === wanted), name);

export const state = (page, wanted, selector = 'city-programme') =>
  page.waitForFunction(
    ([query, name]) => {
      const found = [...document.querySelectorAll(query)];
      return found.length > 0 && found.every((element) => element.state === name);
    },
    [selector, wanted],
    { timeout: 15_000 },
  );
