// Elements that name the same `group` follow each other: what is chosen in one, the others look for.

/**
 * Tells a widget what is chosen in another element of its group.
 * @param {Element} element
 * @param {(detail: string) => void} relate gets the event's detail as JSON
 * @returns {() => void} ends it
 */
export function followGroup(element, relate) {
  const heard = (/** @type {any} */ event) => {
    const group = element.getAttribute('group');
    const { target, detail } = event;
    if (!group || target === element || target.getAttribute?.('group') !== group) return;
    // Whoever else listens may still prevent it.
    queueMicrotask(() => event.defaultPrevented || relate(JSON.stringify(detail)));
  };
  document.addEventListener('city-select', heard);
  return () => document.removeEventListener('city-select', heard);
}
