// What is measured of a map in a page. Each function is given to the page as text, so it may use nothing from outside.

/** In the page: how long the work of a frame takes, from its first call to its paint. */
function frames() {
  const painted = () =>
    new Promise((then) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(undefined);
    });
  /** Does something in a frame; gives the milliseconds until that frame has been painted. */
  globalThis.framed = (work) =>
    new Promise((then) =>
      requestAnimationFrame(async () => {
        const begin = performance.now();
        work();
        await painted();
        then(performance.now() - begin);
      }),
    );
}

/** A page with that in it. */
export async function open(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.setDefaultTimeout(180_000);
  await page.addInitScript(frames);
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

/** Milliseconds of each of some rounds of clustering; the first one is left out. */
export async function cluster(page, places, rounds) {
  await page.evaluate(() => globalThis.ready);
  return page.evaluate(
    async ({ places, rounds }) => {
      const times = [];
      for (let n = 0; n <= rounds; n++) {
        times.push(globalThis.cluster(places));
        await new Promise((then) => setTimeout(then, 50));
      }
      return times.slice(1);
    },
    { places, rounds },
  );
}

/** Milliseconds of the work of each frame of a drag of the widget's map, and of the drawing when it is let go. */
export const dragWidget = (page, count) =>
  page.evaluate(async (count) => {
    const view = document.querySelector('city-project-map').shadowRoot.querySelector('.view');
    const { left, top } = view.getBoundingClientRect();
    const send = (type, x, y) =>
      view.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: 'mouse', button: type === 'pointermove' ? -1 : 0, clientX: left + x, clientY: top + y, bubbles: true, composed: true, cancelable: true }));
    // There is no such pointer to be captured.
    view.setPointerCapture = () => {};
    const times = [];
    send('pointerdown', 300, 300);
    for (let n = 1; n <= count; n++) {
      const [x, y] = [300 + 80 * Math.sin(n / 8), 300 + 50 * Math.sin(n / 5)];
      times.push(await framed(() => send('pointermove', x, y)));
    }
    await new Promise((then) => setTimeout(then, 100));
    const rest = await framed(() => send('pointerup', 340, 320));
    return { times, rest };
  }, count);

/** The same for a map with `pan`. */
export const dragPeer = (page, count) =>
  page.evaluate(async (count) => {
    const times = [];
    for (let n = 1; n <= count; n++) {
      const [x, y] = [10 * Math.cos(n / 8), 10 * Math.cos(n / 5)].map(Math.round);
      times.push(await framed(() => globalThis.map.pan(x, y)));
    }
    return { times };
  }, count);

/** Milliseconds from the press of a theme to its frame. */
export const filterWidget = (page, rounds) =>
  page.evaluate(async (rounds) => {
    const { shadowRoot } = document.querySelector('city-project-map');
    const themes = [...shadowRoot.querySelectorAll('.legend .theme')];
    const times = [];
    for (let n = 0; n <= 2 * rounds; n++) {
      const theme = themes[(n >> 1) % themes.length];
      times.push(await framed(() => theme.click()));
      await new Promise((then) => setTimeout(then, 50));
    }
    return times.slice(1);
  }, rounds);

export const filterPeer = (page, rounds) =>
  page.evaluate(async (rounds) => {
    const themes = ['Energy', '', 'Transport', ''];
    const times = [];
    for (let n = 0; n <= 2 * rounds; n++) {
      times.push(await framed(() => globalThis.map.filter(themes[n % themes.length])));
      await new Promise((then) => setTimeout(then, 50));
    }
    return times.slice(1);
  }, rounds);
