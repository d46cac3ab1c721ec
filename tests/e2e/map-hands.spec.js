// Hands on <city-project-map>: keys, mouse, wheel, fingers and buttons.

import { baltic, collection, control, dialog, feature, focused, lattice, marks, metres, opener, placed, row, scene, tag, theme, view, whereIs } from './support/map.js';
import { expect, test } from './support/test.js';
import { drawn, heard, reach, search } from './support/widget.js';

/** A map on a page that can be scrolled. */
async function shown(open, data, attributes = {}, feed = baltic()) {
  const widget = await open(`${tag({ src: data.give(feed).url, ...attributes })}<div style="block-size:3000px">More of the page</div>`);
  await reach(widget, 'ready');
  await placed(widget);
  return widget;
}
const scrolled = (page) => page.evaluate(() => Math.round(scrollY));
const hint = (widget) => widget.locator('.hint');
const bog = (widget) => widget.locator('.mark[data-id=bog]');
/** The middle of the map in the window. */
async function middle(widget) {
  await view(widget).scrollIntoViewIfNeeded();
  const { x, y, width, height } = await view(widget).boundingBox();
  return [x + width / 2, y + height / 2];
}

test.describe('buttons', () => {
  test('zoom by a half, and back', async ({ open, data }) => {
    const widget = await shown(open, data);
    const before = await metres(widget);
    await control(widget, 'Zoom in').click();
    await expect.poll(async () => (before / (await metres(widget))).toFixed(1)).toBe('2.0');
    await control(widget, 'Zoom out').click();
    await expect.poll(async () => (before / (await metres(widget))).toFixed(1)).toBe('1.0');
  });

  test('“Show all places” shows all of what the filter leaves', async ({ open, data }) => {
    const widget = await shown(open, data);
    const before = await scene(widget);
    for (let n = 0; n < 4; n++) await control(widget, 'Zoom in').click();
    await control(widget, 'Show all places').click();
    await expect.poll(() => scene(widget)).toEqual(before);
    await theme(widget, 'Nature').click();
    const wide = await metres(widget);
    await control(widget, 'Show all places').click();
    await expect.poll(() => metres(widget), 'nearer, as two places are left').toBeLessThan(wide);
    await expect(marks(widget)).toHaveCount(2);
  });

  test('are one tab stop, with arrow keys among them', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const names = await widget.locator('.control').evaluateAll((found) => found.map((button) => button.getAttribute('aria-label')));
    expect(names).toEqual(['Zoom in', 'Zoom out', 'Show all places', 'Full screen', 'Save the map']);
    await control(widget, 'Zoom in').focus();
    for (const name of names.slice(1)) {
      await page.keyboard.press('ArrowDown');
      await expect(control(widget, name)).toBeFocused();
    }
    await page.keyboard.press('ArrowDown');
    await expect(control(widget, 'Save the map'), 'the last one stays').toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(control(widget, 'Full screen')).toBeFocused();
    expect(await widget.locator('.control[tabindex="0"]').count()).toBe(1);
  });

  test('full screen fills the screen and says how to leave it', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    await control(widget, 'Full screen').click();
    await expect(control(widget, 'Leave full screen')).toBeVisible();
    expect(await widget.evaluate(({ shadowRoot }) => shadowRoot.fullscreenElement?.className)).toBe('map');
    await expect.poll(async () => (await view(widget).boundingBox()).height).toBeGreaterThan(560);
    // There the whole map is the visitor's: a bare wheel zooms.
    const before = await metres(widget);
    await page.mouse.move(...(await middle(widget)));
    await page.mouse.wheel(0, -300);
    await expect.poll(() => metres(widget)).toBeLessThan(before);
    await control(widget, 'Leave full screen').click();
    await expect(control(widget, 'Full screen')).toBeVisible();
  });
});

test.describe('keys', () => {
  test('of arrows reach every mark from every mark', async ({ page, open, data }) => {
    test.setTimeout(90_000);
    const widget = await shown(open, data);
    const first = await scene(widget);
    const all = await marks(widget).evaluateAll((found) => found.map((mark) => `${mark.style.left} ${mark.style.top}`));
    expect(all.length).toBeGreaterThan(5);
    const here = () => widget.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.classList.contains('mark') && `${shadowRoot.activeElement.style.left} ${shadowRoot.activeElement.style.top}`);
    const ways = new Map(all.map((place) => [place, new Set()]));
    for (const [n, place] of all.entries()) {
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        await widget.evaluate(({ shadowRoot }, at) => [...shadowRoot.querySelectorAll('.mark')].find((mark) => `${mark.style.left} ${mark.style.top}` === at).focus(), place);
        await page.keyboard.press(key);
        await drawn(page);
        const now = await scene(widget);
        if (JSON.stringify(now) === JSON.stringify(first)) {
          const next = await here();
          expect(next, `${key} from mark ${n} keeps the focus on a mark`).toBeTruthy();
          ways.get(place).add(next);
        } else {
          // There was no mark that way: the map moved, and goes back.
          await control(widget, 'Show all places').click();
          await expect.poll(() => scene(widget)).toEqual(first);
        }
      }
    }
    for (const start of all) {
      const reached = new Set([start]);
      const queue = [start];
      while (queue.length) for (const next of ways.get(queue.pop())) if (!reached.has(next)) (reached.add(next), queue.push(next));
      expect(reached.size, `from the mark at ${start}`).toBe(all.length);
    }
  });

  test('an arrow key where no mark is left moves the map, and the focus stays on a mark or the map', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const north = marks(widget).first();
    await north.focus();
    const before = await scene(widget);
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowUp');
    await expect.poll(() => scene(widget)).not.toEqual(before);
    expect(await focused(widget)).toBeTruthy();
  });

  test('+ and − zoom, 0 shows all, and the focus stays on a mark', async ({ page, open, data }) => {
    const widget = await shown(open, data, { center: '56.95,24.11', zoom: '7' });
    await bog(widget).focus();
    const before = await metres(widget);
    await page.keyboard.press('+');
    await expect.poll(async () => (before / (await metres(widget))).toFixed(1)).toBe('2.0');
    await expect(widget.locator('.mark:focus')).toHaveCount(1);
    await page.keyboard.press('-');
    await expect.poll(async () => (before / (await metres(widget))).toFixed(1)).toBe('1.0');
    await page.keyboard.press('0');
    await expect.poll(() => metres(widget)).toBeGreaterThan(before);
    await expect(widget.locator('.mark:focus')).toHaveCount(1);
    expect(await scrolled(page)).toBeLessThan(400);
  });

  test('Enter opens, Escape returns to the mark, and Ctrl with a key is the browser’s', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    await bog(widget).focus();
    const before = await scene(widget);
    await page.keyboard.press('Alt+0');
    await page.keyboard.press('Control+0');
    expect(await scene(widget)).toEqual(before);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(bog(widget)).toBeFocused();
  });

  for (const [name, count] of [['eleven projects', 0], ['400 projects', 400], ['two thousand projects', 2000]]) {
    test(`cross the map in at most four tab stops: ${name}`, async ({ page, open, data }) => {
      const widget = await shown(open, data, {}, count ? collection(lattice(count, [-10, 35], 0.5)) : baltic());
      await search(widget).focus();
      const stops = [];
      const inside = () =>
        widget.evaluate(({ shadowRoot }) => {
          const active = shadowRoot.activeElement;
          return active && { map: Boolean(active.closest('[part=map]')), list: Boolean(active.closest('.side')), name: active.getAttribute('aria-label') ?? active.textContent };
        });
      for (let n = 0; n < 16; n++) {
        await page.keyboard.press('Tab');
        const stop = await inside();
        stops.push(stop);
        if (!stop || stop.list) break;
      }
      expect(stops.at(-1)?.list, 'the list comes').toBe(true);
      const map = stops.filter((stop) => stop.map).length;
      expect(map).toBeGreaterThanOrEqual(2);
      expect(map).toBeLessThanOrEqual(4);
    });
  }

  test('skip the map where the reader wants the list', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const skip = control(widget, 'Skip the map');
    await skip.focus();
    await expect(skip).toBeInViewport();
    expect((await skip.boundingBox()).height, 'seen while it has the focus').toBeGreaterThan(23);
    await page.keyboard.press('Enter');
    await expect(widget.locator('.rows')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(widget.locator('.rows .opener').first()).toBeFocused();
  });
});

test.describe('a mouse', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('drags the map as far as it goes', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const [x, y] = await whereIs(bog(widget));
    const [left, top] = await middle(widget);
    const from = await scrolled(page);
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(left - 60, top - 30, { steps: 4 });
    await page.mouse.move(left - 120, top - 50, { steps: 4 });
    expect(await whereIs(bog(widget)), 'nothing is drawn anew while it is dragged').toEqual([x, y]);
    const moved = () => widget.locator('.layer').evaluate((layer) => layer.style.transform);
    await expect.poll(moved).toMatch(/^translate\(-120px, ?-50px\)/);
    await page.mouse.up();
    await expect.poll(() => whereIs(bog(widget))).toEqual([x - 120, y - 50]);
    expect(await widget.locator('.layer').evaluate((layer) => layer.style.transform)).toBe('');
    expect(await scrolled(page)).toBe(from);
  });

  test('is not lost where the code for it has not come yet', async ({ page, open, data }) => {
    let come = () => {};
    const held = new Promise((resolve) => (come = resolve));
    let asked = false;
    await page.route('**/project-map.hands.wasm', async (route) => {
      asked = true;
      await held;
      await route.continue();
    });
    const widget = await shown(open, data);
    const [x, y] = await whereIs(bog(widget));
    expect(asked, 'nobody has been near the map').toBe(false);
    const [left, top] = await middle(widget);
    await page.mouse.move(left, top);
    await expect.poll(() => asked).toBe(true);
    await page.mouse.down();
    await page.mouse.move(left - 120, top - 50, { steps: 4 });
    await page.mouse.up();
    expect(await whereIs(bog(widget))).toEqual([x, y]);
    come();
    await expect.poll(() => whereIs(bog(widget))).toEqual([x - 120, y - 50]);
  });

  test('that begins a drag on a mark opens nothing', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const { x, y } = await bog(widget).boundingBox();
    const before = await whereIs(bog(widget));
    await page.mouse.move(x + 10, y + 10);
    await page.mouse.down();
    await page.mouse.move(x - 90, y + 10, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => whereIs(bog(widget))).toEqual([before[0] - 100, before[1]]);
    await expect(dialog(page)).toHaveCount(0);
    expect(await heard(page, 'city-select')).toEqual([]);
    // A press in place does open it.
    await bog(widget).click();
    await expect(dialog(page)).toBeVisible();
  });

  test('by its other buttons moves nothing', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const before = await scene(widget);
    await page.mouse.move(...(await middle(widget)));
    await page.mouse.down({ button: 'middle' });
    await page.mouse.move(200, 500, { steps: 3 });
    await page.mouse.up({ button: 'middle' });
    await drawn(page);
    expect(await scene(widget)).toEqual(before);
  });

  test('pressed twice goes nearer, and what is under it stays', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const before = await metres(widget);
    const [x, y] = await whereIs(bog(widget));
    // Beside the mark, so that it is not opened.
    const at = { x: x - 60, y: y + 60 };
    await view(widget).dblclick({ position: at });
    await expect.poll(async () => (before / (await metres(widget))).toFixed(1)).toBe('2.0');
    const [left, top] = await whereIs(bog(widget));
    expect(Math.abs(left - (at.x + 120))).toBeLessThan(4);
    expect(Math.abs(top - (at.y - 120))).toBeLessThan(4);
    await expect(dialog(page)).toHaveCount(0);
  });
});

test.describe('a wheel', () => {
  test('alone scrolls the page, and a hint says what zooms', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const before = await scene(widget);
    await page.mouse.move(...(await middle(widget)));
    const from = await scrolled(page);
    await page.mouse.wheel(0, 240);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(from + 100);
    await expect(hint(widget)).toHaveText('Hold Ctrl and scroll to zoom the map.');
    await expect(hint(widget), 'it goes again').toHaveCount(0);
    expect(await scene(widget)).toEqual(before);
  });

  test('with Ctrl zooms where it is, and the page stays', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const before = await metres(widget);
    await middle(widget);
    const { x, y } = await bog(widget).boundingBox();
    const at = await whereIs(bog(widget));
    await page.mouse.move(x + 13, y + 13);
    const from = await scrolled(page);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(() => metres(widget)).toBeLessThan(before * 0.8);
    expect(await scrolled(page)).toBe(from);
    const now = await whereIs(bog(widget));
    expect(Math.hypot(now[0] - at[0], now[1] - at[1]), 'what is under the pointer stays there').toBeLessThan(3);
    await expect(hint(widget)).toHaveCount(0);
  });

  test('zooms alone where the page has nothing to scroll', async ({ page, open, data }) => {
    await page.setViewportSize({ width: 1280, height: 1800 });
    const widget = await open(tag({ src: data.give(baltic()).url }));
    await reach(widget, 'ready');
    await placed(widget);
    const before = await metres(widget);
    await page.mouse.move(...(await middle(widget)));
    await page.mouse.wheel(0, -240);
    await expect.poll(() => metres(widget)).toBeLessThan(before * 0.9);
    await expect(hint(widget)).toHaveCount(0);
  });

  test('out of it stops at the world', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    await page.mouse.move(...(await middle(widget)));
    await page.keyboard.down('Control');
    for (let n = 0; n < 12; n++) await page.mouse.wheel(0, 400);
    await page.keyboard.up('Control');
    await expect.poll(() => metres(widget)).toBeGreaterThan(5000);
    await placed(widget);
    await expect(marks(widget).first()).toBeInViewport();
  });
});

test.describe('fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 400, height: 800 } });

  /** Near enough that the mark there stands alone. */
  const RIGA = { center: '56.95,24.11', zoom: '7' };

  /** Fingers that go from places to others in steps. */
  async function fingers(page, from, to, steps = 6) {
    const session = await page.context().newCDPSession(page);
    const points = (share) => from.map(([x, y], id) => ({ id, x: x + (to[id][0] - x) * share, y: y + (to[id][1] - y) * share }));
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
    for (let n = 1; n <= steps; n++) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(n / steps) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  }

  test('one scrolls the page, and a hint says that two move the map', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const [x, y] = await middle(widget);
    const before = await scene(widget);
    const from = await scrolled(page);
    await fingers(page, [[x, y]], [[x, y - 150]], 10);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(from + 80);
    await expect(hint(widget)).toHaveText('Use two fingers to move the map.');
    expect(await scene(widget)).toEqual(before);
  });

  test('two pinch it, and the page stays', async ({ page, open, data }) => {
    const widget = await shown(open, data);
    const [x, y] = await middle(widget);
    const before = await metres(widget);
    const from = await scrolled(page);
    await fingers(page, [[x - 40, y], [x + 40, y]], [[x - 100, y], [x + 100, y]]);
    await expect.poll(() => metres(widget)).toBeLessThan(before * 0.6);
    expect(await scrolled(page)).toBe(from);
    expect(await page.evaluate(() => visualViewport.scale), 'the page is not zoomed').toBe(1);
    await expect(dialog(page)).toHaveCount(0);
  });

  test('two move it', async ({ page, open, data }) => {
    const widget = await shown(open, data, RIGA);
    const [x, y] = await middle(widget);
    const before = await whereIs(bog(widget));
    await fingers(page, [[x - 40, y], [x + 40, y]], [[x - 100, y + 30], [x - 20, y + 30]]);
    await expect.poll(async () => Math.round((await whereIs(bog(widget)))[0] - before[0])).toBeLessThan(-50);
  });

  test('one press opens a mark and a row', async ({ page, open, data }) => {
    const widget = await shown(open, data, RIGA);
    await bog(widget).tap();
    await expect(dialog(page).getByRole('heading').first()).toHaveText('Bog under water again');
    await page.keyboard.press('Escape');
    await opener(widget, 'tram').tap();
    await expect(dialog(page).getByRole('heading').first()).toHaveText('Tram to the island');
  });
});

test.describe('motion', () => {
  /** A quick throw to the left, all of it in one moment: 60 pixels. */
  const fling = (widget) =>
    view(widget).evaluate((element) => {
      const { left, top } = element.getBoundingClientRect();
      const at = (type, x) => element.dispatchEvent(new PointerEvent(type, { pointerId: 7, pointerType: 'mouse', button: 0, clientX: left + x, clientY: top + 200, bubbles: true, cancelable: true }));
      at('pointerdown', 300);
      for (let x = 296; x >= 240; x -= 4) at('pointermove', x);
      at('pointerup', 240);
    });

  test('a thrown map glides on', async ({ page, open, data }) => {
    const widget = await shown(open, data, { center: '56.95,24.11', zoom: '5' });
    const [x] = await whereIs(bog(widget));
    await fling(widget);
    await expect.poll(async () => (await bog(widget).count()) === 0 || (await whereIs(bog(widget)))[0] < x - 90).toBe(true);
  });

  test.describe('for those who want less', () => {
    test.use({ contextOptions: { reducedMotion: 'reduce' } });

    test('it stays where it is let go', async ({ page, open, data }) => {
      const widget = await shown(open, data, { center: '56.95,24.11', zoom: '5' });
      const [x] = await whereIs(bog(widget));
      await fling(widget);
      await expect.poll(async () => (await whereIs(bog(widget)))[0]).toBe(x - 60);
      for (let n = 0; n < 5; n++) await drawn(page);
      expect((await whereIs(bog(widget)))[0]).toBe(x - 60);
    });
  });
});

test.describe('dots', () => {
  test('are drawn, not marks, and the nearest opens', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(collection([feature('a', 'In the middle', [10, 50]), feature('b', 'Aside', [10.02, 50.01])])).url, mode: 'dots', center: '50,10', zoom: '12' }));
    await reach(widget, 'ready');
    await expect(marks(widget)).toHaveCount(0);
    await expect(widget.locator('.scale')).toBeVisible();
    const [x, y] = await middle(widget);
    await page.mouse.click(x + 3, y + 3);
    await expect(dialog(page).getByRole('heading').first()).toHaveText('In the middle');
    await page.keyboard.press('Escape');
    await page.mouse.click(x - 100, y + 100);
    await drawn(page);
    await expect(dialog(page)).toHaveCount(0);
    await expect(row(widget, 'b')).toBeVisible();
  });
});
