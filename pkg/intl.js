// The browser's `Intl` in one function: each binding of its own would cost as much again in wasm and in glue.

/** Formatters are slow to make and fast to use, so all elements share a bounded store. @type {Map<string, any>} */
const store = new Map();
const MOST = 64;

/**
 * Formats something; `undefined` where `Intl` can't.
 * @param {string} kind `DateTimeFormat`, `NumberFormat`, `PluralRules`, `ListFormat`, `DisplayNames`, or `zone` for
 *   the visitor's own, or `fold` for text without case and with accents apart
 * @param {string} lang
 * @param {string} options as JSON
 * @param {any} value
 * @param {any} [last] the end of a range
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
    if (last !== undefined) return format.formatRange(value, last);
    return (format.format || format.select || format.of).call(format, value);
  } catch {
    // An unknown zone or language.
  }
}
