// With `debug`, an element tells about attributes that are probably misspelt. Bundled with diagnose.js: no visitor needs it.

/** @type {WeakSet<Element>} */
const told = new WeakSet();

/** How many letters stand in one word only: enough to find what was meant by `headinglevel` or `scr`. */
const distance = (/** @type {string} */ a, /** @type {string} */ b) =>
  [...(a + b)].filter((letter) => !a.includes(letter) || !b.includes(letter)).length;

/**
 * The attributes of an element that are probably misspelt, each with the nearest known name.
 * @param {Element} element
 * @param {readonly string[]} known
 */
export const misspelt = (element, known) =>
  element
    .getAttributeNames()
    .filter((name) => !known.includes(name) && !(name in element))
    .filter((name) => !/^(class|tabindex|exportparts|item.*|(aria|data|ng|v)-.*)$|[^a-z-]/.test(name))
    .map((name) => `${name} (${nearest(name, known)}?)`);

/** The name that is most like another one. */
export const nearest = (/** @type {string} */ name, /** @type {readonly string[]} */ known) =>
  [...known].sort((a, b) => distance(name, a) - distance(name, b))[0];

/**
 * One warning for each element.
 * @param {Element} element
 */
export function tellUnknown(element) {
  const hints = misspelt(element, /** @type {any} */ (element.constructor).observedAttributes);
  if (hints[0] && !told.has(element)) {
    told.add(element);
    console.warn(`<${element.localName}> does not know`, ...hints);
  }
}
