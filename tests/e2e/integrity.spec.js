// Files that are not those of the release: the page pins the loader, the loader pins the modules.

import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dist } from './support/paths.js';
import { expect, test } from './support/test.js';
import { heard, idle, lastHeard, openers, reach, tag } from './support/widget.js';

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

const CONFERENCE = 'Shade for schools';
const click = (widget) => openers(widget).filter({ hasText: CONFERENCE }).click();

for (const [name, spoil] of [
  ['a flipped byte in a part', (page) => flip(page, 'programme.dialog.wasm', -1)],
  ['a flipped byte in the list of their hashes', (page) => flip(page, 'programme.parts.json', 20)],
  ['another part in its place', (page) => page.route('**/v1/programme.dialog.wasm', (route) => route.continue({ url: route.request().url().replace('dialog', 'grid') }))],
]) {
  test(`${name} is refused, the list stays, and the next click asks again`, async ({ page, open, data }) => {
    await spoil(page);
    const told = page.waitForEvent('console', (message) => message.type() === 'error' && /integrity/.test(message.text()));
    const widget = await open(council(data), { head: await pinned(data) });
    await reach(widget, 'ready');
    await click(widget);
    // The browser names the file.
    expect((await told).text()).toMatch(/programme\.(dialog\.wasm|parts\.json)/);
    await idle(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(openers(widget).filter({ hasText: CONFERENCE })).toBeVisible();
    await expect.poll(() => widget.evaluate(({ state, error }) => [state, error])).toEqual(['ready', null]);
    await page.unrouteAll({ behavior: 'wait' });
    await click(widget);
    await expect(page.getByRole('dialog', { name: CONFERENCE })).toBeVisible();
  });
}

test('a flipped byte in the part that reads a feed says that the code could not be loaded', async ({ page, open, data }) => {
  await flip(page, 'programme.formats.wasm', 5000);
  const widget = await open(tag({ src: `${data.origin}/fixtures/sessionize.json` }), { head: await pinned(data) });
  await reach(widget, 'error');
  await lastHeard(page, 'city-error', expect.objectContaining({ code: 'wasm', message: expect.stringMatching(/\w+ \w+/) }));
  await expect(link(page)).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await widget.evaluate((element) => void element.refresh());
  await reach(widget, 'ready');
});

test('the loader knows the modules, these the lists of their parts, and these the parts', async () => {
  const sha256 = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
  for (const kind of ['programme', 'profile', 'project-map']) {
    const names = (await readdir(dist)).filter((name) => name.startsWith(`${kind}.`) && name.endsWith('.wasm') && name !== `${kind}.wasm`);
    expect(names.length).toBeGreaterThan(5);
    const list = await readFile(join(dist, `${kind}.parts.json`));
    const sums = await Promise.all(names.map(async (name) => [name.split('.')[1], sha256(await readFile(join(dist, name)))]));
    expect(JSON.parse(list)).toEqual(Object.fromEntries(sums));
    const first = await WebAssembly.compile(await readFile(join(dist, `${kind}.wasm`)));
    const seals = WebAssembly.Module.customSections(first, 'parts').map((seal) => Buffer.from(seal).toString('base64'));
    expect(seals.map((seal) => `sha256-${seal}`)).toEqual([sha256(list)]);
  }
});

test('the hashes in the loader are those of the modules', async () => {
  const loader = await readFile(join(dist, 'city-widgets.js'), 'utf8');
  for (const kind of ['programme', 'profile', 'project-map']) {
    const bytes = await readFile(join(dist, `${kind}.wasm`));
    expect(loader).toContain(`sha256-${createHash('sha256').update(bytes).digest('base64')}`);
  }
});
