// Runs in the page before anything else, and watches. The same for all contestants.

/**
 * Given to the page as text, so it may use nothing from outside of itself.
 * @param {string} selector of a session
 */
export function probe(selector) {
  const roots = /** @type {(Document | ShadowRoot)[]} */ ([document]);
  const memories = /** @type {Set<WebAssembly.Memory>} */ (new Set());
  const seen = {
    /** When the first session was in the document, and when it had been painted. */
    inserted: 0,
    first: 0,
    /** The paint after the last change. */
    calm: 0,
    changes: 0,
    longest: 0,
    blocked: 0,
    shift: 0,
  };

  /** In a frame: a message that is posted there arrives after that frame has been laid out and painted. */
  function painted(/** @type {() => void} */ then) {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(undefined);
  }

  const sessions = () => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const first = () => {
    for (const root of roots) {
      const found = root.querySelector(selector);
      if (found?.textContent?.trim()) return found;
    }
  };

  const isSeen = (/** @type {Element} */ session) => {
    const { height, top, bottom } = session.getBoundingClientRect();
    return height && top < innerHeight && bottom > 0;
  };
  function look() {
    if (sessions().some(isSeen)) painted(() => (seen.first = performance.now()));
    else requestAnimationFrame(look);
  }

  let awaited = false;
  const observer = new MutationObserver(() => {
    seen.changes++;
    if (!seen.inserted && first()) {
      seen.inserted = performance.now();
      // Its place is asked for in the next frame only: asking now would force a layout.
      requestAnimationFrame(look);
    }
    if (!awaited) {
      awaited = true;
      requestAnimationFrame(() => {
        awaited = false;
        painted(() => (seen.calm = performance.now()));
      });
    }
  });
  const watch = (/** @type {Node} */ root) => observer.observe(root, { childList: true, subtree: true, characterData: true });
  watch(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.push(root);
    watch(root);
    return root;
  };

  for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
    const call = /** @type {any} */ (WebAssembly[name]);
    /** @type {any} */ (WebAssembly)[name] = async (/** @type {any} */ ...how) => {
      const made = await call.apply(WebAssembly, how);
      for (const value of Object.values((made.instance || made).exports)) {
        if (value instanceof WebAssembly.Memory) memories.add(value);
      }
      return made;
    };
  }

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      seen.longest = Math.max(seen.longest, duration);
      seen.blocked += duration;
    }
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });

  /** Ten turns of a timer without a change: a long task between two of them is one turn, and no quiet. */
  const quiet = () =>
    new Promise((/** @type {(value?: undefined) => void} */ then) => {
      let [turns, changes] = [0, seen.changes];
      const timer = setInterval(() => {
        turns = changes === seen.changes && seen.first ? turns + 1 : 0;
        changes = seen.changes;
        if (turns < 10) return;
        clearInterval(timer);
        then();
      }, 50);
    });

  /** @type {Promise<{frame: number, calm: number} | undefined>} */
  let answered;

  /** From the next event of that type to the first frame with a change and to the last one; nothing if none changes. */
  async function answer(/** @type {string} */ type) {
    let [from, changes, frame, ended] = [0, 0, 0, false];
    const look = () => {
      if (seen.changes !== changes) painted(() => (frame = performance.now()));
      else if (!ended) requestAnimationFrame(look);
    };
    await new Promise((/** @type {(value?: undefined) => void} */ then) => {
      const onEvent = (/** @type {Event} */ event) => {
        [from, changes] = [event.timeStamp, seen.changes];
        requestAnimationFrame(look);
        then();
      };
      addEventListener(type, onEvent, { capture: true, once: true });
    });
    await quiet();
    ended = true;
    return frame ? { frame: frame - from, calm: seen.calm - from } : undefined;
  }

  /** Time that a fixed sum takes: how fast the machine is at this moment. */
  function speed() {
    const start = performance.now();
    let sum = 0;
    for (let n = 0; n < 3e6; n++) sum = (sum * 31 + n) % 1_000_003;
    return performance.now() - start + (sum < 0 ? 1 : 0);
  }

  /** @type {any} */ (globalThis).bench = {
    quiet,
    // In two calls: the event must not come before there is somebody to hear it.
    listen: (/** @type {string} */ type) => void (answered = answer(type)),
    answered: () => answered,
    speed,
    seen: () => ({ ...seen }),
    /** Only tasks from now on are the longest. */
    forget: () => void (seen.longest = 0),
    elements: () => roots.reduce((sum, root) => sum + root.querySelectorAll('*:not([data-page])').length, 0),
    sessions: () => sessions().length,
    wasm: () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  };
}
