// Files that are not those of the release: the page pins the loader, the loader pins the modules.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dist } from './support/paths.js';
import { expect, test } from './support/test.js';
import { heard, reach, tag } from './support/widget.js';

const sha384 = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
const hash = async (name) => sha384(await readFile(join(dist, name)));

/** Serves a file with one byte of it another one. */
const flip = (page, name, at) =>
  page.route(`**/v1/${name}`, async (route) => {
    const response = await route.fetch();
    const bytes = await response.body();
    bytes[at < 0 ? bytes.length + at : at] ^= 1;
    await route.fulfill({ response, body: bytes });
  });

const pinned = async (data) => `<script type="module" src="${data.origin}/v1/city-widgets.js" integrity="${await hash('city-widgets.js')}" crossorigin="anonymous"></script>`;
const council = (data) => tag({ src: `${data.origin}/fixtures/council.json` });
const link = (page) => page.getByRole('link', { name: 'Programme of the conference' });

test('a pinned loader shows the widget', async ({ page, open, data, complaints }) => {
  const widget = await open(council(data), { head: await pinned(data) });
  await reach(widget, 'ready');
  expect(complaints).toEqual([]);
  expect(await heard(page, 'city-error')).toEqual([]);
});

test('a flipped byte in the loader leaves the fallback', async ({ page, open, data }) => {
  const refused = page.waitForEvent('console', (message) => /integrity/.test(message.text()));
  await flip(page, 'city-widgets.js', 300);
  await open(council(data), { head: await pinned(data) });
  await refused;
  await expect(link(page)).toBeVisible();
  expect(await page.evaluate(() => customElements.get('city-programme'))).toBe(undefined);
});

for (const [name, at] of [['in the middle', 5000], ['at its end, where no decoder would mind', -1]]) {
  test(`a flipped byte in the module ${name} leaves the fallback, and says so`, async ({ page, open, data }) => {
    await flip(page, 'programme.wasm', at);
    const widget = await open(council(data), { head: await pinned(data) });
    await reach(widget, 'error');
    await expect.poll(async () => (await heard(page, 'city-error')).map((one) => one.code)).toEqual(['wasm']);
    await expect(link(page)).toBeVisible();
  });
}

/** `import()` takes no hash, so the modules beside the loader are for the page to pin, with an import map. */
test('a page that pins the glue too refuses a flipped byte in it', async ({ page, open, data }) => {
  const map = { integrity: { [`${data.origin}/v1/programme.js`]: await hash('programme.js') } };
  const head = `<script type="importmap">${JSON.stringify(map)}</script>${await pinned(data)}`;
  await reach(await open(council(data), { head }), 'ready');
  await flip(page, 'programme.js', -3);
  await reach(await open(council(data), { head }), 'error');
  await expect(link(page)).toBeVisible();
});

test('the hashes in the loader are those of the modules', async () => {
  const loader = await readFile(join(dist, 'city-widgets.js'), 'utf8');
  for (const kind of ['programme', 'profile', 'project-map']) {
    const bytes = await readFile(join(dist, `${kind}.wasm`));
    expect(loader).toContain(`sha256-${createHash('sha256').update(bytes).digest('base64')}`);
  }
});
