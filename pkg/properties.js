// Attributes are the state of an element; each has a property that reads and writes it.

/**
 * An attribute, and what its property reads where the attribute is absent or makes no sense. The type of that is the type
 * of the property: text, a boolean, or else JSON, which numbers are too.
 * @typedef {readonly [string, any]} Row
 */

/**
 * @param {Element} element
 * @param {Row} row
 */
export function readProperty(element, [name, fallback]) {
  const text = element.getAttribute(name);
  if (fallback?.trim) return text ?? fallback;
  // Frameworks write `live`, `live="true"` and `live="live"` for true, and `live="false"` for false.
  if (fallback === false) return text !== null && text !== 'false';
  try {
    return JSON.parse(text) ?? fallback;
  } catch {
    return fallback;
  }
}

/**
 * @param {Element} element
 * @param {Row} row
 * @param {any} value
 */
export function writeProperty(element, [name, fallback], value) {
  if (fallback === false) value = value === '' || (value && value !== 'false') ? '' : null;
  if (value === null || value === undefined) element.removeAttribute(name);
  // Only plain objects: a URL is to be itself.
  else element.setAttribute(name, String(value) === '[object Object]' ? JSON.stringify(value) : value);
}

/**
 * Gives a class the properties of its table. What `HTMLElement` or the class has already stays (`lang`, `refresh`).
 * @param {object} prototype
 * @param {readonly Row[]} rows
 */
export function reflect(prototype, rows) {
  for (const row of rows) {
    const property = row[0].replace(/-./g, (letters) => letters[1].toUpperCase());
    if (property in prototype) continue;
    Object.defineProperty(prototype, property, {
      enumerable: true,
      get() {
        return readProperty(this, row);
      },
      set(value) {
        writeProperty(this, row, value);
      },
    });
  }
}

/**
 * Properties set before the class was defined are the element's own and hide the accessors: set them again.
 * @param {any} element
 */
export function upgrade(element) {
  for (const name of Object.keys(element)) {
    if (!(name in element.constructor.prototype)) continue;
    const value = element[name];
    delete element[name];
    // Unlike an assignment, this does not throw where there is nothing to set, as for `state`.
    Reflect.set(element, name, value);
  }
}
