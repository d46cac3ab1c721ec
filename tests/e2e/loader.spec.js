// The hand-written loader alone, with a stub in place of the wasm's glue: how it is loaded, what it does to the page,
// and that the fallback children are seen whenever the widget is not.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { drawn } from './support/widget.js';
import { MODULE, PAGE, PART, WASM, WIDGETS, calls, dist, look, open, pinTo, state } from './support/loader.js';

/** The same module with an empty custom section: engines share the code, and the address, of equal bytes. */
const OTHER = Buffer.concat([WASM, Buffer.from('00020161', 'hex')]);

const TAG = '<city-programme src="a.json"><a href="/p">Programme</a></city-programme>';
const CLASSIC = `<script src="${WIDGETS}city-widgets.js"></script>`;

const ready = { state: 'ready', custom: ['ready'], slot: false, text: 'a.json in en', error: null };

test.describe('is loaded', () => {
  for (const [name, head, body] of [
    ['as a module in the head', MODULE, TAG],
    ['as a module after the element', '', TAG + MODULE],
    ['as a classic script in the head', CLASSIC, TAG],
    ['as a classic script after the element', '', TAG + CLASSIC],
    ['as an async script', CLASSIC.replace(' src', ' async src'), TAG],
    ['from an inline module', '', `${TAG}<script type="module">import '${WIDGETS}city-widgets.js?ver=6.4'</script>`],
    [
      'by a tag manager',
      '',
      `${TAG}<script>document.head.append(Object.assign(document.createElement('script'),{src:'${WIDGETS}city-widgets.js'}))</script>`,
    ],
  ]) {
    test(name, async ({ page }) => {
      const seen = await open(page, body, { head });
      await state(page, 'ready');
      await expect.poll(() => look(page)).toEqual(ready);
      expect(seen.console).toEqual([]);
    });
  }

  test('twice: the second copy says so once and does nothing', async ({ page }) => {
    const seen = await open(page, TAG, { head: CLASSIC + CLASSIC.replace('.js', '.js?again') });
    await state(page, 'ready');
    await expect.poll(() => look(page)).toEqual(ready);
    await expect.poll(() => calls(page, 'mount')).toHaveLength(1);
    await expect.poll(() => seen.console).toEqual([expect.stringMatching(/^info: city-widgets \d+\.\d+\.\d+: \d+\.\d+\.\d+ has <city-programme>$/)]);
  });

  test('from another folder by data-base, as when an optimiser merged it', async ({ page }) => {
    const merged = pinTo(await readFile(join(dist, 'city-widgets.js'), 'utf8'), WASM);
    await open(page, TAG, { head: `<script data-base="${WIDGETS}" src="/merged.city-widgets.js"></script>`, files: { '/merged.city-widgets.js': merged } });
    await state(page, 'ready');
    await expect.poll(async () => (await look(page)).text).toBe(ready.text);
  });

  test('on a server without touching anything', async () => {
    const entry = pathToFileURL(join(dist, '../index.js')).href;
    const script = `const { CityProgramme } = await import(${JSON.stringify(entry)}); console.log(typeof CityProgramme.define())`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout + stderr).toBe('undefined\n');
  });

  test('with no more than it needs', async () => {
    const bytes = brotliCompressSync(await readFile(join(dist, 'city-widgets.js'))).length;
    // The gate for the whole first view is tests/size.json; this one names the part that grows unnoticed.
    expect(bytes).toBeLessThanOrEqual(4950);
  });

  test('with the parts that come beside the glue', async () => {
    const glue = await readFile(join(dist, 'programme.js'), 'utf8').catch(() => undefined);
    test.skip(!glue, 'the glue is not built');
    for (const name of ['watchCrashes', 'partsFor', 'instance', 'module', '__wbg_reset_state', 'css']) expect(glue).toContain(`as ${name}`);
  });

  test('with the version of the package', async () => {
    const { version } = JSON.parse(await readFile(join(dist, '../package.json'), 'utf8'));
    expect(await readFile(join(dist, '../version.js'), 'utf8')).toContain(`'${version}'`);
  });

  test('from npm, as unbundled modules', async ({ page }) => {
    const seen = await open(page, TAG, { head: '<script type="module" src="/pkg/index.js"></script>' });
    await state(page, 'ready');
    expect(seen.requests).toContain('/pkg/dist/programme.wasm');
    expect(seen.console).toEqual([]);
  });

  for (const [name, file] of [
    ['404', 404],
    ['a page of the development server', { contentType: 'text/html', body: '<!doctype html>' }],
  ]) {
    test(`from npm, the wasm in base64 where the file is ${name}`, async ({ page }) => {
      const seen = await open(page, TAG, {
        head: '<script type="module" src="/pkg/index.js"></script>',
        files: { '/pkg/dist/programme.wasm': file },
      });
      await state(page, 'ready');
      expect(seen.requests).toContain('/pkg/dist/programme.inline.js');
    });
  }

  test('under another tag, and not before it is defined', async ({ page }) => {
    await open(page, '<my-programme src="a.json"></my-programme>' + TAG, {
      head: `<script type="module">import { CityProgramme, configure } from '/pkg/elements.js'; configure({ base: '${WIDGETS}' });
        CityProgramme.define('my-programme'); window.CityProgramme = CityProgramme;</script>`,
    });
    await state(page, 'ready', 'my-programme');
    await expect.poll(() => page.evaluate(() => !!customElements.get('city-programme'))).toBe(false);
    await page.evaluate(() => window.CityProgramme.define());
    await state(page, 'ready');
  });
});

test.describe('waits', () => {
  test('until the element is near the viewport', async ({ page }) => {
    const seen = await open(page, `<div style="height:9000px"></div>${TAG}`);
    await drawn(page);
    await expect.poll(async () => (await look(page)).state).toBe('idle');
    expect(seen.requests.some((name) => /wasm$|programme\.js|i18n/.test(name))).toBe(false);
    await page.evaluate(() => scrollTo(0, 8000));
    await state(page, 'ready');
  });

  test('not with loading=eager, set at any time', async ({ page }) => {
    await open(page, `<div style="height:9000px"></div>${TAG}`);
    await page.locator('city-programme').evaluate((element) => (element.loading = 'eager'));
    await state(page, 'ready');
  });

  test('not when the page is printed', async ({ page }) => {
    await open(page, `<div style="height:9000px"></div>${TAG}`);
    await drawn(page);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await state(page, 'ready');
  });

  test('until a closed details is opened', async ({ page }) => {
    await open(page, `<details><summary>s</summary>${TAG}</details>`);
    await drawn(page);
    await expect.poll(async () => (await look(page)).state).toBe('idle');
    await page.locator('summary').click();
    await state(page, 'ready');
  });

  test('until there is something to show', async ({ page }) => {
    const seen = await open(page, '<city-programme>nothing</city-programme>');
    await drawn(page);
    await expect.poll(() => look(page)).toMatchObject({ state: 'idle', slot: true });
    expect(seen.requests.some((name) => /wasm$/.test(name))).toBe(false);
    await page.locator('city-programme').evaluate((element) => (element.src = 'a.json'));
    await state(page, 'ready');
    await page.locator('city-programme').evaluate((element) => (element.src = null));
    await state(page, 'idle');
    await expect.poll(async () => (await look(page)).slot).toBe(true);
  });
});

test.describe('attributes and properties', () => {
  test('reflect', async ({ page }) => {
    await open(page, TAG);
    const result = await page.locator('city-programme').evaluate((element) => {
      const out = {};
      element.headingLevel = 3;
      element.timeZone = 'visitor';
      element.query = { title: '/name' };
      element.src = new URL('http://page.test/b.json');
      out.attributes = ['heading-level', 'time-zone', 'query', 'src'].map((name) => element.getAttribute(name));
      element.timeZone = null;
      out.removed = [element.hasAttribute('time-zone'), element.timeZone];
      out.booleans = ['', 'true', 'debug', 'false', null].map((text) => {
        if (text === null) element.removeAttribute('debug');
        else element.setAttribute('debug', text);
        return element.debug;
      });
      out.set = [true, '', 'true', false, 'false', null, undefined].map((value) => {
        element.debug = value;
        return element.hasAttribute('debug');
      });
      element.setAttribute('heading-level', 'x');
      out.number = element.headingLevel === 3;
      element.refresh = 30;
      out.refresh = [element.getAttribute('refresh'), +element.refresh, typeof element.refresh];
      return out;
    });
    expect(result).toEqual({
      attributes: ['3', 'visitor', '{"title":"/name"}', 'http://page.test/b.json'],
      removed: [false, 'event'],
      booleans: [true, true, true, false, false],
      set: [true, true, true, false, false, false, false],
      number: false,
      refresh: ['30', 30, 'function'],
    });
  });

  test('set before the definition are kept', async ({ page }) => {
    await open(page, `${TAG}<script>const e=document.querySelector('city-programme');e.headingLevel=4;e.data={a:1}</script>`);
    await state(page, 'ready');
    await expect.poll(() => look(page)).toMatchObject({ text: '{"a":1} in en' });
    await expect.poll(() => page.locator('city-programme').getAttribute('heading-level')).toBe('4');
  });

  test('change the widget once for a task, and not for equal values', async ({ page }) => {
    await open(page, TAG);
    await state(page, 'ready');
    await page.locator('city-programme').evaluate(async (element) => {
      element.room = 'hall';
      element.track = 'x';
      element.setAttribute('room', 'hall');
      await 0;
      element.setAttribute('room', 'hall');
      element.title = 'no attribute of ours';
      await 0;
    });
    const updates = await calls(page, 'update');
    expect(updates).toHaveLength(1);
    expect(updates[0][1]).toMatchObject({ src: 'a.json', room: 'hall', track: 'x', lang: 'en', base: 'http://page.test/' });
  });

  test('give the same whatever their order', async ({ page }) => {
    await open(page, TAG);
    await state(page, 'ready');
    const last = await page.locator('city-programme').evaluate(async (element) => {
      const pairs = [['view', 'grid'], ['day', '2'], ['lang', 'de'], ['src', 'b.json']];
      const results = [];
      for (let turn = 0; turn < 12; turn++) {
        for (const [name] of pairs) element.removeAttribute(name);
        element.setAttribute('src', 'a.json');
        await element.ready;
        for (const [name, value] of [...pairs].sort(() => Math.random() - 0.5)) element.setAttribute(name, value);
        await element.ready;
        results.push(element.shadowRoot.textContent);
      }
      return [...new Set(results)];
    });
    expect(last).toEqual(['b.json in de']);
  });

  test('hint at misspelt names with debug only', async ({ page }) => {
    const seen = await open(
      page,
      `<city-programme src="a.json" scr="b" headinglevel="3" class="x" data-x="1" aria-label="p" tabindex="0" onclick="1" role="region" debug></city-programme>
       <city-programme src="a.json" scr="b"></city-programme>`,
    );
    await state(page, 'ready');
    await expect.poll(() => seen.console).toEqual([expect.stringMatching(/^warning: <city-programme> .*scr \(src\?\).*headinglevel \(heading-level\?\)$/)]);
  });
});

test.describe('language', () => {
  const text = (page) => page.locator('city-programme').first().evaluate((element) => element.shadowRoot.textContent);

  test('is the nearest, across shadow trees', async ({ page }) => {
    await open(page, '<div lang="de-AT"><x-host></x-host></div>', {
      lang: 'fr',
      head: `${MODULE}<script>customElements.define('x-host', class extends HTMLElement { constructor() {
        super(); this.attachShadow({mode:'open'}).append(Object.assign(document.createElement('city-programme'),{id:'inner'})); } })</script>`,
    });
    const result = await page.locator('#inner').evaluate(async (element) => {
      element.setAttribute('src', 'a.json');
      await element.ready;
      return element.shadowRoot.textContent;
    });
    expect(result).toBe('a.json in de-AT');
    await expect.poll(async () => (await calls(page, 'mount'))[0]?.[2]).toContain('wasm de');
  });

  test('passes over what is no language, and repairs underscores', async ({ page }) => {
    await open(page, `<div lang="not a tag">${TAG}</div>`, { lang: 'de_DE' });
    await state(page, 'ready');
    await expect.poll(() => text(page)).toBe('a.json in de-DE');
  });

  test('is the browser’s where the page says nothing, in English where there is no table', async ({ page }) => {
    await open(page, TAG, { lang: '' });
    await state(page, 'ready');
    await expect.poll(() => text(page)).toBe('a.json in en-GB');
    await page.locator('city-programme').evaluate((element) => (element.lang = 'tlh'));
    await expect.poll(() => text(page)).toBe('a.json in tlh');
    await expect.poll(async () => (await calls(page, 'update'))[0]?.[2]).toContain('wasm en');
  });

  test('follows the page', async ({ page }) => {
    await open(page, TAG);
    await state(page, 'ready');
    await page.evaluate(() => (document.documentElement.lang = 'de'));
    await expect.poll(() => text(page)).toBe('a.json in de');
    await expect.poll(async () => (await calls(page, 'update'))[0]?.[2]).toContain('wasm de');
    await expect.poll(() => calls(page, 'mount')).toHaveLength(1);
  });
});

test.describe('data', () => {
  test('win over src, and give way again', async ({ page }) => {
    await open(page, TAG);
    await state(page, 'ready');
    const result = await page.locator('city-programme').evaluate(async (element) => {
      const out = [];
      const note = async () => out.push([await element.ready, element.shadowRoot.textContent]);
      element.data = [1, 2];
      await note();
      element.data = '{"text":true}';
      await note();
      element.data = null;
      await note();
      out.push(element.data === element.data);
      return out;
    });
    expect(result).toEqual([
      [{ shown: '[1,2]' }, '[1,2] in en'],
      [{ shown: '{"text":true}' }, '{"text":true} in en'],
      [{ shown: 'a.json' }, 'a.json in en'],
      true,
    ]);
    // Nobody asked for the model in between.
    await expect.poll(() => calls(page, 'model')).toHaveLength(3);
  });

  test('that cannot be written as JSON are a format error', async ({ page }) => {
    await open(page, TAG);
    await state(page, 'ready');
    const result = await page.locator('city-programme').evaluate((element) => {
      const cycle = {};
      cycle.cycle = cycle;
      element.data = cycle;
      return element.ready.catch((error) => [error instanceof Error, error.code, error.message]);
    });
    expect(result).toEqual([true, 'format', 'no']);
  });

  test('stand in the page', async ({ page }) => {
    const seen = await open(page, '<city-programme loading="eager"><script type="application/json">{"in":"page"}</script></city-programme>', {
      head: CLASSIC,
    });
    await state(page, 'ready');
    await expect.poll(async () => (await look(page)).text).toBe('{"in":"page"} in en');
    expect(seen.console).toEqual([]);
  });

  test('as text in an attribute are tolerated with a warning', async ({ page }) => {
    const seen = await open(page, `<city-programme data='{"a":1}'></city-programme>`);
    await state(page, 'ready');
    await expect.poll(async () => (await look(page)).text).toBe('{"a":1} in en');
    await expect.poll(() => seen.console).toEqual([expect.stringMatching(/^warning: <city-programme data>/)]);
    await expect.poll(async () => (await calls(page, 'mount'))[0][1]).not.toHaveProperty('data');
  });
});

test.describe('ready, refresh and events', () => {
  test('ready settles once for each load, and never disturbs the console', async ({ page }) => {
    const seen = await open(page, '<city-programme src="missing.json">f</city-programme>');
    await state(page, 'error');
    const result = await page.locator('city-programme').evaluate(async (element) => {
      const first = element.ready;
      const error = await first.catch((reason) => ({ code: reason.code, status: reason.status, message: reason.message }));
      element.src = 'a.json';
      const second = element.ready;
      return { error, model: await second, same: first === second, kept: second === element.ready };
    });
    expect(result).toEqual({ error: { code: 'http', status: 404, message: 'no' }, model: { shown: 'a.json' }, same: false, kept: true });
    expect(seen.console).toEqual([]);
  });

  test('refresh() gives the promise of the new load', async ({ page }) => {
    await open(page, TAG);
    await state(page, 'ready');
    const result = await page.locator('city-programme').evaluate(async (element) => {
      const old = element.ready;
      const promise = element.refresh();
      return [element.state, promise !== old, promise === element.ready, await promise, element.diagnostics];
    });
    expect(result).toEqual(['loading', true, true, { shown: 'a.json' }, [{ path: '/a', code: 'c', message: 'm' }]]);
    await expect.poll(() => calls(page, 'refresh')).toHaveLength(1);
  });

  test('refresh() does not wait for the viewport', async ({ page }) => {
    await open(page, `<div style="height:9000px"></div>${TAG}`);
    expect(await page.locator('city-programme').evaluate((element) => element.refresh())).toEqual({ shown: 'a.json' });
  });

  test('events bubble out of shadow trees, and can be cancelled', async ({ page }) => {
    await open(page, `${TAG}<script>addEventListener('city-load', (e) => (window.heard = [e.detail, e.composed, e.cancelable]))</script>`);
    await state(page, 'ready');
    await expect.poll(() => page.evaluate(() => window.heard)).toEqual([{ kind: 'Programme' }, true, false]);
  });

  test('what a listener of the page throws is no crash of ours', async ({ page }) => {
    const seen = await open(page, `${TAG}<script>addEventListener('city-load', () => { throw new Error('theirs') })</script>`);
    await state(page, 'ready');
    await expect.poll(async () => (await look(page)).text).toBe(ready.text);
    await expect.poll(() => seen.console).toEqual(['uncaught: theirs']);
    expect(await calls(page, 'reset')).toEqual([]);
  });
});

test.describe('in the page', () => {
  test('moves keep the widget', async ({ page }) => {
    await open(page, `${TAG}<div id="to"></div>`);
    await state(page, 'ready');
    await page.evaluate(async () => {
      const element = document.querySelector('city-programme');
      document.getElementById('to').append(element);
      await new Promise((then) => setTimeout(then));
      if (document.body.moveBefore) document.body.moveBefore(element, null);
      await new Promise((then) => setTimeout(then));
    });
    await expect.poll(() => calls(page, 'mount')).toHaveLength(1);
    expect(await calls(page, 'free')).toHaveLength(0);
    await expect.poll(() => look(page)).toEqual(ready);
  });

  test('removal frees the widget, and coming back builds it again', async ({ page }) => {
    await open(page, TAG);
    await state(page, 'ready');
    const gone = await page.evaluate(async () => {
      const element = (window.kept = document.querySelector('city-programme'));
      element.remove();
      await 0;
      await 0;
      return [element.state, element.shadowRoot.innerHTML, element.data];
    });
    expect(gone).toEqual(['idle', '<slot></slot>', null]);
    await expect.poll(() => calls(page, 'free')).toHaveLength(1);
    await page.evaluate(() => document.body.append(window.kept));
    await state(page, 'ready');
    await expect.poll(() => calls(page, 'mount')).toHaveLength(2);
    await expect.poll(() => calls(page, 'init')).toHaveLength(1);
  });

  test('200 removals leave nothing behind', async ({ page }) => {
    await open(page, TAG);
    await state(page, 'ready');
    await page.evaluate(async () => {
      for (let turn = 0; turn < 200; turn++) {
        const element = Object.assign(document.createElement('city-programme'), { src: 'a.json', loading: 'eager' });
        document.body.append(element);
        if (turn % 3) await element.ready;
        element.remove();
      }
    });
    await drawn(page);
    const mounts = (await calls(page, 'mount')).length;
    expect(mounts).toBeGreaterThan(100);
    await expect.poll(async () => (await calls(page, 'free')).length).toBe(mounts - 1);
  });

  test('another document gets a widget of its own style', async ({ page }) => {
    await open(page, `${TAG}<iframe srcdoc="<body>"></iframe>`);
    await state(page, 'ready');
    const result = await page.evaluate(async () => {
      const element = document.querySelector('city-programme');
      document.querySelector('iframe').contentDocument.body.append(element);
      // It has been freed and built again when a new load has come to its end.
      for (let turn = 0; turn < 1000 && window.calls.filter(([name]) => name === 'mount').length < 2; turn++) await new Promise((then) => setTimeout(then, 10));
      await element.ready;
      return [element.state, element.shadowRoot.textContent, element.shadowRoot.adoptedStyleSheets.length];
    });
    expect(result).toEqual(['ready', expect.stringMatching(/^a\.json in/), 2]);
  });

  test('an element made by script, declared shadow roots, and the hidden attribute work', async ({ page }) => {
    await open(page, '<city-programme id="d" src="a.json"><template shadowrootmode="open"><p>pre</p></template></city-programme>');
    const result = await page.evaluate(async () => {
      const element = document.createElement('city-programme');
      const empty = element.attributes.length;
      element.src = 'b.json';
      document.body.append(element);
      await element.ready;
      await document.getElementById('d').ready;
      const display = getComputedStyle(element).display;
      element.hidden = true;
      return [empty, display, getComputedStyle(element).display, document.getElementById('d').shadowRoot.innerHTML];
    });
    expect(result).toEqual([0, 'block', 'none', '<div part="widget">a.json in en</div>']);
  });

  test('many elements share one instance and one sheet', async ({ page }) => {
    const seen = await open(page, TAG.repeat(20));
    await state(page, 'ready');
    await expect.poll(() => calls(page, 'init')).toHaveLength(1);
    expect(seen.requests.filter((name) => /wasm$/.test(name))).toHaveLength(1);
    expect(
      await page.evaluate(
        () => new Set([...document.querySelectorAll('city-programme')].flatMap((e) => e.shadowRoot.adoptedStyleSheets)).size,
      ),
    ).toBe(2);
  });
});

test.describe('where editors strip unknown tags', () => {
  test('a div and a link become the element', async ({ page }) => {
    await open(
      page,
      `<div id="one" class="wide" data-city-widget="programme" data-src="a.json" data-lang="de" data-heading-level="3" data-onclick="bad()" lang="fr"><p>fallback</p></div>
       <a id="two" class="c" href="/p" data-city-widget="programme" data-src="b.json">Programme</a>
       <div data-city-widget="unheard-of" data-src="c.json">kept</div>
       <div contenteditable><div data-city-widget="programme" data-src="d.json">being written</div></div>`,
    );
    await state(page, 'ready');
    const attributes = (selector) =>
      page.locator(selector).evaluate((e) => Object.fromEntries([...e.attributes].map((a) => [a.name, a.value])));
    await expect.poll(() => attributes('#one')).toEqual({
      id: 'one', class: 'wide', src: 'a.json', lang: 'de', 'heading-level': '3', 'data-onclick': 'bad()',
    });
    await expect.poll(() => page.locator('#one').innerHTML()).toBe('<p>fallback</p>');
    await expect.poll(() => attributes('#two')).toEqual({ id: 'two', class: 'c', src: 'b.json' });
    await expect.poll(() => page.locator('#two').innerHTML()).toBe('<a href="/p">Programme</a>');
    await expect.poll(() => page.locator('city-programme').count()).toBe(2);
  });

  test('also when they come later', async ({ page }) => {
    await open(page, '<main></main>');
    await page.evaluate(() => {
      document.querySelector('main').innerHTML = '<p><a data-city-widget="programme" data-src="a.json" href="/p">P</a></p>';
    });
    await state(page, 'ready');
    await expect.poll(() => page.locator('p > city-programme > a').count()).toBe(1);
  });
});

test.describe('fails', () => {
  const html = { contentType: 'text/html', body: '<!doctype html>' };
  for (const [name, files, status] of [
    ['the glue is missing', { 'programme.js': 404 }],
    ['the glue is a page', { 'programme.js': html }],
    // Such an answer has not the hash of the module either, and is asked for once more without its body.
    ['the wasm is missing', { 'programme.wasm': 404 }, 404],
    ['the server of the wasm fails', { 'programme.wasm': 500 }, 500],
    ['the wasm is a page', { 'programme.wasm': html }],
    ['the wasm is a page that claims to be wasm', { 'programme.wasm': { contentType: 'application/wasm', body: '<!doctype html>' } }],
    ['the wasm is cut off', { 'programme.wasm': WASM.subarray(0, 20) }],
  ]) {
    test(`to the fallback when ${name}`, async ({ page }) => {
      await open(page, `${TAG}<script>addEventListener('city-error', (e) => (window.heard = e.detail))</script>`, { files, lang: 'de' });
      await state(page, 'error');
      const error = { code: 'wasm', message: 'wasm de', ...(status && { status }) };
      await expect.poll(() => look(page)).toEqual({ state: 'error', custom: ['error'], slot: true, text: undefined, error });
      await expect.poll(() => page.evaluate(() => window.heard)).toEqual(error);
      await expect(page.getByRole('link', { name: 'Programme' })).toBeVisible();
      await expect.poll(() => page.locator('city-programme').evaluate((e) => e.shadowRoot.innerHTML)).toBe('<slot></slot>');
      expect(await page.locator('city-programme').evaluate((e) => e.ready.catch((r) => [r.code, r.message]))).toEqual(['wasm', 'wasm de']);
    });
  }

  test('with a sentence where there are no children', async ({ page }) => {
    await open(page, '<city-programme src="a.json"> \n<!-- x --></city-programme>', { files: { 'programme.wasm': 404 } });
    await state(page, 'error');
    await expect(page.getByRole('alert')).toHaveText('wasm en');
  });

  test('with the code where the sentences are lost too', async ({ page }) => {
    await open(page, '<city-programme src="a.json"></city-programme>', { files: { 'programme.js': 404, 'i18n/programme/en.js': 404 } });
    await state(page, 'error');
    await expect(page.getByRole('alert')).toHaveText('wasm');
  });

  test('and recovers by refresh()', async ({ page }) => {
    const files = { 'programme.wasm': 503 };
    await open(page, TAG, { files });
    await state(page, 'error');
    delete files['programme.wasm'];
    expect(await page.locator('city-programme').evaluate((element) => element.refresh())).toEqual({ shown: 'a.json' });
    await expect.poll(() => look(page)).toEqual(ready);
  });

  test('not for a wrong type of the wasm', async ({ page }) => {
    const seen = await open(page, TAG, { files: { 'programme.wasm': { contentType: 'application/octet-stream', body: WASM } } });
    await state(page, 'ready');
    expect(seen.console).toEqual([]);
  });

  for (const [name, policy] of [
    ['wasm', `script-src ${WIDGETS} 'unsafe-inline'; connect-src *`],
    ['the connection', `script-src ${WIDGETS} 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'`],
  ]) {
    test(`with csp where the page’s policy refuses ${name}`, async ({ page }) => {
      await open(page, TAG, { headers: { 'content-security-policy': policy } });
      await state(page, 'error');
      await expect.poll(() => look(page)).toMatchObject({ slot: true, error: { code: 'csp', message: 'csp en' } });
      await expect(page.getByRole('link', { name: 'Programme' })).toBeVisible();
    });
  }

  test('to the fallback in a browser without constructable sheets', async ({ page }) => {
    await page.addInitScript(() => {
      delete CSSStyleSheet.prototype.replaceSync;
      delete window.IntersectionObserver;
    });
    await open(page, TAG);
    await state(page, 'error');
    await expect.poll(() => look(page)).toMatchObject({ slot: true, error: { code: 'wasm' } });
  });

  test('to the fallback in a browser without wasm', async ({ page }) => {
    await page.addInitScript(() => delete window.WebAssembly);
    await open(page, TAG);
    await state(page, 'error');
    await expect.poll(() => look(page)).toMatchObject({ slot: true, error: { code: 'wasm' } });
  });
});

test.describe('a strict page', () => {
  test('is left in peace', async ({ page }) => {
    const policy = `default-src 'none'; script-src ${WIDGETS} 'wasm-unsafe-eval'; style-src 'self'; connect-src ${WIDGETS}; require-trusted-types-for 'script'; trusted-types 'none'`;
    const seen = await open(page, `${TAG}<a href="/q" data-city-widget="programme" data-src="b.json">Q</a>`, {
      headers: { 'content-security-policy': policy },
    });
    await state(page, 'ready');
    await expect.poll(() => page.locator('city-programme').count()).toBe(2);
    await expect.poll(() => look(page)).toEqual(ready);
    expect(seen.console).toEqual([]);
  });
});

test.describe('a crash', () => {
  const query = (page, value) => page.locator('city-programme').first().evaluate((element, text) => (element.query = text), value);

  for (const [name, value] of [
    ['in a call', 'trap'],
    ['in a timer', 'trap-later'],
    ['in a task', 'trap-in-task'],
    ['of the glue', 'throw-in-glue'],
  ]) {
    test(`${name} builds all widgets once more`, async ({ page }) => {
      await open(page, TAG + TAG, name === 'in a task' ? { files: { 'programme.wasm': { contentType: 'text/plain', body: WASM } } } : {});
      await state(page, 'ready');
      await query(page, value);
      await expect.poll(async () => (await calls(page, 'mount')).length).toBe(4);
      await state(page, 'ready');
      await expect.poll(() => calls(page, 'reset')).toHaveLength(1);
      expect(await calls(page, 'free')).toHaveLength(0);
      await expect.poll(async () => (await look(page)).text).toBe(ready.text);
    });
  }

  test('again shows the fallback and says so', async ({ page }) => {
    await open(page, `${TAG}${TAG}<script>window.heard=[];addEventListener('city-error', (e) => heard.push(e.detail))</script>`);
    await state(page, 'ready');
    await query(page, 'trap');
    await expect.poll(async () => (await calls(page, 'mount')).length).toBe(4);
    await state(page, 'ready');
    await query(page, 'trap-later');
    await state(page, 'error');
    const error = { code: 'crashed', message: 'crashed en' };
    await expect.poll(() => look(page)).toMatchObject({ slot: true, error });
    await expect.poll(() => page.evaluate(() => window.heard)).toEqual([error, error]);
    await expect.poll(() => calls(page, 'reset')).toHaveLength(1);
    // Neither does a new element wake it, nor the one that asks again at once.
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('city-programme'), { src: 'a.json' })));
    await state(page, 'error');
    await expect.poll(() => calls(page, 'mount')).toHaveLength(4);
  });

  test('while mounting, twice, ends at the fallback', async ({ page }) => {
    await open(page, '<city-programme src="a.json" query="trap-in-mount"><a href="/p">P</a></city-programme>');
    await state(page, 'error');
    await expect.poll(() => look(page)).toMatchObject({ slot: true, text: undefined, error: { code: 'crashed' } });
    await expect.poll(() => calls(page, 'mount')).toHaveLength(2);
  });

  test('is not what a late closure of the lost instance says', async ({ page }) => {
    const seen = await open(page, TAG);
    await state(page, 'ready');
    await page.evaluate(() => addEventListener('error', () => (window.late = true)));
    await query(page, 'late-closure');
    await expect.poll(() => page.evaluate(() => window.late)).toBe(true);
    await drawn(page);
    expect(await calls(page, 'reset')).toEqual([]);
    expect(seen.console).toEqual([]);
  });

  test('of another’s wasm is no crash of ours', async ({ page }) => {
    await open(page, TAG, { files: { 'other.wasm': OTHER } });
    await state(page, 'ready');
    await page.evaluate(async (url) => {
      const { instance } = await WebAssembly.instantiateStreaming(fetch(url));
      const crashed = new Promise((then) => addEventListener('error', then));
      setTimeout(() => instance.exports.crash());
      await crashed;
      await new Promise((then) => setTimeout(then));
    }, `${WIDGETS}other.wasm`);
    expect(await calls(page, 'reset')).toEqual([]);
  });
});

test.describe('code that comes later', () => {
  const DIALOG = 'programme.dialog.wasm';
  const LATER = 'i18n/programme/en.later.js';
  const ask = (page, value, place = 0) => page.locator('city-programme').nth(place).evaluate((element, text) => (element.query = text), value);
  const told = async (page) => (await calls(page, 'part')).map(([, ...what]) => what);
  const sheets = (page) => page.locator('city-programme').evaluateAll((all) => all.map(({ shadowRoot }) => shadowRoot.adoptedStyleSheets.length));
  const count = (seen, name) => seen.requests.filter((other) => other === name).length;
  const words = '["later en"]';

  test.beforeEach(({ page }) =>
    // What is joined to which instance.
    page.addInitScript(() => {
      const { Instance } = WebAssembly;
      window.joined = [];
      WebAssembly.Instance = function (module, imports) {
        if (imports) window.joined.push(imports.m);
        return new Instance(module, imports);
      };
      WebAssembly.Instance.prototype = Instance.prototype;
    }),
  );
  const joined = (page) => page.evaluate(() => [window.joined.length, new Set(window.joined).size]);

  test('is joined once, for all elements that ask', async ({ page }) => {
    const seen = await open(page, TAG.repeat(3));
    await state(page, 'ready');
    expect(count(seen, DIALOG) + count(seen, LATER)).toBe(0);
    await Promise.all([ask(page, 'part'), ask(page, 'part', 1)]);
    await expect.poll(() => told(page)).toEqual([[0, words], [0, words]]);
    expect([count(seen, DIALOG), count(seen, LATER), ...(await joined(page))]).toEqual([1, 1, 1, 1]);
    // The style sheet is for those that asked.
    await expect.poll(() => sheets(page)).toEqual([3, 3, 2]);
    await ask(page, 'part', 2);
    await ask(page, 'part again');
    await expect.poll(async () => (await told(page)).length).toBe(4);
    expect([count(seen, DIALOG), count(seen, LATER), ...(await joined(page))]).toEqual([1, 1, 1, 1]);
    await expect.poll(() => sheets(page)).toEqual([3, 3, 3]);
    expect(seen.console).toEqual([]);
  });

  test('can be fetched before it is wanted', async ({ page }) => {
    const seen = await open(page, TAG);
    await state(page, 'ready');
    await ask(page, 'warm');
    await expect.poll(() => count(seen, DIALOG) + count(seen, LATER)).toBe(2);
    expect(await joined(page)).toEqual([0, 0]);
    await ask(page, 'part');
    await expect.poll(() => told(page)).toEqual([[0, words]]);
    expect(count(seen, DIALOG) + count(seen, LATER)).toBe(2);
  });

  const html = { contentType: 'text/html', body: '<!doctype html>' };
  for (const [name, files, error] of [
    ['is missing', { [DIALOG]: 404 }, ['wasm', 404]],
    ['is a page', { [DIALOG]: html }, ['wasm', undefined]],
    ['is of another build', { [DIALOG]: Buffer.from(PART.toString('hex').replace('6372617368', '6372617360'), 'hex') }, ['wasm', undefined]],
    ['has lost its words', { [LATER]: 404 }, ['wasm', undefined]],
  ]) {
    test(`is asked for again where it ${name}`, async ({ page }) => {
      const seen = await open(page, TAG, { files });
      await state(page, 'ready');
      await ask(page, 'warm');
      await ask(page, 'part');
      await expect.poll(() => told(page)).toEqual([[0, ...error]]);
      await expect.poll(() => look(page)).toEqual({ ...ready, text: 'a.json in en' });
      for (const file of Object.keys(files)) delete files[file];
      await ask(page, 'part again');
      await expect.poll(() => told(page)).toEqual([[0, ...error], [0, words]]);
      expect(seen.console.filter((line) => !/Failed to load resource|integrity/.test(line))).toEqual([]);
    });
  }

  test('comes with a wrong type too', async ({ page }) => {
    const seen = await open(page, TAG, { files: { [DIALOG]: { contentType: 'application/octet-stream', body: PART } } });
    await state(page, 'ready');
    await ask(page, 'part');
    await expect.poll(() => told(page)).toEqual([[0, words]]);
    expect(seen.console).toEqual([]);
  });

  test('says csp where the page’s policy refuses it', async ({ page }) => {
    const policy = `script-src ${WIDGETS}; connect-src ${WIDGETS}programme.wasm; default-src *`;
    await open(page, TAG, { headers: { 'content-security-policy': policy.replace(';', " 'wasm-unsafe-eval';") } });
    await state(page, 'ready');
    await ask(page, 'part');
    await expect.poll(() => told(page)).toEqual([[0, 'csp', undefined]]);
    await expect.poll(async () => (await look(page)).state).toBe('ready');
  });

  test('speaks the language that the page has then, and follows it', async ({ page }) => {
    const seen = await open(page, TAG);
    await state(page, 'ready');
    await page.evaluate(() => (document.documentElement.lang = 'de-AT'));
    await ask(page, 'part');
    await expect.poll(() => told(page)).toEqual([[0, '["later de"]']]);
    await page.evaluate(() => (document.documentElement.lang = 'fr'));
    await expect.poll(async () => (await calls(page, 'update')).at(-1)[2]).toBe('["wasm fr","csp fr","crashed fr","later fr"]');
    expect(count(seen, LATER)).toBe(0);
  });

  test('is English where its language is lost', async ({ page }) => {
    await open(page, TAG, { lang: 'de', files: { 'i18n/programme/de.later.js': 404 } });
    await state(page, 'ready');
    await ask(page, 'part');
    await expect.poll(() => told(page)).toEqual([[0, words]]);
  });

  test('is joined to the new instance after a crash, without another request', async ({ page }) => {
    const seen = await open(page, TAG + TAG);
    await state(page, 'ready');
    await ask(page, 'part');
    await expect.poll(() => told(page)).toEqual([[0, words]]);
    await ask(page, 'trap');
    await expect.poll(async () => (await calls(page, 'mount')).length).toBe(4);
    await state(page, 'ready');
    await ask(page, 'part');
    await expect.poll(() => told(page)).toEqual([[0, words], [1, words]]);
    expect([count(seen, DIALOG), ...(await joined(page))]).toEqual([1, 2, 2]);
  });

  test('is not joined to an instance that crashed while it came', async ({ page }) => {
    let answer;
    const until = new Promise((then) => (answer = then));
    await open(page, TAG + TAG);
    await page.route(WIDGETS + DIALOG, async (route) => {
      await until;
      await route.fallback();
    });
    await state(page, 'ready');
    await ask(page, 'part');
    await ask(page, 'trap', 1);
    await expect.poll(async () => (await calls(page, 'mount')).length).toBe(4);
    await state(page, 'ready');
    answer();
    // The widget that was built again has the same query, and asks itself.
    await expect.poll(() => told(page)).toContainEqual([1, words]);
    await expect.poll(() => told(page)).toContainEqual([0, 'wasm', undefined]);
    await expect.poll(() => joined(page)).toEqual([1, 1]);
  });

  test('of an element that is gone is not waited for', async ({ page }) => {
    let answer;
    const until = new Promise((then) => (answer = then));
    const seen = await open(page, TAG);
    await page.route(WIDGETS + DIALOG, async (route) => {
      await until;
      await route.fallback();
    });
    await state(page, 'ready');
    await ask(page, 'part');
    await page.evaluate(() => document.querySelector('city-programme').remove());
    answer();
    await expect.poll(() => told(page)).toEqual([[0, 'wasm', undefined]]);
    expect(await joined(page)).toEqual([0, 0]);
    expect(seen.console).toEqual([]);
  });

  test.describe('from npm', () => {
    const entry = (options = '') =>
      `<script type="module">import { configure, CityProgramme } from '/pkg/elements.js'; ${options}; CityProgramme.define()</script>`;
    const PACKED = '/pkg/dist/programme.dialog.wasm';

    for (const [name, options, files, wanted] of [
      ['is in the package', '', {}, PACKED],
      ['is in base64 where the file is lost', '', { [PACKED]: 404 }, '/pkg/dist/programme.inline.js'],
      ['is beside the module', `configure({ wasm: '/own/w.1.wasm?v=2' })`, {}, '/own/w.1.dialog.wasm'],
      ['is in base64 where it is not beside the module', `configure({ wasm: new URL('${PAGE}own/w.wasm') })`, { '/own/w.dialog.wasm': html }, '/pkg/dist/programme.inline.js'],
      ['is in the package where the module has no address', `configure({ wasm: fetch('/own/w.wasm').then((answer) => answer.arrayBuffer()) })`, {}, PACKED],
      ['is in the folder', `configure({ base: '${WIDGETS}' })`, {}, DIALOG],
    ]) {
      test(name, async ({ page }) => {
        const seen = await open(page, TAG, { head: entry(options), files });
        await state(page, 'ready');
        await ask(page, 'part');
        await expect.poll(() => told(page)).toEqual([[0, words]]);
        expect(seen.requests).toContain(wanted);
      });
    }
  });
});

test.describe('a page with two kinds from npm', () => {
  const both = TAG + '<city-profile src="b.json"></city-profile>';
  const stub = () => readFile(new URL('./support/stub/programme.js', import.meta.url), 'utf8');
  const entry = (options) => `<script type="module">
    import { configure, CityProfile, CityProgramme } from '/pkg/elements.js';
    configure(${options}); CityProfile.define(); CityProgramme.define();
  </script>`;

  for (const [name, options, wanted] of [
    ['takes each module from the package', '{}', ['/pkg/dist/profile.wasm', '/pkg/dist/programme.wasm']],
    ['takes a module without a kind for the programme', `{ wasm: '/own/w.wasm' }`, ['/own/w.wasm', '/pkg/dist/profile.wasm']],
    ['takes each module from where its kind names it', `{ wasm: { profile: new URL('/own/c.wasm', location), programme: '/own/p.wasm' } }`, ['/own/c.wasm', '/own/p.wasm']],
    ['takes the module of one kind alone', `{ wasm: { profile: fetch('/own/c.wasm') } }`, ['/own/c.wasm', '/pkg/dist/programme.wasm']],
  ]) {
    test(name, async ({ page }) => {
      const seen = await open(page, both, { head: entry(options), files: { '/pkg/dist/profile.js': await stub() } });
      await state(page, 'ready', 'city-programme, city-profile');
      expect(seen.requests.filter((request) => request.endsWith('.wasm')).sort()).toEqual(wanted);
      expect(seen.console).toEqual([]);
    });
  }
});
