// Traps in event handlers, timers and tasks of a widget surface only at the window.

/** What the addresses of the parts begin with that were asked for. @type {Set<string>} */
export const places = new Set();

/**
 * Calls back for every error that was thrown in our wasm or its glue. Only the place of the throw counts: the stack of
 * an error in a listener of the page goes through our code too, and does us no harm.
 * @param {() => string} stem what the addresses of the wasm and the glue begin with
 * @param {(cause: unknown) => void} crash
 */
export function watchCrashes(stem, crash) {
  const watch = (/** @type {Event} */ event, /** @type {any} */ error, /** @type {string} */ filename) => {
    // A late timer or observer calls a closure of a lost instance, which refuses: that is as it should be.
    if (/closure from previous wasm/i.test(error)) return event.preventDefault();
    const [place] = filename ? [filename] : /\w+:\/\/[^\s)]+/.exec(error && error.stack) || [''];
    // Wasm that was not streamed has no address; at worst the trap of a stranger costs a remount.
    const nowhere = error instanceof WebAssembly.RuntimeError && !/^(http|file|blob)/.test(place);
    if (nowhere || [stem(), ...places].some((ours) => place.startsWith(ours))) crash(error);
  };
  addEventListener('error', (event) => watch(event, event.error, event.filename));
  addEventListener('unhandledrejection', (event) => watch(event, event.reason, ''));
}
