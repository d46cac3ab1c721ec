/** Whether a value makes sense. Each check takes text and gives the value to use, or null. */

import { readAddress } from '../address.js'
import { COLOURS } from './words.js'

const LONGEST = 4000

const works = (make) => {
  try {
    make()
    return true
  } catch {
    return false
  }
}

/** The address as it was typed, where it is one; whole where only its scheme was missing. */
function address(text) {
  const read = readAddress(text)
  const asTyped = works(() => new URL(text, location.href)) && new URL(text, location.href).href === read
  return read && asTyped ? text : read
}
const whole = (low, high) => (text) => (/^\d+$/.test(text) && Number(text) >= low && Number(text) <= high ? text : null)
const pattern = (shape) => (text) => (shape.test(text) ? text : null)

/** Names whose text has a form of its own. */
const CHECKS = {
  lang: (text) => (works(() => Intl.getCanonicalLocales(text)) ? text : null),
  'time-zone': (text) => (/^(event|visitor)$/.test(text) || works(() => new Intl.DateTimeFormat('en', { timeZone: text })) ? text : null),
  'day-change': pattern(/^([01]\d|2[0-3]):[0-5]\d$/),
  now: pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/),
  center: (text) => {
    const [, lat, lon] = text.match(/^(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/) ?? []
    return lat && Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180 ? `${lat},${lon}` : null
  },
  'heading-level': whole(1, 6),
  refresh: (text) => (text === '0' ? text : whole(5, 86_400)(text)),
  zoom: (text) => (/^\d+(\.\d+)?$/.test(text) && Number(text) <= 22 ? text : null),
  'max-bytes': whole(1, 1_000_000_000),
  boundary: address,
  tiles: (text) => readAddress(text.replace(/[{}]/g, '')) && text,
}

/** What would be right, for those that are often wrong. */
export const RIGHT = {
  lang: 'Write a language tag, such as de or pt-BR.',
  'time-zone': 'Write event, visitor, or the name of a zone, such as Europe/Madrid.',
  'day-change': 'Write a time, such as 04:00.',
  now: 'Write a moment, such as 2026-05-20T09:50:00+02:00.',
  center: 'Write latitude and longitude, such as 45.07,7.68.',
  'heading-level': 'Write a number from 1 to 6.',
  refresh: 'Write 0, or a number of seconds from 5.',
  zoom: 'Write a number from 0 to 22.',
  boundary: 'Write an address that begins with https://.',
  tiles: 'Write an address that begins with https://.',
  fields: 'Write JSON: an object in braces.',
  src: 'Enter an address that begins with https:// or http://',
  link: 'Write an address that begins with https://.',
}

const isObject = (text) => {
  try {
    return JSON.parse(text)?.constructor === Object
  } catch {
    return false
  }
}

/** Text of one line, not too long. @param {string} text */
export const plain = (text) => (text.length <= LONGEST ? text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() : null)

/** @param {import('./manifest.js').Attribute} attribute @param {string} given @returns {string | null} */
export function validAttribute({ name, type, values }, given) {
  const text = plain(given)
  if (text === null) return null
  if (type === 'switch') return text === '' || text === 'true' ? '' : null
  if (text === '') return null
  if (type === 'choice') return values.includes(text) ? text : null
  if (CHECKS[name]) return CHECKS[name](text)
  if (type === 'number') return Number.isFinite(Number(text)) ? text : null
  if (type === 'json') return isObject(text) ? text : null
  return text
}

/**
 * A value of a custom property: a colour, or a length. Nothing that would end the declaration, and nothing that loads.
 * @param {string} name @param {string} given
 */
export function validProperty(name, given) {
  const text = plain(given)
  if (!text || /[;{}<>\\]|url\(|var\(/i.test(text)) return null
  const bare = /^\d+(\.\d+)?$/.test(text) && Number(text) !== 0 && !COLOURS.includes(name) ? `${text}px` : text
  return CSS.supports(COLOURS.includes(name) ? 'color' : 'min-block-size', bare) && !/^(inherit|initial|unset|revert.*)$/i.test(bare) ? bare : null
}

/** The address of an endpoint or of a page. @param {string} given */
export const validAddress = (given) => {
  const text = plain(given)
  return text ? address(text) : null
}
