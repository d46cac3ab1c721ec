// The demo site on the published files.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.js';
import { startDemo } from './support/demo.js';
import { fixtures, www } from './support/paths.js';
import { expect, test as base } from './support/test.js';
import { reach, rows, sideways } from './support/widget.js';

const test = base.extend({
  demo: [async ({}, use) => {
    const demo = await startDemo();
    await use(demo.origin);
    await demo.close();
  }, { scope: 'worker' }],
});

const pages = readdirSync(www).filter((name) => name.endsWith('.html'));
/** What a page may have. */
const WIDGETS = 'city-programme, city-profile, city-project-map';
/** Where nobody listens: one of the states. */
const UNREACHABLE = 'http://127.0.0.1:9/';
const sample = (name) => JSON.parse(readFileSync(join(www, 'data-samples', name), 'utf8'));

test.describe('each page', () => {
  for (const name of pages) {
    test(`${name} shows what it has, without a complaint`, async ({ page, demo, complaints }) => {
      const missing = [];
      const foreign = [];
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${demo}/`) && !/^(data|blob):/.test(url) && url !== UNREACHABLE) foreign.push(url);
      });
      page.on('response', (answer) => {
        const { pathname } = new URL(answer.url());
        if (answer.status() >= 400 && !pathname.startsWith('/api/')) missing.push(pathname);
      });
      await page.goto(`${demo}/${name}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      for (const widget of await page.locator(WIDGETS).all()) {
        await widget.scrollIntoViewIfNeeded();
        // Those that stand for an endpoint that is silent go on loading.
        const silent = /silence|slow/.test(await widget.getAttribute('src'));
        await expect.poll(() => widget.evaluate((element) => element.state)).toMatch(silent ? /loading/ : /^(ready|empty|error|stale)$/);
      }
      expect(missing).toEqual([]);
      expect(foreign).toEqual([]);
      expect(complaints.filter((line) => !/Failed to load resource/.test(line))).toEqual([]);
      await expect.poll(() => sideways(page)).toEqual([]);
    });

    test(`${name} has no dead link`, async ({ page, demo }) => {
      await page.goto(`${demo}/${name}`);
      const links = await page.locator('a[href]').evaluateAll((found) => [...new Set(found.map((a) => a.href))]);
      for (const link of links.filter((href) => href.startsWith(demo))) {
        const { pathname, hash } = new URL(link);
        if (pathname.startsWith('/api/')) continue;
        expect(existsSync(join(www, pathname === '/' ? 'index.html' : pathname)), link).toBe(true);
        if (hash && pathname.endsWith('.html')) expect(readFileSync(join(www, pathname), 'utf8'), link).toContain(`id="${hash.slice(1)}"`);
      }
    });
  }

  for (const colorScheme of ['light', 'dark']) {
    for (const name of ['index.html', 'try.html', 'cities-mission-conference-2023.html', 'city-profiles.html', 'mission-cities.html', 'madrid.html', 'linked.html', 'project-maps.html', 'mission-cities-map.html', 'large-map.html']) {
      test(`${name} is accessible in ${colorScheme}`, async ({ page, demo }) => {
        await page.emulateMedia({ colorScheme });
        await page.goto(`${demo}/${name}`);
        for (const widget of await page.locator(WIDGETS).all()) {
          await widget.scrollIntoViewIfNeeded();
          await reach(widget, 'ready');
        }
        await expectAccessible(page, name);
      });
    }
  }
});

test.describe('an event’s page', () => {
  for (const name of ['cities-mission-conference-2023', 'cities-climate-action-summit-2025']) {
    test(`${name} shows its sessions`, async ({ page, demo }) => {
      const ids = sample(`${name}.json`).data.sessions.map((session) => session.id);
      await page.setViewportSize({ width: 1280, height: 6000 });
      await page.goto(`${demo}/${name}.html`);
      const widget = page.locator('city-programme');
      await reach(widget, 'ready');
      expect(ids.length).toBeGreaterThan(8);
      await expect.poll(async () => (await rows(widget)).sort()).toEqual([...ids].sort());
      // The announcement gives no times, so none are shown.
      const timed = sample(`${name}.json`).data.sessions.some((session) => session.start);
      await expect(widget.getByRole('time')).toHaveCount(timed ? ids.length : 0);
      expect(await widget.evaluate((element) => element.diagnostics)).toEqual([]);
    });
  }

  test('cities-mission-conference-2024 says that the programme will follow', async ({ page, demo }) => {
    await page.goto(`${demo}/cities-mission-conference-2024.html`);
    const widget = page.locator('city-programme');
    await reach(widget, 'empty');
    await expect(widget.getByText(/25\s*–\s*26 June 2024/)).toBeVisible();
    await expect(widget.getByText('The programme of this event will appear here as soon as it is published.')).toBeVisible();
  });

  test('the start page shows what is on now', async ({ page, demo }) => {
    await page.goto(`${demo}/`);
    const widget = page.locator('city-programme').first();
    await widget.scrollIntoViewIfNeeded();
    await reach(widget, 'ready');
    await expect(widget.locator('[data-id=on]').getByText('Now', { exact: true })).toBeVisible();
    await expect(widget.locator('[data-id=soon]').getByText('Next', { exact: true })).toBeVisible();
  });
});

test.describe('a city’s page', () => {
  test('city-profiles has a card for each city, in each variant', async ({ page, demo }) => {
    await page.goto(`${demo}/city-profiles.html`);
    for (const card of await page.locator('city-profile:not([variant=row], [variant=latest])').all()) {
      await card.scrollIntoViewIfNeeded();
      await reach(card, 'ready');
      const { id, data } = sample((await card.getAttribute('src')).split('/').pop());
      await expect(card.locator('article')).toHaveAttribute('data-id', id);
      await expect(card.getByRole('heading', { level: 3 })).toHaveText(data.name.en || data.name);
      expect(await card.evaluate((element) => element.diagnostics)).toEqual([]);
    }
    await expect(page.locator('[variant=latest]').getByRole('link')).toHaveText('SmartCitiesWorld City Profile 2024 – City of Madrid');
    const rows = page.locator('[variant=row]');
    await rows.scrollIntoViewIfNeeded();
    await reach(rows, 'ready');
    await expect(rows.getByText(`${sample('seed-cities.json').data.cities.length} cities`)).toBeVisible();
    for (const variant of ['compact', 'full', 'latest', 'row']) {
      await expect(page.locator('.snippet').filter({ hasText: `variant="${variant}"` }).first()).toBeVisible();
    }
  });

  test('a figure says where it comes from', async ({ page, demo }) => {
    await page.goto(`${demo}/city-profiles.html`);
    const card = page.locator('city-profile[src*=oslo]');
    await card.scrollIntoViewIfNeeded();
    await card.getByText('Source', { exact: true }).first().click();
    await expect(card.getByText('CC0-1.0').first()).toBeVisible();
  });

  test('mission-cities is a table and cards that can be searched', async ({ page, demo }) => {
    const { cities } = sample('mission-cities.json').data;
    await page.goto(`${demo}/mission-cities.html`);
    const table = page.locator('#directory');
    await reach(table, 'ready');
    await expect(table.getByRole('row')).toHaveCount(cities.length + 1);
    await table.getByRole('searchbox').fill('sonderborg');
    await expect(table.getByRole('rowheader')).toHaveText('SønderborgDenmark');
    await table.getByRole('button', { name: 'Sønderborg' }).click();
    await expect(table.getByRole('dialog', { name: 'Sønderborg' }).getByText('Mission City', { exact: false }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    // The search stays when the table becomes cards.
    await page.getByRole('button', { name: 'Cards' }).click();
    await expect(table.getByRole('table')).toHaveCount(0);
    await expect(table.locator('article')).toHaveAttribute('data-id', 'sonderborg');
    await expect(page.locator('[city=Helsinki]').getByRole('heading', { name: 'Helsinki' })).toBeVisible();
  });

  test('madrid shows what the city reports, and no percentage across methods', async ({ page, demo }) => {
    await page.goto(`${demo}/madrid.html`);
    const card = page.locator('city-profile[src*=madrid]');
    await expect(card.getByText('0% of the way in 2021, as reported by the city')).toBeVisible();
    await expect(card.getByText('Counted by different methods, so these figures cannot be compared.')).toBeVisible();
    await expect(page.locator('main').getByText('40.6%').first()).toBeVisible();
    for (const made of ['24.8', '34.5', '40.6', '40.7']) await expect(card.getByText(`${made}%`)).toHaveCount(0);
    // Within one series there is one.
    const invented = page.locator('city-profile[src*=norrvik]');
    await invented.scrollIntoViewIfNeeded();
    await expect(invented.getByText('37.7% of the way in 2024')).toBeVisible();
    await expect(invented.getByText('On track in 2024')).toBeVisible();
  });

  test('linked searches the programme for the city that is chosen', async ({ page, demo }) => {
    await page.goto(`${demo}/linked.html`);
    const programme = page.locator('city-programme');
    await programme.scrollIntoViewIfNeeded();
    await reach(programme, 'ready');
    const button = page.locator('city-profile[src*=lund]').getByRole('button');
    await button.click();
    await expect(programme.getByRole('searchbox')).toHaveValue('Lund');
    await expect.poll(() => rows(programme)).toEqual(['political-reality-check']);
    await button.click();
    await expect(programme.getByRole('searchbox')).toHaveValue('');
  });
});

test.describe('a page with a map', () => {
  const ids = (map) => map.locator('[part=project]').evaluateAll((found) => found.map((row) => row.dataset.id));

  test('project-maps lists each project, be it on the map or not', async ({ page, demo }) => {
    const { features, funds } = sample('cnca-projects.json').data;
    await page.goto(`${demo}/project-maps.html`);
    const map = page.locator('#map');
    await reach(map, 'ready');
    expect(await map.evaluate((element) => element.diagnostics)).toEqual([]);
    await expect.poll(async () => (await ids(map)).sort()).toEqual(features.map((feature) => feature.id).sort());
    // The fund says more of itself than is shown.
    expect(funds[0].projectCount.value).toBe(76);
    await expect(map.getByText('76 projects')).toBeVisible();
    // Five have a place, and one of them has three.
    const places = await map.evaluate((element) =>
      element.ready.then(({ data }) => data.features.filter(({ geometry }) => geometry).map(({ geometry }) => geometry.type)));
    expect(places.sort()).toEqual(['MultiPoint', 'Point', 'Point', 'Point', 'Point']);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await expect(map.locator('[part=map]')).toHaveCount(0);
    await expect.poll(async () => (await ids(map)).length).toBe(features.length);
  });

  test('a project says its figure as the source does, and where it comes from', async ({ page, demo }) => {
    await page.goto(`${demo}/project-maps.html`);
    const map = page.locator('#map');
    await reach(map, 'ready');
    await map.getByRole('button', { name: 'Solar District Heating Energy Plant', exact: true }).click();
    const card = map.getByRole('dialog');
    await expect(card.getByText('about 8,000 t CO₂ a year')).toBeVisible();
    await expect(card.getByText('Article on the Carbon Neutral Cities Alliance')).toBeVisible();
    // CO₂ is not CO₂e, not in the sum either.
    await expect(map.getByText('CO₂e')).toHaveCount(0);
  });

  test('mission-cities-map has the cities of the directory', async ({ page, demo }) => {
    const cities = sample('mission-cities.json').data.cities.map((city) => city.id);
    await page.goto(`${demo}/mission-cities-map.html`);
    const map = page.locator('#map');
    await reach(map, 'ready');
    await expect.poll(async () => (await ids(map)).sort()).toEqual([...cities].sort());
    expect(await map.evaluate((element) => element.diagnostics)).toEqual([]);
  });

  test('linked looks for the city of the map in the table and in the programme', async ({ page, demo }) => {
    await page.goto(`${demo}/linked.html`);
    const [map, table, programme] = ['city-project-map', 'city-profile[variant=row]', 'city-programme'].map((found) => page.locator(found));
    for (const widget of [programme, table, map]) {
      await widget.scrollIntoViewIfNeeded();
      await reach(widget, 'ready');
    }
    await map.locator('[part=project]').getByRole('button', { name: 'Lund', exact: true }).click();
    await map.getByRole('button', { name: 'Show what concerns Lund' }).click();
    await page.keyboard.press('Escape');
    // Rows are in the document only while they are near the viewport.
    await table.scrollIntoViewIfNeeded();
    await expect(table.getByRole('rowheader')).toHaveText('LundSweden');
    await expect.poll(() => rows(programme)).toEqual(['political-reality-check']);
  });
});

test.describe('“Try your feed”', () => {
  const council = readFileSync(join(fixtures, 'council.json'), 'utf8');
  const count = (page, name) => page.locator('.counts').getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');

  async function expectReport(page, format) {
    await expect(page.locator('#outcome')).toHaveText(new RegExp(`^Read as ${format} in [\\d,]+ ms: 7 sessions, 2 days, 2 rooms\\.`));
    await expect(count(page, 'sessions')).toHaveText('7');
    await expect(page.locator('#found').getByRole('cell', { name: 'bad-link' })).toBeVisible();
    await expect(page.locator('#stage city-programme').getByRole('button', { name: 'Shade for schools' })).toBeVisible();
  }

  test('takes an address, and gives the lines to paste', async ({ page, demo, data }) => {
    await page.goto(`${demo}/try.html`);
    await page.getByLabel('Address of the feed').fill(`${data.origin}/fixtures/council.json`);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expectReport(page, 'city-widgets');
    await expect(page.locator('#snippet')).toContainText('fixtures/council.json');
    const snippet = await page.locator('#snippet').textContent();
    expect(snippet).toContain(`<script type="module" src="${demo}/city-widgets/v1/city-widgets.js"></script>`);
    expect(snippet).toContain(`<city-programme src="${data.origin}/fixtures/council.json" lang="en">`);
    // The lines do what they promise, and the page's address leads back here.
    await page.reload();
    await expectReport(page, 'city-widgets');
    await page.setContent(snippet);
    await reach(page.locator('city-programme'), 'ready');
  });

  test('takes pasted text', async ({ page, demo }) => {
    await page.goto(`${demo}/try.html`);
    await page.getByText('Paste the text instead').click();
    await page.getByLabel('Text of the feed').fill(council);
    await page.getByRole('button', { name: 'Show this text' }).click();
    await expectReport(page, 'city-widgets');
  });

  test('takes a chosen file', async ({ page, demo }) => {
    await page.goto(`${demo}/try.html`);
    await page.getByLabel('Or a file').setInputFiles(join(fixtures, 'sessionize.json'));
    await expect(page.locator('#outcome')).toContainText('Read as sessionize');
    await expect(page.locator('#snippet')).toContainText('https://example.org/sessionize.json');
    // The zone that the feed lacks can be named, and stands in the lines to paste.
    await page.getByLabel('Time zone').fill('America/Los_Angeles');
    await page.getByLabel('Time zone').blur();
    await expect(page.locator('#snippet')).toContainText('time-zone="America/Los_Angeles"');
    await expect(page.locator('#stage')).toContainText('Times in America/Los Angeles');
  });

  test('takes a table of cities, with the names of its columns', async ({ page, demo }) => {
    const table = 'Stadt;Land;Ziel;Jahr\nNorrvik;SE;klimatneutral;2040\nValmont;FR;;\n';
    const fields = { name: '/Stadt', country: '/Land', 'climate.targets.goalTerm': '/Ziel', 'climate.targets.targetYear': '/Jahr' };
    await page.goto(`${demo}/try.html`);
    await page.getByLabel('What the feed holds').selectOption('profile');
    await page.getByLabel('Variant').selectOption('row');
    await page.getByText('Your own field names').click();
    await page.getByLabel('Fields').fill(JSON.stringify(fields));
    await page.getByText('Paste the text instead').click();
    await page.getByLabel('Text of the feed').fill(table);
    await page.getByRole('button', { name: 'Show this text' }).click();
    await expect(page.locator('#outcome')).toHaveText(/^Read as table in [\d,]+ ms: 2 cities\. Nothing to remark\.$/);
    // Rows are in the document only while they are near the viewport.
    await page.locator('#stage city-profile').scrollIntoViewIfNeeded();
    await expect(page.locator('#stage city-profile').getByRole('row').filter({ hasText: 'Norrvik' })).toContainText('2040');
    await expect(page.locator('#snippet')).toContainText(`<city-profile src="https://example.org/city.json" lang="en" variant="row" fields='${JSON.stringify(fields)}'>`);
    await expect(page.getByLabel('Time zone')).toBeHidden();
    await page.getByLabel('What the feed holds').selectOption('programme');
    await expect(page.getByLabel('Variant')).toBeHidden();
    await expect(page.locator('#stage city-programme')).toBeAttached();
  });

  test('takes projects, and shows what the widget notes', async ({ page, demo }) => {
    const feature = { type: 'Feature', geometry: { type: 'Point', coordinates: [0, 0] }, properties: { name: 'Bicycle street' } };
    await page.goto(`${demo}/try.html`);
    await page.getByLabel('What the feed holds').selectOption('project-map');
    await page.getByLabel('View').selectOption('list');
    await page.getByLabel('Notes under the widget').check();
    await page.getByText('Paste the text instead').click();
    await page.getByLabel('Text of the feed').fill(JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
    await page.getByRole('button', { name: 'Show this text' }).click();
    await expect(page.locator('#outcome')).toHaveText(/^Read as geojson in [\d,]+ ms: 1 project, 0 on the map\. 1 remark below\.$/);
    await expect(page.locator('#found').getByRole('cell', { name: 'null-island' })).toBeVisible();
    await expect(page.locator('#snippet')).toContainText('<city-project-map src="https://example.org/projects.json" lang="en" view="list" debug>');
    const widget = page.locator('#stage city-project-map');
    await expect(widget.getByRole('button', { name: 'Bicycle street' })).toBeVisible();
    await expect(widget.getByText('These coordinates are zero', { exact: false })).toBeVisible();
    await expect(page.getByLabel('Time zone')).toBeHidden();
  });

  test('takes a file that is dropped anywhere', async ({ page, demo }) => {
    await page.goto(`${demo}/try.html`);
    const transfer = await page.evaluateHandle((text) => {
      const given = new DataTransfer();
      given.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
      return given;
    }, council);
    await page.locator('footer').dispatchEvent('drop', { dataTransfer: transfer });
    await expectReport(page, 'city-widgets');
    await expect(page.locator('#snippet')).toContainText('https://example.org/dropped.json');
  });

  test('says what is wrong and what to do', async ({ page, demo, data }) => {
    await page.goto(`${demo}/try.html`);
    for (const [path, code] of [['/wrong/html', 'format'], ['/wrong/status?code=404', 'http'], ['/wrong/private', 'network'], ['/wrong/empty', 'empty']]) {
      await page.getByLabel('Address of the feed').fill(data.origin + path);
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await expect(page.locator('#outcome')).toContainText(`Error code: ${code}`);
      await expect(page.locator('#found').getByRole('heading', { name: 'What you can do' })).toBeVisible();
      await expect(page.locator('#paste')).toBeHidden();
    }
    await page.getByLabel('Address of the feed').fill('ftp://example.org/x');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Enter an address' })).toBeVisible();
  });

  test('shows hostile text as text', async ({ page, demo }) => {
    page.on('dialog', () => expect(false, 'a dialog opened').toBe(true));
    await page.goto(`${demo}/try.html?lang=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&url=javascript:alert(1)`);
    await expect(page.getByRole('alert').filter({ hasText: 'Enter an address' })).toBeVisible();
    await page.getByLabel('Address of the feed').fill('/api/status/404?"><img src=x onerror=alert(1)>');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page.locator('#outcome')).toContainText('Error code: http');
    await page.getByText('Paste the text instead').click();
    await page.getByLabel('Text of the feed').fill(JSON.stringify({ sessions: [{ title: '<img src=x onerror=alert(1)>', start: '<img src=x onerror=alert(1)>' }] }));
    await page.getByRole('button', { name: 'Show this text' }).click();
    await expect(page.locator('#found').getByRole('cell').filter({ hasText: '<img' }).first()).toBeVisible();
    expect(await page.locator('img').count()).toBe(0);
  });
});
