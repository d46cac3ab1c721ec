// Finding and compiling the files of a widget.

/**
 * The wasm-bindgen glue (see src/element.rs) with the style sheet of a kind and beside.js.
 * @typedef {object} Glue
 * @property {(input: {module_or_path: WebAssembly.Module}) => Promise<unknown>} default
 * @property {(container: HTMLElement, options: Record<string, string>, messages: string, data: string | undefined, host: object) => Widget} mount
 * @property {() => void} __wbg_reset_state makes a fresh instance of the same module
 * @property {WebAssembly.Exports} instance what the running instance exports
 * @property {WebAssembly.Module} module the first one
 * @property {string} css
 * @property {typeof import('./beside.js').watchCrashes} watchCrashes
 * @property {typeof import('./beside.js').followGroup} followGroup
 * @property {typeof import('./beside.js').intl} intl
 * @property {typeof import('./beside.js').partsFor} partsFor
 */
/**
 * @typedef {object} Widget
 * @property {(options: Record<string, string>, messages: string) => void} update
 * @property {(json: string | undefined) => void} set_data
 * @property {() => void} refresh
 * @property {(detail: string) => void} relate
 * @property {() => any} model
 * @property {() => void} free
 * @property {() => number} __destroy_into_raw
 */
/**
 * Where the files of one kind of widget come from. A part is named with a dot before it: `.dialog`; without a name it is
 * about the first module.
 * @typedef {object} Assets
 * @property {() => Promise<Glue>} glue
 * @property {(part?: string) => URL} address  of the wasm
 * @property {(address: any, part?: string, integrity?: string) => Promise<WebAssembly.Module>} module
 * @property {unknown} [sealed] whether the parts must be those that the first module was built with
 * @property {import('./language.js').Messages} messages
 * @property {() => Promise<typeof import('./diagnose.js')>} diagnose
 */

/** @type {{wasm?: any, base?: string | URL}} */
export const settings = {};

/**
 * Overrides where the files are loaded from. Call it before the first element is shown.
 * @param {{wasm?: any, base?: string | URL}} options `wasm`: URL, bytes, Response or compiled module (or a promise
 *   of one), for each kind of widget: `{ programme: …, profile: …, 'project-map': … }`; alone it is that of the
 *   programme. `base`: URL of the folder that holds what `dist/` of the package holds
 */
export function configure(options) {
  Object.assign(settings, options);
}

/**
 * A failure with a code of the `city-error` event; the message is put into words later.
 * @param {string} code
 * @param {unknown} [cause]
 * @param {number} [status]
 */
export const failure = (code, cause, status) => ({ code, cause, status });

const at = (/** @type {string} */ path) => new URL(path, new URL(settings.base, document.baseURI));

/** How often a file could not be loaded: browsers keep a failed import, so another try needs another address. */
const missed = /** @type {Record<string, number>} */ ({});
const load = (/** @type {string} */ path) =>
  import(/* webpackIgnore: true */ /* @vite-ignore */ at(path).href + (missed[path] ? '?' + missed[path] : '')).catch((cause) => {
    missed[path] = (missed[path] || 0) + 1;
    throw cause;
  });

/**
 * Files in one folder, named after their kind.
 * @param {string} kind
 * @param {readonly string[]} tags
 * @param {string} [integrity] of the first module, which knows the hash of the list of its parts' hashes
 * @returns {Assets}
 */
export const inFolder = (kind, tags, integrity) => ({
  glue: () => load(kind + '.js'),
  address: (part = '') => at(kind + part + '.wasm'),
  module: (address, part, its = integrity) => compile(address, its),
  sealed: integrity,
  messages: { tags, load: (name) => load(`i18n/${kind}/${name}.js`) },
  diagnose: () => load('diagnose.js'),
});

/** Whether `configure` has named a folder. */
export const hasBase = () => !!settings.base;

/** What the addresses of the wasm and of the glue beside it begin with: traps and policies name those. */
export const stem = (/** @type {Assets} */ assets) => assets.address().href.split('.wasm')[0];

/**
 * @param {any} input
 * @param {string} [integrity]
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(input, integrity) {
  let source = await input;
  if (source.href || source.trim) {
    source = await fetch(source, { integrity }).catch(async (cause) => {
      // An answer of 404 has not the hash either, and only the browser knows that it was one.
      const answer = await fetch(source, { method: 'HEAD' });
      if (answer.ok) throw cause;
      return answer;
    });
  }
  if (source instanceof Response) {
    if (!source.ok) throw failure('wasm', source.url, source.status);
    // Streaming refuses any other type; old servers send wasm as octets, and that must work too.
    if (/^application\/wasm\b/i.test(source.headers.get('content-type'))) return WebAssembly.compileStreaming(source);
    source = await source.arrayBuffer();
  }
  // The page that a server sends with status 200 for an unknown path fails here too: it has not the magic bytes.
  return source instanceof WebAssembly.Module ? source : WebAssembly.compile(source);
}

/**
 * Runs a load and gives its errors a code: `csp` where the page's policy was in the way, else `wasm`.
 * @template T
 * @param {Assets} assets
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function coded(assets, load) {
  let refused = false;
  const watch = (/** @type {SecurityPolicyViolationEvent} */ { blockedURI }) => {
    if (blockedURI.startsWith(stem(assets))) refused = true;
  };
  document.addEventListener('securitypolicyviolation', watch);
  try {
    return await load();
  } catch (cause) {
    // The event comes in a later task than the rejection.
    await new Promise((then) => setTimeout(then));
    if ('status' in Object(cause)) throw cause;
    throw failure(refused || /content security|unsafe-eval|\bcsp\b/i.test(cause) ? 'csp' : 'wasm', cause);
  } finally {
    document.removeEventListener('securitypolicyviolation', watch);
  }
}
