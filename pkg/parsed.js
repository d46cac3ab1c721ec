/**
 * Calls back once the page is parsed, at once if it is.
 * @param {() => void} then
 */
export function whenParsed(then) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then);
  else then();
}
