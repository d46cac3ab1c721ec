// <city-project-map> with hostile data, under a strict policy, and what it asks of the network.

import { BALTIC, baltic, collection, complete, control, dialog, feature, marks, opener, placed, row, saved, tag, theme } from './support/map.js';
import { NO_CORPUS, hasCorpus, readCorpus } from './support/corpus.js';
import { OWN, everywhereInProjects, mapIntruders, turns, watch } from './support/hostile.js';
import { expect, test } from './support/test.js';
import { filter, heard, reach, search } from './support/widget.js';

/** What has been asked of others than the page and the data: pictures with an address of the web may be, and nothing else. */
const harmful = (happened) => happened.filter((what) => !/^request: https?:/.test(what));

const shut = async (page) => {
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
};

test.describe('our own attacks', () => {
  const feed = everywhereInProjects(OWN, complete('https://example.org'));

  test('in every field stay text: list, map, legend, filters, figures', async ({ page, open, site, data }) => {
    test.setTimeout(90_000);
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
    const happened = await watch(page, [site.origin, data.origin]);
    const widget = await open(tag({ src: data.give(feed).url, debug: '', lang: 'en', group: 'g' }));
    await reach(widget, 'ready');
    await placed(widget);
    const projects = await widget.evaluate((element) => element.data.data.features.length);
    expect(projects, 'none is lost').toBe(OWN.length * 2);
    expect(await mapIntruders(widget)).toEqual([]);
    await filter(widget, 'Status');
    expect(await mapIntruders(widget)).toEqual([]);
    await expect(row(widget, 'p0s')).toContainText('<script>alert(1)</script>');
    expect.soft(await turns(widget)).toEqual([]);
    await widget.evaluate((element) => (element.view = 'list'));
    await expect(row(widget, 'p0')).toBeVisible();
    expect(await mapIntruders(widget)).toEqual([]);
    await search(widget).fill('<script');
    await expect(row(widget, 'p0s')).toBeVisible();
    expect(await mapIntruders(widget)).toEqual([]);
    expect(harmful(happened)).toEqual([]);
  });

  test('in every field of a card stay text', async ({ page, open, site, data }) => {
    test.setTimeout(180_000);
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
    const happened = await watch(page, [site.origin, data.origin]);
    const widget = await open(tag({ src: data.give(feed).url, view: 'list', lang: 'en', group: 'g', 'deep-links': '' }));
    await reach(widget, 'ready');
    for (const { id } of feed.data.features) {
      await page.evaluate((hash) => (location.hash = hash), `city:project-map=project:${id}`);
      await expect(dialog(page).locator('[part~=card]')).toHaveAttribute('data-id', id);
      expect(await mapIntruders(widget), id).toEqual([]);
      expect.soft(await turns(widget), id).toEqual([]);
    }
    await page.evaluate(() => (location.hash = 'city:project-map=project:p0s'));
    // Not only harmless, but there to be read.
    await expect(dialog(page).getByText('<script>alert(1)</script>').first()).toBeVisible();
    expect(harmful(happened)).toEqual([]);
  });

  test('in the drawing that is saved are no elements of theirs', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(feed).url, lang: 'en', attribution: '"><script>alert(1)</script>' }));
    await reach(widget, 'ready');
    await placed(widget);
    const { svg } = await saved(page, widget);
    const names = await page.evaluate((text) => {
      const made = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [...new Set([...made.querySelectorAll('*')].map((element) => element.localName))].sort();
    }, svg);
    expect(names.filter((name) => !['circle', 'g', 'path', 'rect', 'svg', 'text', 'title', 'desc'].includes(name))).toEqual([]);
  });

  test('in attributes of the page do nothing', async ({ page, open, site, data }) => {
    test.setTimeout(60_000);
    const happened = await watch(page, [site.origin, data.origin]);
    for (const text of ['"><img src=x onerror=alert(1)>', 'javascript:alert(1)', '__proto__', '\u202e', '{z}']) {
      const names = ['lang', 'query', 'view', 'mode', 'theme-filter', 'center', 'zoom', 'tiles', 'tiles-consent', 'borders', 'theme', 'now', 'heading-level', 'format', 'max-bytes', 'refresh', 'group'];
      const widget = await open(tag({ src: data.give(baltic()).url, ...Object.fromEntries(names.map((name) => [name, text])) }));
      await reach(widget, 'ready');
      await expect(widget.locator('[part=toolbar]')).toBeVisible();
      expect(await mapIntruders(widget)).toEqual([]);
    }
    expect(happened).toEqual([]);
  });

  test('javascript: is no link, wherever an address can stand', async ({ page, open, data }) => {
    const bad = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'];
    const project = (url, n) => feature(`p${n}`, `Project ${n}`, [10 + n, 50], {
      links: [{ url, title: 'Link' }], documents: [{ url, title: 'Report' }], leadOrganization: { name: 'Lead', url }, partners: [{ name: 'Partner', url }],
      programme: { name: 'Programme', url }, fund: { name: 'Fund', url }, source: { name: 'Source', url }, images: [{ url, alt: 'Picture' }],
    });
    const widget = await open(tag({ src: data.give(collection(bad.map(project), { url: bad[0], funds: [{ name: 'F', url: bad[0], awarded: { amount: 7, currency: 'USD' } }] })).url }));
    await reach(widget, 'ready');
    for (let n = 0; n < bad.length; n++) {
      await opener(widget, `p${n}`).click();
      await expect(dialog(page)).toContainText('Lead');
      const links = await widget.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('a[href], img[src]')].map((link) => link.href ?? link.src));
      expect(links, bad[n]).toEqual([]);
      await shut(page);
    }
    const model = JSON.stringify(await widget.evaluate((element) => element.data));
    expect(model).not.toMatch(/script:alert/i);
  });

  test('in geometry do nothing', async ({ page, open, data, complaints }) => {
    const geometries = [
      null, 7, 'x', [], {}, { type: 'Point' }, { type: 'Point', coordinates: [] }, { type: 'Point', coordinates: ['<b>', '<i>'] }, { type: 'Point', coordinates: [1e308, -1e308] },
      { type: 'Polygon', coordinates: [] }, { type: 'Polygon', coordinates: [[]] }, { type: 'Polygon', coordinates: [[[0, 0], [0, 0], [0, 0], [0, 0]]] }, { type: 'LineString', coordinates: [[0, 0]] },
      { type: '__proto__', coordinates: [0, 0] }, { type: 'GeometryCollection', geometries: null }, { type: 'GeometryCollection', geometries: Array(2000).fill({ type: 'Point', coordinates: [0, 0] }) },
      { type: 'MultiPolygon', coordinates: Array(50).fill([[[0, 0], [1, 0], [1, 1], [0, 0]]]) }, { type: 'Point', coordinates: [0, 90] }, { type: 'Point', coordinates: [180, -90] }, { type: 'Point', coordinates: [-180, 0] },
    ];
    const widget = await open(tag({ src: data.give(collection([...geometries.map((geometry, n) => ({ ...feature(`g${n}`, `G ${n}`, [0, 0]), geometry })), feature('last', 'Last', [10, 50])])).url, debug: '' }));
    await reach(widget, 'ready');
    await placed(widget);
    await search(widget).fill('Last');
    await expect(row(widget, 'last')).toBeVisible();
    for (let n = 0; n < 3; n++) await control(widget, 'Zoom out').click();
    expect(await mapIntruders(widget)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test.describe('of the corpus', () => {
  test.skip(!hasCorpus, NO_CORPUS);

  test('attacks stay text in rows', async ({ page, open, site, data }) => {
    test.setTimeout(120_000);
    const all = readCorpus('hostile', 'hostile-strings.json').map(({ payload }) => payload).filter((text) => text.trim());
    const happened = await watch(page, [site.origin, data.origin]);
    const widget = await open(tag({ src: data.give(baltic()).url, view: 'list', debug: '' }));
    await reach(widget, 'ready');
    for (let start = 0; start < all.length; start += 60) {
      const some = all.slice(start, start + 60);
      const features = some.map((text, n) => feature(`h${n}`, text, [n / 3, 50], { themes: [text], cities: [text], status: text, summary: text }));
      await widget.evaluate(async (element, feed) => {
        element.data = feed;
        await element.ready;
      }, collection(features, { name: some[0], description: some[0] }));
      await expect(widget.locator('[part=project]').first()).toBeVisible();
      expect(await widget.evaluate((element) => element.data.data.features.length)).toBe(some.length);
      expect(await mapIntruders(widget)).toEqual([]);
    }
    expect(all.length).toBeGreaterThan(300);
    expect(happened).toEqual([]);
  });
});

test.describe('a strict policy', () => {
  const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";
  const refused = (page) => page.evaluate(() => window.refused);

  for (const [name, policy] of [
    ['the strict policy', STRICT],
    ['no policy of Trusted Types allowed at all', `${STRICT}; trusted-types 'none'`],
  ]) {
    for (const [kind, attributes] of [['module', 'type="module" '], ['classic', '']]) {
      test(`${name}, ${kind} script: nothing is refused`, async ({ page, open, site, complaints }) => {
        test.setTimeout(60_000);
        const project = { ...complete(site.origin), properties: { ...complete(site.origin).properties, images: [] } };
        const endpoint = site.give(collection([project, ...BALTIC], { name: 'Under a policy', totals: { projectCount: { value: 7, unit: 'project' } } }));
        const outline = site.give({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[[12, 55], [13, 55], [13, 56], [12, 56], [12, 55]]] } }] });
        const widget = await open(tag({ src: endpoint.url, theme: 'dark', debug: '', group: 'g', 'deep-links': '', offline: '', boundary: outline.url, borders: 'iso', tiles: '/tiles/{z}/{x}/{y}.png', attribution: '© Us' }), {
          head: `<script ${attributes}src="/v1/city-widgets.js"></script>`,
          headers: { 'content-security-policy': policy },
        });
        await reach(widget, 'ready');
        await placed(widget);
        await (await filter(widget, 'Status')).selectOption({ label: 'Under way' });
        await theme(widget, 'Mobility').click();
        await control(widget, 'Clear search and filters').click();
        await opener(widget, 'complete').click();
        await expect(dialog(page)).toBeVisible();
        await shut(page);
        for (let n = 0; n < 4; n++) await control(widget, 'Zoom in').click();
        await control(widget, 'Show all places').click();
        await saved(page, widget);
        await widget.evaluate((element) => Object.assign(element, { lang: 'ar', headingLevel: 4, mode: 'dots' }));
        await expect(widget.getByRole('heading', { level: 4 }).first()).toBeVisible();
        await widget.evaluate((element) => Object.assign(element, { lang: 'en', mode: 'clusters' }));
        await placed(widget);
        // Marks keep their places although there is no style attribute in HTML.
        expect(await marks(widget).first().evaluate((mark) => [getComputedStyle(mark).position, mark.style.left])).toEqual(['absolute', expect.stringMatching(/px$/)]);
        endpoint.set({ status: 500 });
        await widget.evaluate((element) => element.refresh().catch(() => {}));
        await reach(widget, 'stale');
        expect(complaints.filter((line) => !/500 \(Internal|404 \(Not Found/.test(line))).toEqual([]);
        expect(await refused(page)).toEqual([]);
      });
    }
  }

  test('that refuses wasm leaves the fallback, and the code is csp', async ({ page, open, site }) => {
    const widget = await open(tag({ src: site.give(baltic()).url }), {
      head: '<script type="module" src="/v1/city-widgets.js"></script>',
      headers: { 'content-security-policy': STRICT.replace(" 'wasm-unsafe-eval'", '') },
    });
    await reach(widget, 'error');
    expect(await heard(page, 'city-error')).toEqual([{ code: 'csp', message: "This part of the page was blocked by the site's security policy." }]);
    await expect(page.getByRole('link', { name: 'Climate projects of the cities' })).toBeVisible();
  });
});

test.describe('the network', () => {
  /** All that is asked for while a visitor uses all of a map, but the page itself. */
  async function used(page, open, data, attributes = {}) {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    const endpoint = data.give(baltic());
    const widget = await open(tag({ src: endpoint.url, ...attributes }));
    await reach(widget, 'ready');
    await placed(widget);
    await filter(widget, 'Status');
    await search(widget).fill('o');
    await theme(widget, 'Mobility').click();
    await control(widget, 'Clear search and filters').click();
    await opener(widget, 'wind').click();
    await expect(dialog(page)).toBeVisible();
    await shut(page);
    for (let n = 0; n < 5; n++) await control(widget, 'Zoom in').click();
    await control(widget, 'Show all places').click();
    await saved(page, widget);
    await widget.evaluate((element) => (element.lang = 'de'));
    await expect(widget.locator('.frame')).toHaveAttribute('lang', 'de');
    return { asked, endpoint, widget };
  }

  test('is asked for the script, its parts, its words and the data, and for nothing else', async ({ page, open, data }) => {
    const { asked, endpoint } = await used(page, open, data);
    const own = new RegExp(`^${data.origin}/v1/(city-widgets|project-map|i18n|attributes)([./][\\w./-]+)?\\.(js|wasm|css|parts\\.json)$`);
    const others = asked.filter((url) => url !== page.url() && url !== endpoint.url && !own.test(url) && !/^blob:/.test(url));
    expect(others).toEqual([]);
    expect(asked.filter((url) => /\.wasm$/.test(url)).length).toBeGreaterThan(1);
    expect(asked.filter((url) => url === endpoint.url)).toHaveLength(1);
  });

  test('leaves no cookie and nothing stored', async ({ page, open, data }) => {
    await used(page, open, data);
    expect(await page.evaluate(async () => [await caches.keys(), localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length])).toEqual([[], 0, 0, '', 0]);
    expect(await page.context().cookies()).toEqual([]);
  });

  test('of an outline is asked once, and one that is missing costs nothing', async ({ page, open, data, complaints }) => {
    const outline = data.give({ status: 404 });
    const widget = await open(tag({ src: data.give(baltic()).url, boundary: outline.url }));
    await reach(widget, 'ready');
    await placed(widget);
    await expect.poll(() => data.requests.filter((path) => path === outline.path).length).toBe(1);
    await control(widget, 'Zoom in').click();
    await control(widget, 'Zoom out').click();
    await placed(widget);
    expect(data.requests.filter((path) => path === outline.path)).toHaveLength(1);
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
  });
});

test.describe('map images', () => {
  const TILES = 'https://tiles.example/map/{z}/{x}/{y}{r}.png';
  const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

  async function shown(page, open, data, attributes) {
    const asked = [];
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => (asked.push(route.request().url()), route.fulfill({ contentType: 'image/png', body: PIXEL })));
    const widget = await open(tag({ src: data.give(baltic()).url, ...attributes }));
    await reach(widget, 'ready');
    await placed(widget);
    return { widget, asked };
  }

  test('are not asked for before the visitor says yes, then of that host alone', async ({ page, open, data }) => {
    const { widget, asked } = await shown(page, open, data, { tiles: TILES, attribution: '© Somebody' });
    const consent = widget.locator('.consent');
    await expect(consent).toContainText('The detailed map comes from tiles.example, which will learn your IP address.');
    await control(widget, 'Zoom in').click();
    await control(widget, 'Zoom out').click();
    await expect(widget.locator('.tiles img')).toHaveCount(0);
    expect(asked).toEqual([]);
    await control(widget, 'Load the detailed map').click();
    await expect(consent).toHaveCount(0);
    await expect.poll(() => asked.length).toBeGreaterThan(3);
    for (const url of asked) expect(url).toMatch(/^https:\/\/tiles\.example\/map\/\d+\/\d+\/\d+(@2x)?\.png$/);
    await expect(widget.locator('[part=attribution]')).toContainText('© Somebody');
    await expect(widget.locator('.tiles img').first()).toHaveAttribute('alt', '');
    expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
    // They cover the map: a corner of it, too.
    const covered = await widget.evaluate(({ shadowRoot }) => {
      const view = shadowRoot.querySelector('.view').getBoundingClientRect();
      const images = [...shadowRoot.querySelectorAll('.tiles img')].map((image) => image.getBoundingClientRect());
      const over = (x, y) => images.some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
      return [[view.left + 2, view.top + 2], [view.right - 2, view.bottom - 2], [(view.left + view.right) / 2, (view.top + view.bottom) / 2]].map(([x, y]) => over(x, y));
    });
    expect(covered).toEqual([true, true, true]);
  });

  test('are drawn below the marks, which can be pressed', async ({ page, open, data }) => {
    const { widget, asked } = await shown(page, open, data, { tiles: TILES, attribution: '© Somebody', 'tiles-consent': 'granted' });
    await expect.poll(() => asked.length).toBeGreaterThan(3);
    await widget.locator('.mark[data-id=bog]').click();
    await expect(dialog(page)).toBeVisible();
  });

  test('with the leave of the site are loaded at once', async ({ page, open, data }) => {
    const { widget, asked } = await shown(page, open, data, { tiles: TILES, attribution: '© Somebody', 'tiles-consent': 'granted' });
    await expect.poll(() => asked.length).toBeGreaterThan(3);
    await expect(widget.locator('.consent')).toHaveCount(0);
  });

  test('of the page’s own host need no leave', async ({ page, open, site, data }) => {
    const { widget } = await shown(page, open, data, { tiles: '/tiles/{z}/{x}/{y}.png', attribution: '© Us' });
    await expect(widget.locator('.consent')).toHaveCount(0);
    await expect.poll(() => site.requests.filter((path) => /^\/tiles\/\d+\/\d+\/\d+\.png$/.test(path)).length).toBeGreaterThan(3);
  });

  for (const [name, attributes] of [
    ['without whom they are owed to', { tiles: TILES }],
    ['of a template without places', { tiles: 'https://tiles.example/all.png', attribution: '© Somebody', 'tiles-consent': 'granted' }],
    ['of a template that is no address of the web', { tiles: 'javascript:alert({z},{x},{y})', attribution: '© Somebody', 'tiles-consent': 'granted' }],
  ]) {
    test(`${name} are not shown`, async ({ page, open, data }) => {
      const { widget, asked } = await shown(page, open, data, attributes);
      await control(widget, 'Zoom in').click();
      await placed(widget);
      await expect(widget.locator('.consent')).toHaveCount(0);
      await expect(widget.locator('.tiles img')).toHaveCount(0);
      expect(asked).toEqual([]);
    });
  }
});
