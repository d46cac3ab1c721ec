/** What a widget said about its feed, as nodes for people. */

const LABELS = {
  cities: ['city', 'cities'],
  projects: ['project', 'projects'],
  mapped: ['on the map', 'on the map'],
  sites: ['place', 'places'],
  features: ['record in the feed', 'records in the feed'],
  sessions: ['session', 'sessions'],
  days: ['day', 'days'],
  speakers: ['speaker', 'speakers'],
  rooms: ['room', 'rooms'],
  tracks: ['track', 'tracks'],
  breaks: ['break', 'breaks'],
  hidden: ['internal block', 'internal blocks'],
}

/** What to do about each error: sentences, then lines that may be pasted. */
const HELP = {
  network: {
    text: [
      'The browser got no answer that it may read. Check the address first: open it in a new tab.',
      'If it opens there, the server does not let other websites read it (CORS). Ask whoever runs the server to send this header with the feed:',
    ],
    code: 'Access-Control-Allow-Origin: *',
    after: [
      'If this page has an https address and the feed only http, the browser refuses too: use https for both.',
      'Until then, download the feed and choose the file above.',
    ],
  },
  timeout: { text: ['The server took too long. Open the address in a new tab: if it is slow there too, ask its operator, or publish a copy of the feed as a file.'] },
  http: { text: ['The server refused the request or has nothing at this address. Check the address and whether the feed needs a login: the widget reads public feeds only.'] },
  'too-large': { text: ['The answer is larger than the widget accepts. Publish a smaller feed, or raise the limit with the attribute max-bytes.'] },
  format: { text: ['The answer arrived, but no reader knows it. If it is a web page, look for the address of the feed itself. If the format is one of the list, choose it instead of “auto”.'] },
  empty: { text: ['The server answered with nothing. If the feed is made by a job, check when it last ran.'] },
  wasm: { text: ['The browser could not start the widget’s program. Use a current browser, and check that city-widgets.js and the files beside it are all on the server.'] },
  crashed: { text: ['The widget stopped on this feed. That is our fault: please report it together with the feed.'] },
  csp: { text: ['A content security policy forbids it. Let the page load scripts from the widget’s host and connect to the feed’s host, and allow this in script-src:'], code: "'wasm-unsafe-eval'" },
}

const FIRST_ROWS = 10

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

const number = (value) => new Intl.NumberFormat('en').format(value)
const plural = (n, [one, many]) => `${number(n)} ${n === 1 ? one : many}`

/**
 * One sentence for a feed that was read.
 * @param {{format?: string, counts?: Record<string, number>, diagnostics?: unknown[]}} detail
 */
export function loadedSentence(detail, milliseconds) {
  const counts = detail.counts ?? {}
  const what = 'cities' in counts
    ? plural(counts.cities, LABELS.cities)
    : 'projects' in counts
    ? `${plural(counts.projects, LABELS.projects)}, ${plural(counts.mapped ?? 0, LABELS.mapped)}`
    : counts.sessions
    ? ['sessions', 'days', 'rooms'].filter((key) => counts[key] > 0).map((key) => plural(counts[key], LABELS[key])).join(', ')
    : 'no sessions yet'
  const remarks = detail.diagnostics?.length ?? 0
  return `Read as ${detail.format ?? 'unknown format'} in ${number(Math.round(milliseconds))} ms: ${what}. `
    + (remarks ? `${plural(remarks, ['remark', 'remarks'])} below.` : 'Nothing to remark.')
}

/** @param {Record<string, number>} counts */
export function countsList(counts) {
  const list = node('dl', { class: 'counts' })
  const keys = [...Object.keys(LABELS), ...Object.keys(counts).filter((key) => !(key in LABELS))]
  for (const key of keys) {
    const value = counts[key]
    const optional = key === 'breaks' || key === 'hidden'
    if (typeof value !== 'number' || (optional && value === 0)) continue
    const label = LABELS[key]?.[value === 1 ? 0 : 1] ?? key
    list.append(node('div', {}, node('dt', {}, label), node('dd', {}, number(value))))
  }
  return list
}

/** @param {{path: string, code: string, message: string}[]} diagnostics */
export function diagnosticsTable(diagnostics) {
  const body = node('tbody')
  const add = (from, to) => {
    for (const { path, code, message } of diagnostics.slice(from, to)) {
      body.append(node('tr', {},
        node('td', {}, node('code', {}, path || '/')),
        node('td', {}, node('code', {}, code)),
        node('td', {}, message ?? '')))
    }
  }
  add(0, FIRST_ROWS)
  const intro = node('p', { id: 'remarks', class: 'small quiet' }, 'Each remark names one place in the feed. One bad record never hides the others.')
  const table = node('table', { 'aria-labelledby': 'remarks' },
    node('thead', {}, node('tr', {}, ...['Path', 'Code', 'Message'].map((text) => node('th', { scope: 'col' }, text)))),
    body)
  const scroller = node('div', { class: 'scroller', role: 'region', 'aria-labelledby': 'remarks', tabindex: '0' }, table)
  if (diagnostics.length <= FIRST_ROWS) return node('div', { class: 'stack' }, intro, scroller)
  const more = node('button', { type: 'button', class: 'button' }, `Show all ${number(diagnostics.length)} remarks`)
  more.addEventListener('click', () => {
    add(FIRST_ROWS, undefined)
    more.remove()
    scroller.focus()
  })
  return node('div', { class: 'stack' }, intro, scroller, more)
}

/** @param {{code: string, message: string, status?: number}} error */
export function errorSentence({ code, status }) {
  return `This feed cannot be shown. Error code: ${code}${status ? `, status ${status}` : ''}.`
}

/** @param {{code: string, message: string, status?: number}} error */
export function errorHelp({ code, message }) {
  const help = HELP[code]
  const part = node('div', { class: 'stack' })
  if (message) part.append(node('p', {}, message))
  if (!help) return part
  part.append(node('h3', {}, 'What you can do'))
  part.append(...help.text.map((text) => node('p', {}, text)))
  if (help.code) part.append(node('pre', {}, node('code', {}, help.code)))
  part.append(...(help.after ?? []).map((text) => node('p', {}, text)))
  return part
}
