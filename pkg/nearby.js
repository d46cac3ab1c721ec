// Tells elements when they come near the viewport: one observer for all of them.
// An element inside `display: none` or a closed `<details>` is near once it is shown.

/** @type {Map<Element, () => void>} */
const waiting = new Map();
/** @type {IntersectionObserver | undefined} */
let observer;

/** Whoever is called forgets to wait. */
const call = (/** @type {Element} */ element) => waiting.get(element)?.();

/**
 * Calls back when the element is less than 400 px from the viewport, or when the page is printed, until it is
 * forgotten.
 * @param {Element} element
 * @param {() => void} then
 */
export function whenNear(element, then) {
  if (!globalThis.IntersectionObserver) return then();
  if (!observer) {
    observer = new IntersectionObserver(
      (entries) => entries.forEach((entry) => entry.isIntersecting && call(entry.target)),
      { rootMargin: '400px' },
    );
    // A print shows the whole page at once.
    addEventListener('beforeprint', () => [...waiting.keys()].forEach(call));
  }
  waiting.set(element, then);
  observer.observe(element);
}

/** @param {Element} element */
export function forget(element) {
  waiting.delete(element);
  observer?.unobserve(element);
}
