/**
 * The configurator: choices -> preview, check of the endpoint, contrast, and the lines to paste. What was chosen stands
 * in this page's query string.
 */

import { node } from '../report.js'
import { TARGETS, WIDTHS, changeKind, endpointOf, nothing, readChoices, writeChoices } from './choices.js'
import { makeContrastReport } from './contrast-report.js'
import { makeEndpointReport } from './endpoint-report.js'
import { makeFields } from './fields.js'
import { loadManifest } from './manifest.js'
import { showPaste } from './paste.js'
import { makeRadios } from './radios.js'
import { NAMES } from './recipes.js'
import { makeStage } from './stage.js'
import { suggestionsOf } from './suggestions.js'
import { RIGHT, plain, validAddress } from './valid.js'
import { KINDS } from './words.js'

const byId = (id) => document.getElementById(id)
const dark = matchMedia('(prefers-color-scheme: dark)')

function start(manifest) {
  let choices = nothing()

  const stage = makeStage(byId('stage'), byId('stage-scroller'), byId('stage-size'), () => lookSoon())
  const fields = makeFields(byId('fields'), manifest, () => choices, change)
  const contrast = makeContrastReport(
    { status: byId('contrast-status'), table: byId('contrast-table'), preview: byId('contrast-preview'), probes: byId('probes') },
    (theme, property, colour) => {
      const set = theme === 'dark' && !choices.attributes.theme ? choices.dark : choices.look
      set[property] = colour
      fields.show()
      change(true)
    },
  )
  const endpoint = makeEndpointReport({ status: byId('endpoint-status'), list: byId('endpoint-findings') })

  const kinds = makeRadios(byId('kinds'), 'widget', Object.entries(KINDS).map(([kind, { name, doc }]) => [kind, name, doc]), (kind) => {
    choices = changeKind(choices, kind, manifest)
    showAll()
    change(true)
  })
  const widths = makeRadios(byId('widths'), 'width', WIDTHS.map((width, n) => [width, ['Phone', 'Tablet', 'Desktop'][n], width]), (width) => {
    choices.width = width
    change(true)
  })
  const pages = makeRadios(byId('pages'), 'page', [['light', 'On light'], ['dark', 'On dark']], (page) => {
    choices.page = page
    change(true)
  })
  const targets = makeRadios(byId('targets'), 'for', TARGETS.map((target) => [target, NAMES[target]]), (target) => {
    choices.target = target
    change(true)
  })

  /** Something was chosen. @param {boolean} committed whether it belongs into the history */
  function change(committed) {
    fields.note()
    stage.show(choices, choices.page || (dark.matches ? 'dark' : 'light'))
    widths.value = stage.resize(choices.width, WIDTHS)
    pages.value = choices.page || (dark.matches ? 'dark' : 'light')
    showPaste(byId('steps'), byId('paste-notes'), choices)
    contrast.update(choices)
    endpoint.update(choices)
    for (const button of byId('samples').querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.address === endpointOf(choices)))
    lookSoon()
    if (!committed) return
    const query = writeChoices(choices).toString()
    if (query !== location.search.slice(1)) history.pushState(null, '', query ? `?${query}` : location.pathname)
  }

  let looking = 0
  /** When what has changed is drawn, and nothing more important is to be done. */
  function lookSoon() {
    clearTimeout(looking)
    looking = setTimeout(() => contrast.look(stage.widget), 300)
  }

  /** Brings the form up to what is chosen. */
  function showAll() {
    kinds.value = choices.kind
    targets.value = choices.target
    src.value = choices.src
    complain('')
    byId('link').value = choices.link
    byId('link').placeholder = KINDS[choices.kind].link[0]
    byId('label').value = choices.label
    byId('label').placeholder = KINDS[choices.kind].link[1]
    byId('samples').replaceChildren(...KINDS[choices.kind].samples.map(([name, address]) => {
      const button = node('button', { type: 'button', class: 'plain', 'data-address': address }, name)
      button.addEventListener('click', () => {
        src.value = address
        takeEndpoint()
      })
      return node('li', {}, button)
    }))
    fields.build()
  }

  // The endpoint and the link -------------------------------------------------

  const src = byId('src')

  function complain(message, field = src) {
    const problem = byId(`${field.id}-problem`)
    problem.textContent = message
    problem.hidden = !message
    field.setAttribute('aria-invalid', String(Boolean(message)))
  }

  function takeEndpoint() {
    const value = src.value.trim() ? validAddress(src.value) : ''
    complain(value === null ? RIGHT.src : '')
    if (value) src.value = value
    if (value === null || value === choices.src) return value !== null
    choices.src = value
    change(true)
    return true
  }

  src.addEventListener('change', takeEndpoint)
  byId('choices').addEventListener('submit', (event) => {
    event.preventDefault()
    if (!takeEndpoint()) return src.focus()
    endpoint.check(choices)
    stage.widget?.refresh().catch(() => {})
  })
  for (const [name, read] of [['link', validAddress], ['label', plain]]) {
    const field = byId(name)
    field.addEventListener('change', () => {
      const value = field.value.trim() ? read(field.value) : ''
      if (name === 'link') complain(value === null ? RIGHT.link : '', field)
      choices[name] = value ?? ''
      change(true)
    })
  }

  byId('share').addEventListener('click', async () => {
    const done = await navigator.clipboard?.writeText(location.href).then(() => true, () => false)
    byId('shared').textContent = done ? 'Copied.' : 'Copy it from the top of the window.'
    setTimeout(() => { byId('shared').textContent = '' }, 8000)
  })

  // What the preview says -------------------------------------------------------

  byId('stage').addEventListener('city-load', async ({ target, detail }) => {
    if (target !== stage.widget) return
    byId('stage-problem').hidden = true
    endpoint.loaded(choices, detail)
    lookSoon()
    const model = await target.ready.catch(() => null)
    if (model && target === stage.widget) fields.suggest(suggestionsOf(model, choices.attributes.lang ?? 'en'))
  })
  byId('stage').addEventListener('city-error', ({ target, detail }) => {
    if (target !== stage.widget) return
    byId('stage-problem').hidden = false
    endpoint.failed(choices, detail)
  })

  // The address -----------------------------------------------------------------

  function fromAddress() {
    const read = readChoices(new URLSearchParams(location.search), manifest)
    choices = read.choices
    byId('ignored').textContent = read.ignored.length
      ? `This page’s address holds what makes no sense here, and is left out: ${read.ignored.slice(0, 8).map((one) => one.slice(0, 80)).join(', ')}.`
      : ''
    byId('ignored').hidden = !read.ignored.length
    showAll()
    change(false)
  }

  addEventListener('popstate', () => {
    // Links into a widget move through the history too, and change the fragment alone.
    if (writeChoices(choices).toString() !== new URLSearchParams(location.search).toString()) fromAddress()
  })
  dark.addEventListener('change', () => change(false))
  new ResizeObserver(() => { widths.value = stage.resize(choices.width, WIDTHS) }).observe(byId('stage-scroller'))
  fromAddress()
  byId('configurator').hidden = false
  stage.resize(choices.width, WIDTHS)
}

// The elements are there before the first of them is made.
Promise.all([loadManifest(), customElements.whenDefined('city-programme')]).then(([manifest]) => start(manifest)).catch((cause) => {
  console.error(cause)
  byId('unavailable').hidden = false
})
