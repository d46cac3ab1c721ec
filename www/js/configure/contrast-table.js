/** The contrast of what the widget makes of the chosen colours, as numbers and in words. */

import { node } from '../report.js'
import { MARK, TEXT, enough, hex, ratioText } from './contrast.js'
import { weakest } from './rendered.js'

const ROWS = [
  ['text', 'Text'],
  ['quiet', 'Small print'],
  ['link', 'Links and buttons'],
  ['filled', 'Words on the accent'],
  ['mark', 'Focus ring and marks'],
  ['edge', 'Edges of fields'],
]

/** Which custom property is to be changed where a row fails. */
const CAUSE = { text: '--city-text', quiet: '--city-text', link: '--city-accent' }

/** The pairs of a row; marks have the colour of links, and need less. */
function pairFor(pairs, row) {
  if (row !== 'mark') return weakest(pairs, row)
  const link = weakest(pairs, 'link')
  return link && { ...link, needed: MARK }
}

export const verdict = ({ ratio, needed }) =>
  ratio < needed ? `too weak, needs ${needed}\u00a0:\u00a01` : needed === MARK ? 'enough (AA, marks)' : ratio >= 7 ? 'very good (AAA)' : 'enough (AA)'

/** The two colours as a sample of each other. */
function sample({ front, back }, row) {
  const made = node('span', { class: 'sample', 'aria-hidden': 'true' })
  const frame = row === 'edge' || row === 'mark'
  made.style.color = hex(front)
  made.style.backgroundColor = hex(back)
  made.classList.toggle('words', !frame)
  if (frame) made.style.boxShadow = `inset 0 0 0 3px ${hex(front)}`
  return made
}

/**
 * @param {Record<string, import('./rendered.js').Pair[]>} measured by theme
 * @param {(theme: string, property: string, colour: string) => void} take a better colour was chosen
 */
export function contrastTable(measured, take) {
  const themes = Object.keys(measured)
  const names = { light: 'On light', dark: 'On dark' }
  const head = node('thead', {}, node('tr', {}, node('th', { scope: 'col' }, 'What'), ...themes.map((theme) => node('th', { scope: 'col' }, names[theme]))))
  const body = node('tbody')
  for (const [row, name] of ROWS) {
    const cells = themes.map((theme) => {
      const pair = pairFor(measured[theme], row)
      if (!pair) return node('td', {}, '–')
      const fails = pair.ratio < pair.needed
      const cell = node('td', { class: fails ? 'fails' : '' }, sample(pair, row), node('strong', {}, ratioText(pair.ratio)), ' ', node('span', { class: 'verdict' }, verdict(pair)))
      const better = fails && CAUSE[row] && enough(pair.front, pair.back, pair.needed)
      if (better) {
        const button = node('button', { type: 'button', class: 'button slim' }, `Use ${better}`)
        button.addEventListener('click', () => take(theme, CAUSE[row], better))
        cell.append(' ', button)
      }
      return cell
    })
    if (cells.some((cell) => cell.textContent !== '–')) body.append(node('tr', { 'data-row': row }, node('th', { scope: 'row' }, name), ...cells))
  }
  return node('table', {}, node('caption', {}, `As the widget shows them. Text needs ${TEXT}\u00a0:\u00a01, marks and edges ${MARK}\u00a0:\u00a01 (WCAG 2.2, AA).`), head, body)
}

/** One sentence for all of it. @param {Record<string, import('./rendered.js').Pair[]>} measured */
export function contrastSentence(measured) {
  const failing = []
  let least = null
  for (const [theme, pairs] of Object.entries(measured)) {
    for (const [row, name] of ROWS) {
      const pair = pairFor(pairs, row)
      if (!pair) continue
      if (pair.ratio < pair.needed) failing.push(`${name.toLowerCase()} on ${theme} ${ratioText(pair.ratio)}`)
      if (pair.needed === TEXT && (!least || pair.ratio < least)) least = pair.ratio
    }
  }
  if (failing.length) return `Too little contrast: ${failing.join(', ')}.`
  return least ? `All text can be read: the weakest has ${ratioText(least)}.` : ''
}
