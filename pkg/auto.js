// The script-tag file: defines all elements, and finds its parts beside itself. Bundled into one script that works
// with and without `type="module"`, so there is no `import.meta` here.

import { attributes } from './dist/attributes.js';
import { tags } from './dist/i18n.js';
import { watchForms } from './compat.js';
import { widget } from './element.js';
import { configure, inFolder } from './load.js';

/** What each first module must hash to: whoever pins this file by its `integrity` pins them too. @type {Record<string, string>} */
const HASHES = __HASHES__;

const script = /** @type {HTMLScriptElement | null} */ (
  document.currentScript || document.querySelector('script[src*="city-widgets.js"]')
);
// A module has no currentScript, but its own address stands in a stack.
const [address] = (!document.currentScript && /\w+:\/\/[^\s()@]+?(?=:\d+:\d+)/.exec(new Error().stack)) || [
  script?.src,
];
// `data-base` helps where an optimiser has merged the script into another file.
configure({ base: new URL(script?.dataset.base || '.', address || document.baseURI) });

let first = true;
for (const kind of Object.keys(attributes)) {
  const made = widget(kind, () => inFolder(kind, tags, HASHES[kind]));
  first = made.define() === made && first;
}
if (first) watchForms();
