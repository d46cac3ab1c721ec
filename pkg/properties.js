// Attributes are the state of an element; each has a property that reads and writes it.

/** @typedef {'string' | 'number' | 'boolean' | 'json'} Kind */
/**
 * Attribute, property, kind, and what the property reads when the attribute is absent or makes no sense.
 * @typedef {readonly [string, string, Kind, any?]} Row
 */

/**
 * @param {Element} element
 * @param {Row} row
 */
export function readProperty(element, [name, , kind, fallback = kind === 'string' ? '' : null]) {
  const text = element.getAttribute(name);
  if (kind === 'string') return text ?? fallback;
  // Frameworks write `live`, `live="true"` and `live="live"` for true, and `live="false"` for false.
  if (kind === 'boolean') return text !== null && text !== 'false';
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
export function writeProperty(element, [name, , kind], value) {
  if (kind === 'boolean') value = value === '' || (value && value !== 'false') ? '' : null;
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
    if (row[1] in prototype) continue;
    Object.defineProperty(prototype, row[1], {
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
