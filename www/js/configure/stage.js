/**
 * The preview: one real widget in a place of the chosen width. It is told of each change where it stands; only another
 * kind, or another ground, needs a new one, and then the old one stays until that has something to show.
 */

import { node } from '../report.js'
import { attributesOf, linkOf } from './markup.js'
import { endpointOf, looks } from './choices.js'
import { NOT_HERE } from './words.js'

/** Smaller than this nothing can be read: then the place scrolls. */
const SMALLEST = 0.5
const READABLE = 0.85

/**
 * @param {HTMLElement} stage @param {HTMLElement} scroller around it @param {HTMLElement} readout
 * @param {() => void} stirred something else is seen
 */
export function makeStage(stage, scroller, readout, stirred) {
  /** @type {any} */
  let widget = null
  let width = 768
  let told = ''

  function fit() {
    const room = scroller.clientWidth
    if (!room) return
    const scale = Math.max(SMALLEST, Math.min(1, room / width))
    stage.style.inlineSize = `${width}px`
    stage.style.zoom = String(scale)
    const note = scale === 1 ? '' : `, shown at ${Math.round(scale * 100)}%`
    const text = `${width} px wide${note}`
    if (text !== told) readout.textContent = told = text
    // A region that scrolls must be reachable by keyboard, and one that does not should not be a stop.
    if (width * scale > room + 1) scroller.tabIndex = 0
    else scroller.removeAttribute('tabindex')
  }
  new ResizeObserver(fit).observe(scroller)

  /** @param {import('./choices.js').Choices} choices */
  function attributes(choices) {
    const all = { 'heading-level': '3', ...attributesOf(choices), src: endpointOf(choices), loading: 'eager' }
    for (const name of NOT_HERE) if (name !== 'loading') delete all[name]
    return all
  }

  function make(choices) {
    const next = node(`city-${choices.kind}`)
    const first = !widget
    widget = next
    set(next, choices)
    new MutationObserver(stirred).observe(next.shadowRoot ?? next, { childList: true, subtree: true })
    if (first) return void stage.replaceChildren(next)
    // Both at once would be two previews: the new one is not seen yet.
    next.classList.add('coming')
    next.inert = true
    stage.append(next)
    const arrived = () => {
      if (next !== widget) return next.remove()
      next.classList.remove('coming')
      next.inert = false
      for (const other of [...stage.children]) if (other !== next) other.remove()
    }
    next.addEventListener('city-load', arrived, { once: true })
    next.addEventListener('city-error', arrived, { once: true })
  }

  function set(element, choices) {
    const wanted = attributes(choices)
    for (const name of element.getAttributeNames()) if (!(name in wanted) && !/^(class|inert)$/.test(name)) element.removeAttribute(name)
    for (const [name, value] of Object.entries(wanted)) if (element.getAttribute(name) !== value) element.setAttribute(name, value)
    const { href, label } = linkOf(choices)
    const link = element.querySelector('a') ?? element.appendChild(node('a'))
    link.href = href
    link.textContent = label
  }

  return {
    get widget() {
      return widget
    },
    /** @param {import('./choices.js').Choices} choices @param {'light' | 'dark'} page what is around it */
    show(choices, page) {
      const ground = stage.classList.contains(page)
      stage.classList.remove('light', 'dark')
      stage.classList.add(page)
      if (!widget || widget.localName !== `city-${choices.kind}` || !ground) make(choices)
      else set(widget, choices)
      const { light, dark } = looks(choices)
      const properties = (choices.attributes.theme ?? page) === 'dark' ? dark : light
      for (const name of [...stage.style]) if (name.startsWith('--city-') && !(name in properties)) stage.style.removeProperty(name)
      for (const [name, value] of Object.entries(properties)) stage.style.setProperty(name, value)
    },
    /** The widest of them that is large enough to be read, unless one was chosen. @param {string} wanted @param {string[]} all */
    resize(wanted, all) {
      const fitting = all.map(Number).filter((one) => one * READABLE <= scroller.clientWidth)
      width = Number(wanted) || fitting.at(-1) || Number(all[0])
      fit()
      return String(width)
    },
  }
}
