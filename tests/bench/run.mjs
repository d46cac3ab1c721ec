// Measures <city-programme> beside its peers. Started by `cargo xtask bench`.

import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { contestants } from './contestants/index.mjs';
import { measure } from './measure.mjs';
import { here } from './packages.mjs';
import { html } from './page.mjs';
import { commonWord, findProgramme } from './programme.mjs';
import { startServer } from './server.mjs';
import { figures } from './statistics.mjs';
import { document, terminal } from './table.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const rounds = options.quick ? 2 : Number(options.rounds);

/** @type {import('./measure.mjs').Condition[]} */
const conditions = [
  { id: 'full', name: 'Full speed', cpu: 1 },
  { id: 'slow', name: 'Processor four times slower', cpu: 4 },
  // Bytes and the order of requests show only where the network takes time.
  {
    id: 'mobile',
    name: 'Processor four times slower, 1.6 Mbit/s, 150 ms to the server',
    cpu: 4,
    network: { kilobits: 1600, latency: 150 },
  },
];

const say = (/** @type {string} */ what) => console.log(`${'bench'.padStart(10)}  ${what}`);

async function main() {
  const chosen = contestants.filter(({ id }) => !options.only || options.only.split(',').includes(id));
  const present = chosen.filter((contestant) => !contestant.missing);
  const { feed, programme, real, name } = findProgramme();
  const word = commonWord(programme);
  say(name);
  const [load] = loadavg();

  /** @type {Record<string, import('./server.mjs').File>} */
  const files = { '/blank': html('<!doctype html><title>Blank</title>') };
  for (const contestant of present) Object.assign(files, await contestant.site({ feed, programme }, `/${contestant.id}/`));
  const server = await startServer(files);
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

  /** @type {Record<string, Record<string, Record<string, number>[]>>} */
  const loads = {};
  try {
    // The first load of a browser is slower than all others.
    await measure(browser, server, present[0], conditions[0], word);
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      for (const condition of conditions) {
        for (let n = 0; n < present.length; n++) {
          const contestant = present[(n + round) % present.length];
          const load = await measure(browser, server, contestant, condition, word).catch((error) => {
            throw new Error(`${contestant.name} (${condition.id}): ${error.message}`);
          });
          ((loads[condition.id] ??= {})[contestant.id] ??= []).push(load);
        }
      }
      say(`round ${round + 1} of ${rounds} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
    }
  } finally {
    await browser.close();
    await server.close();
  }

  const environment = {
    date: new Date().toISOString().slice(0, 10),
    chromium: browser.version(),
    cpus: cpus().length,
    cpu: cpus()[0]?.model.trim() || 'unknown',
    node: process.version,
    rounds,
    // How busy the machine was beside: both are read by whoever doubts a figure.
    load: Number(load.toFixed(1)),
    sum: figures(Object.values(loads.full).flat(), []).speed,
  };
  const rows = chosen.map((contestant) => ({
    id: contestant.id,
    name: contestant.name,
    peer: contestant.peer,
    version: contestant.version(),
    source: contestant.source,
    shows: contestant.shows,
    lacks: contestant.lacks,
    missing: contestant.missing || undefined,
  }));
  const measured = conditions.map(({ id, name }) => ({
    id,
    name,
    results: Object.fromEntries(present.map((one) => [one.id, figures(loads[id][one.id], loads[id][present[0].id])])),
  }));
  const report = { programme: name, real, word, environment, rows, conditions: measured };
  console.log(`\n${terminal(report)}\n`);
  if (options.quick || options.only) return say('not the whole measuring: results.json and programme.md stay as they are');
  writeFileSync(join(here, 'results.json'), `${JSON.stringify(report, undefined, 1)}\n`);
  writeFileSync(join(here, 'programme.md'), document(report));
  say('written to tests/bench/results.json and tests/bench/programme.md');
}

main().catch((error) => {
  // Playwright goes on with all that the browser has ever said.
  console.error(`error: ${error.message.split('\n')[0]}`);
  process.exitCode = 1;
});
