// A page with a strict policy: the widget needs no exception but that for wasm.

import { expect, test } from './support/test.js';
import { filter, heard, openers, reach, rows, search, tag } from './support/widget.js';

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

const refused = (page) => page.evaluate(() => window.refused);

for (const [name, policy] of [
  ['the strict policy', STRICT],
  ['no policy of Trusted Types allowed at all', `${STRICT}; trusted-types 'none'`],
]) {
  for (const [kind, attributes] of [['module', 'type="module" '], ['classic', '']]) {
    test(`${name}, ${kind} script: nothing is refused`, async ({ page, open, site, complaints }) => {
      const endpoint = site.give({ body: JSON.stringify({ schemaVersion: '1.0', data: { name: 'Now', sessions: [{ id: 'x', title: 'X' }] } }) });
      const widget = await open(tag({ src: `${site.origin}/fixtures/council.json`, theme: 'dark', debug: '' }), {
        head: `<script ${attributes}src="/v1/city-widgets.js"></script>`,
        headers: { 'content-security-policy': policy },
      });
      await reach(widget, 'ready');
      await search(widget).fill('shade');
      await expect.poll(() => rows(widget)).toEqual(['shade']);
      await (await filter(widget, 'Track')).selectOption('heat');
      await openers(widget).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await widget.getByRole('button', { name: 'Clear search and filters' }).click();
      await widget.evaluate((element) => Object.assign(element, { lang: 'de', timeZone: 'visitor', headingLevel: 4 }));
      await expect(widget.getByRole('heading', { level: 4 }).first()).toHaveText('Rathaustage');
      await widget.evaluate((element, src) => (element.src = src), endpoint.url);
      await expect.poll(() => rows(widget)).toEqual(['x']);
      endpoint.set({ status: 500 });
      await widget.evaluate((element) => element.refresh().catch(() => {}));
      await reach(widget, 'stale');
      expect(complaints.filter((line) => !line.includes('500 (Internal'))).toEqual([]);
      await widget.evaluate((element, src) => (element.src = src), `${site.origin}/wrong/html`);
      await reach(widget, 'error');
      await widget.evaluate((element, src) => (element.src = src), `${site.origin}/fixtures/announced.json`);
      await reach(widget, 'empty');
      await widget.evaluate((element) => (element.data = { sessions: [{ title: 'Handed over' }] }));
      await reach(widget, 'ready');
      expect(await refused(page)).toEqual([]);
      // The styles apply although there is no <style>.
      await expect.poll(() => widget.locator('.session').first().evaluate((row) => getComputedStyle(row).display)).toBe('grid');
    });
  }
}

test('a long list keeps to the policy while its rows come and go', async ({ page, open, site }) => {
  const sessions = Array.from({ length: 300 }, (_, n) => ({ id: `s${n}`, title: `Session ${n}` }));
  const { url } = site.give({ body: JSON.stringify({ schemaVersion: '1.0', data: { sessions } }) });
  const widget = await open(tag({ src: url }), {
    head: '<script type="module" src="/v1/city-widgets.js"></script>',
    headers: { 'content-security-policy': STRICT },
  });
  await reach(widget, 'ready');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => rows(widget)).toContain('s299');
  await page.evaluate(() => scrollTo(0, 0));
  await expect(widget.locator('[data-id=s0]')).toBeVisible();
  expect(await refused(page)).toEqual([]);
});

test('the check itself hears what a policy refuses', async ({ page, open }) => {
  await open('<p style="color:red">Not allowed</p>', { head: '', headers: { 'content-security-policy': STRICT } });
  await expect.poll(() => refused(page)).toEqual([expect.stringMatching(/^style-src/)]);
});

test.describe('where the policy refuses wasm', () => {
  for (const [lang, message] of [
    ['en', "This part of the page was blocked by the site's security policy."],
    ['de', 'Dieser Teil der Seite wurde durch die Sicherheitsrichtlinie der Website blockiert.'],
  ]) {
    test(`the fallback is shown and the code is csp, in ${lang}`, async ({ page, open, site }) => {
      const widget = await open(tag({ src: `${site.origin}/fixtures/council.json`, lang }), {
        head: '<script type="module" src="/v1/city-widgets.js"></script>',
        headers: { 'content-security-policy': STRICT.replace(" 'wasm-unsafe-eval'", '') },
      });
      await reach(widget, 'error');
      await expect.poll(() => heard(page, 'city-error')).toEqual([{ code: 'csp', message }]);
      await expect(page.getByRole('link', { name: 'Programme of the conference' })).toBeVisible();
    });
  }

  test('a sentence is shown where there is no fallback', async ({ open, site }) => {
    const widget = await open(tag({ src: `${site.origin}/fixtures/council.json` }, ''), {
      head: '<script type="module" src="/v1/city-widgets.js"></script>',
      headers: { 'content-security-policy': STRICT.replace(" 'wasm-unsafe-eval'", '') },
    });
    await expect(widget.getByRole('alert')).toContainText('security policy');
  });
});

test('where the policy refuses the data’s host, it is said like any missing connection', async ({ page, open, site, data }) => {
  const widget = await open(tag({ src: `${data.origin}/fixtures/council.json` }), {
    head: '<script type="module" src="/v1/city-widgets.js"></script>',
    headers: { 'content-security-policy': STRICT },
  });
  await reach(widget, 'error');
  const [{ code }] = await heard(page, 'city-error');
  expect(['csp', 'network']).toContain(code);
  expect(site.origin).not.toBe(data.origin);
  await expect(page.getByRole('link', { name: 'Programme of the conference' })).toBeVisible();
});

/** The table of policies: what is written, and whether the widget is seen or its fallback. `DATA` has the files and the feed. */
const POLICIES = [
  ['none at all', '', 'module', true],
  ['hosts by name', "default-src 'none'; script-src DATA 'wasm-unsafe-eval'; connect-src DATA", 'module', true],
  ['hosts by name, classic script', "default-src 'none'; script-src DATA 'wasm-unsafe-eval'; connect-src DATA", 'classic', true],
  ['nonce and strict-dynamic', "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'nonce-abc'; object-src 'none'; base-uri 'none'", 'module', true],
  ['nonce and strict-dynamic, classic script', "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'nonce-abc'", 'classic', true],
  ['a nonce alone', "script-src 'nonce-abc' 'wasm-unsafe-eval'; connect-src DATA", 'module', true],
  ['Trusted Types', "require-trusted-types-for 'script'", 'module', true],
  ['Trusted Types, no policy allowed', "require-trusted-types-for 'script'; trusted-types 'none'", 'module', true],
  ['no wasm', "script-src 'nonce-abc' 'strict-dynamic'", 'module', false],
];
for (const [name, policy, kind, shown] of POLICIES) {
  test(`a policy of ${name}: ${shown ? 'the widget, and nothing is refused' : 'the fallback'}`, async ({ page, open, data }) => {
    const type = kind === 'module' ? ' type="module"' : '';
    const widget = await open(tag({ src: `${data.origin}/fixtures/council.json` }), {
      head: `<script nonce="abc"${type} src="${data.origin}/v1/city-widgets.js"></script>`,
      headers: policy ? { 'content-security-policy': policy.replaceAll('DATA', data.origin) } : {},
    });
    await reach(widget, shown ? 'ready' : 'error');
    if (shown) {
      await openers(widget).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await refused(page)).toEqual([]);
    } else {
      await expect(page.getByRole('link', { name: 'Programme of the conference' })).toBeVisible();
    }
  });
}
