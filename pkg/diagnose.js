// What stands in the way of a widget, in words for who builds the page: `element.diagnose()`, or from the console
// `import('https://HOST/city-widgets/v1/diagnose.js').then((it) => it.diagnose())`. Loaded only for this.

import { misspelt, nearest } from './hints.js';
import { askData, askFiles, askPolicy, refusals } from './probes.js';

export { tellUnknown } from './hints.js';

/**
 * @typedef {object} Finding
 * @property {string} code
 * @property {string} message
 * @property {Element} [element]
 */

const TAGS = ['city-programme', 'city-profile', 'city-project-map'];

/** Types with which a browser runs a script. */
const RUNS = /^(|module|(text|application)\/(java|ecma)script)$/i;

/** The scripts on the page that name our file, wherever in their attributes: those who hold a script back move `src`. */
const scripts = () =>
  [...document.scripts].filter((script) =>
    script.getAttributeNames().some((name) => /city-widgets[^/]*\.js/.test(script.getAttribute(name) || '')),
  );

/** The page: whether the script is there, may run, and is the only one. @returns {Finding[]} */
function ofThePage() {
  /** @type {Finding[]} */
  const found = [];
  for (const script of scripts()) {
    const type = script.getAttribute('type') || '';
    if (RUNS.test(type) && script.src) continue;
    found.push({
      code: 'script-blocked',
      message: `The script of the widgets does not run: it has ${RUNS.test(type) ? 'no src' : `type="${type}"`}. A consent manager or an optimiser holds it back. It sets no cookies; mark it as necessary, with data-cookieconsent="ignore", data-ot-ignore, data-cfasync="false" or the like, or exclude it in that tool.`,
      element: script,
    });
  }
  const defined = TAGS.map((tag) => /** @type {any} */ (customElements.get(tag))).filter(Boolean);
  if (!defined.length && !found.length) {
    found.push({
      code: 'no-script',
      message: scripts().length
        ? 'The script of the widgets is on the page, but has not run: see the network and the console for what refused it.'
        : 'The script of the widgets is not on the page.',
    });
  }
  const addresses = [...new Set(scripts().map((script) => script.src).filter(Boolean))];
  const others = defined.flatMap((made) => made.others || []);
  if (others.length || addresses.length > 1) {
    found.push({
      code: 'two-versions',
      message: `The widgets are on this page more than once: ${defined[0]?.version} runs, ${others.join(', ') || 'another copy'} does nothing. ${addresses.join(' ')}`,
    });
  }
  for (const element of document.querySelectorAll(':not(:defined)')) {
    if (element.localName.startsWith('city-') && !TAGS.includes(element.localName)) {
      const message = `There is no <${element.localName}>; <${nearest(element.localName, TAGS)}>?`;
      found.push({ code: 'unknown-tag', message, element });
    }
  }
  for (const element of document.querySelectorAll('[data-city-widget]')) {
    const kind = element.getAttribute('data-city-widget') || '';
    const kinds = TAGS.map((tag) => tag.slice(5));
    const message = kinds.includes(kind)
      ? `data-city-widget="${kind}" has not become a widget: the script has not run, or this is inside an editor.`
      : `There is no widget "${kind}"; "${nearest(kind, kinds)}"?`;
    found.push({ code: 'unknown-widget', message, element });
  }
  return found;
}

/** One element: its attributes, its data and its files. @returns {Promise<Finding[]>} */
async function ofElement(/** @type {any} */ element) {
  const { observedAttributes, runtime } = element.constructor;
  if (!runtime) return [];
  /** @type {Finding[]} */
  const found = [];
  const add = (/** @type {string} */ code, /** @type {string} */ message) => found.push({ code, message, element });
  for (const hint of misspelt(element, observedAttributes)) add('unknown-attribute', `Unknown attribute ${hint}`);
  for (const name of observedAttributes) {
    if (element.hasAttribute('data-' + name)) add('unknown-attribute', `data-${name} is for <div data-city-widget>; here it is ${name}`);
  }
  const inPage = element.data || element.querySelector(':scope>script[type="application/json"]');
  const src = element.getAttribute('src');
  if (!src && !inPage) add('no-data', 'There is neither src nor data.');
  if (!element.querySelector('a[href]')) add('no-fallback', 'It has no link inside, for visitors who can’t see the widget.');
  const { state, error } = element;
  if (state === 'idle' && (src || inPage)) add('idle', 'It is not near the viewport, or is hidden, so nothing was loaded yet.');
  if (error) add(`error-${error.code}`, `${error.message} (${error.code}${error.status ? ` ${error.status}` : ''})`);
  for (const [code, message] of await askFiles(runtime.assets(), scripts().some((script) => script.src))) add(code, message);
  if (src && !inPage) for (const [code, message] of await askData(new URL(src, element.baseURI))) add(code, message);
  return found;
}

/**
 * Prints what is found in the console, and gives it. Nothing found is an empty list.
 * @param {Element} [only] an element; all of the page without it
 * @returns {Promise<Finding[]>}
 */
export async function diagnose(only) {
  const elements = only ? [only] : [...document.querySelectorAll(TAGS.join())];
  const found = ofThePage();
  for (const [code, message] of [...askPolicy(), ...(await refusals())]) found.push({ code, message });
  for (const element of elements) found.push(...(await ofElement(element)));
  const seen = elements.map((element) => `<${element.localName}> ${/** @type {any} */ (element).state || 'not defined'}`);
  console.info(`city-widgets: ${seen.join(', ') || 'no element'}; ${found.length || 'nothing'} found`);
  for (const { code, message, element } of found) console.info(`${code}: ${message}`, ...(element ? [element] : []));
  return found;
}
