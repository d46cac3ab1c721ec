// What a server has rendered: it stands there at once, and until the widget has something better.

import { expect, test } from './support/test.js';
import { openers, reach, tag } from './support/widget.js';

const RENDERED = '<template shadowrootmode="open"><div part="widget"><p>Rendered on a server</p></div></template>';
const programme = { schemaVersion: '1.0', kind: 'Programme', data: { name: 'A day', sessions: [{ id: 'one', title: 'The first session' }] } };
const page = (attributes) => tag(attributes).replace('</city-programme>', `${RENDERED}</city-programme>`);

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('it is all there is', async ({ page: browser, site }) => {
    await browser.goto(site.givePage(`<!doctype html><title>A page</title><city-programme src="x.json">${RENDERED}</city-programme>`));
    await expect(browser.getByText('Rendered on a server')).toBeVisible();
  });
});

test('it stays while the data are on their way, and goes when they are shown', async ({ open, data, page: browser, complaints }) => {
  let answer;
  const asked = new Promise((resolve) => {
    browser.route('**/slow.json', (route) => {
      answer = () => route.fulfill({ json: programme, headers: { 'access-control-allow-origin': '*' } });
      resolve();
    });
  });
  const widget = await open(page({ src: `${data.origin}/slow.json`, loading: 'eager' }));
  await asked;
  await reach(widget, 'loading');
  await expect(widget.getByText('Rendered on a server')).toBeVisible();
  await expect(widget.getByText('Loading the programme')).toBeHidden();
  await answer();
  await reach(widget, 'ready');
  await expect(openers(widget)).toHaveText('The first session');
  await expect(widget.getByText('Rendered on a server')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('it stays beside the message where the data cannot be had', async ({ open, data }) => {
  const widget = await open(page({ src: `${data.origin}/nowhere.json`, loading: 'eager' }));
  await reach(widget, 'error');
  await expect(widget.getByText('Rendered on a server')).toBeVisible();
  await expect(widget.getByRole('alert')).toBeVisible();
});

test('it comes back where the code cannot be had, and where the source is taken away', async ({ open, data, page: browser }) => {
  const widget = await open(page({ src: data.give(programme).url, loading: 'eager' }));
  await reach(widget, 'ready');
  await widget.evaluate((element) => element.removeAttribute('src'));
  await expect(widget.getByText('Rendered on a server')).toBeVisible();
  await browser.route('**/programme.wasm', (route) => route.abort());
  const second = await open(page({ src: data.give(programme).url, loading: 'eager' }));
  await reach(second, 'error');
  await expect(second.getByText('Rendered on a server')).toBeVisible();
});
