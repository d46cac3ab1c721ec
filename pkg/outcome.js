// What an element tells the page about its load: state, error, diagnostics and the promise `ready`.

/** @typedef {'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'error'} State */
/** @typedef {{code: string, message: string, status?: number}} Problem */
/** @typedef {{path: string, code: string, message: string}} Diagnostic */

/**
 * @param {HTMLElement} element
 * @param {() => any} model gives the model of what is shown
 */
export function createOutcome(element, model) {
  /** @type {Promise<any> | undefined} */
  let promise;
  /** @type {[(value: any) => void, (reason: Error) => void] | undefined} */
  let open;
  /** @type {any} */
  let states;
  try {
    states = element.attachInternals().states;
    states.add('idle');
  } catch {
    // Older browsers have no custom states, or only those with two dashes.
    states = new Set();
  }

  function settle() {
    const { state, error } = outcome;
    if (/idle|loading/.test(state)) {
      if (!open) promise = undefined;
    } else if (open) {
      // Not at once: the widget that reports this is still at work.
      if (error) open[1](Object.assign(new Error(error.message), error));
      else open[0](Promise.resolve().then(model));
      open = undefined;
    }
  }

  const outcome = {
    /** @type {State} */
    state: 'idle',
    /** @type {Problem | null} */
    error: null,
    /** @type {Diagnostic[]} */
    diagnostics: [],

    become(/** @type {State} */ state, /** @type {Problem | null} */ error = null, /** @type {Diagnostic[]} */ diagnostics = []) {
      Object.assign(outcome, { state, error, diagnostics });
      states.clear();
      states.add(state);
      settle();
    },

    /** One promise for each load. It is made when it is asked for: the model of a long programme is not for free. */
    get ready() {
      if (!promise) {
        promise = new Promise((...both) => (open = both));
        // Who does not look at the promise shall not find its rejection in the console.
        promise.catch(() => {});
        settle();
      }
      return promise;
    },
  };
  return outcome;
}
