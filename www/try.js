/**
 * "Try your feed": an address, a file or text -> the widget, a report and the lines to paste.
 * The page's state (address and options) stands in its query string.
 */

import { isLocal, readAddress } from './js/address.js'
import './js/copy.js'
import { countsList, diagnosticsTable, errorHelp, errorSentence, loadedSentence, node } from './js/report.js'
import { snippet } from './js/snippet.js'

const SCRIPT = new URL('/city-widgets/v1/city-widgets.js', location.href).href
const LOCAL = isLocal(location.hostname)
/** What the widgets do without being told, by option. */
const DEFAULTS = {
  programme: { format: 'auto', 'time-zone': 'event', lang: 'en', fields: '', debug: '' },
  profile: { format: 'auto', variant: 'standard', lang: 'en', fields: '', debug: '' },
  'project-map': { format: 'auto', view: 'both', lang: 'en', fields: '', debug: '' },
}
const FORMATS = {
  programme: ['city-widgets', 'pretalx', 'frab', 'schedule-v2', 'schedule-xml', 'sessionize', 'schema-org', 'icalendar', 'konopas', 'indico', 'fullcalendar'],
  profile: ['city-widgets', 'schema-org', 'wikidata', 'table'],
  'project-map': ['city-widgets', 'geojson', 'arcgis', 'opendatasoft', 'ogc-features', 'table'],
}
/** What a file holds, in words. */
const HELD = { programme: 'programme', profile: 'city', 'project-map': 'projects' }

const byId = (id) => document.getElementById(id)
const form = byId('feed')
const element = byId('element')
const url = byId('url')
const problem = byId('url-problem')
const file = byId('file')
const drop = byId('drop')
const text = byId('text')
const outcome = byId('outcome')
const found = byId('found')
const stage = byId('stage')

/** What is shown: `{src}`, or `{name, text}`. @type {{src: string} | {name: string, text: string} | null} */
let source = null

// Options ---------------------------------------------------------------------

/** Offers the formats and options of the element that is chosen. */
function offer() {
  const kind = element.value
  const format = byId('format')
  const known = format.value
  format.replaceChildren(...['auto', ...FORMATS[kind]].map((name) => new Option(name, name)))
  format.value = FORMATS[kind].includes(known) ? known : 'auto'
  for (const field of form.querySelectorAll('[data-for]')) field.hidden = field.dataset.for !== kind
}

/** The options that differ from what the widget does by itself; one that is present or not is empty. */
function options() {
  const chosen = {}
  for (const [name, standard] of Object.entries(DEFAULTS[element.value])) {
    const field = byId(name)
    if (field.type === 'checkbox') {
      if (field.checked) chosen[name] = ''
      continue
    }
    const value = field.value.trim()
    if (value && value !== standard) chosen[name] = value
  }
  return chosen
}

function complain(message) {
  problem.textContent = message
  problem.hidden = !message
  if (message) url.setAttribute('aria-invalid', 'true')
  else url.removeAttribute('aria-invalid')
}

// Showing ---------------------------------------------------------------------

/** Makes a new widget for the source: nothing of the one before can leak into its report. */
function show(next, { scroll = false } = {}) {
  source = next
  const chosen = options()
  const kind = element.value
  const widget = document.createElement(`city-${kind}`)
  widget.setAttribute('loading', 'eager')
  widget.setAttribute('heading-level', '3')
  widget.setAttribute('lang', chosen.lang ?? DEFAULTS[kind].lang)
  for (const [name, value] of Object.entries(chosen)) widget.setAttribute(name, value)
  if ('src' in next) {
    widget.setAttribute('src', next.src)
    widget.append(node('a', { href: next.src }, 'Open the feed'))
  } else {
    widget.append(node('p', {}, `What ${next.name} holds shows here.`))
  }

  const started = performance.now()
  const current = () => stage.firstElementChild === widget
  widget.addEventListener('city-load', ({ detail }) => {
    if (current()) reportLoad(detail, performance.now() - started)
  })
  widget.addEventListener('city-error', ({ detail }) => {
    if (current()) reportError(detail)
  })

  for (const id of ['report', 'preview']) byId(id).hidden = false
  byId('paste').hidden = true
  outcome.textContent = 'Reading the feed.'
  found.replaceChildren()
  stage.replaceChildren(widget)
  if ('text' in next) widget.data = next.text
  writeSnippet(next, chosen)
  writeQuery(next, chosen)
  noticeMissingWidget(current)
  if (scroll) byId('report-title').scrollIntoView({ block: 'nearest' })
}

function reportLoad(detail, milliseconds) {
  outcome.textContent = loadedSentence(detail, milliseconds)
  found.replaceChildren(countsList(detail.counts ?? {}))
  if (detail.diagnostics?.length) found.append(diagnosticsTable(detail.diagnostics))
  byId('paste').hidden = false
}

function reportError(detail) {
  outcome.textContent = errorSentence(detail)
  found.replaceChildren(errorHelp(detail))
  byId('paste').hidden = true
}

async function noticeMissingWidget(current) {
  const late = new Promise((resolve) => setTimeout(resolve, 5000, 'late'))
  const first = await Promise.race([late, customElements.whenDefined(`city-${element.value}`)])
  if (first === 'late' && current()) outcome.textContent = 'The widget’s script did not load, so nothing can be shown. Load this page again.'
}

function writeSnippet(next, chosen) {
  const src = 'src' in next ? next.src : `https://example.org/${encodeURIComponent(next.name)}`
  byId('snippet').textContent = snippet(SCRIPT, src, { lang: DEFAULTS[element.value].lang, ...chosen }, element.value)
  const notes = []
  if (LOCAL) notes.push('Write the address of your own copy of city-widgets.js in the first line.')
  if (!('src' in next)) notes.push('Put your file on a server, and write its address in src.')
  notes.push(`Let the link inside lead to your page of the ${HELD[element.value]}.`)
  byId('snippet-note').textContent = notes.join(' ')
  const address = 'src' in next ? { src: next.src } : {}
  byId('configure').href = `configure.html?${new URLSearchParams({ widget: element.value, ...address, ...chosen })}`
}

function writeQuery(next, chosen) {
  const which = element.value === 'programme' ? {} : { element: element.value }
  const query = new URLSearchParams({ ...which, ...('src' in next ? { url: next.src } : {}), ...chosen })
  const search = query.toString()
  history.replaceState(null, '', search ? `?${search}` : location.pathname)
}

// Ways in ---------------------------------------------------------------------

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const src = readAddress(url.value)
  complain(src ? '' : 'Enter an address that begins with https:// or http://')
  if (src) show({ src }, { scroll: true })
  else url.focus()
})

async function showFile(chosen) {
  complain('')
  try {
    show({ name: chosen.name, text: await chosen.text() }, { scroll: true })
  } catch {
    byId('report').hidden = false
    outcome.textContent = `The file ${chosen.name} cannot be read.`
  }
}

file.addEventListener('change', () => {
  if (file.files?.[0]) showFile(file.files[0])
})

// A file may be dropped anywhere: missing the frame must not replace the page by the file.
for (const name of ['dragenter', 'dragover']) {
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    drop.classList.add('over')
  })
}
document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) drop.classList.remove('over')
})
document.addEventListener('drop', (event) => {
  const dropped = event.dataTransfer?.files[0]
  if (!dropped) return
  event.preventDefault()
  drop.classList.remove('over')
  file.value = ''
  showFile(dropped)
})

byId('show-text').addEventListener('click', () => {
  complain('')
  if (text.value.trim()) show({ name: `${HELD[element.value]}.json`, text: text.value }, { scroll: true })
  else text.focus()
})

element.addEventListener('change', offer)
for (const name of ['element', ...new Set(Object.values(DEFAULTS).flatMap(Object.keys))]) {
  byId(name).addEventListener('change', () => {
    if (source) show(source)
  })
}

// Start -----------------------------------------------------------------------

for (const zone of Intl.supportedValuesOf?.('timeZone') ?? []) byId('zones').append(new Option('', zone))

const query = new URLSearchParams(location.search)
if (Object.hasOwn(DEFAULTS, query.get('element') ?? '')) element.value = query.get('element')
offer()
for (const [name, standard] of Object.entries(DEFAULTS[element.value])) {
  const field = byId(name)
  if (field.type === 'checkbox') {
    field.checked = query.has(name)
    continue
  }
  field.value = query.get(name) ?? standard
  if (field.value === '') field.value = standard
}
byId('mapping').open = byId('fields').value !== ''
if (query.get('url')) {
  url.value = query.get('url')
  const src = readAddress(url.value)
  complain(src ? '' : 'Enter an address that begins with https:// or http://')
  if (src) show({ src })
}

/** `cargo xtask serve --data FOLDER` lists its feeds here; without a folder there is no list. */
async function listServedFeeds() {
  const answer = await fetch('/data/index.json').catch(() => null)
  const feeds = answer?.ok ? await answer.json().catch(() => []) : []
  if (!Array.isArray(feeds) || !feeds.length) return
  const size = new Intl.NumberFormat('en', { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
  for (const feed of feeds) {
    const target = new URLSearchParams({ ...(element.value === 'programme' ? {} : { element: element.value }), url: feed.url })
    byId('served-list').append(node('li', {},
      node('a', { href: `?${target}` }, feed.name), `, ${size.format(Math.max(1, feed.bytes / 1000)).replace(' ', '\u00a0')}`))
  }
  byId('served-title').textContent = `Feeds on this server: ${feeds.length}`
  byId('served').hidden = false
  byId('served').open = !source
}
listServedFeeds()
