/** A row of radio buttons that look like one control. */

import { node } from '../report.js'

/**
 * @param {HTMLElement} place a fieldset
 * @param {string} name
 * @param {[value: string, label: string, hint?: string][]} all
 * @param {(value: string) => void} chosen
 */
export function makeRadios(place, name, all, chosen) {
  const inputs = all.map(([value, label, hint]) => {
    const input = node('input', { type: 'radio', name, value, id: `${name}-${value}` })
    input.addEventListener('change', () => chosen(value))
    place.append(node('span', { class: 'radio' }, input, node('label', { for: input.id }, node('span', {}, label), ...(hint ? [' ', node('small', {}, hint)] : []))))
    return input
  })
  return {
    set value(wanted) {
      for (const input of inputs) input.checked = input.value === wanted
    },
  }
}
