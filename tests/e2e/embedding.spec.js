// Where a widget stands on other people's pages: what their editors leave of the snippet, their styles, their tabs, the
// scripts that swap parts of the page, and those that hold scripts back.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dist } from './support/paths.js';
import { expect, softly, test } from './support/test.js';
import { profile } from './support/city.js';
import { baltic } from './support/map.js';
import { element, reach, rows, tag } from './support/widget.js';

const require = createRequire(import.meta.url);
const { version } = JSON.parse(await readFile(join(dist, '../package.json'), 'utf8'));
const council = (data, more = {}) => tag({ src: `${data.origin}/fixtures/council.json`, ...more });
const city = { name: 'Harbourtown', climate: { targets: [{ goalTerm: 'climate neutral', targetYear: 2040 }] } };
/** Each of the elements with something to show. */
const some = (kind, data) => {
  const src = {
    'city-programme': () => `${data.origin}/fixtures/council.json`,
    'city-profile': () => data.give(profile(city)).url,
    'city-project-map': () => data.give(baltic()).url,
  }[kind]();
  return element(kind, { src }, '<a href="/x">The same as a page</a>');
};
const KINDS = ['city-programme', 'city-profile', 'city-project-map'];
const link = (page) => page.getByRole('link', { name: 'Programme of the conference' });
const markup = JSON.parse(await readFile(new URL('./fixtures/cms.json', import.meta.url), 'utf8'));
/** Waits until every widget on the page shows its sessions. */
const allReady = (page, count) =>
  expect
    .poll(() => page.locator('city-programme').evaluateAll((all) => all.map((one) => `${one.state} ${one.shadowRoot?.querySelectorAll('[part=heading]').length}`)))
    .toEqual(Array(count).fill('ready 1'));

test.describe('what editors leave of the snippet', () => {
  for (const { name, html, link: onlyLink } of markup) {
    test(name, async ({ page, open, data, complaints }) => {
      const text = html.replaceAll('DATA', `${data.origin}/fixtures/council.json`).replaceAll('SCRIPT', `${data.origin}/v1/city-widgets.js`);
      const widget = await open(`<article>${text}</article>`);
      if (onlyLink) {
        await expect(link(page)).toBeVisible();
        await expect(widget).toHaveCount(0);
      } else {
        await reach(widget, 'ready');
        await expect.poll(() => rows(widget)).not.toEqual([]);
        await expect(page.locator('city-programme')).toHaveCount(1);
      }
      // The classic editor has a script in the page as well as in the text.
      expect(complaints).toEqual([]);
    });
  }
});

const HOSTILE = `
  html { font-size: 62.5%; } body { font: 1.6rem/1.5 serif; text-transform: uppercase; letter-spacing: .2em; word-spacing: 1em;
    white-space: nowrap; text-align: justify; text-indent: 3em; direction: ltr; cursor: wait; text-shadow: 0 0 9px red; }
  * { box-sizing: content-box !important; line-height: 3 !important; color: red !important; float: left !important; }
  button, input, select { all: unset; } img { max-width: none; } div, section, article, ul, ol, li, dialog { display: inline !important; }
  a { display: none !important; } h1, h2, h3, h4 { font-size: 90px !important; } [hidden] { display: block !important; }`;

test.describe('the page’s styles', () => {
  test('of the meanest kind don’t reach into it, and what it inherits leaves it readable', async ({ page, open, data }) => {
    await page.setViewportSize({ width: 700, height: 900 });
    const widget = await open(`<style>${HOSTILE}</style>${council(data, { 'heading-level': '2' })}`);
    await reach(widget, 'ready');
    const seen = await widget.evaluate((host) => {
      const of = (selector) => getComputedStyle(host.shadowRoot.querySelector(selector));
      return {
        whiteSpace: of('[part=session-title]').whiteSpace,
        indent: of('[part=session-title]').textIndent,
        row: of('.session').display,
        float: of('[part=session-title]').float,
        big: parseFloat(of('[part=heading]').fontSize) < 60,
        wide: host.shadowRoot.querySelector('[part=widget]').scrollWidth <= host.clientWidth + 1,
      };
    });
    expect(seen).toEqual({ whiteSpace: 'normal', indent: '0px', row: 'grid', float: 'none', big: true, wide: true });
    await widget.locator('.opener').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });

  for (const kind of KINDS) {
    test(`a sidebar of 300 px on a wide screen holds ${kind}`, async ({ page, open, data }) => {
      await page.setViewportSize({ width: 1400, height: 900 });
      const widget = await open(`<aside style="width:300px">${some(kind, data)}</aside>`);
      await reach(widget, 'ready');
      expect(await widget.evaluate((host) => [host.clientWidth, host.shadowRoot.querySelector('[part=widget]').scrollWidth <= 300])).toEqual([300, true]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  }
});

test.describe('a place that asks how wide the widget would like to be', () => {
  for (const [name, html] of [
    ['a flex row', (inner) => `<div style="display:flex">${inner}</div>`],
    ['a flex row with a neighbour', (inner) => `<div style="display:flex"><p>Beside it</p>${inner}</div>`],
    ['a float', (inner) => `<style>city-programme{float:left}</style>${inner}`],
    ['a table', (inner) => `<table><tr><td>${inner}</td></tr></table>`],
    ['a grid', (inner) => `<div style="display:grid;grid-template-columns:auto 1fr"><div>${inner}</div><p>Beside it</p></div>`],
  ]) {
    test(`${name} gives it room, and on a phone no more than there is`, async ({ page, open, data }) => {
      const widget = await open(html(council(data, { loading: 'eager' })));
      await reach(widget, 'ready');
      expect(await widget.evaluate((host) => host.clientWidth)).toBeGreaterThan(250);
      await page.setViewportSize({ width: 390, height: 800 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  }
});

test.describe('a widget that is hidden at first', () => {
  for (const [name, hidden, show] of [
    ['in a tab with display:none', (inner) => `<div id="box" style="display:none">${inner}</div>`, () => (document.getElementById('box').style.display = '')],
    ['in a tab with the hidden attribute', (inner) => `<div id="box" hidden>${inner}</div>`, () => (document.getElementById('box').hidden = false)],
    ['in a closed details', (inner) => `<details id="box"><summary>More</summary>${inner}</details>`, () => (document.getElementById('box').open = true)],
    ['in an accordion of height 0', (inner) => `<div id="box" style="height:0;overflow:hidden">${inner}</div>`, () => (document.getElementById('box').style.height = 'auto')],
    ['in a closed dialog', (inner) => `<dialog id="box">${inner}</dialog>`, () => document.getElementById('box').showModal()],
  ]) {
    test(`${name} shows when it is opened, a map at its size`, async ({ page, open, data }) => {
      const widget = await open(hidden(some('city-project-map', data)));
      await page.evaluate(show);
      await reach(widget, 'ready');
      await expect.poll(() => widget.locator('[part~=map]').first().evaluate((one) => one.getBoundingClientRect().width > 200)).toBe(true);
    });
  }
});

test.describe('scripts that swap parts of the page', () => {
  const file = (name) => readFile(name, 'utf8');

  test('innerHTML: what comes is a widget, what goes leaves nothing, and none is there twice', async ({ page, open, data }) => {
    await open(`<main>${council(data)}</main>`);
    await allReady(page, 1);
    for (let turn = 0; turn < 3; turn++) {
      await page.evaluate((html) => (document.querySelector('main').innerHTML = html), council(data, { view: 'list' }));
      await allReady(page, 1);
    }
    // A page that writes back what it has read.
    await page.evaluate(() => (document.querySelector('main').innerHTML += ''));
    await allReady(page, 1);
    await expect.poll(() => page.locator('city-programme').innerHTML()).toContain('Programme of the conference');
  });

  test('Turbo: visits, its snapshots, and the way back', async ({ page, open, site, data }) => {
    const turbo = await file(join(dirname(require.resolve('@hotwired/turbo')), '../dist/turbo.es2017-umd.js'));
    const script = site.give({ body: turbo, headers: { 'content-type': 'text/javascript' } });
    const head = `<script src="${script.url}"></script><script type="module" src="${data.origin}/v1/city-widgets.js"></script>`;
    const other = site.givePage(`<!doctype html><html lang="en"><head>${head}<title>Other</title></head><body><h1>Other page</h1></body></html>`);
    await open(`<a id="go" href="${other}">Go</a>${council(data)}`, { head });
    await allReady(page, 1);
    for (let turn = 0; turn < 2; turn++) {
      await page.locator('#go').click();
      await expect(page.getByRole('heading', { name: 'Other page' })).toBeVisible();
      await expect(page.locator('city-programme')).toHaveCount(0);
      await page.goBack();
      await allReady(page, 1);
    }
    expect(await page.evaluate(() => typeof window.Turbo)).toBe('object');
  });

  test('htmx: parts that are fetched and swapped in', async ({ page, open, site, data }) => {
    const htmx = await file(join(dirname(require.resolve('htmx.org/package.json')), 'dist/htmx.min.js'));
    const script = site.give({ body: htmx, headers: { 'content-type': 'text/javascript' } });
    const part = site.give({ body: council(data), headers: { 'content-type': 'text/html' } });
    await open(`<button hx-get="${part.url}" hx-target="#box" hx-swap="innerHTML">Load</button><div id="box"></div>`, {
      head: `<script src="${script.url}"></script><script type="module" src="${data.origin}/v1/city-widgets.js"></script>`,
    });
    for (let turn = 0; turn < 2; turn++) {
      await page.getByRole('button', { name: 'Load' }).click();
      await allReady(page, 1);
    }
  });
});

test.describe('a consent manager that holds the script back', () => {
  const held = (data) => `<script type="text/plain" data-category="functional" data-src="${data.origin}/v1/city-widgets.js"></script>`;

  test('leaves the fallback, until it lets go', async ({ page, open, data }) => {
    await open(council(data), { head: held(data) });
    await expect(link(page)).toBeVisible();
    // As consent managers do it: a new script element with the type and the address in their places.
    await page.evaluate(() => {
      const old = document.querySelector('script[type="text/plain"]');
      old.replaceWith(Object.assign(document.createElement('script'), { type: 'module', src: old.dataset.src }));
    });
    await allReady(page, 1);
  });
});

test.describe('two releases on one page', () => {
  for (const order of ['older first', 'newer first']) {
    test(`${order}: the first one serves all, the second says so`, async ({ page, open, data }) => {
      const other = (await readFile(join(dist, 'city-widgets.js'), 'utf8')).replaceAll(version, '9.9.9');
      await page.route('**/v9/*', (route) => {
        const name = new URL(route.request().url()).pathname.split('/').pop();
        if (name === 'city-widgets.js') return route.fulfill({ body: other, contentType: 'text/javascript' });
        return route.continue({ url: `${data.origin}/v1/${name}` });
      });
      await page.route('**/v9/i18n/**', (route) => route.continue({ url: route.request().url().replace('/v9/', '/v1/') }));
      const said = [];
      page.on('console', (message) => said.push(message.text()));
      const scripts = ['v1', 'v9'].map((folder) => `<script src="${data.origin}/${folder}/city-widgets.js"></script>`);
      if (order === 'newer first') scripts.reverse();
      const widget = await open(council(data), { head: scripts.join('') });
      await reach(widget, 'ready');
      const [first, second] = order === 'newer first' ? ['9.9.9', version] : [version, '9.9.9'];
      expect(said).toEqual([`city-widgets ${second}: ${first} has <city-programme>`]);
      expect(await widget.evaluate((one) => one.constructor.version)).toBe(first);
    });
  }
});

test('nothing of the page but the element is touched: no globals, no prototypes, nothing in the head', async ({ page, open, data }) => {
  const look = () =>
    page.evaluate(() => {
      const names = (object) => Object.getOwnPropertyNames(object).sort().join();
      return {
        globals: names(window).replace(/\b(heard|refused|before|prevent),?/g, ''),
        prototypes: [Object, Array, String, Promise, Element, HTMLElement, Node, Event, Document].map((one) => names(one.prototype)),
        head: document.head.innerHTML,
        body: [...document.body.children].map((one) => one.localName),
        attributes: document.documentElement.getAttributeNames(),
        storage: localStorage.length + sessionStorage.length + document.cookie.length,
      };
    });
  await open(council(data), { head: '' });
  const before = await look();
  const widget = await open(council(data));
  await reach(widget, 'ready');
  const after = await look();
  expect(after.head).toContain('city-widgets.js');
  expect({ ...after, head: '' }).toEqual({ ...before, head: '' });
  expect(after.head.replace(/<script type="module"[^>]*><\/script>/, '')).toBe(before.head);
});

test.describe('a browser without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('shows the children', async ({ page, site }) => {
    await page.goto(site.givePage(`<!doctype html><html lang="en"><title>T</title><script src="/v1/city-widgets.js"></script>${tag({ src: '/fixtures/council.json' })}`));
    await expect(link(page)).toBeVisible();
  });
});

test('a visitor who comes back finds the widget, once', async ({ page, open, data, site }) => {
  await open(council(data));
  await allReady(page, 1);
  await page.goto(site.givePage('<!doctype html><title>Other</title><p>Other'));
  await page.goBack();
  await allReady(page, 1);
});

test('the table of the 44 points names tests that there are', async () => {
  const here = dirname(fileURLToPath(import.meta.url));
  const text = await readFile(join(here, 'embedding.md'), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| \d+ \|/.test(line));
  expect(rows.map((line) => Number(line.split('|')[1]))).toEqual(Array.from({ length: 44 }, (_, at) => at + 1));
  for (const row of rows) {
    const named = [...row.matchAll(/`([\w./-]+)`: “([^”]+)”/g)];
    softly(named.length, `names a test: ${row}`).toBeGreaterThan(0);
    for (const [, file, title] of named) {
      const source = await readFile(join(here, '../..', file), 'utf8').catch(() => '');
      softly(source.includes(title), `${file} has “${title}”`).toBe(true);
    }
  }
});
