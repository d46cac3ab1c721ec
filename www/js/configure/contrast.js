/** Contrast of colours, as WCAG 2.2 counts it. A colour is `[red, green, blue, alpha]`, 0 to 255 and 0 to 1. */

/** @typedef {[number, number, number, number]} Colour */

/** What text needs, and what marks and the edges of fields need. */
export const TEXT = 4.5
export const MARK = 3

let canvas

/** Any CSS colour, as the browser understands it. @param {string} text @returns {Colour} */
export function parseColour(text) {
  const numbers = (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number)
  if (/^rgba?\([\d., ]+\)$/.test(text)) return /** @type {Colour} */ ([...numbers.slice(0, 3), numbers[3] ?? 1])
  if (/^color\(srgb [^%n]+\)$/.test(text)) return /** @type {Colour} */ ([...numbers.slice(0, 3).map((part) => part * 255), numbers[3] ?? 1])
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = '#000'
  canvas.fillStyle = text
  canvas.fillRect(0, 0, 1, 1)
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data
  return [red, green, blue, alpha / 255]
}

/** One colour laid over another, which is opaque. @param {Colour} front @param {Colour} back @returns {Colour} */
export function over([red, green, blue, alpha], back) {
  const mix = (part, n) => part * alpha + back[n] * (1 - alpha)
  return [mix(red, 0), mix(green, 1), mix(blue, 2), 1]
}

/** Relative luminance, 0 to 1. @param {Colour} colour */
function luminance(colour) {
  const [red, green, blue] = colour.slice(0, 3).map((part) => {
    const share = Math.min(255, Math.max(0, part)) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** 1 to 21. @param {Colour} one opaque @param {Colour} other opaque */
export function ratio(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** `4.5`, rounded down: 4.49 is not enough and must not look so. @param {number} value */
export const ratioText = (value) => `${(Math.floor(value * 10 + 1e-9) / 10).toFixed(1)}\u00a0:\u00a01`

/** @param {Colour} colour */
export const hex = (colour) =>
  `#${colour.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/**
 * The first of fifty steps towards black or white that has the contrast; null where none has.
 * @param {Colour} colour @param {Colour} ground
 */
export function enough(colour, ground, needed = TEXT) {
  const target = ratio([0, 0, 0, 1], ground) > ratio([255, 255, 255, 1], ground) ? 0 : 255
  for (let step = 1; step <= 50; step++) {
    const part = (n) => Math.round(colour[n] + ((target - colour[n]) * step) / 50)
    const mixed = /** @type {Colour} */ ([part(0), part(1), part(2), 1])
    if (ratio(mixed, ground) >= needed) return hex(mixed)
  }
  return null
}
