// Code that comes later, in the published files: when it is asked for, how often, and what happens when it does not come.

import { expectAccessible } from './support/axe.js';
import { expect, test } from './support/test.js';
import { FALLBACK, answered, idle, openers, reach, rows, tag } from './support/widget.js';

const LATER = /\/programme\.\w+\.wasm$|\/i18n\/programme\/[\w-]+\.later\.js$/;
const DIALOG = '**/programme.dialog.wasm';
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

const council = (origin, attributes = {}) => tag({ src: `${origin}/fixtures/council.json`, ...attributes });

/** The files of parts that were asked for, by name. */
function later(page) {
  const names = [];
  page.on('request', (request) => LATER.test(request.url()) && names.push(request.url().split('/').pop()));
  return names;
}

/** Keeps the running instance at hand, so that a test can break it. */
const keepInstance = (page) =>
  page.addInitScript(() => {
    const { Instance, instantiate } = WebAssembly;
    const keep = (instance) => {
      if (instance.exports.memory) window.instance = instance;
      return instance;
    };
    WebAssembly.instantiate = async (...all) => keep(await instantiate(...all));
    WebAssembly.Instance = function (...all) {
      return keep(new Instance(...all));
    };
    WebAssembly.Instance.prototype = Instance.prototype;
  });

const breakInstance = (page) => page.evaluate(() => new Uint8Array(window.instance.exports.memory.buffer).fill(255));

async function opens(page, widget, name) {
  await openers(widget).filter({ hasText: name }).click();
  await expect(page.getByRole('dialog', { name })).toBeVisible();
}

async function closes(page) {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('the first view needs none', async ({ page, open, data }) => {
  const names = later(page);
  const sessions = [{ id: 'shade', title: 'Shade for schools', start: '2026-05-20T09:00:00+02:00' }];
  const { url } = data.give({ schemaVersion: '1.0', kind: 'Programme', data: { timezone: 'Europe/Madrid', sessions } });
  const widget = await open(tag({ src: url }));
  await reach(widget, 'ready');
  await expect.poll(() => rows(widget)).toContain('shade');
  await idle(page);
  expect(names).toEqual([]);
});

test('what was wrong with the data comes with the code that says it', async ({ page, open, data }) => {
  const names = later(page);
  const widget = await open(council(data.origin, { debug: '' }));
  await reach(widget, 'ready');
  await expect(widget.getByText('1 note on the data')).toBeVisible();
  expect([...names].sort()).toEqual(['en.later.js', 'programme.notes.wasm']);
});

test('sessions are shown where what was wrong with the others can\'t be said', async ({ page, open, data }) => {
  await page.route('**/programme.notes.wasm', (route) => route.abort());
  const widget = await open(council(data.origin));
  await reach(widget, 'ready');
  await expect.poll(() => rows(widget)).toContain('shade');
});

test('the dialog comes once, for all elements and all sessions', async ({ page, open, data, complaints }) => {
  const names = later(page);
  const first = await open(council(data.origin) + council(data.origin, { id: 'second' }));
  const second = page.locator('#second');
  await reach(first, 'ready');
  await reach(second, 'ready');
  await opens(page, first, 'Shade for schools');
  await expect(page.getByRole('dialog').getByText('Close')).toBeVisible();
  // As the other parts do that it needs, if any.
  await idle(page);
  const came = [...names].sort();
  expect(came.filter((name, place) => came.indexOf(name) !== place)).toEqual([]);
  expect(came).toEqual(expect.arrayContaining(['en.later.js', 'programme.dialog.wasm']));
  await closes(page);
  await opens(page, first, 'Opening');
  await closes(page);
  await opens(page, second, 'Shade for schools');
  await expect(page.getByRole('dialog').getByText('Close')).toBeVisible();
  await closes(page);
  expect([...names].sort()).toEqual(came);
  expect(complaints).toEqual([]);
});

test('two elements that ask at once share it', async ({ page, open, data }) => {
  const names = later(page);
  const first = await open(council(data.origin) + council(data.origin, { id: 'second' }));
  await reach(first, 'ready');
  await reach(page.locator('#second'), 'ready');
  await page.evaluate(() => document.querySelectorAll('city-programme').forEach(({ shadowRoot }) => shadowRoot.querySelector('.opener').click()));
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(2);
  expect(names.filter((name) => name === 'programme.dialog.wasm')).toHaveLength(1);
  expect(names.filter((name) => name === 'en.later.js')).toHaveLength(1);
});

for (const [name, answer] of [
  ['is missing', { status: 404, body: '' }],
  ['is a page', { contentType: 'text/html', body: '<!doctype html>' }],
]) {
  test(`the list stays where the part ${name}, and the next click asks again`, async ({ page, open, data, complaints }) => {
    const widget = await open(council(data.origin));
    await reach(widget, 'ready');
    const headers = { 'access-control-allow-origin': '*' };
    await page.route(DIALOG, (route) => route.fulfill({ headers, ...answer }));
    const refused = page.waitForResponse(DIALOG);
    await openers(widget).filter({ hasText: 'Shade for schools' }).click();
    await refused;
    await answered(page, data);
    await idle(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect.poll(() => rows(widget)).toContain('shade');
    await expect.poll(() => widget.evaluate(({ state, error }) => [state, error])).toEqual(['ready', null]);
    await expect(widget.getByRole('alert')).toHaveText('This part of the page could not be started.');
    await page.unroute(DIALOG);
    await opens(page, widget, 'Shade for schools');
    await expect(widget.getByRole('alert')).toHaveCount(0);
    expect(complaints.filter((line) => !/Failed to load resource|integrity/.test(line))).toEqual([]);
  });
}

test('the list stays without a network, and the dialog comes with it', async ({ page, open, data, context }) => {
  const widget = await open(council(data.origin));
  await reach(widget, 'ready');
  await context.setOffline(true);
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('.dialog.wasm'));
  await openers(widget).first().click();
  await failed;
  await idle(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => rows(widget)).toContain('shade');
  // Seen from wherever the click was, and nothing for axe to find.
  await expect(widget.getByRole('alert')).toBeInViewport();
  await expectAccessible(page, 'where a part can’t be had', ['landmark-one-main', 'page-has-heading-one']);
  await context.setOffline(false);
  await opens(page, widget, 'Shade for schools');
});

test('a server that does not know the type of wasm can send it', async ({ page, open, data }) => {
  await page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  const widget = await open(council(data.origin));
  await opens(page, widget, 'Shade for schools');
});

test('a strict policy needs no exception for it', async ({ page, open, site, complaints }) => {
  const widget = await open(council(site.origin), {
    head: '<script type="module" src="/v1/city-widgets.js"></script>',
    headers: { 'content-security-policy': STRICT },
  });
  await opens(page, widget, 'Shade for schools');
  // Its own style sheet is in place.
  await expect.poll(() => widget.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).overflowY)).not.toBe('visible');
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => window.refused)).toEqual([]);
});

test('where the policy refuses it, the list stays', async ({ page, open, site }) => {
  const files = ['programme.wasm', 'programme.js', 'programme.parts.json', 'i18n/programme/en.js'].map((name) => `${site.origin}/v1/${name}`).join(' ');
  const widget = await open(council(site.origin), {
    head: '<script type="module" src="/v1/city-widgets.js"></script>',
    headers: { 'content-security-policy': `script-src 'self' 'wasm-unsafe-eval'; connect-src ${files} ${site.origin}/fixtures/` },
  });
  await reach(widget, 'ready');
  await openers(widget).first().click();
  await expect.poll(() => page.evaluate(() => window.refused.join())).toContain('programme.dialog.wasm');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => rows(widget)).toContain('shade');
  await expect.poll(() => widget.evaluate(({ state }) => state)).toBe('ready');
});

test('after a crash with the dialog open all works again, without another request', async ({ page, open, data }) => {
  await keepInstance(page);
  const names = later(page);
  const widget = await open(council(data.origin) + council(data.origin, { id: 'second' }));
  await opens(page, widget, 'Shade for schools');
  await idle(page);
  const came = [...names];
  await breakInstance(page);
  await page.getByRole('dialog').getByText('Close').click();
  // Both are built again, from the start.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await reach(widget, 'ready');
  await reach(page.locator('#second'), 'ready');
  expect(await page.getByRole('link', { name: FALLBACK.replace(/<[^>]+>/g, '') }).count()).toBe(0);
  for (const element of [widget, page.locator('#second')]) {
    await opens(page, element, 'Shade for schools');
    await closes(page);
  }
  expect(names).toEqual(came);
});

test('what it says follows the language of the page', async ({ page, open, data }) => {
  const names = later(page);
  const widget = await open(council(data.origin));
  await opens(page, widget, 'Shade for schools');
  await closes(page);
  await page.evaluate(() => (document.documentElement.lang = 'de'));
  await expect.poll(() => names).toContain('de.later.js');
  await openers(widget).last().click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Schließen' })).toBeVisible();
});
