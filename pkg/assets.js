// Where the parts are for bundlers, which follow literal imports and copy the file of a literal `new URL`.
// There is one such literal for each file: Vite copies a file once for each literal it finds.

import { languages, tags } from './dist/i18n.js';
import { compile, hasBase, inFolder } from './load.js';

/** @type {import('./load.js').Assets['messages']} */
const messages = { tags, load: (tag) => languages[tag]() };

/**
 * Development servers and bundlers that move these files without the wasm answer with 404 or a page of their own:
 * then the copy in base64 is taken.
 * @param {URL} address
 * @param {() => Promise<{default: string}>} inline
 */
async function compileOr(address, inline) {
  try {
    return await compile(address);
  } catch (cause) {
    // Where wasm is forbidden, the copy is too.
    if (/content security|unsafe-eval|\bcsp\b/i.test(cause)) throw cause;
    return compile(Uint8Array.from(atob((await inline()).default), (letter) => letter.charCodeAt(0)));
  }
}

/** @type {Record<string, import('./load.js').Assets>} */
const packed = {
  programme: {
    glue: () => import('./dist/programme.js'),
    address: () => new URL('./dist/programme.wasm', import.meta.url),
    module: (address) => compileOr(address, () => import('./dist/programme.inline.js')),
    messages,
  },
};

/** The parts in this package, unless `configure({ base })` has named another place. */
export const assets = (/** @type {string} */ kind) => (hasBase() ? inFolder(kind, tags) : packed[kind]);
