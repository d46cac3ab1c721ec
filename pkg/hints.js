// With `debug`, an element tells about attributes that are probably misspelt.

/** @type {WeakSet<Element>} */
const told = new WeakSet();

/** How many letters stand in one word only: enough to find what was meant by `headinglevel` or `scr`. */
const distance = (/** @type {string} */ a, /** @type {string} */ b) =>
  [...(a + b)].filter((letter) => !a.includes(letter) || !b.includes(letter)).length;

/**
 * One warning for each element, with the nearest known names.
 * @param {Element} element
 * @param {string[]} known
 */
export function tellUnknown(element, known) {
  const hints = element
    .getAttributeNames()
    .filter((name) => !known.includes(name) && !(name in element))
    .filter((name) => !/^(class|tabindex|exportparts|item.*|(aria|data|ng|v)-.*)$|[^a-z-]/.test(name))
    .map((name) => `${name} (${[...known].sort((a, b) => distance(name, a) - distance(name, b))[0]}?)`);
  if (element.hasAttribute('debug') && hints[0] && !told.has(element)) {
    told.add(element);
    console.warn(`<${element.localName}> does not know`, ...hints);
  }
}
