// A constructable sheet belongs to the document that made it, so one is kept for each document and text.
// Sheets set this way are no inline styles: a strict `style-src` lets them through.

/** @type {WeakMap<Document, Record<string, CSSStyleSheet>>} */
const made = new WeakMap();

/**
 * Adds the sheet with this text to a shadow root, once. Throws in browsers without constructable sheets.
 * @param {ShadowRoot} root
 * @param {string} text
 */
export function adopt(root, text) {
  const page = root.ownerDocument;
  const sheets = made.get(page) || {};
  made.set(page, sheets);
  if (!sheets[text]) (sheets[text] = new page.defaultView.CSSStyleSheet()).replaceSync(text);
  const adopted = root.adoptedStyleSheets;
  // An assignment costs a new layout, also when it changes nothing.
  if (!adopted.includes(sheets[text])) root.adoptedStyleSheets = [...adopted, sheets[text]];
}
