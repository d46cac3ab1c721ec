/** What was found out about an endpoint, as a list for people. */

import { node } from '../report.js'

const LEVELS = { problem: 'Problem', warning: 'Warning', note: 'Note', fine: 'Fine' }
const ORDER = Object.keys(LEVELS)

const row = (level, name, ...contents) => node('li', { class: level, 'data-code': name }, node('strong', {}, LEVELS[level]), node('div', {}, ...contents))

/** What is wrong one by one, the worst first; what is fine in one row. @param {import('./endpoint.js').Finding[]} findings */
export function findingsList(findings) {
  const wrong = findings.filter(({ level }) => level !== 'fine').sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))
  const fine = findings.filter(({ level }) => level === 'fine')
  return node('ul', { class: 'findings' },
    ...wrong.map(({ level, code, text, lines, link }) => row(level, code,
      node('p', {}, text, ...(link ? [' ', node('a', { href: link.href }, link.text)] : [])),
      ...(lines ? [node('pre', {}, node('code', {}, lines))] : []))),
    ...(fine.length ? [row('fine', fine.map(({ code }) => code).join(' '), node('p', {}, fine.map(({ text }) => text).join(' ')))] : []))
}

const plural = (count, one, many) => (count ? [`${count} ${count === 1 ? one : many}`] : [])

/** One sentence for all of them. @param {import('./endpoint.js').Finding[]} findings */
export function findingsSentence(findings) {
  const count = (level) => findings.filter((finding) => finding.level === level).length
  const bad = [...plural(count('problem'), 'problem', 'problems'), ...plural(count('warning'), 'warning', 'warnings')]
  return bad.length ? `The endpoint was checked: ${bad.join(' and ')}.` : 'The endpoint was checked: nothing to complain about.'
}

/**
 * What the widget itself says about the data.
 * @param {{counts?: Record<string, number>, format?: string, diagnostics?: {code: string}[]}} detail of `city-load`
 * @param {string} trial address of the page that lists them all
 */
export function dirtOf({ diagnostics = [] }, trial) {
  if (!diagnostics.length) return { level: 'fine', code: 'clean', text: 'The widget has read all records, and has nothing to remark.' }
  const codes = new Map()
  for (const { code } of diagnostics) codes.set(code, (codes.get(code) ?? 0) + 1)
  const most = [...codes].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([code, count]) => `${code} ${count}`)
  const rest = codes.size > 4 ? ` and ${codes.size - 4} more kinds` : ''
  return {
    level: 'warning',
    code: 'dirty',
    text: `The widget has ${diagnostics.length === 1 ? '1 remark' : `${diagnostics.length} remarks`} about the data: ${most.join(', ')}${rest}.`,
    link: { href: trial, text: 'See them in “Try your feed”.' },
  }
}
