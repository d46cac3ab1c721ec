// Feeds that mean harm: their words stay words.

import { NO_CORPUS, hasCorpus, readCorpus } from './support/corpus.js';
import { everywhere, expectHarmless, intruders, turns, watch } from './support/hostile.js';
import { expect, test } from './support/test.js';
import { openers, reach, tag } from './support/widget.js';

const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  ' \u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '[click](javascript:alert(1))',
  '[javascript:alert(1) click]',
  '</div></article></section><h1>Outside</h1>',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  '<style>*{display:none}</style>',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example/"><input name=q>',
  '{{constructor.constructor("alert(1)")()}}',
  'red;background:url(https://evil.example/x)',
  '\u202emoc.live\u202c',
  '\u2067right\u2069 to left',
  '__proto__',
  'constructor',
  '\u0000null',
  '\ud83d\ude00 \u0301\u0301\u0301\u0301',
  'a'.repeat(5000),
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'https://evil.example/"onclick="alert(1)',
  '//evil.example/x',
  'https://user:pw@evil.example/',
];

test('our own attacks in every field stay text', async ({ page, open, site, data }) => {
  const happened = await watch(page, [site.origin, data.origin]);
  const widget = await open(tag({ src: data.give(everywhere(OWN)).url, debug: '', lang: 'en' }));
  await reach(widget, 'ready');
  // So high that all rows are near.
  await page.setViewportSize({ width: 1000, height: 12_000 });
  await expect(openers(widget)).toHaveCount(OWN.length);
  // Not only harmless, but there to be read.
  await expect(widget.locator('[data-id=s0] .opener')).toContainText('<script>alert(1)</script>');
  await expect(widget.locator('[data-id=s1] [part=session-room]')).toContainText('<img src=x onerror=alert(1)>');
  await expectHarmless(widget, happened, OWN.length);
});

test('attacks in attributes of the page do nothing either', async ({ page, open, site, data }) => {
  const happened = await watch(page, [site.origin, data.origin]);
  for (const text of ['"><img src=x onerror=alert(1)>', 'javascript:alert(1)', '__proto__', '\u202e']) {
    const names = ['lang', 'query', 'day', 'track', 'room', 'theme', 'time-zone', 'now', 'heading-level', 'day-change', 'format', 'track-category', 'max-bytes', 'refresh'];
    const attributes = Object.fromEntries(names.map((name) => [name, text]));
    const widget = await open(tag({ src: `${data.origin}/fixtures/council.json`, ...attributes }));
    await reach(widget, 'ready');
    expect(await intruders(widget)).toEqual([]);
  }
  const widget = await open(tag({ src: 'javascript:alert(1)' }));
  await reach(widget, 'error');
  expect(await intruders(widget)).toEqual([]);
  expect(happened).toEqual([]);
});

test('the error’s sentence is text too', async ({ page, open, site, data }) => {
  const happened = await watch(page, [site.origin, data.origin]);
  const attack = '<img src=x onerror=alert(1)>';
  for (const feed of [{ schemaVersion: attack }, { kind: attack }, { [attack]: attack }]) {
    const widget = await open(tag({ src: data.give(feed).url }));
    await reach(widget, 'error');
    expect(await intruders(widget)).toEqual([]);
  }
  expect(happened).toEqual([]);
});

test.describe('of the corpus', () => {
  test.skip(!hasCorpus, NO_CORPUS);

  test('attacks stay text, in rows and dialogs', async ({ page, open, site, data }) => {
    test.setTimeout(90_000);
    const strings = readCorpus('hostile', 'hostile-strings.json').map(({ payload }) => payload).filter((text) => text.trim());
    const happened = await watch(page, [site.origin, data.origin]);
    const widget = await open(tag({ src: data.give(everywhere(['first'])).url, debug: '' }));
    await reach(widget, 'ready');
    const size = 300;
    for (let start = 0; start < strings.length; start += size) {
      const some = strings.slice(start, start + size);
      await widget.evaluate(async (element, feed) => {
        element.data = feed;
        await element.ready;
      }, everywhere(some));
      // By key: rows that come near while the button is scrolled to may push it from under the mouse.
      if (some.length > 100) await widget.getByRole('button', { name: /^Show all/ }).press('Enter');
      await expect.poll(() => openers(widget).count()).toBe(await widget.evaluate((element) => element.data.data.sessions.filter((s) => !/break|hidden/.test(s.slotType)).length));
      expect(await intruders(widget)).toEqual([]);
      // Dialogs of a sample: every thirtieth, another one in each stretch.
      await widget.evaluate(async ({ shadowRoot }, first) => {
        const all = shadowRoot.querySelectorAll('.opener');
        first %= all.length;
        all[first].click();
        for (let turn = 0; turn < 500 && !shadowRoot.querySelector('dialog'); turn++) await new Promise((then) => setTimeout(then, 1));
        const dialog = shadowRoot.querySelector('dialog');
        for (let turn = 0; turn < 500 && !dialog.open; turn++) await new Promise((then) => setTimeout(then, 1));
        const closed = () => new Promise((then) => (dialog.addEventListener('close', () => setTimeout(then), { once: true }), dialog.close()));
        await closed();
        for (let n = first; n < all.length; n += 30) {
          all[n].click();
          for (let turn = 0; turn < 100 && !dialog.open; turn++) await new Promise((then) => setTimeout(then));
          window.opened = (window.opened || 0) + dialog.open;
          for (const name of ['script', 'img', 'svg', 'iframe', 'object', 'form', '[onerror]', '[onload]', '[href^="javascript" i]', '[href^=data]']) {
            if (dialog.querySelector(name)) throw new Error(`${name} in ${all[n].textContent}`);
          }
          await closed();
        }
      }, (start / size) % 30);
    }
    expect(await page.evaluate(() => window.opened)).toBeGreaterThan(70);
    expect(happened).toEqual([]);
  });

  test('characters that hide or turn are kept from the page around', async ({ page, open, site, data }) => {
    const hazards = readCorpus('hostile', 'unicode-hazards.json');
    const characters = Object.values(hazards).flat().map((entry) => entry.json).filter(Boolean).map((json) => JSON.parse(json));
    expect(characters.length).toBeGreaterThan(20);
    const happened = await watch(page, [site.origin, data.origin]);
    const texts = characters.map((character) => `a${character}b`);
    const widget = await open(tag({ src: data.give(everywhere(texts)).url }));
    await reach(widget, 'ready');
    expect(await intruders(widget)).toEqual([]);
    expect.soft(await turns(widget), 'in the list').toEqual([]);
    await page.setViewportSize({ width: 1000, height: 20_000 });
    await expect(openers(widget)).toHaveCount(texts.length);
    await openers(widget).nth(texts.findIndex((text) => text.includes('\u202e'))).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await turns(widget), 'in the dialog').toEqual([]);
    expect(happened).toEqual([]);
  });
});
