// The list of requests in the documentation, held against what a browser asks for while each widget is used.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDemo } from './support/demo.js';
import { fixtures } from './support/paths.js';
import { expect, softly, test } from './support/test.js';
import { filter, openers, reach, search, tag } from './support/widget.js';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"/>';
const collection = (features, rest = {}) => ({ schemaVersion: '1.0', kind: 'ProjectCollection', data: { type: 'FeatureCollection', features, ...rest } });
const fallback = '<a href="https://example.org/">More</a>';

/** What the page about privacy lists: of each row its anchor, its patterns, and what it says that a request carries. */
async function listed(page) {
  const demo = await startDemo();
  await page.goto(`${demo.origin}/docs-privacy.html`);
  const rows = await page.locator('[data-pattern]').evaluateAll((found) => found.map((row) => ({
    id: row.id, patterns: row.dataset.pattern.split(' '), carries: row.querySelectorAll('dd')[1].textContent,
  })));
  await demo.close();
  return rows;
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a request is one of a pattern. @param {Record<string, string | string[]>} names what stands for a word in braces */
function fits(pattern, { url, type }, names) {
  if (pattern === '{events}') return type === 'eventsource' && names.events.includes(url);
  if (type === 'eventsource') return false;
  const plain = /^\{(\w+)\}$/.exec(pattern);
  if (plain) return names[plain[1]].some((known) => (known.endsWith('*') ? url.startsWith(known.slice(0, -1)) : url === known));
  const source = escaped(pattern).replace(/\\\{(\w+)\\\}/g, (_, name) => ({ files: escaped(names.files), kind: '(?:programme|profile|project-map)', name: '[\\w.-]+' })[name]);
  return new RegExp(`^${source}(?:\\?.*)?$`).test(url);
}

test('what the widgets ask for is in the list, and what is in the list they ask for', async ({ page, context, open, site, data }) => {
  test.setTimeout(180_000);
  const rows = await listed(page);
  expect(rows.length).toBeGreaterThan(10);

  const drawn = () => data.give({ body: PICTURE, headers: { 'content-type': 'image/svg+xml' } }).url;
  const pictures = { city: drawn(), project: drawn() };
  const programme = data.give({ body: readFileSync(join(fixtures, 'council.json'), 'utf8') });
  const events = data.stream(JSON.parse(readFileSync(join(fixtures, 'council.json'), 'utf8')));
  const city = data.give({ schemaVersion: '1.0', kind: 'CityProfile', id: 'x', data: { name: 'Harbourtown', image: { url: pictures.city, alt: 'The quay' } } });
  const feature = (id, more = {}) => ({ type: 'Feature', id, geometry: { type: 'Point', coordinates: [-9.14 + id / 100, 38.7] }, properties: { name: `Project ${id}`, ...more } });
  const projects = data.give(collection([feature(1, { images: [{ url: pictures.project, alt: 'The quay' }] }), feature(2)]));
  const boundary = data.give({ type: 'Polygon', coordinates: [[[-9.2, 38.6], [-9.1, 38.6], [-9.1, 38.8], [-9.2, 38.6]]] });
  const further = data.give({ type: 'FeatureCollection', numberReturned: 1, features: [feature(4)] });
  const paged = data.give({ type: 'FeatureCollection', numberMatched: 2, numberReturned: 1, links: [{ rel: 'next', href: further.url }], features: [feature(3)] });

  const names = {
    files: `${data.origin}/v1`,
    src: [programme, city, projects, paged, events].map(({ url }) => url).concat(`${data.origin}/fixtures/council.json`),
    next: [further.url],
    events: [events.url],
    boundary: [boundary.url],
    picture: Object.values(pictures),
    tile: [`${data.origin}/given/tiles/*`],
  };
  // What would go along, if cookies did.
  await context.addCookies([{ name: 'visitor', value: '1', url: data.origin }]);
  const asked = [];
  context.on('request', (request) => asked.push(request));

  await open(
    tag({ src: programme.url, id: 'programme', favourites: '', offline: '' })
      + tag({ src: events.url, id: 'told', live: 'sse' })
      + `<city-profile src="${city.url}" variant="full">${fallback}</city-profile>`
      + `<city-project-map id="map" src="${projects.url}" boundary="${boundary.url}" borders="iso" tiles="${data.origin}/given/tiles/{z}/{x}/{y}.png" tiles-consent="granted" attribution="Nobody">${fallback}</city-project-map>`
      + `<city-project-map id="paged" src="${paged.url}">${fallback}</city-project-map>`
      + `<iframe title="Framed" width="600" height="400" src="${data.origin}/v1/iframe.html?widget=programme&amp;src=${encodeURIComponent(`${data.origin}/fixtures/council.json`)}"></iframe>`,
  );
  for (const widget of await page.locator('city-programme, city-profile, city-project-map').all()) {
    await widget.scrollIntoViewIfNeeded();
    await reach(widget, 'ready');
  }
  await events.connected();

  const list = page.locator('#programme');
  await list.scrollIntoViewIfNeeded();
  await search(list).fill('shade');
  await filter(list, 'Track');
  await search(list).fill('');
  await list.getByRole('button', { name: /^Add to my programme/ }).first().click();
  await openers(list).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const view of ['Timetable', 'Speakers', 'My programme']) await list.getByRole('button', { name: view, exact: true }).click();
  await list.evaluate((element) => { element.lang = 'de'; });
  await expect(list.getByRole('button', { name: 'Liste', exact: true })).toBeVisible();

  await page.locator('city-profile').scrollIntoViewIfNeeded();
  const map = page.locator('#map');
  await map.scrollIntoViewIfNeeded();
  await map.getByRole('button', { name: 'Project 1', exact: true }).click();
  await expect(map.getByRole('dialog')).toBeVisible();
  for (const url of names.picture) await expect.poll(() => asked.some((request) => request.url() === url), url).toBe(true);
  await page.keyboard.press('Escape');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect.poll(() => asked.some((request) => request.url().endsWith('/fixtures/council.json'))).toBe(true);
  await list.evaluate((element) => element.diagnose());

  const found = asked.map((request) => ({ url: request.url(), type: request.resourceType(), request }))
    .filter(({ url, type }) => !(type === 'document' && url.startsWith(site.origin)) && !/^(data|blob):|favicon\.ico$/.test(url));
  expect(found.length).toBeGreaterThan(30);
  const row = (request) => rows.find(({ patterns }) => patterns.some((pattern) => fits(pattern, request, names)));
  softly(found.filter((request) => !row(request)).map(({ url, type }) => `${type} ${url}`), 'not in the list').toEqual([]);
  for (const { id, patterns } of rows) {
    for (const pattern of patterns) softly(found.some((request) => fits(pattern, request, names)), `${id} ${pattern} was asked for`).toBe(true);
  }
  for (const request of found) {
    softly(request.request.method(), request.url).toBe('GET');
    const { id, carries } = row(request) || { carries: '' };
    const headers = await request.request.allHeaders();
    if (carries.startsWith('No cookies')) softly(headers.cookie, `cookie to ${id}`).toBeUndefined();
    if (carries.startsWith('No referrer')) softly(headers.referer, `referrer to ${id}`).toBeUndefined();
  }
});

test('nothing is stored but what the list of the stored says', async ({ page, open, data }) => {
  const stored = () => page.evaluate(async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), caches: await caches.keys(),
    databases: (await indexedDB.databases()).length, cookies: document.cookie,
  }));
  const nothing = { local: [], session: [], caches: [], databases: 0, cookies: '' };
  const src = `${data.origin}/fixtures/council.json`;
  const widget = await open(tag({ src, favourites: '', 'deep-links': '', refresh: '60' }));
  await reach(widget, 'ready');
  await openers(widget).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await stored()).toEqual(nothing);
  const star = widget.locator('.star').first();
  await star.click();
  await expect.poll(stored).toEqual({ ...nothing, local: [expect.stringMatching(/^city-widgets:/)] });
  expect(JSON.parse(await page.evaluate(() => Object.values(localStorage)[0]))).toEqual({ ids: ['opening'], titles: { opening: 'Opening' } });
  await star.click();
  await expect.poll(stored).toEqual(nothing);
  const kept = await open(tag({ src, offline: '' }));
  await reach(kept, 'ready');
  await expect.poll(stored).toEqual({ ...nothing, caches: ['city-widgets'] });
});
