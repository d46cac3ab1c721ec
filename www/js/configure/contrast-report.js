/** Keeps the table of contrasts up to date: one probe a theme, and the preview itself. */

import { node } from '../report.js'
import { looks } from './choices.js'
import { parseColour, ratioText } from './contrast.js'
import { contrastSentence, contrastTable, verdict } from './contrast-table.js'
import { makeProbe } from './probe.js'
import { pairsOf, weakest } from './rendered.js'

/**
 * @param {{status: HTMLElement, table: HTMLElement, preview: HTMLElement, probes: HTMLElement}} places
 * @param {(theme: string, property: string, colour: string) => void} take
 */
export function makeContrastReport({ status, table, preview, probes }, take) {
  const probe = { light: makeProbe(probes, 'light', stirred), dark: makeProbe(probes, 'dark', stirred) }
  let shown = ''
  let stirring = 0
  /** @type {import('./choices.js').Choices | null} */
  let last = null
  let running = false
  /** @type {import('./choices.js').Choices | null} */
  let waiting = null

  async function measure(choices) {
    const { theme } = choices.attributes
    const themes = theme ? [theme] : ['light', 'dark']
    const found = looks(choices)
    const measured = {}
    for (const each of themes) measured[each] = await probe[each].measure(choices.kind, found[each])
    if (Object.values(measured).some((pairs) => !pairs)) return
    const sentence = contrastSentence(measured)
    if (status.textContent !== sentence) status.textContent = sentence
    // A button that was pressed goes with its row; the focus stays near it.
    const had = table.contains(document.activeElement)
    table.replaceChildren(contrastTable(measured, take))
    if (had) table.focus()
  }

  function stirred() {
    clearTimeout(stirring)
    stirring = setTimeout(() => {
      shown = ''
      if (last) report.update(last)
    }, 100)
  }

  const report = {
    /** Measures anew where colours have changed; what comes meanwhile waits, and only the last of it. */
    async update(choices) {
      const key = JSON.stringify([choices.kind, choices.attributes.theme, looks(choices)])
      if (key === shown) return
      shown = key
      waiting = last = structuredClone(choices)
      if (running) return
      running = true
      try {
        while (waiting) {
          const next = waiting
          waiting = null
          await measure(next)
        }
      } finally {
        running = false
      }
    },

    /** The weakest text of the preview, with the colours that the data bring along. @param {Element | null} widget */
    look(widget) {
      if (!widget?.isConnected) return
      const ground = parseColour(getComputedStyle(widget.parentElement).backgroundColor)
      const worst = weakest(pairsOf(widget, ground).filter((pair) => pair.role !== 'edge'))
      preview.replaceChildren(...(worst
        ? [`In the preview the weakest text has ${ratioText(worst.ratio)}, ${verdict(worst)}: `, node('q', {}, worst.words.slice(0, 60))]
        : []))
    },
  }
  return report
}
