// The custom elements: what a page sees of a widget. They are defined at once and load the rest when it is needed.

import { attributes } from './dist/attributes.js';
import { createLife } from './life.js';
import { readProperty, reflect, upgrade, writeProperty } from './properties.js';
import { createRuntime } from './runtime.js';
import { version } from './version.js';

const LIFE = Symbol('life');
/** @returns {import('./life.js').Life} */
const life = (/** @type {any} */ element) => element[LIFE];

/** What was handed over, as JSON text; no value is none. */
function textOf(/** @type {any} */ value) {
  try {
    return typeof value === 'string' ? value : JSON.stringify(value ?? undefined);
  } catch (cause) {
    // A cycle, for example. No reader makes sense of this text, so the widget reports `format` in its own words.
    return String(cause);
  }
}

/** @type {import('./properties.js').Row} */
const REFRESH = ['refresh', 0];

/** Whether this copy has said that it is not the first. */
let said = false;

// On a server there is no HTMLElement; importing this must be harmless there.
export class CityElement extends /** @type {typeof HTMLElement} */ (globalThis.HTMLElement || class {}) {
  /**
   * Defines the element, unless the tag is taken: then the first one stays.
   * @param {string} [tag]
   * @param {CustomElementRegistry} [registry]
   * @returns {CustomElementConstructor | undefined} the class behind the tag
   */
  static define(tag = this.tag, registry = globalThis.customElements) {
    if (!registry) return undefined;
    const taken = /** @type {any} */ (registry.get(tag));
    if (!taken) {
      // A class serves one tag only.
      registry.define(tag, tag === this.tag ? this : class extends this {});
    } else if (!said && taken.runtime !== this.runtime) {
      said = true;
      (taken.others ||= []).push(version);
      console.info(`city-widgets ${version}: ${taken.version} has <${tag}>`);
    }
    return registry.get(tag);
  }

  constructor() {
    super();
    const root = this.shadowRoot || this.attachShadow({ mode: 'open' });
    if (!root.firstChild) root.append(document.createElement('slot'));
    const { observedAttributes, runtime } = /** @type {any} */ (this.constructor);
    this[LIFE] = createLife(this, root, runtime, observedAttributes);
  }

  connectedCallback() {
    upgrade(this);
    life(this).connect();
  }

  disconnectedCallback() {
    // A move by a framework is a removal and an insertion in one task.
    queueMicrotask(() => this.isConnected || life(this).end());
  }

  /** With this, `moveBefore()` keeps the widget as it is. */
  connectedMoveCallback() {}

  /** Style sheets belong to one document, so the widget is built again in the new one. */
  adoptedCallback() {
    life(this).end();
  }

  attributeChangedCallback(/** @type {string} */ name, /** @type {string | null} */ old, /** @type {string | null} */ value) {
    if (old === value) return;
    if (name === 'data' && value) {
      console.warn(`<${this.localName} data>: rendered before it was defined?`);
    }
    if (this.isConnected) life(this).connect();
  }

  /** The canonical model of what is shown, or null. Set it to an object, an array or text to show that. */
  get data() {
    return life(this).getModel();
  }

  set data(value) {
    life(this).setData(textOf(value));
  }

  /** How often to load again: a number of seconds to set and to read; called, it loads now and gives `ready`. */
  get refresh() {
    return Object.assign(() => life(this).refresh(), { [Symbol.toPrimitive]: () => readProperty(this, REFRESH) });
  }

  set refresh(seconds) {
    writeProperty(this, REFRESH, seconds);
  }

  /** Says in the console what stands in the way, and gives it as a list. */
  async diagnose() {
    const { diagnose } = await /** @type {any} */ (this.constructor).runtime.assets().diagnose();
    return diagnose(this);
  }

  get state() {
    return life(this).outcome.state;
  }

  get diagnostics() {
    return life(this).outcome.diagnostics;
  }

  get error() {
    return life(this).outcome.error;
  }

  /** Settles with the model or the error of the present load. */
  get ready() {
    // Changes of this task count: after `src = …`, this is about the new address.
    life(this).flush();
    return life(this).outcome.ready;
  }
}

/**
 * The element class of one kind of widget.
 * @param {string} kind as in the tag: `programme` for `<city-programme>`
 * @param {() => import('./load.js').Assets} assets where its parts come from
 */
export function widget(kind, assets) {
  const rows = Object.entries(attributes[kind]);
  const made = class extends CityElement {};
  Object.assign(made, {
    tag: 'city-' + kind,
    observedAttributes: [...rows.map((row) => row[0]), 'lang', 'data'],
    runtime: createRuntime(assets),
    version,
  });
  reflect(made.prototype, rows);
  return made;
}
