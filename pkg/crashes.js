// Traps in event handlers, timers and tasks of a widget surface only at the window.

/**
 * Calls back for every error that was thrown in our wasm or its glue. Only the place of the throw counts: the stack of
 * an error in a listener of the page goes through our code too, and does us no harm.
 * @param {() => string} stem what the addresses of the wasm and the glue begin with
 * @param {(cause: unknown) => void} crash
 */
export function watchCrashes(stem, crash) {
  const watch = (/** @type {any} */ error, /** @type {string} */ filename) => {
    const [place] = filename ? [filename] : /\w+:\/\/[^\s)]+/.exec(error && error.stack) || [''];
    // Wasm that was not streamed has no address; at worst the trap of a stranger costs a remount.
    const nowhere = error instanceof WebAssembly.RuntimeError && !/^(http|file|blob)/.test(place);
    // Closures of a lost instance say so when a late timer calls them.
    if ((nowhere || place.startsWith(stem())) && !/previous wasm/i.test(error)) crash(error);
  };
  addEventListener('error', ({ error, filename }) => watch(error, filename));
  addEventListener('unhandledrejection', ({ reason }) => watch(reason, ''));
}
