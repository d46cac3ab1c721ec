// One load of one contestant in a browser profile of its own.

import { probe } from './probe.js';

/** How long one load with all its measures may take, in milliseconds. */
const PATIENCE = 180_000;

/** @typedef {Awaited<ReturnType<typeof import('./server.mjs').startServer>>} Server */

/**
 * @typedef {object} Condition
 * @property {string} id
 * @property {string} name
 * @property {number} cpu how many times slower
 * @property {{kilobits: number, latency: number}} [network] per second, and in milliseconds
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {Server} server
 * @param {import('./contestants/index.mjs').Contestant} contestant
 * @param {Condition} condition
 * @param {string} word what is typed into the search
 * @returns {Promise<Record<string, number>>} what the table's measures are made of
 */
export async function measure(browser, server, contestant, condition, word) {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  const complaints = /** @type {string[]} */ ([]);
  context.on('weberror', (error) => complaints.push(error.error().message));
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const patience = new Promise((_, fail) => {
    const give = () => fail(new Error(`not done within ${PATIENCE / 1000} s. ${complaints.join(' ')}`));
    timer = setTimeout(give, PATIENCE);
  });
  const page = await context.newPage();
  const loading = load(page, server, contestant, condition, word);
  // What the page says when it is closed under its hands.
  loading.catch(() => {});
  try {
    return /** @type {Record<string, number>} */ (await Promise.race([loading, patience]));
  } finally {
    clearTimeout(timer);
    // What went wrong before says more than that the browser is gone.
    await context.close().catch(() => {});
  }
}

/** @returns {Promise<Record<string, number>>} */
async function load(
  /** @type {import('playwright-core').Page} */ page,
  /** @type {Server} */ server,
  /** @type {import('./contestants/index.mjs').Contestant} */ { id, session, search, whole },
  /** @type {Condition} */ { cpu, network },
  /** @type {string} */ word,
) {
  const devtools = await page.context().newCDPSession(page);
  // The process of the page starts here, and not in what is measured.
  await page.goto(`${server.origin}/blank`);
  await page.addInitScript(probe, session);
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
  // Time on the processor: what others do on the machine is not in it.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await work(devtools);
  server.forget();
  await page.goto(`${server.origin}/${id}/`, { waitUntil: 'commit' });
  await page.evaluate('bench.quiet()');

  const after = await work(devtools);
  const seen = /** @type {any} */ (await page.evaluate('bench.seen()'));
  const { code, data, missing } = server.sent;
  if (missing.length) throw new Error(`asked for what is not there: ${missing.join(', ')}`);
  const used = { ...(await memory(devtools)), wasm: await count(page, 'wasm') };
  return {
    code,
    data,
    inserted: seen.inserted,
    first: seen.first,
    settled: seen.calm,
    longest: seen.longest,
    blocked: seen.blocked,
    work: after - before,
    shift: seen.shift,
    elements: await count(page, 'elements'),
    sessions: await count(page, 'sessions'),
    speed: await count(page, 'speed'),
    ...used,
    memory: used.heap + used.dom + used.wasm,
    ...(search && (await keys(page, search, word))),
    ...(whole && (await all(page, whole))),
  };
}

/** A number that the probe knows. */
const count = async (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ what) =>
  Number(await page.evaluate(`bench.${what}()`));

/** What the main thread has done so far, in milliseconds. */
async function work(/** @type {import('playwright-core').CDPSession} */ devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
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
  await page.evaluate('bench.forget()');
  for (const letter of word) {
    await page.evaluate(`bench.listen('keydown')`);
    await page.keyboard.press(letter);
    times.push(/** @type {any} */ (await page.evaluate('bench.answered()')));
  }
  const { longest } = /** @type {any} */ (await page.evaluate('bench.seen()'));
  const changed = times.filter(Boolean);
  for (const _ of word) await page.keyboard.press('Backspace');
  await page.evaluate('bench.quiet()');
  if (!changed.length) throw new Error(`nothing changed while "${word}" was typed into the search`);
  return { key: Math.max(...changed.map((time) => time.frame)), typing: longest, filtered: Math.max(...changed.map((time) => time.calm)) };
}

/** The whole list on demand. */
async function all(/** @type {import('playwright-core').Page} */ page, /** @type {string} */ button) {
  await page.evaluate(`bench.listen('click')`);
  await page.locator(button).first().evaluate((element) => /** @type {HTMLElement} */ (element).click());
  const { calm } = /** @type {any} */ (await page.evaluate('bench.answered()'));
  return {
    whole: calm,
    wholeElements: await count(page, 'elements'),
    wholeSessions: await count(page, 'sessions'),
  };
}
