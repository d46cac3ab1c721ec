// The files of this package, for bundlers: they follow literal imports and copy the file of a literal `new URL`. Those
// literals are in `files/`, one for each file: Vite copies a file once for each literal it finds.

import { tags } from './dist/i18n.js';
import { compile, hasBase, inFolder, settings } from './load.js';

/**
 * What a bundler is shown of one kind of widget.
 * @typedef {object} Files
 * @property {() => Promise<import('./load.js').Glue>} glue
 * @property {(part?: string) => URL} address of the wasm; a part is named with a dot before it
 * @property {() => Promise<{default: string, parts: Record<string, string>}>} inline all wasm in base64
 * @property {Record<string, () => Promise<{default: string}>>} languages
 */

/** The wasm out of the text that holds all of it. */
async function fromText(/** @type {Files} */ files, part = '') {
  const inline = await files.inline();
  const text = part ? inline.parts[part.slice(1)] : inline.default;
  return compile(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
}

/** The module that `configure({ wasm })` names for a kind; without kinds it is that of the programme. */
function named(/** @type {string} */ kind) {
  const { wasm } = settings;
  return wasm?.constructor === Object ? wasm[kind] : kind === 'programme' ? wasm : undefined;
}

/** Its address, if it has one; that of a part is beside it. */
function addressOf(/** @type {any} */ wasm, part = '') {
  const address = wasm?.href || wasm?.url || (wasm?.trim && wasm);
  const whole = part ? address?.replace(/\.wasm(?=[?#]|$)/, `${part}.wasm`) : address;
  return whole && (whole !== address || !part) && new URL(whole, document.baseURI);
}

/**
 * The files in this package, unless `configure` has named another place. Development servers and bundlers that move
 * these files without the wasm answer with 404 or a page of their own: then the copy in base64 is taken.
 * @param {string} kind
 * @param {Files} files
 * @returns {() => import('./load.js').Assets}
 */
export const packed = (kind, files) => () => {
  const { address, module, ...rest } = hasBase() ? inFolder(kind, tags) : inPackage(files);
  const wasm = named(kind);
  return {
    ...rest,
    address: (part) => addressOf(wasm, part) || address(part),
    module: (place, part) => (wasm && !part ? compile(wasm) : module(place, part)),
  };
};

/** @returns {import('./load.js').Assets} */
const inPackage = (/** @type {Files} */ files) => ({
  ...files,
  module: async (address, part) => {
    try {
      return await compile(address);
    } catch (cause) {
      // Where wasm is forbidden, the copy is too.
      if (/content security|unsafe-eval|\bcsp\b/i.test(cause)) throw cause;
      return fromText(files, part);
    }
  },
  messages: { tags, load: (name) => files.languages[name]() },
  diagnose: () => import('./diagnose.js'),
});

/**
 * The wasm as text in the bundle: nothing is looked for beside it.
 * @param {string} kind
 * @param {Omit<Files, 'address'>} files
 * @returns {() => import('./load.js').Assets}
 */
export const inlined = (kind, files) => () => ({
  .../** @type {Files} */ (files),
  // Never fetched: a name for what traps.
  address: (part = '') => new URL(`${kind}${part}.wasm`, document.baseURI),
  module: (_, part) => fromText(/** @type {Files} */ (files), part),
  messages: { tags, load: (name) => files.languages[name]() },
  diagnose: () => import('./diagnose.js'),
});
