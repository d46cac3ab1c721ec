// Where the files are for bundlers, which follow literal imports and copy the file of a literal `new URL`.
// There is one such literal for each file: Vite copies a file once for each literal it finds.

import { languages, tags } from './dist/i18n.js';
import { parts as profile } from './dist/profile.parts.js';
import { parts as programme } from './dist/programme.parts.js';
import { parts as projectMap } from './dist/project-map.parts.js';
import { compile, hasBase, inFolder, settings } from './load.js';

/** @returns {import('./load.js').Assets['messages']} */
const messages = (/** @type {string} */ kind) => ({ tags, load: (name) => languages[kind][name]() });

/**
 * Development servers and bundlers that move these files without the wasm answer with 404 or a page of their own:
 * then the copy in base64 is taken.
 * @param {any} address
 * @param {() => Promise<string>} inline
 */
async function compileOr(address, inline) {
  try {
    return await compile(address);
  } catch (cause) {
    // Where wasm is forbidden, the copy is too.
    if (/content security|unsafe-eval|\bcsp\b/i.test(cause)) throw cause;
    return compile(Uint8Array.from(atob(await inline()), (letter) => letter.charCodeAt(0)));
  }
}

/** @type {Record<string, import('./load.js').Assets>} */
const packed = {
  profile: {
    glue: () => import('./dist/profile.js'),
    address: (part) => (part ? profile[part.slice(1)]() : new URL('./dist/profile.wasm', import.meta.url)),
    module: (address, part) =>
      compileOr(address, async () => {
        const inline = await import('./dist/profile.inline.js');
        return part ? inline.parts[part.slice(1)] : inline.default;
      }),
    messages: messages('profile'),
  },
  programme: {
    glue: () => import('./dist/programme.js'),
    address: (part) => (part ? programme[part.slice(1)]() : new URL('./dist/programme.wasm', import.meta.url)),
    module: (address, part) =>
      compileOr(address, async () => {
        const inline = await import('./dist/programme.inline.js');
        return part ? inline.parts[part.slice(1)] : inline.default;
      }),
    messages: messages('programme'),
  },
  'project-map': {
    glue: () => import('./dist/project-map.js'),
    address: (part) => (part ? projectMap[part.slice(1)]() : new URL('./dist/project-map.wasm', import.meta.url)),
    module: (address, part) =>
      compileOr(address, async () => {
        const inline = await import('./dist/project-map.inline.js');
        return part ? inline.parts[part.slice(1)] : inline.default;
      }),
    messages: messages('project-map'),
  },
};

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

/** The files in this package, unless `configure` has named another place. */
export function assets(/** @type {string} */ kind) {
  const files = hasBase() ? inFolder(kind, tags) : packed[kind];
  const wasm = named(kind);
  return {
    ...files,
    address: (/** @type {string} */ part) => addressOf(wasm, part) || files.address(part),
    module: (/** @type {any} */ address, /** @type {string} */ part) =>
      wasm && !part ? compile(wasm) : files.module(address, part),
  };
}
