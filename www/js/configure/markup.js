/** The widget as markup: the element, the forms for editors that strip it, and the rule with its colours. */

import { escapeAttribute, quote } from '../snippet.js'
import { endpointOf, looks } from './choices.js'
import { KINDS } from './words.js'

/** @typedef {import('./choices.js').Choices} Choices */

/** All attributes with their values; addresses are absolute, since these lines leave this site. @param {Choices} choices */
export function attributesOf(choices) {
  const all = { src: new URL(endpointOf(choices), location.href).href, ...choices.attributes }
  // Of these two the page that has the widget is no judge either.
  if (all.boundary) all.boundary = new URL(all.boundary, location.href).href
  if (all.tiles && !/^https?:/.test(all.tiles)) all.tiles = new URL(all.tiles, location.href).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}')
  return all
}

/** Address and words of the link that stands in until the widget is there. @param {Choices} choices */
export function linkOf({ kind, link, label }) {
  const [href, words] = KINDS[kind].link
  return { href: link ? new URL(link, location.href).href : href, label: label || words }
}

const list = (attributes, prefix = '') =>
  Object.entries(attributes)
    .map(([name, value]) => (value === '' ? ` ${prefix}${name}` : ` ${prefix}${name}=${quote(value)}`))
    .join('')

const escapeText = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** @param {Choices} choices */
const anchor = (choices, more = '') => {
  const { href, label } = linkOf(choices)
  return `<a href="${escapeAttribute(href)}"${more}>${escapeText(label)}</a>`
}

/** `<script>` for the widgets. @param {string} script */
export const scriptTag = (script) => `<script type="module" src="${escapeAttribute(script)}"></script>`

/** @param {Choices} choices */
export const elementTag = (choices) =>
  `<city-${choices.kind}${list(attributesOf(choices))}>\n  ${anchor(choices)}\n</city-${choices.kind}>`

/** @param {Choices} choices */
export const divTag = (choices) =>
  `<div data-city-widget="${choices.kind}"${list(attributesOf(choices), 'data-')}>\n  ${anchor(choices)}\n</div>`

/** @param {Choices} choices */
export const linkTag = (choices) => anchor(choices, ` data-city-widget="${choices.kind}"${list(attributesOf(choices), 'data-')}`)

/** The rule for a style sheet; empty where nothing was chosen. @param {Choices} choices */
export function rule(choices) {
  const { light, more } = looks(choices)
  const block = (properties, indent) =>
    `${indent}city-${choices.kind} {\n${Object.entries(properties).map(([name, value]) => `${indent}  ${name}: ${value};\n`).join('')}${indent}}`
  const rules = []
  if (Object.keys(light).length) rules.push(block(light, ''))
  if (Object.keys(more).length) rules.push(`@media (prefers-color-scheme: dark) {\n${block(more, '  ')}\n}`)
  return rules.join('\n')
}

/** Address of the same widget as a page of its own. @param {Choices} choices @param {string} script */
export function frameAddress(choices, script) {
  const { href, label } = linkOf(choices)
  const query = new URLSearchParams({ widget: choices.kind, id: `city-${choices.kind}`, ...attributesOf(choices), link: href, label })
  return `${new URL('iframe.html', script).href}?${query}`
}

/** @param {Choices} choices @param {string} script */
export const frameTag = (choices, script) =>
  `<iframe id="city-${choices.kind}" title="${escapeAttribute(linkOf(choices).label)}" width="100%" height="900" loading="lazy"
  src="${escapeAttribute(frameAddress(choices, script))}"></iframe>`

/** Gives the frame the height of what is in it. @param {Choices} choices @param {string} script */
export const frameScript = ({ kind }, script) => `<script>
  addEventListener('message', (event) => {
    const frame = document.getElementById('city-${kind}');
    if (event.origin !== '${new URL(script).origin}' || event.source !== frame.contentWindow) return;
    if (event.data.type === 'city-widgets:height' && event.data.id === 'city-${kind}') frame.style.height = event.data.height + 'px';
  });
</script>`
