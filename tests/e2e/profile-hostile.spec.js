// Cities that mean harm: their words stay words. And a page with a strict policy needs no exception for them.

import { TRACKER, card, complete, list, profile, sample, tag } from './support/city.js';
import { NO_CORPUS, hasCorpus, readCorpus } from './support/corpus.js';
import { OWN, cityIntruders, everywhereInCities, turns, watch } from './support/hostile.js';
import { expect, test } from './support/test.js';
import { heard, reach, search } from './support/widget.js';

/** Opens each source, table and note. */
const openAll = (widget) => widget.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('details:not([open]) > summary').forEach((summary) => summary.click()));

/** What has been asked of others than the page and the data: pictures with an address may be, and nothing else. */
const harmful = (happened) => happened.filter((what) => !/^request: https?:/.test(what));

test.describe('our own attacks', () => {
  const feed = everywhereInCities(OWN);

  test('in every field of a list stay text, in table and cards', async ({ page, open, site, data }) => {
    test.setTimeout(180_000);
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
    const happened = await watch(page, [site.origin, data.origin]);
    const widget = await open(tag({ src: data.give(feed).url, debug: '', variant: 'row', lang: 'en', group: 'g' }));
    await reach(widget, 'ready');
    const { cities, all } = await widget.evaluate((element) => ({ cities: element.data.data.cities.length, all: element.diagnostics.length }));
    expect(cities, 'none is lost').toBe(OWN.length * 2);
    expect(all).toBeGreaterThan(OWN.length);
    await page.setViewportSize({ width: 1000, height: 20_000 });
    for (const variant of ['row', 'standard']) {
      await widget.evaluate((element, value) => (element.variant = value), variant);
      const rows = widget.locator(variant === 'row' ? 'tbody tr' : '.tile');
      await expect(rows).not.toHaveCount(0);
      const more = widget.getByRole('button', { name: /^Show all/ });
      if (await more.count()) await more.press('Enter');
      await expect(rows).toHaveCount(OWN.length * 2);
      await expect(widget.locator('[data-id=c0s]').first()).toContainText('<script>alert(1)</script>');
      expect(await cityIntruders(widget)).toEqual([]);
      expect.soft(await turns(widget), variant).toEqual([]);
    }
    await search(widget).fill('<script');
    await expect(widget.locator('.tile')).not.toHaveCount(0);
    expect(await cityIntruders(widget)).toEqual([]);
    expect(harmful(happened)).toEqual([]);
  });

  test('in every field of a card stay text, in each variant with all opened', async ({ page, open, site, data }) => {
    test.setTimeout(300_000);
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
    const happened = await watch(page, [site.origin, data.origin]);
    const widget = await open(tag({ src: data.give(feed).url, debug: '', city: 'c0s', lang: 'en', group: 'g' }));
    await reach(widget, 'ready');
    for (const variant of ['full', 'compact', 'latest', 'standard']) {
      await widget.evaluate((element, value) => (element.variant = value), variant);
      // All parts of each variant are there with the first; then no waiting is needed.
      for (const city of feed.data.cities) {
        await widget.evaluate((element, id) => (element.city = id), city.id);
        await expect(card(widget)).toHaveAttribute('data-id', city.id);
        await expect(card(widget).locator('.bone')).toHaveCount(0);
        await openAll(widget);
        expect(await cityIntruders(widget), `${variant} ${city.id}`).toEqual([]);
        if (variant === 'full') expect.soft(await turns(widget), city.id).toEqual([]);
      }
    }
    // Not only harmless, but there to be read.
    await widget.evaluate((element) => Object.assign(element, { variant: 'full', city: 'c0s' }));
    await expect(card(widget).getByText('<script>alert(1)</script>').first()).toBeVisible();
    expect(harmful(happened)).toEqual([]);
  });

  test('in tables are text too', async ({ page, open, site, data }) => {
    const happened = await watch(page, [site.origin, data.origin]);
    const columns = ['id', 'name', 'country', 'goal', 'url'];
    const rows = OWN.map((text) => columns.map(() => text.replaceAll('"', '""')).map((cell) => `"${cell}"`).join(','));
    const { url } = data.give({ body: [columns.join(','), ...rows].join('\r\n'), headers: { 'content-type': 'text/csv' } });
    const fields = { id: '/id', name: '/name', country: '/country', 'climate.targets.0.goalTerm': '/goal', 'links.0.url': '/url' };
    const widget = await open(tag({ src: url, fields: JSON.stringify(fields), variant: 'row', debug: '' }));
    await reach(widget, 'ready');
    await expect(widget.locator('tbody tr')).not.toHaveCount(0);
    await expect.poll(() => widget.evaluate((element) => element.data.data.cities.length)).toBeGreaterThan(OWN.length - 4);
    expect(await cityIntruders(widget)).toEqual([]);
    expect(happened).toEqual([]);
  });

  test('in attributes of the page do nothing', async ({ page, open, site, data }) => {
    const happened = await watch(page, [site.origin, data.origin]);
    for (const text of ['"><img src=x onerror=alert(1)>', 'javascript:alert(1)', '__proto__', '\u202e']) {
      const names = ['lang', 'query', 'variant', 'city', 'theme', 'now', 'heading-level', 'format', 'max-bytes', 'refresh', 'group'];
      const widget = await open(tag({ src: data.give(sample('madrid')).url, ...Object.fromEntries(names.map((name) => [name, text])) }));
      await reach(widget, 'ready');
      expect(await cityIntruders(widget)).toEqual([]);
    }
    expect(happened).toEqual([]);
  });

  test('in the fields’ map are words of an error, or nothing', async ({ page, open, site, data }) => {
    const happened = await watch(page, [site.origin, data.origin]);
    const { url } = data.give({ body: 'name\r\nA\r\n' });
    for (const fields of ['{', '[]', '7', '{"__proto__": "/name"}', '{"name": 7}', '{"constructor.prototype.x": "/name", "name": "/name"}', JSON.stringify({ name: '/name', ...TRACKER, '<img src=x onerror=alert(1)>': '/<b>' })]) {
      const widget = await open(tag({ src: url, format: 'table', fields }));
      await expect.poll(() => widget.evaluate((element) => element.state)).toMatch(/ready|error|empty/);
      expect(await cityIntruders(widget)).toEqual([]);
    }
    expect(await page.evaluate(() => ({}).x)).toBeUndefined();
    expect(happened).toEqual([]);
  });
});

test('pictures are asked of the web only', async ({ page, open, site, data }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const images = ['javascript:alert(1)', 'data:image/svg+xml,<svg onload="alert(1)"/>', 'file:///etc/passwd', 'blob:x', `${data.origin}/given/none.svg`].map((url) => ({ url, alt: url }));
  for (const image of images) {
    const widget = await open(tag({ src: data.give(profile({ id: 'x', name: 'X', images: [image] })).url }));
    await reach(widget, 'ready');
    await expect(card(widget).locator('.bone')).toHaveCount(0);
    expect(await cityIntruders(widget)).toEqual([]);
  }
  await expect.poll(() => asked).toContain(`${data.origin}/given/none.svg`);
  expect(asked.filter((url) => !url.startsWith(data.origin) && !url.startsWith(site.origin))).toEqual([]);
});

test.describe('of the corpus', () => {
  test.skip(!hasCorpus, NO_CORPUS);

  const strings = () => readCorpus('hostile', 'hostile-strings.json').map(({ payload }) => payload).filter((text) => text.trim());

  test('attacks stay text in rows', async ({ page, open, site, data }) => {
    test.setTimeout(240_000);
    const all = strings();
    const happened = await watch(page, [site.origin, data.origin]);
    const widget = await open(tag({ src: data.give(list([{ name: 'A' }])).url, variant: 'row', debug: '' }));
    await reach(widget, 'ready');
    await page.setViewportSize({ width: 1000, height: 16_000 });
    // As many as are shown at once.
    const size = 60;
    for (let start = 0; start < all.length; start += size) {
      const some = all.slice(start, start + size);
      const cities = some.map((text, n) => ({ id: `c${n}`, name: text, country: { name: text }, alternateName: [text], memberships: [{ network: text, url: text }], links: [{ rel: text, url: text, title: text }], climate: { targets: [{ goalTerm: text, targetStatus: text, targetYear: 2030 }] } }));
      await widget.evaluate(async (element, feed) => {
        element.data = feed;
        await element.ready;
      }, list(cities, { name: some[0], description: some[0] }));
      // A name of nothing that is seen is no name: such a record is left out, and named.
      const { ids, paths } = await widget.evaluate((element) => ({ ids: element.data.data.cities.map(({ id }) => id), paths: element.diagnostics.map(({ path }) => path) }));
      const there = ids.length;
      const away = some.map((_, n) => n).filter((n) => !ids.includes(`c${n}`));
      for (const n of away) expect(paths.some((path) => path === `/data/cities/${n}` || path.startsWith(`/data/cities/${n}/`)), `${n} is named`).toBe(true);
      for (const n of away) expect(some[n]).not.toMatch(/\p{L}|\p{N}|\p{P}/u);
      await expect(widget.locator('tbody tr')).toHaveCount(there);
      expect(await cityIntruders(widget)).toEqual([]);
    }
    expect(all.length).toBeGreaterThan(300);
    expect(happened).toEqual([]);
  });

  test('attacks stay text in full cards, every twentieth', async ({ page, open, site, data }) => {
    test.setTimeout(240_000);
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
    const some = strings().filter((text, n) => n % 20 === 0 && text.length < 1000);
    const happened = await watch(page, [site.origin, data.origin]);
    const widget = await open(tag({ src: data.give(everywhereInCities(some)).url, variant: 'full', city: 'c0s', debug: '' }));
    await reach(widget, 'ready');
    for (let n = 0; n < some.length; n++) {
      await widget.evaluate((element, id) => (element.city = id), `c${n}s`);
      await expect(card(widget)).toHaveAttribute('data-id', `c${n}s`);
      await expect(card(widget).locator('.bone')).toHaveCount(0);
      await openAll(widget);
      expect(await cityIntruders(widget), some[n]).toEqual([]);
    }
    expect(some.length).toBeGreaterThan(15);
    expect(harmful(happened)).toEqual([]);
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
        test.setTimeout(120_000);
        const picture = site.give({ headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>' }).url;
        const city = JSON.parse(JSON.stringify(complete(site.origin)).replaceAll(`${site.origin}/picture.svg`, picture));
        const endpoint = site.give(city);
        const widget = await open(tag({ src: endpoint.url, theme: 'dark', debug: '', group: 'g' }), {
          head: `<script ${attributes}src="/v1/city-widgets.js"></script>`,
          headers: { 'content-security-policy': policy },
        });
        await reach(widget, 'ready');
        await widget.evaluate((element) => (element.variant = 'full'));
        await expect(card(widget).getByRole('heading', { name: 'About these data' })).toBeVisible();
        await openAll(widget);
        await expect(card(widget).locator('.origin-list').last()).toBeVisible();
        // The drawing keeps its places although there is no style attribute in HTML.
        await expect.poll(() => card(widget).locator('.point-name').first().evaluate((element) => element.style.insetBlockStart)).toMatch(/%$/);
        await expect.poll(() => card(widget).evaluate((element) => getComputedStyle(element).display)).toBe('grid');
        await widget.evaluate((element) => Object.assign(element, { lang: 'ar', headingLevel: 4, variant: 'compact' }));
        await expect(card(widget).getByRole('heading', { level: 4 })).toBeVisible();
        await widget.evaluate((element, src) => Object.assign(element, { src, variant: 'row', lang: 'en' }), site.give(list(Array.from({ length: 130 }, (_, n) => ({ id: `c${n}`, name: `City ${n}`, country: 'ES' })))).url);
        await expect(widget.locator('tbody tr').first()).toBeVisible();
        await widget.getByRole('button', { name: /^Show all/ }).press('Enter');
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await expect(widget.locator('tbody [data-id=c99]')).toBeVisible();
        await search(widget).fill('City 12');
        await expect(widget.locator('tbody tr')).toHaveCount(12);
        await widget.locator('.opener').first().click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await page.keyboard.press('Escape');
        const renewed = site.give(profile({ id: 'x', name: 'X' }));
        await widget.evaluate((element, src) => (element.src = src), renewed.url);
        await expect(card(widget).getByRole('heading')).toHaveText('X');
        renewed.set({ status: 500 });
        await widget.evaluate((element) => element.refresh().catch(() => {}));
        await reach(widget, 'stale');
        expect(complaints.filter((line) => !line.includes('500 (Internal'))).toEqual([]);
        expect(await refused(page)).toEqual([]);
      });
    }
  }

  test('that refuses wasm leaves the fallback, and the code is csp', async ({ page, open, site }) => {
    const widget = await open(tag({ src: site.give(sample('madrid')).url }), {
      head: '<script type="module" src="/v1/city-widgets.js"></script>',
      headers: { 'content-security-policy': STRICT.replace(" 'wasm-unsafe-eval'", '') },
    });
    await reach(widget, 'error');
    await expect.poll(() => heard(page, 'city-error')).toEqual([{ code: 'csp', message: "This part of the page was blocked by the site's security policy." }]);
    await expect(page.getByRole('link', { name: 'Climate pages of the city' })).toBeVisible();
  });

  test('that refuses pictures costs the picture alone', async ({ page, open, site, data }) => {
    const widget = await open(tag({ src: site.give(profile({ id: 'x', name: 'X', population: 7, images: [{ url: `${data.origin}/given/p.svg`, alt: 'A harbour', credit: 'A. Nobody' }] })).url }), {
      head: '<script type="module" src="/v1/city-widgets.js"></script>',
      headers: { 'content-security-policy': STRICT },
    });
    await reach(widget, 'ready');
    await expect(card(widget).getByText('Population', { exact: true })).toBeVisible();
    await expect(card(widget).locator('img')).toHaveCount(0);
    await expect(card(widget)).not.toContainText('A. Nobody');
    const what = await refused(page);
    expect(what).not.toEqual([]);
    for (const line of what) expect(line).toMatch(/^img-src .*p\.svg/);
  });
});
