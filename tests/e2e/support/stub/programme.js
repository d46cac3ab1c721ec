// A glue without Rust: it draws its data as text, and does on request what the real one does only when it is broken.
// Everything that the loader calls is written to `window.calls`.

export * from './beside.js';
export const css = ':host{--stub:1}';

const calls = (window.calls = window.calls || []);
let module;
let instance;
let exports;
export { exports as instance, module };
let generation = 0;

export default async function init({ module_or_path }) {
  calls.push(['init', module_or_path instanceof WebAssembly.Module]);
  module = module_or_path;
  instance = await WebAssembly.instantiate(module);
  exports = instance.exports;
}

export function __wbg_reset_state() {
  calls.push(['reset']);
  generation++;
  instance = new WebAssembly.Instance(module);
  exports = instance.exports;
}

export function mount(container, options, messages, data, host) {
  calls.push(['mount', options, messages, data, container.isConnected]);
  return new Widget(container, options, data, host);
}

class Widget {
  constructor(container, options, data, host) {
    Object.assign(this, { container, options, data, host, born: generation });
    if (options.query === 'trap-in-mount') this.trap();
    this.ask();
    this.draw();
  }

  /** Asks for a part, where the query wants it. */
  ask() {
    if (/^warm/.test(this.options.query)) this.host.warm('dialog');
    if (!/^part/.test(this.options.query)) return;
    const told = (...what) => calls.push(['part', this.born, ...what]);
    this.host.part('dialog').then((words) => told(words), (cause) => told(cause.code, cause.status));
  }

  draw() {
    this.container.textContent = `${this.data || this.options.src} in ${this.options.lang}`;
    this.host.changed('loading', null, []);
    queueMicrotask(() => {
      if (this.freed) return;
      const bad = this.data ? /^TypeError/.test(this.data) : /missing/.test(this.options.src);
      if (bad) {
        const error = { code: this.data ? 'format' : 'http', message: 'no', status: 404 };
        this.host.changed('error', error, []);
        this.host.emit('city-error', error, false);
      } else {
        this.host.changed('ready', null, [{ path: '/a', code: 'c', message: 'm' }]);
        this.host.emit('city-load', { kind: 'Programme' }, false);
      }
    });
  }

  trap() {
    instance.exports.crash();
  }

  alive() {
    if (this.freed || this.born !== generation) throw new Error('a call to a widget that is gone');
  }

  update(options, messages) {
    this.alive();
    calls.push(['update', options, messages]);
    const anew = options.src !== this.options.src;
    this.options = options;
    if (options.query === 'trap') this.trap();
    if (options.query === 'trap-later') setTimeout(() => this.trap());
    if (options.query === 'trap-in-task') Promise.resolve().then(() => this.trap());
    if (options.query === 'late-closure') {
      setTimeout(() => {
        throw new Error('Cannot invoke closure from previous WASM instance');
      });
    }
    this.ask();
    if (options.query === 'throw-in-glue') setTimeout(() => document.body.appendChild('not a node'));
    this.container.textContent = `${this.data || options.src} in ${options.lang}`;
    if (anew && !this.data) this.draw();
  }

  set_data(data) {
    this.alive();
    calls.push(['set_data', data]);
    this.data = data;
    this.draw();
  }

  refresh() {
    this.alive();
    calls.push(['refresh']);
    this.draw();
  }

  model() {
    this.alive();
    calls.push(['model']);
    return { shown: this.data || this.options.src };
  }

  select() {
    return this.host.emit('city-select', { id: 'a' }, true);
  }

  __destroy_into_raw() {
    calls.push(['dropped']);
  }

  free() {
    this.alive();
    calls.push(['free']);
    this.freed = true;
  }
}
