// What an element is given to show.

import { languageOf } from './language.js';

/**
 * Data as text: handed over, or standing in the page.
 * @param {HTMLElement} element
 * @param {string | undefined} json
 * @returns {string | undefined}
 */
export function dataOf(element, json) {
  const text = json ?? element.getAttribute('data');
  if (text || element.getAttribute('src')) return text || undefined;
  const script = element.querySelector(':scope>script[type="application/json"]');
  // While the page is parsed, a script with nothing after it may be half there.
  return (script && (script.nextSibling || document.readyState !== 'loading') && script.textContent) || undefined;
}

/**
 * All attributes that the widget reads, with the language, the base of relative addresses and the page's colours.
 * @param {HTMLElement} element
 * @param {readonly string[]} names
 */
export function optionsOf(element, names) {
  /** @type {Record<string, string | null>} */
  const options = {};
  for (const name of names) {
    if (name !== 'data' && element.hasAttribute(name)) options[name] = element.getAttribute(name);
  }
  options.lang = languageOf(element);
  options.base = element.baseURI;
  if (element.id) options.id = element.id;
  if (isLight(getComputedStyle(element).color)) options.dark = '';
  options.ground = ground(element);
  return options;
}

/** The colour behind an element: that of the nearest around it that has one. @returns {string} */
function ground(/** @type {any} */ node) {
  const color = node ? getComputedStyle(node).backgroundColor : '';
  return / 0\)$/.test(color) ? ground(node.parentElement || node.getRootNode().host) : color;
}

/** Whether a computed colour is nearer to white than to black: then the page behind it is dark. */
function isLight(/** @type {string} */ color) {
  const [a, b, c] = (color.match(/[\d.]+/g) || []).map(Number);
  // Other notations begin with the lightness, or with red, of one or of a hundred.
  return (/^rgb/.test(color) ? (a + b + c) / 765 : a > 1 ? a / 100 : a) > 0.55;
}

/** Whether the page's author put anything into the element that is seen when the widget is not. */
export const hasFallback = (/** @type {HTMLElement} */ element) =>
  [...element.childNodes].some((/** @type {any} */ node) =>
    node.localName ? node.localName !== 'script' : node.wholeText?.trim(),
  );
