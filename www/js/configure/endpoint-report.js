/** The endpoint's part of the page: checks it when it changes, and adds what the widget says about the data. */

import { endpointOf, writeChoices } from './choices.js'
import { checkEndpoint, seconds, SLOW } from './endpoint.js'
import { dirtOf, findingsList, findingsSentence } from './findings.js'

/** What the widget alone can tell; the rest is said by the check, with its reasons. */
const OWN_ERRORS = { format: 'The widget can’t read this', crashed: 'The widget has stopped on these data', wasm: 'The widget could not start', csp: 'This page’s security policy has refused a part of the widget', timeout: 'The widget did not wait any longer' }
const SAMPLE = { level: 'note', code: 'sample', text: 'This is a sample of ours, until you enter your endpoint.' }

/** “Try your feed” with the same endpoint and the same way to read it. @param {import('./choices.js').Choices} choices */
function trialOf(choices) {
  const { widget = 'programme', format = '', fields = '', 'time-zone': zone = '' } = Object.fromEntries(writeChoices(choices))
  const query = { ...(widget === 'programme' ? {} : { element: widget }), url: endpointOf(choices), format, fields, 'time-zone': zone }
  return `try.html?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`
}

/** @param {{status: HTMLElement, list: HTMLElement}} places */
export function makeEndpointReport({ status, list }) {
  let asked = ''
  let abort = new AbortController()
  /** @type {import('./endpoint.js').Finding[] | null} */
  let checked = null
  /** What the widget said. @type {import('./endpoint.js').Finding | null} */
  let dirt = null

  function show() {
    const all = [...(checked ?? []), ...(dirt ? [dirt] : [])]
    list.replaceChildren(findingsList(all))
    if (checked) {
      const sentence = findingsSentence(all)
      if (status.textContent !== sentence) status.textContent = sentence
    }
  }

  const report = {
    /** @param {import('./choices.js').Choices} choices */
    async check(choices) {
      abort.abort()
      const mine = (abort = new AbortController())
      checked = null
      status.textContent = 'Asking the endpoint.'
      show()
      const found = await checkEndpoint(new URL(endpointOf(choices), location.href), {
        most: Number(choices.attributes['max-bytes'] ?? 10_485_760),
        signal: mine.signal,
        late: () => { status.textContent = `No complete answer for ${seconds(SLOW)} yet.` },
      })
      if (mine !== abort) return
      checked = choices.src ? found : [SAMPLE, ...found.filter(({ code }) => code !== 'local')]
      show()
    },

    /** Asks only where there is something new to ask. @param {import('./choices.js').Choices} choices */
    update(choices) {
      const key = JSON.stringify([endpointOf(choices), choices.src, choices.attributes['max-bytes']])
      if (key === asked) return
      asked = key
      dirt = null
      report.check(choices)
    },

    /** @param {import('./choices.js').Choices} choices */
    loaded(choices, detail) {
      dirt = dirtOf(detail, trialOf(choices))
      show()
    },

    /** @param {import('./choices.js').Choices} choices */
    failed(choices, { code, message }) {
      const words = OWN_ERRORS[code]
      dirt = words ? { level: 'problem', code, text: `${words}: ${message}`, link: { href: trialOf(choices), text: 'Try it in “Try your feed”.' } } : null
      show()
    },
  }
  return report
}
