// Feeds that mean harm: their words stay words.

import { NO_CORPUS, hasCorpus, readCorpus } from './support/corpus.js';
import { OWN, everywhere, everywhereAt, expectHarmless, intruders, turns, watch } from './support/hostile.js';
import { expect, test } from './support/test.js';
import { openers, reach, tag } from './support/widget.js';

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

test.describe('in each other view they stay text too', () => {
  test.use({ viewport: { width: 1280, height: 3000 } });
  const AT = '2027-05-10T10:00:00';
  const show = async ({ page, open, site, data }, view) => {
    const happened = await watch(page, [site.origin, data.origin]);
    const widget = await open(tag({ src: data.give(everywhereAt(OWN, AT)).url, view, now: `${AT}Z`, favourites: '', lang: 'en', debug: '' }));
    await reach(widget, 'ready');
    return { widget, happened };
  };
  /** Nothing but text, and the text is there to be read. */
  const look = async (widget, place) => {
    await expect(place.filter({ hasText: '<script>alert(1)</script>' }).first()).toBeVisible();
    expect(await intruders(widget)).toEqual([]);
    expect.soft(await turns(widget)).toEqual([]);
  };

  test('the timetable, by room and by track', async ({ page, open, site, data }) => {
    const { widget, happened } = await show({ page, open, site, data }, 'grid');
    for (const by of ['By room', 'By track']) {
      await widget.getByRole('button', { name: by }).click();
      await look(widget, widget.locator('.slot'));
      const next = widget.getByRole('button', { name: /^Next (rooms|tracks)$/ });
      while ((await next.getAttribute('aria-disabled')) !== 'true') {
        await next.click();
        expect(await intruders(widget)).toEqual([]);
      }
    }
    expect(happened).toEqual([]);
  });

  test('now and next', async ({ page, open, site, data }) => {
    const { widget, happened } = await show({ page, open, site, data }, 'now');
    await look(widget, widget.locator('.now-card'));
    await widget.evaluate((element) => (element.now = '2027-05-10T09:00:00Z'));
    await look(widget, widget.locator('.now-board'));
    await widget.evaluate((element) => (element.now = '2027-05-11T09:00:00Z'));
    await expect(widget.locator('.now-told')).toContainText('The programme is over');
    expect(await intruders(widget)).toEqual([]);
    expect(happened).toEqual([]);
  });

  test('speakers', async ({ page, open, site, data }) => {
    const { widget, happened } = await show({ page, open, site, data }, 'speakers');
    await look(widget, widget.locator('.person'));
    const more = widget.locator('.person button[aria-expanded]');
    await expect.poll(() => more.count()).toBeGreaterThan(20);
    const people = await more.count();
    for (let n = 0; n < people; n++) await more.nth(n).evaluate((button) => button.click());
    await expect(widget.locator('.person button[aria-expanded=true]')).not.toHaveCount(0);
    expect(await intruders(widget)).toEqual([]);
    expect.soft(await turns(widget)).toEqual([]);
    expect(happened).toEqual([]);
  });

  test('my programme, and what it leaves in the browser', async ({ page, open, site, data }) => {
    const { widget, happened } = await show({ page, open, site, data });
    await expect(widget.locator('.star').first()).toBeVisible();
    await widget.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('.star').forEach((star) => star.click()));
    await widget.getByRole('button', { name: 'My programme', exact: true }).click();
    await look(widget, widget.locator('.mine-row'));
    await widget.getByRole('button', { name: 'Share' }).click();
    await expect(widget.getByLabel(/^(Link copied|Copy this link)$/)).toBeVisible();
    const url = await widget.getByLabel(/^(Link copied|Copy this link)$/).inputValue();
    // Gone from the programme, the titles come out of the browser's own store.
    await widget.evaluate((element) => (element.data = { ...element.data, data: { ...element.data.data, sessions: element.data.data.sessions.slice(-2) } }));
    await look(widget, widget.locator('.gone-list li'));
    await page.goto('about:blank');
    await page.goto(url);
    await widget.getByText(/^Show shared programme/).click();
    await look(widget, widget.locator('.offered li'));
    expect(happened).toEqual([]);
  });
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
    test.setTimeout(180_000);
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
        for (let turn = 0; turn < 5000 && !shadowRoot.querySelector('dialog'); turn++) await new Promise((then) => setTimeout(then, 1));
        const dialog = shadowRoot.querySelector('dialog');
        for (let turn = 0; turn < 5000 && !dialog.open; turn++) await new Promise((then) => setTimeout(then, 1));
        const closed = () => new Promise((then) => (dialog.addEventListener('close', () => setTimeout(then), { once: true }), dialog.close()));
        await closed();
        for (let n = first; n < all.length; n += 30) {
          all[n].click();
          for (let turn = 0; turn < 5000 && !dialog.open; turn++) await new Promise((then) => setTimeout(then));
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
