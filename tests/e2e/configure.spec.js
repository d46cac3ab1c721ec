// The configurator of the demo site.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expectAccessible } from './support/axe.js';
import { startDemo } from './support/demo.js';
import { dist } from './support/paths.js';
import { refusedOrigin } from './support/server.js';
import { expect, test as base } from './support/test.js';
import { reach, rows, sideways } from './support/widget.js';

const test = base.extend({
  demo: [async ({}, use) => {
    const demo = await startDemo();
    await use(demo.origin);
    await demo.close();
  }, { scope: 'worker' }],

  /** Opens the page with these choices, and waits for the preview. */
  configure: async ({ page, demo }, use) => {
    await use(async (query = {}, state = 'ready') => {
      await page.goto(`${demo}/configure.html?${new URLSearchParams(query)}`);
      if (state) await reach(preview(page), state);
    });
  },
});

const KINDS = ['programme', 'profile', 'project-map'];
/** What an attacker, or an honest title, may hold. */
const AWKWARD = `"quoted" 'so' & <b>{{so}}</b> \\ {x} \${y}`;

const preview = (page) => page.locator('#stage > :not(.coming)');
const choose = (page, name) => page.getByRole('radio', { name });
const code = (page, n = 0) => page.locator('#steps code:not(p code)').nth(n).textContent();
const finding = (page, name) => page.locator(`#endpoint-findings [data-code~="${name}"]`);
const query = (page) => Object.fromEntries(new URL(page.url()).searchParams);
const manifest = JSON.parse(readFileSync(join(dist, 'custom-elements.json'), 'utf8'));
const declared = (kind) => manifest.modules.flatMap((module) => module.declarations).find(({ tagName }) => tagName === `city-${kind}`);

/** Opens all groups of the form. */
const openGroups = (page) => page.locator('details.group').evaluateAll((all) => all.forEach((group) => (group.open = true)));

/** Writes into a field and leaves it. */
async function write(field, text) {
  await field.fill(text);
  await field.blur();
}

test.describe('the form', () => {
  for (const kind of KINDS) {
    test(`has a field for each attribute of a ${kind}`, async ({ page, configure }) => {
      await configure({ widget: kind });
      await openGroups(page);
      const { attributes, cssProperties } = declared(kind);
      expect(attributes.length).toBeGreaterThan(15);
      for (const { name, default: standard } of attributes.filter((attribute) => attribute.name !== 'src')) {
        const field = page.locator(`[id="field-${name}"]`);
        await expect(field, name).toBeVisible();
        if (await field.evaluate((element) => element.localName === 'select')) expect(await field.inputValue(), standard).toBe('');
      }
      const seen = await page.locator('[id^="field-look--city-"]').evaluateAll((all) => all.map(({ id }) => id.replace('field-look', '')));
      const elsewhere = { programme: ['--city-water', '--city-land'], profile: ['--city-water', '--city-land', '--city-sticky-top'], 'project-map': ['--city-sticky-top'] };
      expect(seen.filter((id) => !id.endsWith('problem')).sort()).toEqual(cssProperties.map(({ name }) => name).filter((name) => !elsewhere[kind].includes(name)).sort());
    });
  }

  test('shows by itself what is new in the table', async ({ page, configure }) => {
    const changed = structuredClone(manifest);
    const programme = changed.modules.flatMap((module) => module.declarations).find(({ tagName }) => tagName === 'city-programme');
    programme.attributes.push({ name: 'sparkle', description: 'How `bright` it is.', type: { text: '"none" | "some"' }, default: '"none"' });
    programme.cssProperties.push({ name: '--city-shadow', description: 'How deep.' });
    await page.route('**/custom-elements.json', (route) => route.fulfill({ json: changed }));
    await configure();
    await page.getByText('More', { exact: true }).click();
    await page.getByLabel('sparkle').selectOption('some');
    await write(page.getByLabel('--city-shadow'), '3');
    expect(await code(page)).toContain(' sparkle="some">');
    expect(await code(page, 1)).toContain('--city-shadow: 3px;');
  });

  test('offers each language in its own name', async ({ page, configure }) => {
    await configure();
    const options = page.getByLabel('Language', { exact: true }).locator('option');
    await expect(options).toHaveCount(30);
    for (const name of ['Deutsch (de)', 'ελληνικά (el)', '日本語 (ja)', 'Gaeilge (ga)', 'Malti (mt)']) await expect(options.filter({ hasText: new RegExp(name.replace(/[()]/g, '\\$&'), 'i') })).toHaveCount(1);
  });

  test('offers the ids that the data have', async ({ page, configure, data }) => {
    await configure({ src: `${data.origin}/fixtures/council.json` });
    const list = (name) => page.locator(`[id="field-${name}-list"] option`).evaluateAll((all) => all.map((option) => [option.value, option.text]));
    await expect.poll(() => list('track')).toEqual([['heat', 'Heat'], ['water', 'Water']]);
    expect(await list('room')).toEqual([['hall', 'Great Hall'], ['attic', 'Attic']]);
    expect((await list('day')).map(([id]) => id)).toEqual(['2027-03-27', '2027-03-28']);
  });

  test('says what is wrong with a value, and does not use it', async ({ page, configure }) => {
    await configure({ widget: 'project-map' });
    await openGroups(page);
    for (const [label, wrong, sentence] of [['How near', 'nope', 'Write a number'], ['Middle of the map', '91,0', 'latitude and longitude'], ['Your own field names', '[1]', 'Write JSON'], ['Address of your page', 'javascript:alert(1)', 'begins with https']]) {
      await write(page.getByLabel(label), wrong);
      await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
      await expect(page.getByLabel(label)).toHaveAttribute('aria-invalid', 'true');
    }
    await write(page.getByLabel('Accent: on light', { exact: true }), 'red; } body { display: none');
    await expect(page.getByRole('alert').filter({ hasText: 'Write a colour' })).toBeVisible();
    expect(query(page)).toEqual({ widget: 'project-map' });
    await write(page.getByLabel('How near'), '11');
    await expect(page.getByLabel('How near')).toHaveAttribute('aria-invalid', 'false');
    expect(query(page)).toEqual({ widget: 'project-map', zoom: '11' });
  });
});

test.describe('the preview', () => {
  test('changes where it stands, and is never empty', async ({ page, configure }) => {
    await configure();
    await preview(page).evaluate((element) => {
      window.first = element;
      window.least = Infinity;
      const count = () => (window.least = Math.min(window.least, [...document.querySelectorAll('#stage > :not(.coming)')].filter((one) => one.clientHeight > 50).length));
      new MutationObserver(count).observe(document.querySelector('#stage'), { childList: true, subtree: true, attributes: true });
    });
    await page.getByLabel('Language', { exact: true }).selectOption('de');
    await expect(preview(page).getByRole('heading', { name: 'Klimatag Musterstadt' })).toBeVisible();
    await page.getByLabel('First view').selectOption('grid');
    await expect(preview(page)).toHaveAttribute('view', 'grid');
    await page.getByText('Chosen from the start').click();
    await page.getByLabel('Search words').fill('Straße');
    await expect(preview(page).getByRole('searchbox')).toHaveValue('Straße');
    expect(await preview(page).evaluate((element) => element === window.first)).toBe(true);
    // Another kind is another element: the old one stays until it has something to show.
    await choose(page, 'City profile').check();
    await reach(page.locator('#stage > city-profile:not(.coming)'), 'ready');
    await expect(page.locator('#stage > *')).toHaveCount(1);
    await expect(preview(page).locator('article')).toHaveAttribute('data-id', 'copenhagen');
    await choose(page, 'On dark').check();
    await expect.poll(() => page.locator('#stage').evaluate((stage) => getComputedStyle(stage).backgroundColor)).toBe('rgb(16, 23, 25)');
    await expect(page.locator('#stage > *')).toHaveCount(1);
    expect(await page.evaluate(() => window.least)).toBe(1);
  });

  test('shows three widths, and fits what is too wide', async ({ page, configure }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await configure();
    const size = () => page.locator('#stage').evaluate((stage) => [stage.offsetWidth, Math.round(stage.getBoundingClientRect().width)]);
    for (const [name, width] of [['Phone', 320], ['Tablet', 768], ['Desktop', 1280]]) {
      await choose(page, name).check();
      await expect(page.locator('#stage-size')).toHaveText(new RegExp(`^${width} px wide`));
      const room = await page.locator('#stage-scroller').evaluate((place) => place.clientWidth);
      await expect.poll(async () => (await size())[0]).toBe(width);
      expect((await size())[1]).toBeLessThanOrEqual(room);
      expect(query(page)).toEqual({ width: String(width) });
      expect(await sideways(page)).toEqual([]);
    }
  });

  test('stores nothing, and asks a map service only if its visitor agrees', async ({ page, configure }) => {
    const foreign = [];
    page.on('request', (request) => new URL(request.url()).hostname === 'tiles.example' && foreign.push(request.url()));
    await configure({ widget: 'project-map', offline: '', tiles: 'https://tiles.example/{z}/{x}/{y}.png', attribution: 'Example', 'tiles-consent': 'granted' });
    await expect(preview(page).getByText('tiles.example').first()).toBeVisible();
    await expect(preview(page)).not.toHaveAttribute('offline', /.*/);
    expect(await page.evaluate(async () => (await caches.keys()).length + localStorage.length)).toBe(0);
    expect(foreign).toEqual([]);
    for (const chosen of [' offline', 'tiles-consent="granted"', 'tiles="https://tiles.example/{z}/{x}/{y}.png"']) expect(await code(page)).toContain(chosen);
  });
});

test.describe('the address', () => {
  test('carries all choices, there and back', async ({ page, configure, data }) => {
    const given = {
      widget: 'programme', src: `${data.origin}/fixtures/council.json`, lang: 'de', view: 'grid', favourites: '', query: AWKWARD, 'time-zone': 'Europe/Madrid',
      'heading-level': '3', '--city-accent': '#6b2d5c', '--city-gap': '8px', 'dark--city-accent': '#ffccee', link: 'https://city.example/p?a=1&b=2', label: AWKWARD,
      for: 'wordpress', width: '320', page: 'dark',
    };
    await configure(given);
    await expect(page.locator('#ignored')).toBeHidden();
    await openGroups(page);
    for (const [label, value] of [['Language', 'de'], ['First view', 'grid'], ['Search words', AWKWARD], ['Time zone', 'Europe/Madrid'], ['Density', '8px'], ['Accent: on light', '#6b2d5c'], ['Accent: on dark, if different', '#ffccee'], ['Words of the link', AWKWARD], ['Your endpoint', given.src]]) {
      await expect(page.getByLabel(label, { exact: true })).toHaveValue(value);
    }
    await expect(page.getByLabel('Stars for sessions')).toBeChecked();
    for (const name of ['WordPress', 'Phone', 'On dark']) await expect(choose(page, name)).toBeChecked();
    // One more choice writes all of them anew.
    await page.getByLabel('Light or dark').selectOption('dark');
    await page.getByLabel('Light or dark').selectOption('');
    const { widget, ...rest } = given;
    await expect.poll(() => query(page)).toEqual(rest);
    const before = await code(page, 1);
    await page.reload();
    await reach(preview(page), 'ready');
    expect(await code(page, 1)).toBe(before);
  });

  test('back and forward bring choices back', async ({ page, configure }) => {
    await configure();
    await page.getByLabel('Language', { exact: true }).selectOption('fr');
    await choose(page, 'City profile').check();
    await page.getByLabel('How much of a city').selectOption('compact');
    expect(query(page)).toEqual({ widget: 'profile', lang: 'fr', variant: 'compact' });
    await page.goBack();
    await page.goBack();
    await expect(choose(page, 'Programme')).toBeChecked();
    await expect(page.getByLabel('Language', { exact: true })).toHaveValue('fr');
    await expect(preview(page)).toHaveAttribute('lang', 'fr');
    await page.goBack();
    await expect(page.getByLabel('Language', { exact: true })).toHaveValue('');
    await page.goForward();
    await page.goForward();
    await page.goForward();
    await expect(page.getByLabel('How much of a city')).toHaveValue('compact');
    await expect(page.locator('#stage > *')).toHaveCount(1);
    await expect(preview(page)).toHaveAttribute('variant', 'compact');
  });

  test('can be copied', async ({ page, configure, context, demo }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo });
    await configure({ lang: 'el' });
    await page.getByRole('button', { name: 'Copy this page’s address' }).click();
    await expect(page.locator('#shared')).toHaveText('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${demo}/configure.html?lang=el`);
  });

  test('what was tried can be configured', async ({ page, demo, data }) => {
    await page.goto(`${demo}/try.html?element=profile&variant=compact&url=/data-samples/oslo.json`);
    await page.getByRole('link', { name: 'Set its look' }).click();
    await expect(page.locator('#stage > city-profile')).toHaveAttribute('variant', 'compact');
    await expect(page.getByLabel('Your endpoint')).toHaveValue(`${demo}/data-samples/oslo.json`);
    await expect(page.locator('#ignored')).toBeHidden();
  });

  test('what makes no sense in it is left out, and named', async ({ page, configure }) => {
    page.on('dialog', () => expect(false, 'a dialog opened').toBe(true));
    await configure({ widget: 'profile', src: 'javascript:alert(1)', view: 'grid', variant: 'full', theme: 'pink', '--city-accent': 'url(//x.example)', lang: 'not a tag', onclick: 'alert(1)', '<img src=x onerror=alert(1)>': '' });
    const ignored = page.locator('#ignored');
    for (const name of ['src=javascript:alert(1)', 'view=grid', 'theme=pink', '--city-accent=url(//x.example)', 'lang=not a tag', 'onclick=alert(1)', '<img']) await expect(ignored).toContainText(name);
    await expect(ignored).not.toContainText('variant');
    expect(await page.locator('img').count()).toBe(0);
    expect(await code(page)).toContain('variant="full">');
  });

  test('a widget that there is not is a programme', async ({ page, configure }) => {
    await configure({ widget: 'weather', lang: 'sv' });
    await expect(page.locator('#ignored')).toContainText('widget=weather');
    await expect(page.locator('#stage > city-programme')).toHaveAttribute('lang', 'sv');
  });
});

test.describe('the lines to paste', () => {
  const choices = (data) => ({ src: `${data.origin}/fixtures/council.json`, lang: 'de', query: 'shade', 'heading-level': '4', '--city-accent': '#6b2d5c' });

  /** Pastes into an empty page of another site. */
  async function paste(page, site, html) {
    await page.goto(site.givePage(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>City</title></head><body>${html}</body></html>`));
  }

  async function expectWidget(widget) {
    await reach(widget, 'ready');
    await expect(widget.getByRole('heading', { level: 4 }).first()).toHaveText('Rathaustage');
    await expect.poll(() => rows(widget)).toEqual(['shade']);
  }

  const accentOf = (widget) => widget.evaluate((element) => getComputedStyle(element).getPropertyValue('--city-accent'));

  test('are no more than was chosen', async ({ page, configure, demo }) => {
    await configure();
    expect(await code(page)).toBe(`<script type="module" src="${demo}/city-widgets/v1/city-widgets.js"></script>

<city-programme src="${demo}/data-samples/example-day.json">
  <a href="https://example.org/programme">Programme of the conference</a>
</city-programme>`);
    await expect(page.locator('#steps li')).toHaveCount(1);
  });

  test('HTML: pasted, they show the same widget', async ({ page, configure, data, site }) => {
    await configure(choices(data));
    await paste(page, site, (await code(page, 1)) + (await code(page)));
    await expectWidget(page.locator('city-programme'));
    expect(await accentOf(page.locator('city-programme'))).toBe('#6b2d5c');
  });

  test('HTML: awkward words arrive as they are', async ({ page, configure, data, site }) => {
    page.on('dialog', () => expect(false, 'a dialog opened').toBe(true));
    const fields = JSON.stringify({ title: "/it's <b>" });
    for (const target of ['html', 'div', 'iframe']) {
      await configure({ ...choices(data), query: AWKWARD, label: AWKWARD, link: 'https://city.example/?a=1&copy=2', fields, for: target }, 'empty');
      const lines = target === 'div' ? (await code(page)) + (await code(page, 1)) : await code(page);
      await paste(page, site, lines);
      const widget = (target === 'iframe' ? page.frameLocator('iframe') : page).locator('city-programme');
      await expect(widget).toHaveAttribute('query', AWKWARD);
      await expect(widget).toHaveAttribute('fields', fields);
      await expect(widget.locator('a').first()).toHaveText(AWKWARD);
      expect(await widget.locator('a').first().evaluate((a) => a.href)).toBe('https://city.example/?a=1&copy=2');
    }
  });

  test('colours for dark surfaces are a rule of their own', async ({ page, configure, data, site }) => {
    await configure({ ...choices(data), 'dark--city-accent': '#ffccee' });
    const lines = (await code(page, 1)) + (await code(page));
    await page.emulateMedia({ colorScheme: 'dark' });
    await paste(page, site, lines);
    expect(await accentOf(page.locator('city-programme'))).toBe('#ffccee');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await accentOf(page.locator('city-programme'))).toBe('#6b2d5c');
  });

  for (const [name, n] of [['the div', 1], ['the link', 2]]) {
    test(`${name} for editors becomes the same widget`, async ({ page, configure, data, site }) => {
      await configure({ ...choices(data), for: 'div' });
      await paste(page, site, (await code(page)) + (await code(page, n)));
      await expectWidget(page.locator('city-programme'));
    });
  }

  test('iframe: shows the same widget in its height, and says that colours are not in it', async ({ page, configure, data, site }) => {
    await configure({ ...choices(data), for: 'iframe' });
    await expect(page.locator('#steps li').last()).toContainText('your colours and sizes are not in it');
    await paste(page, site, (await code(page)) + (await code(page, 1)));
    await expectWidget(page.frameLocator('iframe').locator('city-programme'));
    await expect.poll(() => page.locator('iframe').evaluate((frame) => frame.style.height)).toMatch(/^\d+px$/);
  });

  test('React: the component makes an element with what was chosen', async ({ page, configure, data }) => {
    const src = `${data.origin}/fixtures/council.json`;
    await configure({ src, query: AWKWARD, 'heading-level': '4', favourites: '', label: AWKWARD, for: 'react' });
    const { outputText, diagnostics } = ts.transpileModule(await code(page, 1), { reportDiagnostics: true, compilerOptions: { jsx: ts.JsxEmit.React, module: ts.ModuleKind.CommonJS, jsxFactory: 'h' } });
    expect(diagnostics).toEqual([]);
    const exported = {};
    const imported = [];
    const h = (tag, props, ...children) => ({ tag, props, children });
    new Function('exports', 'require', 'h', outputText)(exported, (name) => imported.push(name), h);
    expect(imported).toEqual(['city-widgets/programme']);
    const { tag, props, children: [link] } = exported.CityProgramme();
    expect(tag).toBe('city-programme');
    expect(props).toEqual({ src, query: AWKWARD, 'heading-level': '4', favourites: true });
    expect(link.children).toEqual([AWKWARD]);
  });

  test('Vue: the template has what was chosen, and nothing that it would calculate', async ({ page, configure, data }) => {
    await configure({ ...choices(data), query: AWKWARD, label: AWKWARD, for: 'vue' });
    const lines = await code(page, 1);
    expect(lines).toContain("import 'city-widgets/programme';");
    const [, template] = lines.match(/<template>([^]*)<\/template>/);
    const read = await page.evaluate((html) => {
      const element = new DOMParser().parseFromString(html, 'text/html').querySelector('city-programme');
      return [element.getAttribute('query'), element.textContent.trim()];
    }, template);
    expect(read).toEqual([AWKWARD, AWKWARD]);
    // Braces in the text would be an expression; an attribute is only text.
    expect(template.split('>').slice(2).join('>')).not.toContain('{{');
  });

  test('each system gets the form that it lets through', async ({ page, configure, data, demo }) => {
    await configure({ ...choices(data), for: 'wordpress' });
    expect(await code(page)).toContain(`echo '<script type="module" src="${demo}/city-widgets/v1/city-widgets.js"`);
    expect(await code(page, 2)).toContain('<div data-city-widget="programme" data-src=');
    await choose(page, 'Drupal').check();
    expect(await code(page)).toContain(`${demo}/city-widgets/v1/city-widgets.js: { type: external, attributes: { type: module } }`);
    expect(await code(page, 1)).toBe('<a href data-city-widget data-src data-lang data-query data-heading-level>');
    expect(await code(page, 2)).toMatch(/^<a href="https:\/\/example.org\/programme" data-city-widget="programme" data-src=/);
    await choose(page, 'TYPO3').check();
    expect(await code(page)).toContain(`cityWidgets = ${demo}/city-widgets/v1/city-widgets.js`);
    await choose(page, 'Plone').check();
    expect(await code(page, 1)).toBe('city-programme');
    expect((await code(page, 2)).split('\n')).toEqual(['src', 'lang', 'query', 'heading-level']);
    await choose(page, 'npm').check();
    expect(await code(page)).toBe('npm install city-widgets');
    expect(await code(page, 1)).toBe("import 'city-widgets/programme';");
    expect(query(page).for).toBe('npm');
  });

  test('can be copied, which is told', async ({ page, configure, context, demo }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo });
    await configure({ for: 'div' });
    const buttons = page.locator('#steps').getByRole('button', { name: 'Copy' });
    await expect(buttons).toHaveCount(3);
    await buttons.nth(1).click();
    await expect(page.locator('#steps').getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code(page, 1));
  });
});

test.describe('the endpoint', () => {
  const enter = async (page, address) => {
    await page.getByLabel('Your endpoint').fill(address);
    await page.getByRole('button', { name: 'Check' }).click();
  };

  test('without CORS it is told from one that can’t be reached', async ({ page, configure, data }) => {
    await configure();
    await enter(page, `${data.origin}/wrong/private`);
    await expect(finding(page, 'cors')).toContainText('Problem');
    await expect(finding(page, 'cors')).toContainText('Access-Control-Allow-Origin: *');
    await expect(page.locator('#endpoint-status')).toHaveText('The endpoint was checked: 1 problem.');
    await expect(page.locator('#stage-problem')).toBeVisible();
    await enter(page, await refusedOrigin());
    await expect(finding(page, 'unreachable')).toContainText('Problem');
    await expect(finding(page, 'cors')).toHaveCount(0);
    await enter(page, `${data.origin}/fixtures/council.json`);
    await expect(page.locator('#endpoint-findings .fine')).toContainText('It lets this page read it (CORS)');
    await expect(page.locator('#stage-problem')).toBeHidden();
  });

  test('on the same site it says whether others may read it', async ({ page, configure, demo }) => {
    const json = { sessions: [{ title: 'One' }] };
    await page.route('**/closed.json', (route) => route.fulfill({ json }));
    await page.route('**/open.json', (route) => route.fulfill({ json, headers: { 'access-control-allow-origin': '*', etag: '"1"', 'cache-control': 'no-cache' } }));
    await configure({ src: '/closed.json' });
    await expect(finding(page, 'cors')).toContainText('no permission for other sites');
    await expect(finding(page, 'cache')).toContainText('Warning');
    await enter(page, `${demo}/open.json`);
    await expect(page.locator('#endpoint-findings .fine')).toContainText('Any website may read it');
    await expect(page.locator('#endpoint-findings .fine')).toContainText('ask only for what has changed');
  });

  test('that is slow is told while it is, and after', async ({ page, configure, data }) => {
    const endpoint = data.give({ schemaVersion: '1.0', data: { name: 'Late', sessions: [{ id: 'x', title: 'X' }] } });
    await page.clock.install();
    await configure();
    await expect(page.locator('#endpoint-status')).toHaveText(/^The endpoint was checked/);
    const release = endpoint.hold();
    await enter(page, endpoint.url);
    await expect(page.locator('#endpoint-status')).toHaveText('Asking the endpoint.');
    await page.clock.fastForward(4200);
    await expect(page.locator('#endpoint-status')).toHaveText('No complete answer for 3 s yet.');
    release();
    await expect(finding(page, 'slow')).toContainText(/^WarningSlow: [4-9](\.\d)? s until all was there/);
    await expect(page.locator('#endpoint-status')).toHaveText(/^The endpoint was checked: .*1 warning/);
    // The same at once is not slow.
    endpoint.set({ sessions: [{ id: 'x', title: 'X' }] });
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(finding(page, 'slow')).toHaveCount(0);
    await expect(finding(page, 'speed')).toBeVisible();
  });

  test('with faults in its data leads to the page that lists them', async ({ page, configure, data }) => {
    await configure({ src: `${data.origin}/fixtures/council.json` });
    await expect(finding(page, 'dirty')).toContainText(/has \d+ remarks? about the data: .*bad-link \d/);
    await finding(page, 'dirty').getByRole('link').click();
    await expect(page.locator('#found').getByRole('cell', { name: 'bad-link' })).toBeVisible();
    expect(new URL(page.url()).searchParams.get('url')).toBe(`${data.origin}/fixtures/council.json`);
  });

  for (const [name, answer, found] of [
    ['a web page', { body: '<!doctype html><title>x</title>', headers: { 'content-type': 'text/html' } }, 'html'],
    ['an odd type', { body: '{"sessions":[{"title":"x"}]}', headers: { 'content-type': 'image/png' } }, 'type'],
    ['an error', { body: 'no', status: 503 }, 'http'],
    ['nothing', { body: '' }, 'empty'],
    ['very much', { body: JSON.stringify({ sessions: [{ title: 'x' }], pad: ' '.repeat(1_100_000) }) }, 'large'],
    ['a redirect', { status: 302, headers: { location: '/fixtures/announced.json' } }, 'redirect'],
    ['what no reader knows', { body: '{"weather":"rain"}' }, 'format'],
  ]) {
    test(`that answers with ${name} is told`, async ({ page, configure, data }) => {
      await configure({ src: data.give(answer).url }, null);
      await expect(finding(page, found)).toBeVisible();
      await expect(finding(page, found)).not.toHaveClass('fine');
    });
  }

  test('larger than the widget accepts is told, until the limit is raised', async ({ page, configure, data }) => {
    await configure({ src: data.give({ body: JSON.stringify({ sessions: [{ title: 'x' }], pad: ' '.repeat(5000) }) }).url, 'max-bytes': '2000' }, 'error');
    await expect(finding(page, 'too-large')).toContainText('More than 2 kB');
    await page.getByText('How the data are read').click();
    await write(page.getByLabel('Largest answer, in bytes'), '9000');
    await reach(preview(page), 'ready');
    await expect(finding(page, 'too-large')).toHaveCount(0);
  });

  test('with http, or with a key in its address, is warned of', async ({ page, configure }) => {
    await page.route(/^https?:\/\/feeds\.example\//, (route) => route.fulfill({ json: { sessions: [{ title: 'x' }] }, headers: { 'access-control-allow-origin': '*' } }));
    await configure({ src: 'http://feeds.example/a.json?api_key=abc' });
    await expect(finding(page, 'not-https')).toContainText('mixed content');
    await expect(finding(page, 'secret')).toContainText('“api_key”');
    // What lacks only its scheme is meant to be https.
    await enter(page, 'feeds.example/a.json');
    await expect(page.getByLabel('Your endpoint')).toHaveValue('https://feeds.example/a.json');
    expect(query(page)).toEqual({ src: 'https://feeds.example/a.json' });
    await expect(finding(page, 'not-https')).toHaveCount(0);
    await expect(finding(page, 'secret')).toHaveCount(0);
  });
});

test.describe('contrast', () => {
  const cell = (page, row, column = 0) => page.locator(`#contrast-table [data-row=${row}] td`).nth(column);

  test('is counted as WCAG does', async ({ page, configure }) => {
    await configure();
    const counted = await page.evaluate(async () => {
      const { parseColour, over, ratio, ratioText } = await import('/js/configure/contrast.js');
      const of = (front, back) => ratio(over(parseColour(front), parseColour(back)), parseColour(back));
      return [of('#000', '#fff'), of('rgb(119, 119, 119)', '#fff'), of('color(srgb 0 0 0 / 0.5)', 'white'), ratioText(4.499), parseColour('hsl(120 100% 25%)')];
    });
    expect(counted[0]).toBeCloseTo(21, 5);
    expect(counted[1]).toBeCloseTo(4.478, 3);
    expect(counted[2]).toBeCloseTo(3.98, 1);
    expect(counted[3]).toBe('4.4\u00a0:\u00a01');
    expect(counted[4].map(Math.round)).toEqual([0, 128, 0, 1]);
  });

  for (const kind of KINDS) {
    test(`of a ${kind} is enough without any choice`, async ({ page, configure }) => {
      await configure({ widget: kind });
      await expect(page.locator('#contrast-status')).toHaveText(/^All text can be read: the weakest has [\d.]+\s:\s1\.$/);
      await expect(cell(page, 'link', 1)).toContainText('AA');
      await expect(page.locator('#contrast-table .fails')).toHaveCount(0);
    });
  }

  test('is that of what the widget shows with the chosen colours', async ({ page, configure }) => {
    await configure({ '--city-accent': '#777777', 'dark--city-accent': '#777777', '--city-surface': '#ffffff', 'dark--city-surface': '#000000', '--city-text': '#767676', 'dark--city-text': '#ffffff' });
    await expect(cell(page, 'link')).toContainText('4.4 : 1 too weak, needs 4.5 : 1');
    await expect(cell(page, 'link', 1)).toContainText('4.6 : 1 enough (AA)');
    await expect(cell(page, 'text')).toContainText('4.5 : 1 enough (AA)');
    await expect(cell(page, 'text', 1)).toContainText('21.0 : 1 very good (AAA)');
    await expect(cell(page, 'mark')).toContainText('4.4 : 1 enough (AA, marks)');
    await expect(page.locator('#contrast-status')).toContainText('links and buttons on light 4.4 : 1');
    await expect(page.locator('#contrast-preview')).toContainText('too weak');
  });

  test('that is too weak comes with a colour that is not', async ({ page, configure }) => {
    await configure({ '--city-accent': '#ff9900' });
    await cell(page, 'link').getByRole('button', { name: /^Use #/ }).click();
    await expect(cell(page, 'link')).toContainText('enough (AA)');
    const better = await page.getByLabel('Accent: on light', { exact: true }).inputValue();
    expect(better).toMatch(/^#[0-9a-f]{6}$/);
    expect(query(page)['--city-accent']).toBe(better);
    expect(await code(page, 1)).toContain(`--city-accent: ${better};`);
  });

  test('of a fixed theme is that of its one surface', async ({ page, configure }) => {
    await configure({ theme: 'dark', '--city-accent': '#333333' });
    await expect(page.locator('#contrast-table thead th')).toHaveText(['What', 'On dark']);
    await expect(cell(page, 'link')).toContainText('too weak');
    await expect(page.getByLabel('Accent: on dark, if different', { exact: true })).toBeHidden();
  });
});

test.describe('for everybody', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const kind of KINDS) {
      test(`axe has nothing to say about a ${kind} in ${colorScheme}`, async ({ page, configure }) => {
        await page.emulateMedia({ colorScheme });
        // Too weak where the preview is not: there axe would be right.
        await configure({ widget: kind, [colorScheme === 'light' ? 'dark--city-accent' : '--city-accent']: '#777777', [colorScheme === 'light' ? '--city-accent' : 'dark--city-accent']: colorScheme === 'light' ? '#075d6b' : '#79c8d3', foo: 'nope', for: 'wordpress' });
        await expect(page.locator('#contrast-table .fails').first()).toBeVisible();
        await openGroups(page);
        await expectAccessible(page, kind);
      });
    }
  }

  test('axe has nothing to say about complaints', async ({ page, configure, data }) => {
    await configure({ src: `${data.origin}/wrong/private` }, 'error');
    await openGroups(page);
    await write(page.getByLabel('Time zone'), 'Mars');
    await expect(finding(page, 'cors')).toBeVisible();
    await expectAccessible(page, 'complaints');
  });

  for (const width of [320, 768, 1280]) {
    test(`at ${width} px nothing is wider than the window`, async ({ page, configure }) => {
      await page.setViewportSize({ width, height: 800 });
      await configure({ widget: 'profile', 'dark--city-accent': '#ffcc66', '--city-accent': '#ff9900', for: 'react' });
      await openGroups(page);
      await expect(page.locator('#contrast-status')).toContainText('Too little contrast');
      expect(await sideways(page)).toEqual([]);
      const out = await page.locator('main :is(input, select, button, label, p, pre, td)').evaluateAll((all) =>
        all.filter((one) => one.getRootNode() === document && !one.closest('.stage, .probes, .scroller') && one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80)));
      expect(out).toEqual([]);
    });
  }

  test('works by keyboard', async ({ page, configure }) => {
    await configure();
    await choose(page, 'Programme').focus();
    await page.keyboard.press('ArrowDown');
    await expect(choose(page, 'City profile')).toBeFocused();
    await reach(page.locator('#stage > city-profile:not(.coming)'), 'ready');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Your endpoint')).toBeFocused();
    await page.keyboard.type('/data-samples/oslo.json');
    await page.keyboard.press('Enter');
    await expect(preview(page).getByRole('heading', { name: 'Oslo' })).toBeVisible();
    expect(query(page)).toEqual({ widget: 'profile', src: '/data-samples/oslo.json' });
  });

  test('keeps to a strict policy with Trusted Types', async ({ page, demo, complaints }) => {
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    await page.route('**/configure.html*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
    await page.goto(`${demo}/configure.html?--city-accent=%23ff9900&theme=light`);
    await reach(preview(page), 'ready');
    await expect(page.locator('#contrast-status')).toContainText('Too little contrast');
    await choose(page, 'Project map').check();
    await reach(page.locator('#stage > city-project-map:not(.coming)'), 'ready');
    for (const name of ['React', 'iframe', 'Desktop']) await choose(page, name).check();
    expect(await page.locator('#stage').evaluate((stage) => getComputedStyle(stage).getPropertyValue('--city-accent'))).toBe('#ff9900');
    expect(complaints).toEqual([]);
  });

  test('says so where the description of the widgets is missing', async ({ page, demo }) => {
    await page.route('**/custom-elements.json', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${demo}/configure.html`);
    await expect(page.getByText('could not be loaded. Load this page again.')).toBeVisible();
    await expect(page.locator('#configurator')).toBeHidden();
  });
});
