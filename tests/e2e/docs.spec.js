// The documentation on the demo site: that it is whole, that what it shows works, and that it reads well everywhere.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.js';
import { startDemo } from './support/demo.js';
import { dist, www } from './support/paths.js';
import { expect, softly, test as base } from './support/test.js';
import { openers, reach, sideways } from './support/widget.js';

const test = base.extend({
  demo: [async ({}, use) => {
    const demo = await startDemo();
    await use(demo.origin);
    await demo.close();
  }, { scope: 'worker' }],
});

const pages = readdirSync(www).filter((name) => /^docs.*\.html$/.test(name));
const WIDGETS = 'city-programme, city-profile, city-project-map';
const PAGE = { 'city-programme': 'docs-programme.html', 'city-profile': 'docs-profile.html', 'city-project-map': 'docs-map.html' };
/** Our own strict policy, with the exception for wasm alone. */
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const elements = JSON.parse(readFileSync(join(dist, 'custom-elements.json'), 'utf8'))
  .modules.flatMap(({ declarations }) => declarations).filter(({ customElement }) => customElement);

/** Shows each widget of the page. */
async function showAll(page) {
  for (const widget of await page.locator(WIDGETS).all()) {
    await widget.scrollIntoViewIfNeeded();
    await expect.poll(() => widget.evaluate((element) => element.state)).toBe('ready');
  }
}
const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));

/** The names of a list, each with the length of what is said of it. */
const entries = (page, prefix) =>
  page.locator(`.entries > [id^="${prefix}"]`).evaluateAll((found, cut) =>
    found.map((row) => ({ id: row.id.slice(cut), name: row.querySelector('dt').textContent, words: row.querySelector('dd p').textContent.trim().length })), prefix.length);

async function expectDocumented(page, prefix, names) {
  const found = await entries(page, prefix);
  softly(found.map(({ name }) => name).sort(), prefix).toEqual([...names].sort());
  for (const { id, name, words } of found) {
    softly(id).toBe(name);
    softly(words, `words about ${name}`).toBeGreaterThan(5);
  }
}

test('there is a page of each name in the list, and each is in the list of each', async ({ page, demo }) => {
  expect(pages.length).toBe(8);
  for (const name of pages) {
    await page.goto(`${demo}/${name}`);
    const list = page.getByRole('navigation', { name: 'Docs' }).getByRole('link');
    expect((await list.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).sort()).toEqual([...pages].sort());
    await expect(page.locator('.docs-pages [aria-current=page]')).toHaveAttribute('href', name);
    await expect(page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Docs' })).toHaveAttribute('href', 'docs.html');
  }
});

test.describe('the table of the manifest', () => {
  for (const { tagName, attributes, cssParts } of elements) {
    test(`${tagName} has each attribute and part, and no other`, async ({ page, demo }) => {
      await page.goto(`${demo}/${PAGE[tagName]}`);
      await expectDocumented(page, 'attribute-', attributes.map(({ name }) => name));
      await expectDocumented(page, 'part-', cssParts.map(({ name }) => name));
      for (const { name, fieldName } of attributes) {
        await softly(page.locator(`[id="attribute-${name}"] .about`)).toContainText(`Property ${fieldName},`);
      }
    });
  }

  test('each event and each custom property', async ({ page, demo }) => {
    const [{ events, cssProperties }] = elements;
    await page.goto(`${demo}/docs-reference.html`);
    softly(await page.locator('h2#events + p + dl dt').allTextContents()).toEqual(events.map(({ name }) => name));
    for (const { name, type } of events) {
      const row = page.locator(`.entries > #${name}`);
      await softly(row.locator('dt')).toHaveText(name);
      await softly(row.locator('.about')).toContainText(`Detail: ${/CustomEvent<(.*)>$/.exec(type.text)[1]}`);
      softly((await row.locator('dd p').first().textContent()).length).toBeGreaterThan(5);
    }
    await page.goto(`${demo}/docs-theming.html`);
    await expectDocumented(page, 'property', cssProperties.map(({ name }) => name));
  });

  test('the lists that are written by hand are those of the README', async ({ page, demo }) => {
    const readme = readFileSync(join(www, '../README.md'), 'utf8');
    const section = (title) => readme.split(`### ${title}\n`)[1].split('\n##')[0];
    const names = (title) => section(title).split('\n').filter((line) => line.startsWith('| `'))
      .flatMap((line) => line.split('|')[1].match(/`[^`]+`/g).map((name) => name.slice(1, -1)));
    await page.goto(`${demo}/docs-reference.html`);
    for (const [id, title] of [['properties', 'Properties and a method'], ['states', 'States'], ['errors', 'Error codes'], ['diagnostics', 'Diagnostics']]) {
      const list = page.locator(`h2#${id} ~ dl`).first().locator('dt code');
      expect(names(title).length).toBeGreaterThan(5);
      softly((await list.allTextContents()).sort(), title).toEqual(names(title).sort());
    }
  });
});

test.describe('samples', () => {
  for (const { tagName, attributes } of elements) {
    const formats = attributes.find(({ name }) => name === 'format').type.text.match(/[\w-]+/g).filter((name) => name !== 'auto');
    test(`${tagName} reads one of each format, and has nothing to remark`, async ({ page, demo }) => {
      await page.goto(`${demo}/${PAGE[tagName]}`);
      await unfold(page);
      const samples = await page.locator('.sample').evaluateAll((found) => found.map((one) => ({
        ...one.dataset, text: one.querySelector('pre').textContent, tag: one.querySelector('.about code').textContent,
      })));
      softly([...new Set(samples.map(({ format }) => format))].sort()).toEqual([...formats].sort());
      for (const format of formats) await softly(page.locator(`h3#format-${format}`)).toContainText(format);
      for (const { element, format, file, text, tag } of samples) {
        softly(`city-${element}`).toBe(tagName);
        const whole = readFileSync(join(www, 'data-samples/formats', file), 'utf8');
        softly(text.trim(), `${file} as shown`).toBe(whole.replaceAll('\r', '').trim());
        await page.goto(`${demo}/docs-embedding.html`);
        await page.evaluate((html) => {
          const found = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
          document.querySelector('.docs-text').prepend(document.adoptNode(found));
        }, tag.replace('https://HOST/', '/data-samples/formats/'));
        const widget = page.locator(WIDGETS).first();
        const came = widget.evaluate((one) => new Promise((then) => {
          for (const name of ['city-load', 'city-error']) one.addEventListener(name, ({ detail }) => then(detail));
          one.refresh();
        }));
        const { format: read, counts, diagnostics, code } = await came;
        softly({ read, diagnostics, code }, file).toEqual({ read: format, diagnostics: [], code: undefined });
        softly(counts?.sessions ?? counts?.cities ?? counts?.mapped, `what ${file} holds`).toBeGreaterThan(0);
      }
    });
  }
});

test.describe('examples', () => {
  for (const name of pages) {
    test(`${name}: what is to be pasted is what is shown, and shows the same on an empty page`, async ({ page, demo }) => {
      await page.goto(`${demo}/${name}`);
      const examples = await page.locator('.example').evaluateAll((found) => found.map((one) => [one.querySelector('pre').textContent, one.querySelector('.result').innerHTML]));
      if (Object.values(PAGE).includes(name)) expect(examples.length).toBeGreaterThan(5);
      for (const [snippet, shown] of examples) {
        const parsed = await page.evaluate((html) => new DOMParser().parseFromString(html, 'text/html').body.innerHTML.trim(), snippet);
        expect(parsed).toBe(shown.trim());
        // The page that the configurator and the others are on has styles; an empty one has none.
        await page.route('**/empty-page', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Empty</title><body>${snippet}<script type="module" src="/city-widgets/v1/city-widgets.js"></script></body></html>` }));
        await page.goto(`${demo}/empty-page`);
        await reach(page.locator(WIDGETS), 'ready');
        await expect(page.locator(WIDGETS).getByRole('heading').or(page.locator(WIDGETS).getByRole('table')).or(page.locator(WIDGETS).getByRole('link')).first()).toBeVisible();
        await page.unroute('**/empty-page');
        await page.goto('about:blank');
      }
    });
  }

  test('wait until they are near', async ({ page, demo }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.setViewportSize({ width: 1280, height: 500 });
    await page.goto(`${demo}/docs-map.html`);
    await reach(page.locator(WIDGETS).first(), 'ready');
    expect(asked).not.toContain('/data-samples/formats/projects.csv');
    await page.locator('[src$="projects.csv"]').scrollIntoViewIfNeeded();
    await expect.poll(() => asked).toContain('/data-samples/formats/projects.csv');
  });

  test('the two looks differ', async ({ page, demo }) => {
    await page.goto(`${demo}/docs-theming.html`);
    await showAll(page);
    const seen = await page.locator('.look').evaluateAll((boxes) => boxes.map((box) => {
      const title = box.querySelector('city-programme').shadowRoot.querySelector('[part~=session-title]');
      const { fontStyle, fontFamily, color } = getComputedStyle(title);
      return { fontStyle, fontFamily, color, ground: getComputedStyle(box).backgroundColor };
    }));
    expect(seen.map(({ fontStyle }) => fontStyle)).toEqual(['italic', 'normal']);
    for (const key of ['fontFamily', 'color', 'ground']) expect(seen[0][key], key).not.toBe(seen[1][key]);
  });
});

test.describe('each page', () => {
  for (const name of pages) {
    test(`${name} has headings in order, anchors that are there, and contents that lead to them`, async ({ page, demo }) => {
      await page.goto(`${demo}/${name}`);
      const levels = await page.locator('main :is(h1, h2, h3, h4)').evaluateAll((found) => found.map((one) => Number(one.localName[1])));
      expect(levels[0]).toBe(1);
      levels.forEach((level, at) => expect(level, `heading ${at}`).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
      const ids = await page.locator('[id]').evaluateAll((found) => found.map(({ id }) => id));
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
      const sections = await page.locator('main h2').evaluateAll((found) => found.map((one) => [`#${one.id}`, one.textContent]));
      const contents = await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').evaluateAll((links) => links.map((link) => [link.getAttribute('href'), link.textContent]));
      expect(contents).toEqual(sections);
      // Links to other pages of the site are looked at in demo.spec.js; there is none to other sites but examples.
      const hosts = await page.locator('a[href]').evaluateAll((links) => [...new Set(links.map((link) => link.host))]);
      expect(hosts.filter((host) => host !== new URL(demo).host && host !== 'example.org')).toEqual([]);
    });

    test(`${name} keeps to a strict policy`, async ({ page, demo, complaints }) => {
      await page.addInitScript(() => {
        window.refused = [];
        document.addEventListener('securitypolicyviolation', (event) => window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
      });
      await page.route(`${demo}/${name}`, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': STRICT } });
      });
      await page.goto(`${demo}/${name}`);
      await showAll(page);
      expect(await page.evaluate(() => window.refused)).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test(`${name} has no sideways scrolling at 320 px, all unfolded`, async ({ page, demo }) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(`${demo}/${name}`);
      await unfold(page);
      await showAll(page);
      expect(await sideways(page)).toEqual([]);
    });

    for (const colorScheme of ['light', 'dark']) {
      test(`${name} is accessible in ${colorScheme}`, async ({ page, demo }) => {
        await page.emulateMedia({ colorScheme });
        await page.goto(`${demo}/${name}`);
        await showAll(page);
        await unfold(page);
        // One programme stands here several times, so its landmarks do, too.
        await expectAccessible(page, name, ['landmark-unique']);
      });
    }
  }

  test('all of it is there without scripts', async ({ browser, demo }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${demo}/docs-programme.html`);
    await expect(page.locator('[id="attribute-time-zone"]')).toContainText('In which zone times are shown');
    await expect(page.getByRole('link', { name: 'The programme as data' }).first()).toBeVisible();
    await page.getByText('A small sample, pretalx.json').click();
    await expect(page.getByText('"event_start": "2028-06-25"')).toBeVisible();
    await context.close();
  });
});

test('a notice is copied as it stands', async ({ page, demo, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${demo}/docs-privacy.html`);
  for (const [id, words] of [['notice-en', 'The software sets no cookies'], ['notice-de', 'setzt keine Cookies'], ['notice-fr', 'ne dépose aucun cookie']]) {
    const notice = page.locator(`h3#${id} + .snippet`);
    await notice.getByRole('button', { name: 'Copy' }).click();
    await expect(notice.getByRole('status')).toHaveText('Copied.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(words);
    expect(copied).toBe(await notice.locator('pre').textContent());
  }
});

test('each policy of the list lets the widget run, or shows the fallback', async ({ page, open, site, data, demo }) => {
  await page.goto(`${demo}/docs-embedding.html`);
  const rows = await page.locator('#policies > div').evaluateAll((found) => found.map((row) => [row.querySelector('dt').textContent, row.querySelector('dd code')?.textContent || '']));
  expect(rows.length).toBe(7);
  for (const [name, written] of rows) {
    const refuses = name.startsWith('No wasm');
    const own = name.startsWith('Own');
    const policy = refuses ? `script-src ${data.origin}` : written.replaceAll('https://HOST', data.origin).replaceAll('https://DATA', data.origin).replaceAll('…', 'abc');
    const from = own ? site.origin : data.origin;
    const widget = await open(`<city-programme src="${from}/fixtures/council.json" loading="eager"><a href="https://example.org/">Programme</a></city-programme>`, {
      head: `<script nonce="abc" type="module" src="${from}/v1/city-widgets.js"></script>`,
      headers: /-src|trusted/.test(policy) ? { 'content-security-policy': policy } : {},
    });
    await reach(widget, refuses ? 'error' : 'ready');
    if (refuses) {
      await expect(page.getByRole('link', { name: 'Programme' })).toBeVisible();
      expect(await widget.evaluate(({ error }) => error.code)).toBe('csp');
    } else {
      await openers(widget).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await page.evaluate(() => window.refused), name).toEqual([]);
    }
  }
});

test('each part that a page names is one that can be styled', async ({ page, demo }) => {
  const seen = {};
  /** Notes what parts a widget has at this moment. */
  const look = async (widget) => {
    const [tag, parts] = await widget.evaluate((one) => [one.localName, [...one.shadowRoot.querySelectorAll('[part]')].flatMap(({ part }) => [...part])]);
    for (const part of parts) (seen[tag] ||= new Set()).add(part);
  };
  for (const name of Object.values(PAGE)) {
    await page.goto(`${demo}/${name}`);
    for (const widget of await page.locator(WIDGETS).all()) {
      await widget.scrollIntoViewIfNeeded();
      await reach(widget, 'ready');
      const filters = widget.getByRole('button', { name: /^(Filters|Filter)$/ });
      if ((await filters.isVisible()) && (await filters.getAttribute('aria-expanded')) === 'false') {
        await filters.click();
        await expect(widget.getByRole('combobox').first()).toBeVisible();
      }
      await look(widget);
    }
    // Something is opened.
    const opened = name === PAGE['city-profile'] ? page.locator('[variant=row]').first() : page.locator(WIDGETS).first();
    await opened.scrollIntoViewIfNeeded();
    await opened.locator('[part~=session-title], [part~=project-title], tbody th').getByRole('button').or(opened.locator('button[part~=session-title], button[part~=project-title]')).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(opened);
  }
  for (const { tagName, cssParts } of elements) {
    const missing = cssParts.map(({ name }) => name).filter((part) => !seen[tagName].has(part));
    softly(missing, `${tagName}, of ${[...seen[tagName]].join(' ')}`).toEqual([]);
    const silent = [...seen[tagName]].filter((part) => !cssParts.some(({ name }) => name === part));
    softly(silent, `${tagName} has these, and no page names them`).toEqual([]);
  }
});
