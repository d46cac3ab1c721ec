/**
 * A small widget of each theme that nobody sees, with made-up data and the chosen colours, to read from what the widget
 * makes of them. The preview shows one surface only, and perhaps no link.
 */

import { node } from '../report.js'
import { parseColour } from './contrast.js'
import { pairsOf } from './rendered.js'

const NOW = '2026-05-20T09:10:00Z'
const DATA = {
  programme: {
    schemaVersion: '1.0',
    kind: 'Programme',
    data: {
      name: 'Colours', timezone: 'UTC',
      rooms: [{ id: 'a', name: 'Hall' }],
      sessions: [
        { id: 'one', title: 'Now', start: '2026-05-20T09:00:00Z', end: '2026-05-20T10:00:00Z', room: 'a', languages: ['en'] },
        { id: 'two', title: 'Next', start: '2026-05-20T10:00:00Z', end: '2026-05-20T11:00:00Z', room: 'a' },
        { id: 'day', title: 'Another day', start: '2026-05-21T10:00:00Z', end: '2026-05-21T11:00:00Z', room: 'a' },
      ],
    },
  },
  profile: {
    schemaVersion: '1.0',
    kind: 'CityProfile',
    sources: [{ id: 'one', title: 'Inventory', publisher: 'City', url: 'https://example.org/' }],
    data: {
      name: 'Colours', country: { code: 'PT' },
      population: { value: 84000, unit: 'person', year: 2024, sourceId: 'one' },
      climate: { targets: [{ goalTerm: 'climate neutral', targetYear: 2040, targetStatus: 'in-law' }] },
      links: [{ url: 'https://example.org/', title: 'Website', rel: 'website' }],
    },
  },
  'project-map': {
    schemaVersion: '1.0',
    kind: 'ProjectCollection',
    data: {
      type: 'FeatureCollection', name: 'Colours',
      features: [
        { type: 'Feature', id: 'one', geometry: { type: 'Point', coordinates: [4, 50] }, properties: { name: 'One', themes: [{ id: 'a', name: 'Energy' }], status: 'closed', cities: [{ name: 'Town' }] } },
        { type: 'Feature', id: 'two', geometry: { type: 'Point', coordinates: [5, 51] }, properties: { name: 'Two', themes: [{ id: 'b', name: 'Water' }], status: 'closed', cities: [{ name: 'Town' }] } },
      ],
    },
  },
}

/**
 * @param {Element} place where probes may stand
 * @param {'light' | 'dark'} theme
 * @param {() => void} stirred there is more to measure: much of a widget comes a little later
 */
export function makeProbe(place, theme, stirred) {
  const box = node('div', { class: `probe ${theme}`, 'aria-hidden': 'true', inert: '' })
  place.append(box)
  let widget = null
  let kind = ''

  return {
    /**
     * The pairs of colours with these custom properties.
     * @param {string} wanted kind @param {Record<string, string>} look
     */
    async measure(wanted, look) {
      const theirs = (kind = wanted)
      await customElements.whenDefined(`city-${wanted}`)
      if (theirs !== kind) return null
      if (widget?.localName !== `city-${wanted}`) {
        widget?.remove()
        const view = wanted === 'project-map' ? { view: 'list' } : {}
        widget = node(`city-${wanted}`, { theme, lang: 'en', now: NOW, loading: 'eager', 'heading-level': '3', ...view })
        box.append(widget)
        new MutationObserver(stirred).observe(widget.shadowRoot, { childList: true, subtree: true })
        widget.data = DATA[wanted]
      }
      for (const name of [...box.style]) box.style.removeProperty(name)
      for (const [name, value] of Object.entries(look)) box.style.setProperty(name, value)
      const mine = widget
      await mine.ready.catch(() => {})
      return mine === widget ? pairsOf(mine, parseColour(getComputedStyle(box).backgroundColor)) : null
    },
  }
}
