// One load of one contestant in a browser profile of its own.

import { probe } from './probe.js';

/** How long a contestant may take before it counts as not shown, in milliseconds. */
const PATIENCE = 120_000;

/**
 * @typedef {object} Condition
 * @property {string} id
 * @property {string} name
 * @property {number} cpu how many times slower
 * @property {{kilobits: number, latency: number}} [network] per second, and in milliseconds
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {Awaited<ReturnType<typeof import('./server.mjs').startServer>>} server
 * @param {import('./contestants/index.mjs').Contestant} contestant
 * @param {Condition} condition
 * @param {string} word what is typed into the search
 * @returns {Promise<Record<string, number>>} what the table's measures are made of
 */
export async function measure(browser, server, contestant, { cpu, network }, word) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const complaints = /** @type {string[]} */ ([]);
    page.on('pageerror', (error) => complaints.push(error.message));
    const devtools = await context.newCDPSession(page);
    // The process of the page starts here, and not in what is measured.
    await page.goto(`${server.origin}/blank`);
    await page.addInitScript(probe, contestant.session);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    if (network) {
      const throughput = (network.kilobits * 1000) / 8;
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: network.latency,
        downloadThroughput: throughput,
        uploadThroughput: throughput,
      });
    }
    server.forget();
    await page.goto(`${server.origin}/${contestant.id}/`, { waitUntil: 'commit' });
    const inPage = (/** @type {string} */ call) => page.evaluate(`bench.${call}`);
    const patience = new Promise((_, fail) => {
      setTimeout(() => fail(new Error(`no session within ${PATIENCE / 1000} s. ${complaints.join(' ')}`)), PATIENCE).unref();
    });
    await Promise.race([inPage('quiet()'), patience]);

    const seen = /** @type {any} */ (await inPage('seen()'));
    const used = { ...(await memory(devtools)), wasm: Number(await inPage('wasm()')) };
    const result = {
      code: server.sent.code,
      data: server.sent.data,
      inserted: seen.inserted,
      first: seen.first,
      settled: seen.calm,
      longest: seen.longest,
      blocked: seen.blocked,
      shift: seen.shift,
      elements: Number(await inPage('elements()')),
      sessions: Number(await inPage('sessions()')),
      speed: Number(await inPage('speed()')),
      ...used,
      memory: used.heap + used.dom + used.wasm,
    };
    if (server.sent.missing.length) throw new Error(`asked for what is not there: ${server.sent.missing.join(', ')}`);
    if (contestant.search) Object.assign(result, await keys(page, contestant.search, word));
    if (contestant.whole) Object.assign(result, await whole(page, contestant.whole));
    return result;
  } finally {
    await context.close();
  }
}

/** After a collection: the heap of JavaScript, and what the elements use beside it. */
async function memory(/** @type {import('playwright-core').CDPSession} */ devtools) {
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const usage = /** @type {any} */ (await devtools.send('Runtime.getHeapUsage'));
  return { heap: usage.usedSize, dom: usage.embedderHeapUsedSize ?? 0 };
}

/** The slowest letter of a word. */
async function keys(/** @type {import('playwright-core').Page} */ page, /** @type {string} */ field, /** @type {string} */ word) {
  await page.locator(field).first().focus();
  const times = [];
  for (const letter of word) {
    const answer = page.evaluate(`bench.answer('keydown')`);
    await page.keyboard.press(letter);
    times.push(/** @type {any} */ (await answer));
  }
  const changed = times.filter(Boolean);
  for (const _ of word) await page.keyboard.press('Backspace');
  await page.evaluate('bench.quiet()');
  if (!changed.length) throw new Error(`nothing changed while "${word}" was typed into the search`);
  return { key: Math.max(...changed.map((time) => time.frame)), filtered: Math.max(...changed.map((time) => time.calm)) };
}

/** The whole list on demand. */
async function whole(/** @type {import('playwright-core').Page} */ page, /** @type {string} */ button) {
  const answer = page.evaluate(`bench.answer('click')`);
  await page.locator(button).first().evaluate((element) => element.click());
  const { calm } = /** @type {any} */ (await answer);
  return {
    whole: calm,
    wholeElements: Number(await page.evaluate('bench.elements()')),
    wholeSessions: Number(await page.evaluate('bench.sessions()')),
  };
}
