/** The lines to paste. */

/** Text for the inside of a double-quoted attribute. @param {string} value */
export function escapeAttribute(value) {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

const LINKS = {
  programme: '<a href="https://example.org/programme">Programme of the conference</a>',
  profile: '<a href="https://example.org/climate">Our climate targets</a>',
  'project-map': '<a href="https://example.org/projects">Our projects</a>',
}

/** A value with its quotes; JSON is read more easily between single ones. @param {string} value */
export function quote(value) {
  const escaped = escapeAttribute(value)
  return value.startsWith('{') && !value.includes("'") ? `'${escaped.replace(/&quot;/g, '"')}'` : `"${escaped}"`
}

/**
 * @param {string} script address of city-widgets.js
 * @param {string} src address of the feed
 * @param {Record<string, string>} options attribute -> value, empty for one that is just present; defaults are left
 *   out by the caller
 * @param {'programme' | 'profile' | 'project-map'} kind as in the tag
 */
export function snippet(script, src, options, kind = 'programme') {
  const attributes = Object.entries({ src, ...options })
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}=${quote(value)}`))
    .join('')
  return `<script type="module" src="${escapeAttribute(script)}"></script>

<city-${kind}${attributes}>
  ${LINKS[kind]}
</city-${kind}>`
}
