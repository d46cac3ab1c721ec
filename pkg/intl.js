// The browser's `Intl` in one function: each binding of its own would cost as much again in wasm and in glue.

/** Formatters are slow to make and fast to use, so all elements share a bounded store. @type {Map<string, any>} */
const store = new Map();
const MOST = 64;

/**
 * Names in order, one a line: its place in the list, and its initial, which is `#` for what is no letter. Names whose
 * initials differ by an accent alone share one where the language has them in one row of its dictionary: Å is an A in
 * German, and a letter of its own in Swedish.
 * @param {string[]} names
 * @param {(a: string, b: string) => number} compare
 */
function sorted(names, compare) {
  let initial = '';
  return names
    .map((name, place) => ({ name, place }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ name, place }) => {
      const [first = ''] = name.trim().normalize('NFC');
      const [plain = ''] = first.normalize('NFD');
      const own = /\p{L}/u.test(first) ? (compare(plain, first) ? first : plain).toLocaleUpperCase() : '#';
      if (!initial || compare(initial, own)) initial = own;
      return `${place} ${initial}\n`;
    })
    .join('');
}

const numeric = 'numeric';

/**
 * How many seconds the clocks of a zone are ahead of UTC. A zone by its name: not all browsers take a bare offset.
 * @param {string} timeZone
 * @param {number} instant in milliseconds
 * @returns {string | undefined}
 */
function offset(timeZone, instant) {
  const clock = {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  };
  const [month, day, year, ...time] = intl('DateTimeFormat', 'en-US', JSON.stringify(clock), instant).match(/\d+/g);
  const date = new Date(instant);
  date.setUTCFullYear(year, month - 1, day);
  return /^[a-z]/i.test(timeZone) ? `${(date.setUTCHours(...time) - instant) / 1000}` : undefined;
}

/**
 * Formats something; `undefined` where `Intl` can't.
 * @param {string} kind `DateTimeFormat`, `NumberFormat`, `PluralRules`, `ListFormat`, `DisplayNames`,
 *   `RelativeTimeFormat`, `Collator` for a list in order, `zone` for the visitor's own, `offset` for that of a
 *   zone, or `fold` for text without case and with accents apart
 * @param {string} lang or the zone
 * @param {string} options as JSON
 * @param {any} value
 * @param {any} [last] the end of a range, or the unit of a span of time
 * @returns {string | undefined}
 */
export function intl(kind, lang, options, value, last) {
  try {
    if (kind === 'fold') return value.normalize('NFKD').toLowerCase();
    if (kind === 'zone') return Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (kind === 'offset') return offset(lang, value);
    const key = kind + lang + options;
    let format = store.get(key);
    if (!format) {
      // @ts-ignore
      format = new Intl[kind](lang, JSON.parse(options));
      if (store.size >= MOST) store.clear();
      store.set(key, format);
    }
    if (kind === 'Collator') return sorted(value, format.compare);
    if (last !== undefined) return (format.formatRange || format.format).call(format, value, last);
    return (format.format || format.select || format.of).call(format, value);
  } catch {
    // An unknown zone or language.
  }
}
