// Map images out of a PMTiles archive: by pieces, with leave, and with plain words where it can't be.

import { archive, numberOf } from './support/archive.js';
import { expectAccessible } from './support/axe.js';
import { baltic, control, listenToCanvases, named, onCanvas, placed, tag } from './support/map.js';
import { expect, test } from './support/test.js';
import { reach } from './support/widget.js';

const COLOURS = [[200, 0, 0], [0, 200, 0], [0, 0, 200], [200, 200, 0], [0, 200, 200], [200, 0, 200]];
const URL_OF = 'https://tiles.example/world.pmtiles';

test.beforeEach(({ page }) => listenToCanvases(page));

/** Answers for an archive, by pieces unless told otherwise; gives the pieces that were asked for. */
async function serve(page, bytes, { whole = false, status = 0, url = URL_OF } = {}) {
  const pieces = [];
  await page.route(url, (route) => {
    const headers = { 'access-control-allow-origin': '*' };
    const [, from, to] = route.request().headers().range.match(/^bytes=(\d+)-(\d+)$/).map(Number);
    pieces.push([from, to]);
    if (status) return route.fulfill({ status, headers });
    if (whole) return route.fulfill({ status: 200, headers, body: bytes });
    return route.fulfill({ status: 206, headers, body: bytes.subarray(from, to + 1) });
  });
  return pieces;
}

async function shown(page, open, data, attributes = {}, options = {}) {
  const widget = await open(`<main><h1>A page</h1>${tag({ src: data.give(baltic()).url, tiles: URL_OF, attribution: '© Somebody', 'tiles-consent': 'granted', ...attributes })}</main>`, options);
  await reach(widget, 'ready');
  await placed(widget);
  return widget;
}

/** The colour in the middle of the images. */
const colour = (widget) =>
  widget.locator('canvas.archive').evaluate((canvas) => [...canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data].slice(0, 3));

test('the archive of these tests is numbered as others number it', () => {
  expect([[0, 0, 0], [1, 0, 0], [1, 0, 1], [1, 1, 1], [1, 1, 0], [2, 0, 0], [2, 1, 0]].map((place) => numberOf(...place))).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

for (const [name, how] of [['in one directory', {}], ['in directories of directories', { leaves: true }], ['not packed', { packed: false }]]) {
  test(`images are drawn by pieces: ${name}`, async ({ page, open, data, complaints }) => {
    const bytes = archive({ colours: COLOURS, ...how });
    const pieces = await serve(page, bytes);
    const widget = await shown(page, open, data, { center: '57,18', zoom: '4' });
    await expect.poll(() => colour(widget)).toEqual(COLOURS[4]);
    expect(pieces[0]).toEqual([0, 16383]);
    for (const [from, to] of pieces.slice(1)) {
      expect(from).toBeGreaterThanOrEqual(127);
      expect(to).toBeLessThan(bytes.length);
    }
    // They cover the view, at the size that images of this zoom have.
    const laid = await onCanvas(page, 'archive');
    expect(laid.length).toBeGreaterThan(3);
    for (const { image, at } of laid) {
      expect(image).toEqual([256, 256]);
      expect(Math.abs(at[6] - 256)).toBeLessThanOrEqual(1);
    }
    await control(widget, 'Zoom out').click();
    await expect.poll(() => colour(widget)).toEqual(COLOURS[3]);
    // Nearer than the archive goes, its last images are enlarged.
    await widget.evaluate((element) => (element.zoom = 7));
    await expect.poll(() => colour(widget)).toEqual(COLOURS[5]);
    await expect.poll(async () => (await onCanvas(page, 'archive'))[0]?.at[6]).toBeGreaterThan(1000);
    await expect(widget.locator('[part=attribution]')).toContainText('© Somebody');
    expect(await named(page), 'images have names of their own').toEqual([]);
    // What the test itself reads back is what the browser warns of.
    expect(complaints.filter((line) => !/willReadFrequently/.test(line))).toEqual([]);
  });
}

test('each piece is asked for once', async ({ page, open, data }) => {
  const pieces = await serve(page, archive({ colours: COLOURS, leaves: true }));
  const widget = await shown(page, open, data, { center: '57,18', zoom: '4' });
  await expect.poll(() => colour(widget)).toEqual(COLOURS[4]);
  await control(widget, 'Zoom out').click();
  await expect.poll(() => colour(widget)).toEqual(COLOURS[3]);
  const before = pieces.length;
  await control(widget, 'Zoom in').click();
  await expect.poll(() => colour(widget)).toEqual(COLOURS[4]);
  expect(pieces.length).toBe(before);
});

test('another host is asked for nothing before the visitor says yes', async ({ page, open, data }) => {
  const pieces = await serve(page, archive({ colours: COLOURS }));
  const widget = await shown(page, open, data, { 'tiles-consent': 'ask', center: '57,18', zoom: '4' });
  await expect(widget.locator('.consent')).toContainText('tiles.example');
  await control(widget, 'Zoom in').click();
  await control(widget, 'Zoom out').click();
  expect(pieces).toEqual([]);
  await control(widget, 'Load the detailed map').click();
  await expect.poll(() => colour(widget)).toEqual(COLOURS[4]);
  await expect(widget.locator('.consent')).toHaveCount(0);
});

test('the page’s own host needs no leave, and a strict policy refuses nothing', async ({ page, open, site, data, complaints }) => {
  const pieces = await serve(page, archive({ colours: COLOURS }), { url: `${site.origin}/maps/world.pmtiles?v=2` });
  const policy = `default-src 'none'; script-src 'wasm-unsafe-eval' ${data.origin}; style-src 'self'; connect-src 'self' ${data.origin}; img-src 'self'`;
  const widget = await shown(page, open, data, { tiles: '/maps/world.pmtiles?v=2', 'tiles-consent': 'ask', center: '57,18', zoom: '4' }, { headers: { 'content-security-policy': policy } });
  await expect.poll(() => colour(widget)).toEqual(COLOURS[4]);
  expect(pieces.length).toBeGreaterThan(1);
  expect(await page.evaluate(() => window.refused)).toEqual([]);
  expect(complaints.filter((line) => !/willReadFrequently/.test(line))).toEqual([]);
});

test('without whom it is owed to it is not asked for', async ({ page, open, data }) => {
  const pieces = await serve(page, archive({ colours: COLOURS }));
  const widget = await shown(page, open, data, { attribution: '' });
  await control(widget, 'Zoom in').click();
  await placed(widget);
  expect(pieces).toEqual([]);
});

for (const [name, bytes, how, words] of [
  ['of vector tiles', archive({ colours: COLOURS, type: 1 }), {}, 'world.pmtiles holds vector tiles. This map shows images only: PNG, JPEG or WebP.'],
  ['of a server that sends no pieces', archive({ colours: COLOURS }), { whole: true }, 'The server does not send parts of world.pmtiles (HTTP range requests), so the detailed map can’t be shown.'],
  ['that is none', Buffer.from('<!doctype html><title>Not found</title>'), {}, 'world.pmtiles is no PMTiles archive that can be read here.'],
  ['cut off within its directory', archive({ colours: COLOURS }).subarray(0, 130), {}, 'world.pmtiles is no PMTiles archive that can be read here.'],
  ['that is not there', Buffer.alloc(0), { status: 404 }, 'world.pmtiles could not be loaded.'],
]) {
  test(`an archive ${name} is said in one sentence, and the land of the widget stays`, async ({ page, open, data }) => {
    await serve(page, bytes, how);
    const widget = await shown(page, open, data, { center: '57,18', zoom: '5' });
    await expect(widget.locator('.consent')).toHaveText(words);
    await expect.poll(() => named(page)).toContain('Sweden');
    await expect(control(widget, 'Load the detailed map')).toHaveCount(0);
    await expectAccessible(page, name);
    await widget.locator('.mark[data-id=bog]').click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
}
