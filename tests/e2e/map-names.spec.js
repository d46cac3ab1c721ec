// Names on the map: which, in which language, where there is room, and in what is saved.

import { baltic, collection, control, feature, file, lattice, listenToCanvases, marks, named, onCanvas, placed, saved, tag, theme } from './support/map.js';
import { expect, test } from './support/test.js';
import { reach } from './support/widget.js';

test.beforeEach(({ page }) => listenToCanvases(page));

async function shown(page, open, data, attributes = {}, what = baltic()) {
  const widget = await open(tag({ src: data.give(what).url, ...attributes }));
  await reach(widget, 'ready');
  await placed(widget);
  await expect.poll(() => named(page)).not.toEqual([]);
  return widget;
}

/** Pairs of boxes that lie over each other, of names, marks and buttons. */
const clashes = (page, widget) =>
  widget.evaluate(({ shadowRoot }) => {
    const view = shadowRoot.querySelector('.view').getBoundingClientRect();
    const names = window.written.get('names').map(({ text, x, y, width, height }) => ({ what: text, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }));
    const others = [...shadowRoot.querySelectorAll('.mark, .control')].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { what: element.getAttribute('aria-label'), left: left - view.left, right: right - view.left, top: top - view.top, bottom: bottom - view.top };
    });
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const cut = names.filter((a) => over(a, { left: 0, top: 0, right: view.width, bottom: view.height }) && (a.left < 0 || a.top < 0 || a.right > view.width || a.bottom > view.height));
    const pairs = names.flatMap((a, n) => [...names.slice(n + 1), ...others].filter((b) => over(a, b)).map((b) => `${a.what} and ${b.what}`));
    return [...pairs, ...cut.map(({ what }) => `${what} and the edge`)];
  });

for (const [lang, names] of [['en', ['Spain', 'Germany', 'Kosovo']], ['de', ['Spanien', 'Deutschland', 'Kosovo']], ['ar', ['بولندا', 'ألمانيا']]]) {
  test(`of countries are in the language of the page: ${lang}`, async ({ page, open, data }) => {
    const widget = await shown(page, open, data, { lang, center: '46,16', zoom: '4.6', view: 'map' });
    await expect.poll(() => named(page)).toEqual(expect.arrayContaining(names));
    for (const name of await named(page)) expect(name, 'no code').not.toMatch(/^[A-Z]{2}$/);
    expect(await clashes(page, widget)).toEqual([]);
  });
}

test('are of large countries from afar, and never lie over each other, marks or buttons', async ({ page, open, data }) => {
  const widget = await shown(page, open, data, { center: '20,10', zoom: '1.6', view: 'map' }, collection([...lattice(300, [-20, -20], 3), feature('one', 'One', [-100, 40])]));
  const found = await named(page);
  expect(found).toContain('Brazil');
  expect(found).not.toContain('Luxembourg');
  expect(await clashes(page, widget)).toEqual([]);
  for (let n = 0; n < 3; n++) {
    const before = await onCanvas(page, 'names');
    await control(widget, 'Zoom in').click();
    await expect.poll(() => onCanvas(page, 'names')).not.toEqual(before);
    expect(await clashes(page, widget)).toEqual([]);
  }
});

test('of cities stand beside their marks from nearby, and follow the filter', async ({ page, open, data }) => {
  const widget = await shown(page, open, data, { center: '57.5,18', zoom: '5.5' });
  await expect.poll(() => named(page)).toEqual(expect.arrayContaining(['Riga', 'Stockholm', 'Sweden']));
  const riga = (await onCanvas(page, 'names')).find(({ text }) => text === 'Riga');
  const mark = await widget.locator('.mark[data-id=bog]').evaluate((element) => [parseFloat(element.style.left), parseFloat(element.style.top)]);
  expect(Math.hypot(riga.x - mark[0], riga.y - mark[1])).toBeLessThan(60);
  await theme(widget, 'Mobility').click();
  await expect.poll(() => named(page)).not.toContain('Riga');
});

test('of cities of which nobody knows where they are, are not written', async ({ page, open, data }) => {
  const far = (id, at) => feature(id, id, at, { cities: ['Twin Town'] });
  await shown(page, open, data, { center: '50,10', zoom: '4.5' }, collection([far('a', [2, 48]), far('b', [20, 52]), feature('c', 'C', [10, 50], { cities: ['Middletown'] })]));
  await expect.poll(() => named(page)).toContain('Middletown');
  expect(await named(page)).not.toContain('Twin Town');
});

test('never lie over dots', async ({ page, open, data }) => {
  const dots = collection([feature('a', 'In the middle', [10, 50]), feature('b', 'North of it', [10, 51])]);
  const widget = await open(tag({ src: data.give(dots).url, mode: 'dots', center: '50,10', zoom: '4', view: 'map' }));
  await reach(widget, 'ready');
  await expect.poll(() => named(page)).toContain('France');
  const { clientWidth, clientHeight } = await widget.locator('.view').evaluate(({ clientWidth, clientHeight }) => ({ clientWidth, clientHeight }));
  for (const { text, x, y, width, height } of await onCanvas(page, 'names')) {
    const isOver = Math.abs(x - clientWidth / 2) < width / 2 && Math.abs(y - clientHeight / 2) < height / 2;
    expect(isOver, text).toBe(false);
  }
});

test('are decoration: nothing of them is said', async ({ page, open, data }) => {
  const widget = await shown(page, open, data, { center: '50,10', zoom: '4' });
  await expect.poll(() => named(page)).toContain('France');
  await expect(widget.locator('.names')).toHaveAttribute('aria-hidden', 'true');
  expect(await widget.locator('.map').ariaSnapshot()).not.toContain('France');
});

test('come after the first drawing, and not where there is no map', async ({ page, open, data }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url().split('/').pop()));
  await shown(page, open, data);
  expect(asked.filter((name) => name === 'project-map.names.wasm')).toHaveLength(1);
  asked.length = 0;
  const widget = await open(tag({ src: data.give(baltic()).url, view: 'list' }));
  await reach(widget, 'ready');
  await expect(widget.locator('[part=project]').first()).toBeVisible();
  expect(asked.filter((name) => /names/.test(name))).toEqual([]);
});

for (const [scheme, attributes] of [['light', {}], ['dark', { theme: 'dark' }]]) {
  test(`can be read on land and water: ${scheme}`, async ({ page, open, data }) => {
    const widget = await shown(page, open, data, { center: '57.5,18', zoom: '5.5', ...attributes });
    const inks = [...new Set((await onCanvas(page, 'names')).map(({ fill }) => fill))];
    expect(inks).toHaveLength(2);
    const grounds = await widget.locator('.view').evaluate((view) => ['--land', '--water'].map((name) => getComputedStyle(view).getPropertyValue(name).trim()));
    const light = (hex) => {
      const [r, g, b] = hex.match(/\w\w/g).map((part) => parseInt(part, 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (const ink of inks) {
      for (const ground of grounds) {
        const [dark, bright] = [light(ink), light(ground)].sort((a, b) => a - b);
        expect((bright + 0.05) / (dark + 0.05), `${ink} on ${ground}`).toBeGreaterThan(4.5);
      }
    }
  });
}

test('are on paper, sharp', async ({ page, open, data }) => {
  const widget = await shown(page, open, data);
  const wide = () => widget.locator('canvas.names').evaluate((canvas) => canvas.width / canvas.clientWidth);
  const before = await wide();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect.poll(wide).toBeGreaterThan(2 * before);
  await expect.poll(() => named(page)).not.toEqual([]);
});

test('are in what is saved: a drawing, and a picture of twice the size', async ({ page, open, data }) => {
  const widget = await shown(page, open, data, { center: '57.5,18', zoom: '5.5' });
  await expect.poll(() => named(page)).toContain('Riga');
  const { name, svg } = await saved(page, widget);
  expect(name).toBe('map.svg');
  expect(svg).toMatch(/>Riga<\/text>/);
  expect(svg).toContain('Land: Natural Earth');
  // What the colours stand for is below the map.
  const legend = await widget.locator('.legend .theme').evaluateAll((themes) => themes.map((theme) => theme.textContent.replace(/\s*\d+$/, '').trim()));
  expect(legend.length).toBeGreaterThan(1);
  for (const label of legend) expect(svg).toContain(`>${label}</text>`);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const picture = await file(page, widget, 'As a picture (PNG)');
  expect(picture.name).toBe('map.png');
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = await widget.locator('.view').evaluate((view) => [view.clientWidth, view.clientHeight]);
  expect(picture.bytes.readUInt32BE(16)).toBe(2 * width);
  expect(picture.bytes.readUInt32BE(20)).toBeGreaterThan(2 * height);
  const words = (await onCanvas(page, '')).map(({ text }) => text);
  expect(words).toEqual(expect.arrayContaining(['Riga', 'Land: Natural Earth', ...legend]));
  // Water at the corner, and the colours of marks.
  const colours = await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const found = new Set();
    for (let n = 0; n < data.length; n += 4) found.add(`${data[n]},${data[n + 1]},${data[n + 2]}`);
    return [...found];
  }, [...picture.bytes]);
  expect(colours).toEqual(expect.arrayContaining(['243,246,248', '227,229,222', '31,111,139']));
});

// A map that was made lower kept its marks where they had been: what they are known by did not have the map's size.
test('marks and names follow a map that gets another size, with its view as it was', async ({ page, open, data }) => {
  const widget = await shown(page, open, data, { center: '57.5,18', zoom: '5.5' });
  const middle = () =>
    widget.evaluate(({ shadowRoot }) => {
      const view = shadowRoot.querySelector('.view');
      return [parseFloat(shadowRoot.querySelector('.mark[data-id=bog]').style.top) - view.clientHeight / 2, view.clientHeight].map(Math.round);
    });
  const [before, high] = await middle();
  await page.setViewportSize({ width: 500, height: 700 });
  await expect.poll(async () => (await middle())[1]).not.toBe(high);
  await expect.poll(async () => Math.abs((await middle())[0] - before)).toBeLessThanOrEqual(1);
  expect(await clashes(page, widget)).toEqual([]);
});

test('the choice of a file gives the focus back', async ({ page, open, data }) => {
  const widget = await shown(page, open, data);
  await control(widget, 'Save the map').press('Enter');
  await expect(page.getByRole('dialog', { name: 'Save the map' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await widget.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.getAttribute('aria-label'))).toBe('Save the map');
});

test('whose borders are drawn stands at the map', async ({ page, open, data }) => {
  const widget = await shown(page, open, data, { borders: 'iso' });
  await expect(widget.locator('[part=attribution]')).toContainText('Borders: Natural Earth; disputed ones are dashed');
  expect((await saved(page, widget)).svg).toContain('disputed ones are dashed');
  await widget.evaluate((element) => (element.borders = 'none'));
  await expect(widget.locator('[part=attribution]')).not.toContainText('Borders');
});

test.describe('only what the map shows', () => {
  const only = (widget) => control(widget, 'Only what the map shows');
  const rows = (widget) => widget.locator('.rows [part=project]').evaluateAll((found) => found.map((row) => row.dataset.id).sort());

  test('is listed where the visitor wants that, and follows the map', async ({ page, open, data }) => {
    const widget = await shown(page, open, data);
    const all = await rows(widget);
    await only(widget).click();
    await expect(only(widget)).toHaveAttribute('aria-pressed', 'true');
    expect(await rows(widget), 'all are in the first view').toEqual(all);
    await widget.evaluate((element) => Object.assign(element, { center: '56.95,24.1', zoom: 9 }));
    await placed(widget);
    await expect.poll(() => rows(widget)).toContain('bog');
    expect((await rows(widget)).length).toBeLessThan(all.length);
    await expect(widget.locator('[role=status]').first()).toHaveText(/^\d of 11 projects$/);
    await control(widget, 'Show all places').click();
    await expect.poll(() => rows(widget)).toEqual(all);
    await only(widget).click();
    await expect(only(widget)).toHaveAttribute('aria-pressed', 'false');
    await expect(widget.locator('.shelf [part=project]')).not.toHaveCount(0);
  });

  test('is not offered without a map', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(baltic()).url, view: 'list' }));
    await reach(widget, 'ready');
    await expect(only(widget)).toHaveCount(0);
  });
});

test('themes beyond those with a colour are told from each other by a pattern', async ({ page, open, data }) => {
  const many = Array.from({ length: 12 }, (_, n) => feature(`p${n}`, `Project ${n}`, [n * 9, 20], { themes: [`Theme ${String(n).padStart(2, '0')}`] }));
  const widget = await shown(page, open, data, { view: 'map' }, collection(many));
  const looks = await widget.locator('.legend .swatch span').evaluateAll((found) => found.map((dot) => [getComputedStyle(dot).backgroundColor, getComputedStyle(dot).backgroundImage].join(' ')));
  expect(new Set(looks).size).toBe(12);
  const single = marks(widget).locator('> span.t7');
  const classes = await single.evaluateAll((found) => found.map((dot) => dot.className));
  expect(classes.length).toBeGreaterThan(0);
  for (const name of classes) expect(name).toMatch(/^t7 p\d$/);
});

test('what waits is about as high as what comes', async ({ page, open, data }) => {
  let go;
  const endpoint = data.give({ body: JSON.stringify(baltic()), until: new Promise((then) => (go = then)) });
  const widget = await open(tag({ src: endpoint.url, loading: 'eager' }, ''));
  await reach(widget, 'loading');
  await expect(widget.locator('.bone').last()).toBeVisible();
  const before = await widget.evaluate((element) => element.offsetHeight);
  go();
  await reach(widget, 'ready');
  await placed(widget);
  const after = await widget.locator('.map').evaluate((map) => map.getBoundingClientRect().bottom - map.getRootNode().host.getBoundingClientRect().top);
  expect(before).toBeGreaterThan(0.85 * after);
});

test('the map has the size of the paper while it is printed, and its own again', async ({ page, open, data }) => {
  const widget = await shown(page, open, data, { center: '57.5,18', zoom: '5.5' });
  const places = () => marks(widget).evaluateAll((all) => all.map(({ style }) => [style.left, style.top].map(parseFloat)));
  const before = await places();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect.poll(places).not.toEqual(before);
  for (const [x, y] of await places()) {
    expect(x).toBeLessThanOrEqual(640 + 31);
    expect(y).toBeLessThanOrEqual(400 + 31);
  }
  // The land is drawn for that size: half as much again on each side, in four pixels for one.
  expect(await widget.locator('canvas.ground').evaluate(({ width, height }) => width / height)).toBeCloseTo(1.6, 1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect.poll(places).toEqual(before);
});

test('are drawn anew with the land when the page changes its colours', async ({ page, open, data }) => {
  const widget = await shown(page, open, data, { center: '50,10', zoom: '5' });
  await expect.poll(() => named(page)).toContain('Germany');
  /** The colour of the land, and that of the words. */
  const colours = () =>
    widget.evaluate(({ shadowRoot }) => {
      const ground = shadowRoot.querySelector('.ground');
      const counts = new Map();
      const { data } = ground.getContext('2d').getImageData(0, 0, ground.width, ground.height);
      for (let n = 0; n < data.length; n += 400) {
        const colour = [...data.slice(n, n + 3)].join();
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      const [land] = [...counts].sort((a, b) => b[1] - a[1])[0];
      return { land, ink: window.written.get('names')[0].fill };
    });
  await page.addStyleTag({ content: ':root { color-scheme: light dark; }' });
  const light = await colours();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(colours).toEqual({ land: '43,49,55', ink: '#a3aeb7' });
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(colours).toEqual(light);
  await page.addStyleTag({ content: 'city-project-map { --city-land: #ffeecc; }' });
  await expect.poll(async () => (await colours()).land).toBe('255,238,204');
});
