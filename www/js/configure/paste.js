/** The lines to paste, step by step. */

import { isLocal } from '../address.js'
import { addCopyButtons } from '../copy.js'
import { node } from '../report.js'
import { sentence } from './fields.js'
import { recipe } from './recipes.js'

/** Where the widgets of this site come from. */
export const SCRIPT = new URL('/city-widgets/v1/city-widgets.js', location.href).href

/**
 * @param {HTMLElement} steps @param {HTMLElement} notes
 * @param {import('./choices.js').Choices} choices
 */
export function showPaste(steps, notes, choices) {
  const made = recipe(choices, SCRIPT)
  const numbered = made.filter(({ code }) => code).length > 1
  const text = JSON.stringify(made)
  // Nothing new: a button that was pressed keeps the focus, and its answer.
  if (steps.dataset.shown !== text) {
    steps.dataset.shown = text
    steps.replaceChildren(...made.map(({ where, code }, n) => node('li', {},
      node('p', { id: `step-${n}` }, ...sentence(where)),
      ...(code ? [node('div', { class: 'snippet', 'data-copy': '' }, node('pre', { 'aria-labelledby': `step-${n}` }, node('code', {}, code)))] : []))))
    steps.classList.toggle('single', !numbered)
    addCopyButtons(steps)
    for (const [n, button] of [...steps.querySelectorAll('.copy button')].entries()) {
      button.setAttribute('aria-describedby', button.closest('li').querySelector('p').id)
      button.dataset.step = String(n + 1)
    }
  }
  const said = []
  if (isLocal(location.hostname)) said.push('Write the address of your own copy of city-widgets.js, where this computer’s stands.')
  if (!choices.src) said.push('The data are a sample of ours: enter your endpoint above.')
  if (!choices.link) said.push('Let the link lead to your own page: it is shown until the widget is there, and where it can’t be.')
  if (/^(npm|react|vue)$/.test(choices.target)) said.push('Before the first release, install the file that cargo xtask package makes.')
  notes.replaceChildren(...said.map((line) => node('li', {}, line)))
}
