/** The lines to paste. */

/** Text for the inside of a double-quoted attribute. @param {string} value */
export function escapeAttribute(value) {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/**
 * @param {string} script address of city-widgets.js
 * @param {string} src address of the feed
 * @param {Record<string, string>} options attribute -> value; defaults are left out by the caller
 */
export function snippet(script, src, options) {
  const attributes = Object.entries({ src, ...options })
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('')
  return `<script type="module" src="${escapeAttribute(script)}"></script>

<city-programme${attributes}>
  <a href="https://example.org/programme">Programme of the conference</a>
</city-programme>`
}
