/**
 * Which colours a widget really shows: those of its texts and of the edges of its fields, each with what is behind it,
 * as the browser has computed them.
 */

import { MARK, TEXT, over, parseColour, ratio } from './contrast.js'

/**
 * @typedef {object} Pair
 * @property {'text' | 'quiet' | 'link' | 'filled' | 'edge'} role
 * @property {import('./contrast.js').Colour} front @property {import('./contrast.js').Colour} back
 * @property {number} ratio
 * @property {number} needed
 * @property {string} words what stands there
 */

const MOST = 3000

/** The element around one, through slots and shadow roots. */
const around = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null

/** What is behind an element; null where a picture is. */
function backOf(element, base, known) {
  if (!element) return base
  if (known.has(element)) return known.get(element)
  const style = getComputedStyle(element)
  const own = parseColour(style.backgroundColor)
  let back = null
  if (style.backgroundImage === 'none') {
    const behind = own[3] === 1 ? own : backOf(around(element), base, known)
    back = behind && over(own, behind)
  }
  known.set(element, back)
  return back
}

/** How much of an element is seen through what is around it. */
function opacityOf(element, root) {
  let product = 1
  for (let each = element; each && each !== root.host; each = around(each)) product *= Number(getComputedStyle(each).opacity)
  return product
}

const isSeen = (element) => {
  const { width, height } = element.getBoundingClientRect()
  return width > 1 && height > 1
}

/** @param {Element} widget @param {import('./contrast.js').Colour} base behind all of it @returns {Pair[]} */
export function pairsOf(widget, base) {
  const root = widget.shadowRoot
  const frame = root?.querySelector('[part~=widget] *')
  if (!frame) return []
  const known = new Map()
  const pairs = []
  const plain = getComputedStyle(root.querySelector('h1, h2, h3, h4, h5, h6') ?? frame).color
  const add = (role, element, colour, needed, words, back = backOf(element, base, known)) => {
    if (!back) return
    const [red, green, blue, alpha] = parseColour(colour)
    const front = over([red, green, blue, alpha * opacityOf(element, root)], back)
    pairs.push({ role, front, back, ratio: ratio(front, back), needed, words })
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let count = 0; count < MOST && texts.nextNode(); count++) {
    const { parentElement: element, data } = texts.currentNode
    const words = data.trim()
    if (!words || !element || element.closest('svg, style, option, [disabled]') || !isSeen(element)) continue
    const { color } = getComputedStyle(element)
    // A badge is filled where the ground behind its words is not that of what is around it.
    const back = backOf(element, base, known)
    const outer = backOf(around(element), base, known)
    const filled = back && outer && ratio(back, outer) > 1.5
    const role = filled ? 'filled' : color === plain ? 'text' : element.closest('a, button, summary') ? 'link' : 'quiet'
    add(role, element, color, TEXT, words, back)
  }
  for (const field of root.querySelectorAll('input:not([type=checkbox], [type=radio]), select')) {
    const { borderTopColor, borderTopWidth } = getComputedStyle(field)
    if (isSeen(field) && parseFloat(borderTopWidth) > 0) {
      add('edge', field, borderTopColor, MARK, field.getAttribute('aria-label') ?? '', backOf(around(field), base, known))
    }
  }
  return pairs
}

/** The pair with the least to spare, of all or of one role. @param {Pair[]} pairs @param {string} [role] */
export const weakest = (pairs, role) =>
  pairs.filter((pair) => !role || pair.role === role).reduce((worst, pair) => (!worst || pair.ratio / pair.needed < worst.ratio / worst.needed ? pair : worst), null)
