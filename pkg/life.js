// The life of one element: waiting, loading, mounted, failed, and back.

import { dataOf, hasFallback, optionsOf } from './input.js';
import { languageOf, table } from './language.js';
import { coded, failure } from './load.js';
import { forget, whenNear } from './nearby.js';
import { createOutcome } from './outcome.js';
import { whenParsed } from './parsed.js';
import { adopt } from './sheets.js';

const HOST_CSS =
  ':host{display:block;flex-grow:1;contain:layout style;min-block-size:var(--city-min-block-size,auto)}:host([hidden]){display:none}';

/** @typedef {ReturnType<typeof createLife>} Life */

/** Whether a link leads into a widget: however far down it stands, it can only be scrolled to once it is there. */
const isNamed = (/** @type {Element} */ element) =>
  element.hasAttribute('deep-links') && location.hash.includes('city:');

/**
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 * @param {import('./runtime.js').Runtime} runtime
 * @param {readonly string[]} names the attributes that the widget reads
 */
export function createLife(element, root, runtime, names) {
  /** What stands there at first: a slot for the fallback, or what a server has rendered. */
  const first = [...root.childNodes];
  const rendered = first[0].nodeName !== 'SLOT';
  /** Counts mounts and ends: what belongs to an earlier turn comes too late. */
  let turn = 0;
  let near = false;
  let changed = false;
  /** Data handed over by property, as JSON text. @type {string | undefined} */
  let json;
  /** @type {import('./load.js').Widget | undefined} */
  let widget;
  /** The options that the widget has, as text. @type {string} */
  let sent;
  /** The data that it has. @type {string | undefined} */
  let given;
  /** What it loads from: the data, or `src`. @type {string | null | undefined} */
  let shown;
  /** The message table and its language, kept so that a change of other attributes need not wait. @type {string} */
  let words;
  /** @type {string} */
  let language;
  /** What the widget has to do with code that comes later. @type {ReturnType<typeof import('./beside.js').partsFor>} */
  let parts;
  /** Ends what the group tells. @type {(() => void) | undefined} */
  let leave;
  /** The colour of the page's links, as last seen. @type {string} */
  let link = '';
  /** @type {any} */
  let model;

  const getModel = () => {
    if (widget) model ??= runtime.run(() => widget.model());
    return model ?? null;
  };
  const outcome = createOutcome(element, getModel);
  const become = (/** @type {Parameters<typeof outcome.become>} */ ...news) => {
    model = undefined;
    outcome.become(...news);
  };

  const source = () => dataOf(element, json) || element.getAttribute('src');

  const emit = (/** @type {string} */ name, /** @type {unknown} */ detail, cancelable = false) =>
    element.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }));

  // A language switch of the page is often just a `lang` attribute somewhere.
  const switches = new MutationObserver(change);
  // And with the visitor's colour scheme the page's colours may change.
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const recolour = () => {
    link = '';
    change();
  };

  function approach() {
    forget(element);
    near = true;
    change();
    // Data that stand in the page may not be there yet.
    whenParsed(change);
  }

  /** Something that the widget depends on may have changed. All changes of one task are sent as one. */
  function change() {
    if (!changed) queueMicrotask(flush);
    changed = true;
  }

  function flush() {
    if (!changed) return;
    changed = false;
    if (!near) return;
    if (!source()) stop();
    else if (widget) send();
    else if (outcome.state === 'idle') load();
  }

  async function speak() {
    const wanted = languageOf(element);
    if (wanted === language) return;
    words = await table(wanted, runtime.assets().messages);
    language = wanted;
  }

  /** What the widget is to be given now; remembered as given. */
  function next() {
    const options = optionsOf(element, names);
    // While the fallback is not shown its link has no colour, or the browser's own.
    const fallback = root.querySelector('slot') && element.querySelector('a[href]');
    link = (fallback && getComputedStyle(fallback).color) || link;
    options.link = link;
    sent = JSON.stringify(options);
    given = dataOf(element, json);
    shown = source();
    return options;
  }

  async function load() {
    const mine = ++turn;
    become('loading');
    try {
      const glue = await coded(runtime.assets(), async () => {
        await Promise.all([runtime.start(), speak()]);
        // Not from above: it may have crashed while the words were loading.
        return runtime.start();
      });
      if (mine !== turn || !element.isConnected) return;
      adopt(root, glue.css);
      const container = document.createElement('div');
      container.setAttribute('part', 'widget');
      // Before the fallback goes: its link shows the page's colour.
      const options = next();
      // What a server has rendered stays until there is something better, and where there is nothing.
      container.hidden = rendered;
      root.replaceChildren(container, ...(rendered ? first : []));
      runtime.lives.add(life);
      parts = glue.partsFor(glue, runtime.assets(), root, coded, adopt, table, () => language, () => mine !== turn);
      const made = runtime.run(() =>
        glue.mount(container, options, words, given, {
          // A widget of an earlier turn has nothing to say.
          changed: (.../** @type {Parameters<typeof become>} */ news) => {
            if (mine !== turn) return;
            if (container.hidden && news[0] !== 'loading') {
              container.hidden = false;
              if (news[0] !== 'error') root.replaceChildren(container);
            }
            become(...news);
          },
          emit: (.../** @type {Parameters<typeof emit>} */ event) => mine !== turn || emit(...event),
          intl: glue.intl,
          ...parts,
        }),
      );
      if (mine !== turn) return;
      widget = made;
      leave = glue.followGroup?.(element, (detail) => runtime.run(() => widget?.relate(detail)));
      // The language may have changed while the rest was loading.
      change();
    } catch (cause) {
      if (mine === turn) fail(cause);
    }
  }

  /** Brings the widget up to date. */
  async function send() {
    const mine = turn;
    // From now on `ready` means the load of what is new.
    if (source() !== shown) become('loading');
    if (languageOf(element) !== language) await speak().then(parts.speak).catch(() => {});
    if (mine !== turn) return;
    const before = { sent, given };
    const options = next();
    const calls = [];
    if (sent !== before.sent) calls.push(() => widget.update(options, parts.said(words)));
    // Data are told before the rest, and their end after it: neither must load what no longer counts.
    if (given !== before.given) calls[given ? 'unshift' : 'push'](() => widget.set_data(given));
    calls.forEach((call) => mine === turn && runtime.run(call));
  }

  /** Back to the fallback children. A lost instance is not called, not even by the garbage collector. */
  function unmount(lost = false) {
    const old = widget;
    widget = undefined;
    turn++;
    leave?.();
    leave = undefined;
    if (runtime.lives.delete(life)) root.replaceChildren(...first);
    if (lost) old?.__destroy_into_raw();
    else if (old) runtime.run(() => old.free());
  }

  function stop() {
    unmount();
    become('idle');
  }

  async function fail(/** @type {any} */ { code = 'wasm', status, cause }) {
    unmount();
    const mine = turn;
    let message = code;
    try {
      await speak();
      message = JSON.parse(words)[['wasm', 'csp', 'crashed'].indexOf(code)] || code;
    } catch {
      // The table is lost too: the code has to do.
    }
    if (mine !== turn) return;
    console.warn(`<${element.localName}>`, message, cause);
    // What it says goes to the console; that it could not be loaded either is no news.
    if (element.hasAttribute('debug')) /** @type {any} */ (element).diagnose().catch(() => {});
    if (!hasFallback(element)) {
      // Nothing else tells the visitor.
      const alert = document.createElement('p');
      Object.assign(alert, { part: 'status', textContent: message });
      alert.setAttribute('role', 'alert');
      root.replaceChildren(...first, alert);
    }
    const error = { code, message, status };
    become('error', error);
    emit('city-error', error);
  }

  const life = {
    outcome,
    flush,
    load,
    fail,
    getModel,
    abandon: () => unmount(true),

    setData(/** @type {string | undefined} */ text) {
      json = text;
      change();
    },

    /** The element is on the page, perhaps not for the first time, or an attribute has changed. */
    connect() {
      try {
        adopt(root, HOST_CSS);
      } catch {
        // Too old for the widget; the fallback needs no style.
      }
      scheme.addEventListener('change', recolour);
      switches.observe(document, { attributeFilter: ['lang'], subtree: true });
      if (near) change();
      else if (element.getAttribute('loading') === 'eager' || isNamed(element)) approach();
      else whenNear(element, approach);
    },

    end() {
      forget(element);
      switches.disconnect();
      scheme.removeEventListener('change', recolour);
      near = false;
      stop();
    },

    refresh() {
      if (!widget && outcome.error) become('idle');
      if (element.isConnected) approach();
      flush();
      if (widget) {
        become('loading');
        runtime.run(() => widget.refresh());
      }
      return outcome.ready;
    },
  };
  return life;
}
