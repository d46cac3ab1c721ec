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

/**
 * Formats something; `undefined` where `Intl` can't.
 * @param {string} kind `DateTimeFormat`, `NumberFormat`, `PluralRules`, `ListFormat`, `DisplayNames`,
 *   `RelativeTimeFormat`, `Collator` for a list in order, or `zone` for the visitor's own, or `fold` for text without
 *   case and with accents apart
 * @param {string} lang
 * @param {string} options as JSON
 * @param {any} value
 * @param {any} [last] the end of a range, or the unit of a span of time
 * @returns {string | undefined}
 */
export function intl(kind, lang, options, value, last) {
  try {
    if (kind === 'fold') return value.normalize('NFKD').toLowerCase();
    if (kind === 'zone') return Intl.DateTimeFormat().resolvedOptions().timeZone;
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
