// Editors that strip unknown tags leave `<div data-city-widget="programme" data-src="…">` alone, and links too.
// Both give way to the element here, and become its fallback.

import { whenParsed } from './parsed.js';

function replace(/** @type {HTMLElement} */ form) {
  const tag = 'city-' + form.dataset.cityWidget;
  const made = /** @type {any} */ (customElements.get(tag));
  // Inside an editor the snippet is text that somebody is writing.
  if (!made || form.isContentEditable) return;
  const element = document.createElement(tag);
  form.removeAttribute('data-city-widget');
  const isLink = form.localName === 'a';
  const moved = isLink ? /^(id|class)$/ : /^(?!on)/;
  // Backwards, so that `data-lang` counts more than `lang`.
  for (const name of form.getAttributeNames().sort().reverse()) {
    // Only the widget's own attributes: sanitizers let any `data-` through, and `data-onclick` must not become code.
    const own = name.startsWith('data-') && made.observedAttributes.includes(name.slice(5));
    if (own || moved.test(name)) {
      element.setAttribute(own ? name.slice(5) : name, form.getAttribute(name));
      form.removeAttribute(name);
    }
  }
  form.replaceWith(element);
  element.append(...(isLink ? [form] : form.childNodes));
}

const replaceAll = () => document.querySelectorAll('[data-city-widget]').forEach(replace);

/** Replaces the forms on the page, and those that come later. */
export function watchForms() {
  // Not while the page is parsed: the parser would go on filling the replaced node.
  whenParsed(() => {
    replaceAll();
    new MutationObserver(replaceAll).observe(document, { childList: true, subtree: true });
  });
}
