// A clock that the test moves.

/** Before the page is opened. @param {{time?: string}} [options] */
export async function stopClock(page, options) {
  await page.clock.install(options);
  // Playwright counts timers from 10^12. In HTML their ids are 32-bit integers, and wasm takes them for that.
  await page.addInitScript(() => {
    const ids = new Map();
    let next = 1;
    for (const kind of ['Timeout', 'Interval']) {
      const [set, clear] = [window[`set${kind}`], window[`clear${kind}`]];
      window[`set${kind}`] = (...how) => (ids.set(next, set(...how)), next++);
      window[`clear${kind}`] = (id) => (clear(ids.get(id)), void ids.delete(id));
    }
  });
}
