/**
 * All that was chosen, and its way into the address of this page and back. Only what differs from what a widget does by
 * itself is kept.
 *
 * The address: `widget`, `src`, the attributes and custom properties under their own names, those for dark surfaces with
 * `dark` before them, `link` and `label` of the fallback; `for` is whose lines are shown, `width` and `page` concern the
 * preview.
 */

import { plain, validAddress, validAttribute, validProperty } from './valid.js'
import { GROUPS, KINDS } from './words.js'

/**
 * @typedef {object} Choices
 * @property {'programme' | 'profile' | 'project-map'} kind
 * @property {string} src empty for the kind's first sample
 * @property {Record<string, string>} attributes those that are only present are empty
 * @property {Record<string, string>} look custom properties
 * @property {Record<string, string>} dark those that differ on dark surfaces
 * @property {string} link @property {string} label
 * @property {string} target @property {string} width @property {string} page
 */

export const TARGETS = ['html', 'div', 'npm', 'react', 'vue', 'wordpress', 'drupal', 'typo3', 'plone', 'iframe']
export const WIDTHS = ['320', '768', '1280']
export const PAGES = ['light', 'dark']
const DARK = 'dark'

/** @returns {Choices} */
export const nothing = (kind = 'programme') => ({
  kind, src: '', attributes: {}, look: {}, dark: {}, link: '', label: '', target: 'html', width: '', page: '',
})

/** The endpoint, as an address of its own: the first sample where none was entered. @param {Choices} choices */
export const endpointOf = ({ kind, src }) => src || KINDS[kind].samples[0][1]

/**
 * @param {URLSearchParams} query
 * @param {import('./manifest.js').Manifest} manifest
 * @returns {{choices: Choices, ignored: string[]}} `ignored` names what makes no sense, as it stood there
 */
export function readChoices(query, manifest) {
  const ignored = []
  const kind = query.get('widget') ?? 'programme'
  const known = Object.hasOwn(KINDS, kind) && manifest.attributes[kind]
  const choices = nothing(known ? kind : 'programme')
  const attributes = new Map(manifest.attributes[choices.kind].map((attribute) => [attribute.name, attribute]))
  const properties = new Map(manifest.properties[choices.kind].map((property) => [property.name, property]))
  const own = {
    widget: (text) => (known ? text : null),
    src: validAddress,
    link: validAddress,
    label: plain,
    for: (text) => (TARGETS.includes(text) ? text : null),
    width: (text) => (WIDTHS.includes(text) ? text : null),
    page: (text) => (PAGES.includes(text) ? text : null),
  }
  const places = { for: 'target' }
  for (const [name, given] of query) {
    const property = name.startsWith(`${DARK}--`) ? name.slice(DARK.length) : name
    let value = null
    if (Object.hasOwn(own, name)) {
      value = own[name](given)
      if (value !== null && name !== 'widget') choices[places[name] ?? name] = value
    } else if (attributes.has(name)) {
      value = validAttribute(attributes.get(name), given)
      if (value !== null) setAttribute(choices, attributes.get(name), value)
    } else if (properties.has(property)) {
      value = validProperty(property, given)
      if (value !== null) choices[property === name ? 'look' : 'dark'][property] = value
    }
    if (value === null) ignored.push(given ? `${name}=${given}` : name)
  }
  return { choices, ignored }
}

/** Keeps an attribute, unless it says what holds without it. @param {Choices} choices */
export function setAttribute(choices, { name, type, standard }, value) {
  if (value === null || (value === standard && type !== 'switch')) delete choices.attributes[name]
  else choices.attributes[name] = value
}

/** @param {Choices} choices */
export function writeChoices({ kind, src, attributes, look, dark, link, label, target, width, page }) {
  const query = new URLSearchParams()
  if (kind !== 'programme') query.set('widget', kind)
  if (src) query.set('src', src)
  for (const [name, value] of Object.entries(attributes)) query.set(name, value)
  for (const [name, value] of Object.entries(look)) query.set(name, value)
  if (!attributes.theme) for (const [name, value] of Object.entries(dark)) query.set(DARK + name, value)
  const rest = { link, label, for: target === 'html' ? '' : target, width, page }
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value)
  return query
}

/** The same for another widget: what that one does not know is left behind. @param {Choices} choices */
export function changeKind(choices, kind, manifest) {
  const next = { ...choices, kind, src: '', link: '', label: '', attributes: {} }
  // What is chosen out of one feed, or tells how to read it, means nothing to another.
  const ofTheData = GROUPS.filter(({ id }) => /^(filters|feed)$/.test(id)).flatMap(({ names }) => names)
  for (const attribute of manifest.attributes[kind].filter(({ name }) => !ofTheData.includes(name))) {
    const value = choices.attributes[attribute.name]
    if (value !== undefined && validAttribute(attribute, value) !== null) setAttribute(next, attribute, value)
  }
  return next
}

/**
 * The custom properties that hold on a light or a dark surface, and those that a rule for dark surfaces has to say. Where
 * the theme is fixed there is one surface.
 * @param {Choices} choices
 */
export function looks({ attributes, look, dark }) {
  const { theme } = attributes
  return { light: look, dark: theme ? look : { ...look, ...dark }, more: theme ? {} : dark }
}
