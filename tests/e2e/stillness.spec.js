// What a page is asked to bear while a widget comes: nothing moves where room was reserved, nothing flashes where a
// server has rendered it, and nothing is requested before the visitor is near.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { profile } from './support/city.js';
import { baltic, placed } from './support/map.js';
import { root } from './support/paths.js';
import { expect, test } from './support/test.js';
import { drawn, element, idle, openers, reach } from './support/widget.js';

const city = { id: 'h', name: 'Harbourtown', population: 12_000, climate: { targets: [{ goalTerm: 'climate neutral', targetYear: 2040 }] } };
const council = (data) => fetch(`${data.origin}/fixtures/council.json`).then((answer) => answer.json());
/** Each element with data, room that is more than enough, and what tells that it is all there. */
const KINDS = {
  'city-programme': { data: council, room: 2400, there: (widget) => expect(openers(widget)).not.toHaveCount(0) },
  'city-profile': { data: () => profile(city), room: 900, there: (widget) => expect(widget.getByText('2040').first()).toBeVisible() },
  'city-project-map': { data: () => baltic(), room: 1600, there: placed },
};
const shown = (kind, src, attributes = {}) => element(kind, { src, ...attributes }, '<a href="/x">The same as a page</a>');

/** Keeps what the browser says has moved, in the page and in its iframes. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.moved = [];
    const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join();
    // What is in a shadow root has no name here, but a place.
    const name = ({ node, previousRect, currentRect }) => `#${node?.id ?? ''} ${place(previousRect)} -> ${place(currentRect)}`;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) window.moved.push({ value: shift.value, what: shift.sources.map(name) });
    }).observe({ type: 'layout-shift', buffered: true });
  });
const moved = (frame) => frame.evaluate(() => window.moved);
/** Until the widget is there, with what comes after the first look. */
async function settle(page, widget, kind) {
  await reach(widget, 'ready');
  await KINDS[kind].there(widget);
  await idle(page);
  await drawn(page);
}

for (const [kind, { data: make, room }] of Object.entries(KINDS)) {
  test.describe(kind, () => {
    for (const [how, style] of [
      ['with min-block-size of the element', `${kind}{display:block;min-block-size:${room}px}`],
      ['with the custom property', `:root{--city-min-block-size:${room}px}${kind}:not(:defined){display:block;min-block-size:${room}px}`],
    ]) {
      test(`room that is reserved ${how} means that nothing moves when it comes`, async ({ page, open, data }) => {
        await watchShifts(page);
        const { url } = data.give(await make(data));
        const widget = await open(`<style>${style}</style><p>Above it</p>${shown(kind, url)}<p id="below">Below it</p>`);
        await settle(page, widget, kind);
        // The room was enough, or this would not tell anything.
        expect(await widget.evaluate((host) => host.shadowRoot.querySelector('[part=widget]').getBoundingClientRect().height)).toBeLessThanOrEqual(room);
        expect(await moved(page)).toEqual([]);
      });
    }

    test('what moves without that is seen by this test', async ({ page, open, data }) => {
      await watchShifts(page);
      const release = data.give(await make(data));
      const answer = release.hold();
      const widget = await open(`${shown(kind, release.url)}<p id="below">Below it</p>`);
      await reach(widget, 'loading');
      await drawn(page);
      answer();
      await settle(page, widget, kind);
      await expect.poll(async () => (await moved(page)).flatMap(({ what }) => what).join()).toContain('#below');
    });

    test('an iframe of a given height: nothing moves in it, nor around it', async ({ page, open, data }) => {
      await watchShifts(page);
      const { url } = data.give(await make(data));
      const query = new URLSearchParams({ widget: kind.slice(5), src: url, lang: 'en' });
      await open(`<iframe title="Widget" src="${data.origin}/v1/iframe.html?${query.toString().replaceAll('&', '&amp;')}" width="100%" height="${room}"></iframe><p id="below">Below it</p>`, { head: '' });
      await settle(page, page.frameLocator('iframe').locator(kind), kind);
      expect(await moved(page.frames()[1])).toEqual([]);
      expect(await moved(page)).toEqual([]);
    });

    test('far below, it asks for nothing but the loader, and for all when it comes near', async ({ page, open, data }) => {
      const asked = [];
      page.on('request', (request) => request.url().startsWith(data.origin) && asked.push(new URL(request.url()).pathname));
      const { url, path } = data.give(await make(data));
      const widget = await open(`<div style="height:9000px"></div>${shown(kind, url)}`);
      await idle(page);
      await drawn(page);
      expect(asked).toEqual(['/v1/city-widgets.js']);
      expect(await widget.evaluate((one) => one.state)).toBe('idle');
      await page.evaluate(() => scrollTo(0, 8000));
      await settle(page, widget, kind);
      expect(asked).toContain(path);
      expect(asked).toContain(`/v1/${kind.slice(5)}.wasm`);
    });
  });
}

const binary = join(process.env.CARGO_TARGET_DIR || join(root, 'target'), 'debug/city-widgets');

test.describe('a page that `city-widgets render` has made', () => {
  test.skip(!existsSync(binary), `${binary} is not built: cargo build`);

  /** What the command prints for a feed at an address. */
  async function rendered(feed, url, manner) {
    const folder = await mkdtemp(join(tmpdir(), 'city-widgets-render-'));
    try {
      const file = join(folder, 'feed.json');
      await writeFile(file, JSON.stringify(feed));
      const { stdout } = await promisify(execFile)(binary, ['render', file, '--lang', 'en', '--src', url, ...manner], { maxBuffer: 1 << 24 });
      return stdout;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  for (const [kind, { data: make, room }] of Object.entries(KINDS)) {
    test(`${kind} is taken over without a flash or a shift`, async ({ page, open, data }) => {
      await watchShifts(page);
      const feed = await make(data);
      const endpoint = data.give(feed);
      const html = await rendered(feed, endpoint.url, []);
      expect(html).toContain('shadowrootmode="open"');
      // In each frame what can be read of it: what was rendered, then what is live, and never nothing.
      await page.addInitScript((tag) => {
        window.frames_ = [];
        const look = () => {
          const root = document.querySelector(tag)?.shadowRoot;
          if (root) window.frames_.push([...root.querySelectorAll('[part=widget]')].filter((one) => one.checkVisibility()).map((one) => one.textContent.length));
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, kind);
      const release = endpoint.hold();
      const widget = await open(`<style>${kind}{display:block;min-block-size:${room}px}</style><p>Above it</p>${html}<p id="below">Below it</p>`);
      await reach(widget, 'loading');
      await drawn(page);
      // Still what was rendered.
      expect(await widget.evaluate((one) => [...one.shadowRoot.querySelectorAll('[part=widget]')].filter((part) => part.checkVisibility()).length)).toBe(1);
      release();
      await settle(page, widget, kind);
      const frames = await page.evaluate(() => window.frames_);
      expect(frames.length).toBeGreaterThan(2);
      expect(frames.filter((parts) => parts.length !== 1 || parts[0] < 20)).toEqual([]);
      expect(await moved(page)).toEqual([]);
      await expect(widget.locator('[part=widget]')).toHaveCount(1);
    });

    test(`${kind} far below asks for nothing but the loader`, async ({ page, open, data }) => {
      const asked = [];
      page.on('request', (request) => request.url().startsWith(data.origin) && asked.push(new URL(request.url()).pathname));
      const feed = await make(data);
      const html = await rendered(feed, data.give(feed).url, []);
      await open(`<div style="height:9000px"></div>${html}`);
      await idle(page);
      await drawn(page);
      expect(asked).toEqual(['/v1/city-widgets.js']);
    });
  }
});
