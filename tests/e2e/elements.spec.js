// The element on a page: alone, among others, changed from outside, moved, and in its other spellings.

import { expect, test } from './support/test.js';
import { filter, heard, openers, reach, rows, search, status, tag } from './support/widget.js';

const one = (id, title = id) => ({ schemaVersion: '1.0', kind: 'Programme', lang: 'en', data: { sessions: [{ id, title }] } });
const council = (data, attributes = {}) => tag({ src: `${data.origin}/fixtures/council.json`, ...attributes });

test.describe('two elements', () => {
  test('share neither search nor selection nor data', async ({ page, open, data }) => {
    await open(council(data, { id: 'a' }) + council(data, { id: 'b', lang: 'de' }));
    const [a, b] = [page.locator('#a'), page.locator('#b')];
    await reach(a, 'ready');
    await reach(b, 'ready');
    await search(a).fill('shade');
    await expect.poll(() => rows(a)).toEqual(['shade']);
    await expect(status(b)).toHaveText('7 Programmpunkte');
    await expect(search(b)).toHaveValue('');
    await openers(b).first().click();
    await expect(b.getByRole('dialog')).toBeVisible();
    expect(await a.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await b.evaluate((element, src) => (element.src = src), `${data.origin}/wrong/status?code=404`);
    await reach(b, 'error');
    await expect(a).toHaveJSProperty('state', 'ready');
    await expect(search(a)).toHaveValue('shade');
    await expect.poll(() => a.evaluate((element) => element.error)).toBeNull();
  });

  test('load the data of one address each for itself, and the program once', async ({ page, open, data }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open(Array.from({ length: 20 }, (_, n) => council(data, { id: `e${n}`, loading: 'eager' })).join(''));
    for (let n = 0; n < 20; n++) await reach(page.locator(`#e${n}`), 'ready');
    await expect.poll(async () => (await heard(page, 'city-load')).length).toBe(20);
    for (const file of ['/v1/programme.wasm', '/v1/programme.js', '/v1/i18n/programme/en.js']) {
      expect(asked.filter((path) => path === file), file).toHaveLength(1);
    }
  });

  test('one that is removed leaves the other at work', async ({ page, open, data }) => {
    await open(council(data, { id: 'a' }) + council(data, { id: 'b' }));
    await reach(page.locator('#b'), 'ready');
    await page.locator('#a').evaluate((element) => element.remove());
    await search(page.locator('#b')).fill('river');
    await expect.poll(() => rows(page.locator('#b'))).toEqual(['walk']);
  });
});

test.describe('a change of', () => {
  test('src shows the other programme, and only that', async ({ open, data }) => {
    const [first, second] = [data.give(one('first')), data.give(one('second'))];
    const widget = await open(tag({ src: first.url }));
    await expect.poll(() => rows(widget)).toEqual(['first']);
    const model = await widget.evaluate(async (element, src) => {
      element.src = src;
      return element.ready;
    }, second.url);
    expect(model.data.sessions.map((session) => session.id)).toEqual(['second']);
    await expect.poll(() => rows(widget)).toEqual(['second']);
  });

  test('src forgets filters that the other programme does not know', async ({ open, data }) => {
    const widget = await open(council(data));
    await (await filter(widget, 'Track')).selectOption('heat');
    await widget.evaluate((element, src) => (element.src = src), data.give(one('other')).url);
    await expect.poll(() => rows(widget)).toEqual(['other']);
  });

  test('src twice shows the last, even when the first answers later', async ({ page, open, data }) => {
    let keep;
    const slow = data.give({ until: new Promise((then) => (keep = then)), body: JSON.stringify(one('slow')) });
    const quick = data.give(one('quick'));
    const widget = await open(tag({ src: slow.url }));
    await reach(widget, 'loading');
    await widget.evaluate((element, src) => (element.src = src), quick.url);
    await expect.poll(() => rows(widget)).toEqual(['quick']);
    keep();
    await page.request.get(slow.url);
    await expect.poll(async () => (await heard(page, 'city-load')).length).toBe(1);
    await expect.poll(() => rows(widget)).toEqual(['quick']);
  });

  test('lang changes the words, without asking for the data again', async ({ open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    await search(widget).fill('schools');
    const asked = data.requests.filter((path) => path.includes('council')).length;
    await widget.evaluate((element) => (element.lang = 'de'));
    await expect(status(widget)).toHaveText('1 von 7 Programmpunkten');
    await expect(search(widget)).toHaveValue('schools');
    await expect(widget.getByRole('heading').first()).toHaveText('Rathaustage');
    expect(data.requests.filter((path) => path.includes('council')).length).toBe(asked);
  });

  test('the page’s language is heard', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    await page.evaluate(() => (document.documentElement.lang = 'fr'));
    await expect(widget.getByRole('heading', { level: 3 }).first()).toContainText('samedi 27 mars 2027');
    // An unknown language falls back to English words.
    await page.evaluate(() => (document.documentElement.lang = 'tlh'));
    await expect(status(widget)).toHaveText('7 sessions');
  });

  test('heading-level and query are followed', async ({ open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    await widget.evaluate((element) => Object.assign(element, { headingLevel: 4, query: 'river' }));
    await expect(widget.getByRole('heading', { level: 4 })).toHaveText('Days of the Town Hall');
    await expect.poll(() => rows(widget)).toEqual(['walk']);
    await widget.evaluate((element) => element.removeAttribute('query'));
    await expect(status(widget)).toHaveText('7 sessions');
  });

  for (const [name, value, found] of [['day', 'sun', ['morning', 'open']], ['track', 'water', ['drains', 'walk']], ['room', 'attic', ['opening', 'drains']]]) {
    test(`${name} is followed`, async ({ open, data }) => {
      const widget = await open(council(data));
      await reach(widget, 'ready');
      await widget.evaluate((element, [key, text]) => element.setAttribute(key, text), [name, value]);
      await expect.poll(() => rows(widget)).toEqual(found);
      await widget.evaluate((element, key) => element.removeAttribute(key), name);
      await expect(status(widget)).toHaveText('7 sessions');
    });
  }

  test('another attribute keeps what the visitor has searched', async ({ open, data }) => {
    const widget = await open(council(data, { query: 'river' }));
    await reach(widget, 'ready');
    await search(widget).fill('shade');
    await widget.evaluate((element) => (element.theme = 'dark'));
    await widget.evaluate((element) => (element.headingLevel = 3));
    await expect(widget.getByRole('heading', { level: 3 }).first()).toHaveText('Days of the Town Hall');
    await expect(search(widget)).toHaveValue('shade');
    await expect.poll(() => rows(widget)).toEqual(['shade']);
  });
});

test.describe('data', () => {
  test('by property win over src, and give way again', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(one('fetched')).url }));
    await expect.poll(() => rows(widget)).toEqual(['fetched']);
    await widget.evaluate((element, given) => (element.data = given), one('handed'));
    await expect.poll(() => rows(widget)).toEqual(['handed']);
    await widget.evaluate((element) => (element.data = JSON.stringify({ sessions: [{ id: 'text', title: 'Text' }] })));
    await expect.poll(() => rows(widget)).toEqual(['text']);
    await widget.evaluate((element) => (element.data = null));
    await expect.poll(() => rows(widget)).toEqual(['fetched']);
    await expect.poll(async () => (await heard(page, 'city-load')).length).toBe(4);
  });

  test('by property are read like a feed: broken text is an error, and the next try mends it', async ({ page, open }) => {
    const widget = await open('<city-programme>Fallback</city-programme>');
    await widget.evaluate((element) => (element.data = '{"sessions": ['));
    await reach(widget, 'error');
    await expect.poll(() => heard(page, 'city-error')).toEqual([{ code: 'format', message: expect.stringContaining('the data in the page') }]);
    await widget.evaluate((element, given) => (element.data = given), one('mended'));
    await expect.poll(() => rows(widget)).toEqual(['mended']);
  });

  test('may stand in the page', async ({ open }) => {
    const widget = await open(`<city-programme><script type="application/json">${JSON.stringify(one('inline', 'Inline'))}</script></city-programme>`);
    await expect(widget.getByRole('button', { name: 'Inline' })).toBeVisible();
  });

  test('give the canonical model when read', async ({ open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    const model = await widget.evaluate((element) => element.data);
    expect(model).toMatchObject({ schemaVersion: '1.0', kind: 'Programme', id: 'council', lang: 'en' });
    expect(model.data).toMatchObject({ timezone: 'Europe/Madrid', name: { en: 'Days of the Town Hall', de: 'Rathaustage' } });
    expect(model.data.sessions[1]).toMatchObject({ id: 'shade', start: '2027-03-27T10:00:00+01:00', links: [{ url: 'https://example.org/shade.pdf', type: 'slides' }] });
    // What is read can be shown again, and is the same; an id of our own format is the id, whatever else there is.
    model.data.sessions[1].code = 'ABC';
    await widget.evaluate((element, given) => (element.data = given), model);
    await reach(widget, 'ready');
    expect(await widget.evaluate(async (element) => element.ready)).toEqual(model);
  });
});

test.describe('where an editor allows no unknown tag', () => {
  test('a div and a link are the same widget', async ({ page, open, data }) => {
    const src = `${data.origin}/fixtures/council.json`;
    await open(`<div data-city-widget="programme" data-src="${src}" data-lang="de" id="d"><p>Fallback</p></div>
      <p><a id="l" href="https://example.org/p" data-city-widget="programme" data-src="${src}" data-heading-level="4">Programme</a></p>`);
    const [div, link] = [page.locator('city-programme#d'), page.locator('city-programme#l')];
    await reach(div, 'ready');
    await reach(link, 'ready');
    await expect(div.getByRole('heading').first()).toHaveText('Rathaustage');
    await expect(link.getByRole('heading', { level: 4 })).toHaveText('Days of the Town Hall');
    await expect(page.getByText('Fallback')).toBeHidden();
  });
});

test.describe('on the page', () => {
  test('it takes font and colour, and gives nothing away', async ({ page, open, data }) => {
    const widget = await open(
      `<style>body { font-family: monospace; color: rgb(10, 20, 30) } button { background: red !important } .session, h2 { display: none }</style>${council(data)}<h3 class="session">of the page</h3>`,
    );
    await reach(widget, 'ready');
    const opener = openers(widget).first();
    await expect(opener).toHaveCSS('font-family', 'monospace');
    await expect(opener).toHaveCSS('color', 'rgb(10, 20, 30)');
    await expect(opener).not.toHaveCSS('background-color', 'rgb(255, 0, 0)');
    await expect(widget.getByRole('heading', { level: 2 })).toBeVisible();
    expect(await page.evaluate(() => document.querySelectorAll('[data-id]').length)).toBe(0);
  });

  for (const [name, path] of [['loading', '/wrong/silence'], ['error', '/wrong/status?code=404']]) {
    test(`its fallback keeps the look that the page gave it: ${name}`, async ({ page, open, data }) => {
      // Custom properties are inherited through the slot, so the widget's own must not have names that pages use.
      const names = ['accent', 'text', 'line', 'tint', 'quiet', 'mark', 'page', 'ink', 'alert', 'gap', 'radius', 'track'];
      const set = (selector) => `${selector} { ${names.map((key) => `--${key}: ${key}-of-the-page`).join(';')} }`;
      const widget = await open(`<style>${set(':root')} a { color: rgb(1, 2, 3); letter-spacing: 2px }</style>${tag({ src: data.origin + path, theme: 'dark' })}`);
      await reach(widget, name);
      const link = page.getByRole('link', { name: 'Programme of the conference' });
      await expect(link).toHaveCSS('color', 'rgb(1, 2, 3)');
      await expect(link).toHaveCSS('letter-spacing', '2px');
      const seen = await link.evaluate((element, keys) => keys.map((key) => getComputedStyle(element).getPropertyValue(`--${key}`)), names);
      expect(seen).toEqual(names.map((key) => `${key}-of-the-page`));
    });
  }

  test('its accent is the colour of the page’s links, where these can be read', async ({ open, data }) => {
    const widget = await open(`<style>:root { --accent: rgb(150, 0, 100) } a { color: var(--accent) }</style>${council(data)}`);
    await reach(widget, 'ready');
    await expect(widget.getByRole('button', { pressed: true })).toHaveCSS('color', 'rgb(150, 0, 100)');
  });

  test('its parts can be styled', async ({ open, data }) => {
    const widget = await open(`<style>city-programme::part(session-title) { letter-spacing: 3px } city-programme { --city-accent: rgb(1, 2, 3) }</style>${council(data)}`);
    await reach(widget, 'ready');
    await expect(widget.locator('[part=session-title]').first()).toHaveCSS('letter-spacing', '3px');
    await expect(widget.getByRole('button', { pressed: true })).toHaveCSS('border-top-color', 'rgb(1, 2, 3)');
    // The dialog's code comes with the first session that is opened.
    await widget.getByRole('button', { name: 'Shade for schools' }).click();
    await expect(widget.locator('[part=dialog]')).toBeVisible();
    const named = await widget.evaluate(({ shadowRoot }) => [...new Set([...shadowRoot.querySelectorAll('[part]')].map((e) => e.getAttribute('part')))]);
    for (const part of ['widget', 'heading', 'toolbar', 'search', 'filter', 'status', 'day', 'day-heading', 'session', 'session-title', 'session-time', 'session-room', 'session-track', 'dialog']) {
      expect(named).toContain(part);
    }
  });

  test('a move keeps it as it is', async ({ page, open, data }) => {
    const widget = await open(`${council(data)}<div id="to"></div>`);
    await reach(widget, 'ready');
    await search(widget).fill('shade');
    await page.evaluate(() => document.getElementById('to').append(document.querySelector('city-programme')));
    await expect.poll(() => rows(widget)).toEqual(['shade']);
    await search(widget).fill('river');
    await expect.poll(() => rows(widget)).toEqual(['walk']);
    await expect.poll(() => heard(page, 'city-load')).toHaveLength(1);
  });

  test('a removal and a return load it again', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    await page.evaluate(() => (window.kept = document.querySelector('city-programme')).remove());
    await expect.poll(() => page.evaluate(() => window.kept.state)).toBe('idle');
    await page.evaluate(() => document.body.append(window.kept));
    await reach(widget, 'ready');
    await expect.poll(async () => (await rows(widget)).length).toBe(8);
  });
});
