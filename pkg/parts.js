// Code that comes later: `programme.<part>.wasm` shares memory, table and functions with the module that runs. Bundled
// with the glue, because nobody needs it before there is a widget.

import { places } from './crashes.js';

/** The compiled parts, for every instance of the module. @type {Record<string, Promise<WebAssembly.Module>>} */
const modules = {};

/** The names of the parts that each instance has. @type {WeakMap<object, Set<string>>} */
const present = new WeakMap();

/** The hashes of the parts by their names, once it has been asked for. @type {Promise<Record<string, string>> | undefined} */
let hashes;

/**
 * The list of the parts' hashes is fetched with the first part, because it would be a tenth of a first view. Its own hash
 * is in the first module, whose hash is in the loader: so whoever pins the loader pins the parts.
 */
function listed(/** @type {import('./load.js').Assets} */ assets, /** @type {WebAssembly.Module} */ first) {
  if (!assets.sealed) return {};
  const [seal] = WebAssembly.Module.customSections(first, 'parts');
  const integrity = 'sha256-' + btoa(String.fromCharCode(...new Uint8Array(seal)));
  hashes ||= fetch(assets.address('.parts').href.replace(/wasm$/, 'json'), { integrity }).then((list) => list.json());
  hashes.catch(() => (hashes = undefined));
  return hashes;
}

/** Fetches and compiles a part, once; a failure is forgotten, so that the next who asks tries again. */
function compiled(/** @type {import('./load.js').Assets} */ assets, /** @type {import('./load.js').Glue} */ { module }, /** @type {string} */ name) {
  if (!modules[name]) {
    const address = assets.address('.' + name);
    places.add(address.href.split('.wasm')[0]);
    modules[name] = (async () => assets.module(address, '.' + name, (await listed(assets, module))[name]))();
    modules[name].catch(() => delete modules[name]);
  }
  return modules[name];
}

/** Joins a part to an instance, once. */
function join(/** @type {WebAssembly.Exports} */ instance, /** @type {string} */ name, /** @type {WebAssembly.Module} */ module) {
  const names = present.get(instance) || new Set();
  present.set(instance, names);
  if (names.has(name)) return;
  try {
    new WebAssembly.Instance(module, { m: instance });
    names.add(name);
  } catch (cause) {
    // A part of another release, from a cache: it does not fit. Perhaps the next one does.
    delete modules[name];
    throw cause;
  }
}

/**
 * The parts of one widget: `part` and `warm` are called by the widget, the others by the loader.
 * @param {import('./load.js').Glue} glue
 * @param {import('./load.js').Assets} assets
 * @param {ShadowRoot} root takes the style sheets
 * @param {typeof import('./load.js').coded} coded
 * @param {typeof import('./sheets.js').adopt} adopt
 * @param {typeof import('./language.js').table} table
 * @param {() => string} language the one that the widget speaks
 * @param {() => boolean} isOver whether the widget is gone
 */
export function partsFor(glue, assets, root, coded, adopt, table, language, isOver) {
  const { instance } = glue;
  const { host } = root;
  if (host.hasAttribute('debug')) assets.diagnose().then((it) => it.tellUnknown(host)).catch(() => {});
  /** The words that only parts need, and their language. @type {string | undefined} */
  let words;
  /** @type {string | undefined} */
  let spoken;

  async function speak() {
    let wanted;
    // The language may have changed while they came.
    while (spoken !== (wanted = language())) {
      words = await table(wanted, assets.messages, '.later');
      spoken = wanted;
    }
  }
  /** What was said last. @type {HTMLElement | undefined} */
  let told;

  /** Tells whoever has just done something, where the code for it can't be had. @param {Promise<any>} asked */
  async function tell(asked) {
    told?.remove();
    try {
      return await asked;
    } catch (cause) {
      if (!isOver() && navigator.userActivation?.isActive) {
        const [textContent] = JSON.parse(await table(language(), assets.messages));
        told = document.createElement('p');
        Object.assign(told, { className: 'told', part: 'status', textContent });
        told.setAttribute('role', 'alert');
        root.querySelector('dialog[open],.frame')?.append(told);
      }
      throw cause;
    }
  }
  const both = (/** @type {string} */ name) => Promise.all([compiled(assets, glue, name), speak()]);

  return {
    /** Gives the words that come with the part, once its code is there. */
    part: (/** @type {string} */ name) =>
      tell(
        coded(assets, async () => {
          const [module] = await both(name);
          // An instance that has crashed meanwhile gets nothing more.
          if (isOver()) throw new Error('gone');
          join(instance, name, module);
          for (const css of WebAssembly.Module.customSections(module, 'css')) adopt(root, new TextDecoder().decode(css));
          return words;
        }),
      ),

    /** Gets what will probably be wanted. */
    warm(/** @type {string} */ name) {
      both(name).catch(() => {});
    },

    /** After the language has changed. */
    speak: () => spoken && speak(),

    /** These words and those that came later: both are lists. */
    said: (/** @type {string} */ first) => (words ? first.slice(0, -1) + ',' + words.slice(1) : first),
  };
}
