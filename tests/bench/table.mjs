// The results in words and tables: for the terminal, and as Markdown.

/** @typedef {import('./statistics.mjs').Figure} Figure */
/** @typedef {Record<string, Record<string, Figure>>} Results figures by contestant and measure */
/** @typedef {import('./contestants/index.mjs').Contestant} Contestant */
/** @typedef {Pick<Contestant, 'id' | 'name' | 'peer' | 'source' | 'shows' | 'lacks' | 'missing'> & {version: string}} Row */

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const milliseconds = (/** @type {number} */ time) => `${Math.round(time)} ms`;
const number = (/** @type {number} */ value) => String(Math.round(value));

/** Less is better in all of them. `timed` ones depend on the machine, and get their range and ratio. */
export const MEASURES = [
  { id: 'code', head: 'code, brotli', show: kilobytes },
  { id: 'data', head: 'data, brotli', show: kilobytes },
  { id: 'elements', head: 'elements', show: number },
  { id: 'sessions', head: 'rows in the page', show: number, neutral: true },
  { id: 'memory', head: 'memory', show: megabytes },
  { id: 'shift', head: 'layout shift', show: (/** @type {number} */ value) => value.toFixed(3) },
  { id: 'first', head: 'first session', show: milliseconds, timed: true, ratio: true },
  { id: 'settled', head: 'settled', show: milliseconds, timed: true },
  { id: 'work', head: 'work', show: milliseconds, timed: true, ratio: true },
  { id: 'longest', head: 'longest task', show: milliseconds, timed: true },
  { id: 'blocked', head: 'long tasks', show: milliseconds, timed: true },
  { id: 'key', head: 'key to frame', show: milliseconds, timed: true },
  { id: 'typing', head: 'longest task while typing', show: (/** @type {number} */ time) => (time ? milliseconds(time) : 'under 50 ms'), timed: true },
  { id: 'whole', head: 'all rows', show: milliseconds, timed: true, neutral: true },
];

const WEIGHT = MEASURES.filter((measure) => !measure.timed);
const SPEED = MEASURES.filter((measure) => measure.timed);

function cell(/** @type {Figure | undefined} */ figure, /** @type {typeof MEASURES[number]} */ { show, timed }) {
  if (!figure) return '–';
  const range = timed && figure.min !== figure.max ? ` (${number(figure.min)}–${number(figure.max)})` : '';
  return show(figure.median) + range;
}

/** Cells of a table, the heads in the first line. */
function grid(/** @type {Row[]} */ rows, /** @type {Results} */ results, /** @type {typeof MEASURES} */ measures) {
  const heads = measures.flatMap(({ head, ratio }) => (ratio ? [head, '×'] : [head]));
  const lines = rows.map((row) => {
    const figures = results[row.id] || {};
    const cells = measures.flatMap((measure) => {
      const figure = figures[measure.id];
      return measure.ratio ? [cell(figure, measure), figure?.ratio ? figure.ratio.toFixed(2) : '–'] : [cell(figure, measure)];
    });
    return [row.name, ...cells];
  });
  return [['', ...heads], ...lines];
}

function plain(/** @type {string[][]} */ lines) {
  const widths = lines[0].map((_, n) => Math.max(...lines.map((line) => line[n].length)));
  return lines.map((line) => line.map((text, n) => (n ? text.padStart(widths[n]) : text.padEnd(widths[n]))).join('  ')).join('\n');
}

/** Figures stand to the right. */
function markdown(/** @type {string[][]} */ [heads, ...lines], rest = '---:') {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, n) => (n ? rest : '---'))), ...lines.map(line)].join('\n');
}

/** In what a peer is better than the first contestant, by more than a twentieth. */
function losses(/** @type {Row[]} */ rows, /** @type {{name: string, results: Results}[]} */ conditions) {
  const [own] = rows;
  const peers = rows.filter((row) => row.peer);
  const found = [];
  for (const [n, { name, results }] of conditions.entries()) {
    for (const measure of MEASURES) {
      if (measure.neutral || (!measure.timed && n)) continue;
      const mine = results[own.id]?.[measure.id];
      if (!mine) continue;
      const better = peers.filter(({ id }) => (results[id]?.[measure.id]?.ratio ?? 1) < 0.95);
      if (!better.length) continue;
      const list = better.map(({ id, name }) => `${name} ${measure.show(results[id][measure.id].median)}`).join('; ');
      const when = measure.timed ? ` (${name[0].toLowerCase()}${name.slice(1)})` : '';
      found.push(`${measure.head}, ${measure.show(mine.median)}${when}: ${list}`);
    }
  }
  return found;
}

/**
 * @typedef {object} Report
 * @property {string} programme
 * @property {string} word
 * @property {Row[]} rows
 * @property {{id: string, name: string, results: Results}[]} conditions
 * @property {{date: string, chromium: string, cpus: number, cpu: string, rounds: number, load: number, sum: Figure}} environment
 */

/** @param {Report} report */
export function terminal({ rows, conditions }) {
  const measured = rows.filter((row) => !row.missing);
  const parts = [plain(grid(measured, conditions[0].results, WEIGHT))];
  for (const { name, results } of conditions) parts.push(`${name}\n${plain(grid(measured, results, SPEED))}`);
  const lost = losses(measured, conditions);
  if (lost.length) parts.push(`Better than ${rows[0].name}:\n${lost.map((line) => `  ${line}`).join('\n')}`);
  for (const { name, missing } of rows) if (missing) parts.push(`${name} was not measured: ${missing}.`);
  return parts.join('\n\n');
}

/** @param {Report} report */
export function document({ programme, word, rows, conditions, environment }) {
  const measured = rows.filter((row) => !row.missing);
  const lost = losses(measured, conditions);
  const { date, chromium, cpus, cpu, rounds, load, sum } = environment;
  const contestants = rows.map(({ name, version, source, shows, lacks, missing }) => {
    const what = missing ? [`Not measured: ${missing}.`, ''] : [shows, lacks];
    return [name, version || '–', source, ...what];
  });
  return `# The list of a programme, beside its peers

Written by \`cargo xtask bench\` on ${date}: ${programme}, ${rounds} rounds.

Chromium ${chromium} on ${cpus} cores (${cpu}). The machine's load was ${load} at the start. A sum that took
${number(sum.min)} ms at best took ${number(sum.median)} ms in the median and ${number(sum.max)} ms at worst: so much was it disturbed. All figures:
\`results.json\`.

## Weight

${markdown(grid(measured, conditions[0].results, WEIGHT))}

${conditions.map(({ name, results }) => `## ${name}\n\n${markdown(grid(measured, results, SPEED))}`).join('\n\n')}

## Better than ${rows[0].name}

${lost.length ? lost.map((line) => `- ${line}`).join('\n') : 'Nobody, in any measure.'}

## Contestants

${markdown([['', 'version', 'files', 'shows', 'lacks'], ...contestants], '---')}

## Method

One run in one browser. In each round every contestant is loaded once in each condition, in turn and in a changing
order, in a profile of its own without a cache. Figures are medians, in brackets the range; **×** is the median of the
rounds' ratios to ${rows[0].name}. Files come from a server on the same machine in brotli of quality 11, so time on the
network is hardly in the figures, except where a condition says so. It is the browser that slows the processor down: the
page's main thread, and not what it does beside that, such as compiling WebAssembly or decompressing.

- **code** is all that is transferred except for the sessions; **data** are the sessions, for calendars without what
  their lists do not show.
- **first session**: from the start of the navigation to the frame in which the first session is seen; **settled**: to
  the frame after the last change of the document before half a second of quiet.
- **work**: the time on the processor that the page's main thread took until then. The only time here that does not
  depend on what else the machine does.
- **longest task** and **long tasks**: tasks of more than 50 ms on the main thread, the longest and their sum.
- **elements**: those in the document and in shadow roots, without the page around; **rows in the page**: sessions
  among them. A calendar repeats a session that goes on after midnight.
- **memory**, after a collection: the heap of JavaScript, the memory of WebAssembly, and what the browser keeps for
  elements.
- **key to frame**: from a key pressed in the search field to the next frame with another result; the slowest letter of
  "${word}".
- **longest task while typing**: the same for the letters of that word.
- **all rows**: from the click on "Show all" to the frame with all sessions in the document; the others have them there
  from the beginning.
- **layout shift**: the sum of the browser's scores.
`;
}
