/** The form: one field for each attribute and custom property of a kind, in groups. */

import { node } from '../report.js'
import { RIGHT, validAttribute, validProperty } from './valid.js'
import { hex, parseColour } from './contrast.js'
import { setAttribute } from './choices.js'
import { COLOURS, GROUPS, LABELS, ONLY, OWN_NAMES, VALUES } from './words.js'

/** Sentences with `code` in backticks. @param {string} text */
export const sentence = (text) => text.split('`').map((part, n) => (n % 2 ? node('code', {}, part) : part))

const NOT_FIELDS = ['src']
const isProperty = (name) => name.startsWith('--')

/** Name of a language in itself. @param {string} tag */
export function ownName(tag) {
  const known = Intl.DisplayNames.supportedLocalesOf([tag]).length > 0
  const name = new Intl.DisplayNames([known ? tag : 'en'], { type: 'language' }).of(tag)
  return `${known ? name : OWN_NAMES[tag] ?? name} (${tag})`
}

/** The groups with what there is for a kind; what nobody has sorted in comes last. */
export function groupsFor(kind, manifest) {
  const known = new Map()
  for (const each of [...manifest.attributes[kind], ...manifest.properties[kind]]) {
    if (!NOT_FIELDS.includes(each.name) && (ONLY[each.name] ?? kind) === kind) known.set(each.name, each)
  }
  const groups = GROUPS.map(({ names, ...group }) => ({ ...group, fields: names.filter((name) => known.has(name)).map((name) => known.get(name)) }))
  const sorted = new Set(GROUPS.flatMap(({ names }) => names))
  const rest = [...known.values()].filter(({ name }) => !sorted.has(name))
  return [...groups, { id: 'more', title: 'More', fields: rest }].filter(({ fields }) => fields.length)
}

/**
 * @param {HTMLElement} place
 * @param {import('./manifest.js').Manifest} manifest
 * @param {() => import('./choices.js').Choices} get
 * @param {(committed: boolean) => void} changed `committed` when a field is left, not at each letter
 */
export function makeFields(place, manifest, get, changed) {
  /** Shows what is chosen, of all fields. @type {(() => void)[]} */
  let shows = []
  /** Says how many are chosen, of all groups. @type {(() => void)[]} */
  let counts = []
  /** @type {Map<string, HTMLDataListElement>} */
  const lists = new Map()
  // On a phone the preview must not be far below.
  const opened = new Set(matchMedia('(min-width: 64rem)').matches ? ['language', 'view', 'look'] : [])

  /** What a field takes, and its complaint. */
  function bind(control, { read, write, complaint, right }) {
    const take = (committed) => {
      const text = control.type === 'checkbox' ? (control.checked ? '' : null) : control.value
      const value = text === null || (text === '' && control.type !== 'checkbox') ? null : read(text)
      const wrong = text !== null && text.trim() !== '' && value === null
      if (complaint && (committed || !wrong)) {
        complaint.textContent = wrong ? right : ''
        complaint.hidden = !wrong
        control.setAttribute('aria-invalid', String(wrong))
      }
      write(value)
      changed(committed)
    }
    control.addEventListener('input', () => take(false))
    control.addEventListener('change', () => take(true))
  }

  function field(attribute) {
    const { name, type, values, standard, doc } = attribute
    const id = `field-${name}`
    const [label, hint = doc] = LABELS[name] ?? [name, doc]
    const words = hint || doc
    const complaint = node('p', { class: 'problem small', id: `${id}-problem`, role: 'alert', hidden: '' })
    const parts = [node('p', { class: 'hint', id: `${id}-hint` }, ...sentence(words)), complaint]
    const common = { id, name, 'aria-describedby': `${id}-hint ${id}-problem` }
    let control
    if (type === 'switch') {
      control = node('input', { ...common, type: 'checkbox' })
      const made = node('div', { class: 'field check' }, node('label', { for: id }, control, label), ...parts)
      shows.push(() => { control.checked = name in get().attributes })
      bind(control, { complaint, right: '', read: (text) => text, write: (value) => setAttribute(get(), attribute, value) })
      return made
    }
    if (name === 'lang') {
      control = node('select', common, new Option('as your page', ''), ...manifest.languages[get().kind]
        .map((tag) => [tag, ownName(tag)])
        .sort((a, b) => a[1].localeCompare(b[1], 'en'))
        .map(([tag, own]) => { const option = new Option(own, tag); option.lang = tag; return option }))
    } else if (type === 'choice') {
      control = node('select', common, ...values.map((value) => new Option(VALUES[name]?.[value] ?? value, value === standard ? '' : value)))
    } else if (type === 'json') control = node('textarea', { ...common, spellcheck: 'false', autocapitalize: 'none' })
    else {
      const list = node('datalist', { id: `${id}-list` })
      for (const value of values) list.append(new Option('', value))
      lists.set(name, list)
      parts.push(list)
      control = node('input', { ...common, type: 'text', list: list.id, inputmode: type === 'number' ? 'decimal' : 'text', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', placeholder: standard })
    }
    shows.push(() => {
      const value = get().attributes[name] ?? ''
      // A tag without a table of its own, such as de-AT, is served by another; the form keeps it.
      if (control.localName === 'select' && value && ![...control.options].some((option) => option.value === value)) control.append(new Option(value, value))
      control.value = value
      complaint.hidden = true
      control.removeAttribute('aria-invalid')
    })
    bind(control, {
      complaint, right: RIGHT[name] ?? 'This can’t be used here.',
      read: (text) => validAttribute(attribute, text),
      write: (value) => setAttribute(get(), attribute, value),
    })
    const [first, ...rest] = parts
    return node('div', { class: 'field' }, node('label', { for: id }, label), first, control, ...rest)
  }

  /** One value of a custom property; a colour can be picked or written. */
  function valueOf(property, set, label, described) {
    const { name } = property
    const id = `field-${set}${name}`
    const complaint = node('p', { class: 'problem small', id: `${id}-problem`, role: 'alert', hidden: '' })
    const text = node('input', { type: 'text', id, 'aria-describedby': `${described} ${id}-problem`, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' })
    const colour = COLOURS.includes(name)
    const picker = colour && node('input', { type: 'color', 'aria-label': `Pick: ${label}` })
    const paint = (value) => {
      if (!picker) return
      picker.value = hex(parseColour(value ?? '#888888'))
      picker.classList.toggle('unset', !value)
    }
    const write = (value) => {
      if (value === null) delete get()[set][name]
      else get()[set][name] = value
      paint(value)
    }
    const right = colour ? 'Write a colour, such as #0b57a4.' : 'Write a length, such as 8px or 1rem.'
    bind(text, { complaint, right, read: (value) => validProperty(name, value), write })
    if (picker) {
      bind(picker, { read: (value) => validProperty(name, value), write: (value) => { write(value); text.value = value; complaint.hidden = true; text.removeAttribute('aria-invalid') } })
    }
    shows.push(() => {
      text.value = get()[set][name] ?? ''
      paint(get()[set][name])
      complaint.hidden = true
      text.removeAttribute('aria-invalid')
    })
    return { id, parts: [node('div', { class: 'value' }, ...(picker ? [picker] : []), text), complaint] }
  }

  function property(each) {
    const [label, hint = each.doc] = LABELS[each.name] ?? [each.name, each.doc]
    const id = `hint-${each.name}`
    const described = node('p', { class: 'hint', id }, ...sentence(hint || each.doc))
    const colour = COLOURS.includes(each.name)
    const one = valueOf(each, 'look', label, id)
    if (!colour) return node('div', { class: 'field' }, node('label', { for: one.id }, label), described, ...one.parts)
    const dark = valueOf(each, 'dark', `${label} on dark`, id)
    const both = [
      node('div', {}, node('label', { for: one.id, class: 'sub' }, node('span', { class: 'visually-hidden' }, `${label}: `), node('span', { 'data-sub': '' }, 'on light')), ...one.parts),
      node('div', { 'data-dark': '' }, node('label', { for: dark.id, class: 'sub' }, node('span', { class: 'visually-hidden' }, `${label}: `), 'on dark, if different'), ...dark.parts),
    ]
    return node('fieldset', { class: 'field pair' }, node('legend', {}, label), described, node('div', { class: 'both' }, ...both))
  }

  function build() {
    shows = []
    counts = []
    lists.clear()
    const zones = Intl.supportedValuesOf?.('timeZone') ?? []
    place.replaceChildren(...groupsFor(get().kind, manifest).map(({ id, title, fields }) => {
      const made = fields.map((each) => (isProperty(each.name) ? property(each) : field(each)))
      const count = node('span', { class: 'chosen' })
      const group = node('details', { class: 'group', id: `group-${id}`, ...(opened.has(id) ? { open: '' } : {}) },
        node('summary', {}, node('h3', {}, title), count), node('div', { class: 'fields' }, ...made))
      group.addEventListener('toggle', () => opened[group.open ? 'add' : 'delete'](id))
      counts.push(() => {
        const { attributes, look, dark } = get()
        const chosen = fields.filter(({ name }) => name in attributes || name in look || (name in dark && !attributes.theme)).length
        count.textContent = chosen ? ` ${chosen} chosen` : ''
      })
      return group
    }))
    lists.get('time-zone')?.append(...zones.map((zone) => new Option('', zone)))
    show()
  }

  function show() {
    for (const each of shows) each()
    note()
  }

  /** What depends on several fields. */
  function note() {
    for (const each of counts) each()
    const { theme } = get().attributes
    for (const label of place.querySelectorAll('[data-sub]')) label.textContent = theme ? `on ${theme}` : 'on light'
    for (const dark of place.querySelectorAll('[data-dark]')) dark.hidden = Boolean(theme)
  }

  return {
    build,
    show,
    note,
    /** Offers ids that the data have. @param {Record<string, Map<string, string>>} found */
    suggest(found) {
      for (const [name, ids] of Object.entries(found)) lists.get(name)?.replaceChildren(...[...ids].slice(0, 500).map(([id, label]) => new Option(label, id)))
    },
  }
}
