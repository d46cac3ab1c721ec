// Which language an element speaks, and the message table for it.

/** @typedef {{tags: readonly string[], load(name: string): Promise<{default: string}>}} Messages */

/** A valid BCP 47 tag, or nothing: many sites write `en_US`, and an invalid tag makes `Intl` throw. */
function tagOf(/** @type {string | null} */ text) {
  try {
    return text && Intl.getCanonicalLocales(text.replace(/_/g, '-'))[0];
  } catch {
    return '';
  }
}

/**
 * The element's own `lang`, else the nearest one around it (also outside the shadow trees it stands in),
 * else the browser's.
 * @param {Element} element
 * @returns {string}
 */
export function languageOf(element) {
  let node = element;
  while (node) {
    const tag = tagOf(node.getAttribute('lang'));
    if (tag) return tag;
    node = node.parentElement || /** @type {ShadowRoot} */ (node.getRootNode()).host;
  }
  return tagOf(navigator.language) || 'en';
}

/**
 * A message table for a language, as JSON text: `de-AT` is served by `de`, what is unknown or lost by English.
 * @param {string} lang
 * @param {Messages} messages
 * @param {string} [half] `.later` for the one that comes with the first part of the code
 * @returns {Promise<string>}
 */
export async function table(lang, { tags, load }, half = '') {
  while (lang && !tags.includes(lang)) lang = lang.replace(/-?[^-]*$/, '');
  return (await load((lang || 'en') + half).catch(() => load('en' + half))).default;
}
