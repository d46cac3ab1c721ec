// What `diagnose()` finds, one cause at a time, and that it finds nothing where nothing is wrong.

import { expect, test } from './support/test.js';
import { reach, tag } from './support/widget.js';

const council = (origin, more = {}) => tag({ src: `${origin}/fixtures/council.json`, ...more });

/** What is found on the page: by the element, or by the file alone where there is no element. */
const found = (page, from) =>
  page.evaluate(async (address) => {
    const { diagnose } = await import(address);
    return (await diagnose()).map(({ code, message }) => `${code}: ${message}`);
  }, `${from}/v1/diagnose.js`);
const byElement = (widget) => widget.evaluate(async (element) => (await element.diagnose()).map(({ code, message }) => `${code}: ${message}`));

const OWN = '<script type="module" src="/v1/city-widgets.js"></script>';
const policy = (text) => ({ head: OWN, headers: { 'content-security-policy': text } });

test('nothing is wrong', async ({ page, open, data, complaints }) => {
  const widget = await open(council(data.origin));
  await reach(widget, 'ready');
  expect(await byElement(widget)).toEqual([]);
  expect(await found(page, data.origin)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a policy without wasm-unsafe-eval', async ({ open, site }) => {
  const widget = await open(council(site.origin), policy("script-src 'self'"));
  await reach(widget, 'error');
  expect(await byElement(widget)).toContainEqual(expect.stringMatching(/^csp-wasm: .*'wasm-unsafe-eval'/));
});

test('a policy that does not name the host of the data', async ({ open, site, data }) => {
  const widget = await open(council(data.origin), policy("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"));
  await reach(widget, 'error');
  expect(await byElement(widget)).toContainEqual(expect.stringMatching(new RegExp(`^csp-connect: .*connect-src needs ${data.origin}\\.$`)));
  expect(site.origin).not.toBe(data.origin);
});

test('a policy that does not name the host of the widget’s files', async ({ open, site }) => {
  const widget = await open(council(site.origin), policy("script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'"));
  await reach(widget, 'error');
  expect(await byElement(widget)).toContainEqual(expect.stringMatching(/^csp-connect: .*programme\.wasm: connect-src needs /));
});

test('data that other origins may not read', async ({ open, data }) => {
  const widget = await open(tag({ src: `${data.origin}/wrong/private` }));
  await reach(widget, 'error');
  expect(await byElement(widget)).toContainEqual(expect.stringMatching(/^cors: The data answers, but does not let this page read it: .*Access-Control-Allow-Origin/));
});

test('data that are a page, and data that are gone', async ({ page, open, data }) => {
  const widget = await open(tag({ src: `${data.origin}/wrong/html` }));
  await reach(widget, 'error');
  expect(await byElement(widget)).toContainEqual(expect.stringMatching(/^html: /));
  await widget.evaluate((element, src) => (element.src = src), `${data.origin}/wrong/status?code=503`);
  await reach(widget, 'error');
  expect(await byElement(widget)).toContainEqual(expect.stringMatching(/^http: The data answers with 503/));
});

test('a server that sends the wrong types', async ({ page, open, data }) => {
  await page.route('**/v1/programme.{js,wasm}', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  const widget = await open(council(data.origin));
  await reach(widget, 'error');
  const all = await byElement(widget);
  expect(all).toContainEqual(expect.stringMatching(/^mime-wasm: .*as application\/wasm/));
  expect(all).toContainEqual(expect.stringMatching(/^mime-script: .*text\/javascript/));
});

test('a file that is not there', async ({ page, open, data }) => {
  await page.route('**/v1/programme.wasm', (route) => route.fulfill({ status: 404, body: 'no', headers: { 'access-control-allow-origin': '*' } }));
  const widget = await open(council(data.origin));
  await reach(widget, 'error');
  expect(await byElement(widget)).toContainEqual(expect.stringMatching(/^http: A file of the widget answers with 404/));
});

test('two copies', async ({ page, open, data }) => {
  const script = `<script src="${data.origin}/v1/city-widgets.js"></script><script src="${data.origin}/v1/city-widgets.js?again"></script>`;
  const widget = await open(council(data.origin), { head: script });
  await reach(widget, 'ready');
  expect(await byElement(widget)).toEqual([expect.stringMatching(/^two-versions: .*\d+\.\d+\.\d+ runs, \d+\.\d+\.\d+ does nothing/)]);
});

test('attributes that are misspelt, a tag and a form that there are not', async ({ page, open, data }) => {
  const widget = await open(`${council(data.origin, { headinglevel: 3, 'data-view': 'grid' })}<city-program></city-program><div data-city-widget="profil"></div>`);
  await reach(widget, 'ready');
  expect((await found(page, data.origin)).sort()).toEqual([
    expect.stringMatching(/^unknown-attribute: Unknown attribute headinglevel \(heading-level\?\)/),
    expect.stringMatching(/^unknown-attribute: data-view is for/),
    'unknown-tag: There is no <city-program>; <city-programme>?',
    'unknown-widget: There is no widget "profil"; "profile"?',
  ]);
});

test('a script that a consent manager holds back', async ({ page, open, data }) => {
  await open(council(data.origin), { head: `<script type="text/plain" data-cookieconsent="marketing" src="${data.origin}/v1/city-widgets.js"></script>` });
  expect(await found(page, data.origin)).toEqual([expect.stringMatching(/^script-blocked: .*type="text\/plain".*consent/)]);
});

test('no script at all', async ({ page, open, data }) => {
  await open(council(data.origin), { head: '' });
  expect(await found(page, data.origin)).toEqual(['no-script: The script of the widgets is not on the page.']);
});

test('no data, and no link for those who see no widget', async ({ open }) => {
  const widget = await open('<city-programme></city-programme>');
  expect((await byElement(widget)).map((line) => line.split(':')[0])).toEqual(['no-data', 'no-fallback']);
});

test('with debug it speaks by itself where the widget could not be loaded', async ({ page, open, site }) => {
  const said = page.waitForEvent('console', (message) => message.text().startsWith('csp-wasm:'));
  const widget = await open(council(site.origin, { debug: '' }), policy("script-src 'self'"));
  await reach(widget, 'error');
  await said;
});
