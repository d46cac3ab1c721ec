// What is left of many loads: medians, ranges, and ratios.

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const round = (/** @type {number} */ value) => Number(value.toPrecision(4));

/**
 * @typedef {object} Figure
 * @property {number} median
 * @property {number} min
 * @property {number} max
 * @property {number} [ratio] the median of the rounds' ratios to the first contestant
 */

/**
 * The figures of one contestant. A ratio is taken within a round, where both had the same neighbours on the machine.
 * @param {Record<string, number>[]} loads one a round
 * @param {Record<string, number>[]} first those of the first contestant
 * @returns {Record<string, Figure>}
 */
export function figures(loads, first) {
  /** @type {Record<string, Figure>} */
  const found = {};
  for (const name of Object.keys(loads[0] || {})) {
    const values = loads.map((load) => load[name]);
    const ratios = loads.map((load, n) => load[name] / first[n]?.[name]).filter(Number.isFinite);
    found[name] = { median: round(median(values)), min: round(Math.min(...values)), max: round(Math.max(...values)) };
    if (ratios.length) found[name].ratio = round(median(ratios));
  }
  return found;
}
