// One wasm instance serves all elements of a kind. This keeps it, sees its crashes, and starts it again.

import { failure, stem } from './load.js';

/** Milliseconds; a second crash within this time is no accident, and the page keeps its fallback. */
const QUIET = 60_000;

/** @typedef {ReturnType<typeof createRuntime>} Runtime */

/**
 * @param {() => import('./load.js').Assets} assets
 */
export function createRuntime(assets) {
  /** The elements that have a widget in this instance. @type {Set<{abandon(): void, load(): void, fail(cause: any): void}>} */
  const lives = new Set();
  /** @type {Promise<import('./load.js').Glue> | undefined} */
  let starting;
  /** Its glue, also when the instance is lost. @type {import('./load.js').Glue | undefined} */
  let glue;
  let crashed = -QUIET;
  let dead = false;

  async function begin() {
    // Frames of a lost instance may still be on the stack.
    await undefined;
    if (dead) throw failure('crashed');
    if (glue) {
      glue.__wbg_reset_state();
      return glue;
    }
    const files = assets();
    const [parts, module_or_path] = await Promise.all([files.glue(), files.module(files.address())]);
    await parts.default({ module_or_path });
    parts.watchCrashes?.(() => stem(files), crash);
    return (glue = parts);
  }

  /** The instance is lost: no call into it any more, not even to free. */
  function crash(/** @type {unknown} */ cause) {
    const now = performance.now();
    dead = now - crashed < QUIET;
    crashed = now;
    starting = undefined;
    const lost = [...lives];
    lost.forEach((life) => life.abandon());
    lost.forEach((life) => (dead ? life.fail(failure('crashed', cause)) : life.load()));
  }

  return {
    lives,
    assets,

    /** The running instance; a start that failed is tried again by the next who asks. */
    start() {
      if (!starting) {
        const mine = (starting = begin());
        mine.catch(() => starting === mine && (starting = undefined));
      }
      return starting;
    },

    /**
     * Calls into the instance. What it throws came through Rust frames that were not unwound, so it is a crash.
     * @template T
     * @param {() => T} call
     * @returns {T | undefined}
     */
    run(call) {
      try {
        return call();
      } catch (cause) {
        crash(cause);
      }
    },
  };
}
