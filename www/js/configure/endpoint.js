/**
 * Asks an endpoint as the widget would, with GET, CORS and no credentials, and says what a web team should know about
 * the answer. What the browser does not let a page read is not guessed.
 */

import { isLocal } from '../address.js'

/** What visitors feel, and what the widget does not wait for, in milliseconds. */
export const SLOW = 3000
const LARGE = 1_000_000
const PLAIN = 100_000
/** Types that data come with; some servers send files as plain text. */
const TYPES = /[/+](json|geo\+json|xml|calendar|csv|ndjson|x-ndjson|geojson|javascript)\b|^text\/(plain|x-vcard)/i
const SECRET = /(^|[_-])(key|apikey|token|secret|password|passwd|pwd|auth|signature|sig)$/i

/** @typedef {{level: 'fine' | 'note' | 'warning' | 'problem', code: string, text: string, lines?: string}} Finding */

const number = (value, digits = 0) => new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(value)
const time = (milliseconds) => (milliseconds < 1000 ? `${number(milliseconds)} ms` : seconds(milliseconds))
export const seconds = (milliseconds) => `${number(milliseconds / 1000, 1)} s`
const size = (bytes) => (bytes < 1000 ? `${bytes} bytes` : bytes < 1_000_000 ? `${number(bytes / 1000)} kB` : `${number(bytes / 1e6, 1)} MB`)

/** What can be said of the address alone. @param {URL} address @returns {Finding[]} */
export function ofAddress(address) {
  /** @type {Finding[]} */
  const found = []
  const secure = address.protocol === 'https:'
  if (isLocal(address.hostname)) {
    found.push({ level: 'note', code: 'local', text: `Only this computer reaches ${address.host}. Your visitors don’t.` })
  } else if (!secure) {
    found.push({
      level: 'problem',
      code: 'not-https',
      text: 'The address begins with http://. A page with https:// can’t use it: browsers refuse such mixed content. Use https for the endpoint.',
    })
  }
  const secret = [...address.searchParams.keys()].find((name) => SECRET.test(name))
  if (secret || address.username || address.password) {
    found.push({
      level: 'warning',
      code: 'secret',
      text: `${secret ? `“${secret}” in the address looks like a key` : 'The address holds a name or a password'}. Every visitor of your page can read the address, and so can everybody you share this page’s address with.`,
    })
  }
  return found
}

/** Reads to the end, or to the limit. */
async function weigh(response, most, signal) {
  const reader = response.body?.getReader()
  let bytes = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done) return bytes
    bytes += value.byteLength
    if (bytes > most || signal.aborted) {
      await reader.cancel()
      return bytes
    }
  }
}

/** Why there is no answer to be read: another one that needs no permission tells. @returns {Promise<Finding>} */
async function refusal(address, signal) {
  if (location.protocol === 'https:' && address.protocol === 'http:' && !isLocal(address.hostname)) {
    return { level: 'problem', code: 'mixed-content', text: 'This page has an https address and the endpoint only http: the browser refuses to ask.' }
  }
  const answers = await fetch(address, { mode: 'no-cors', credentials: 'omit', signal }).then(() => true, () => false)
  return answers
    ? {
        level: 'problem',
        code: 'cors',
        text: 'The server answers, but does not let other websites read it (CORS). It may also have led to a page that does not, such as a login. Ask whoever runs it to send this header with the data:',
        lines: 'Access-Control-Allow-Origin: *',
      }
    : {
        level: 'problem',
        code: 'unreachable',
        text: `No answer from ${address.host}. The address may be wrong, the server down or its certificate invalid, or something on this computer stands in between. Open the address in a new tab to see more.`,
      }
}

/** @returns {Finding[]} */
function ofHeaders(address, response) {
  /** @type {Finding[]} */
  const found = []
  const header = (name) => response.headers.get(name)
  if (new URL(response.url).href !== new URL(address.href.split('#')[0]).href) {
    const to = new URL(response.url)
    const downgraded = address.protocol === 'https:' && to.protocol === 'http:'
    found.push({ level: downgraded ? 'problem' : 'warning', code: 'redirect', text: 'The address leads on to another one, which costs each visitor time. Use the last one:', lines: to.href })
  }
  const type = header('content-type') ?? ''
  if (!type) found.push({ level: 'warning', code: 'type', text: 'The server does not say what it sends (Content-Type). The widget looks for itself; caches and firewalls may not.' })
  else if (/^text\/html/i.test(type)) {
    found.push({ level: 'warning', code: 'html', text: 'This is a web page. The widget finds data in one only if they are schema.org’s. Look for the address of the data.' })
  } else if (!TYPES.test(type)) found.push({ level: 'warning', code: 'type', text: `The server calls it ${type}, which data usually are not.` })
  else found.push({ level: 'fine', code: 'type', text: `Sent as ${type.split(';')[0]}.` })

  const foreign = address.origin !== location.origin
  const allowed = header('access-control-allow-origin')
  if (foreign) found.push({ level: 'fine', code: 'cors', text: 'It lets this page read it (CORS). If the server names pages one by one, it must name yours too.' })
  else if (allowed === '*') found.push({ level: 'fine', code: 'cors', text: 'Any website may read it (CORS).' })
  else {
    found.push({
      level: 'warning',
      code: 'cors',
      text: 'It is on the same site as this page, which may always read it. It has no permission for other sites. If your page is on another one, the server must send:',
      lines: 'Access-Control-Allow-Origin: *',
    })
  }

  const kept = header('cache-control') || header('expires')
  const marked = header('etag') || header('last-modified')
  if (marked && kept) found.push({ level: 'fine', code: 'cache', text: 'Browsers may keep it, and ask only for what has changed.' })
  else if (marked || kept) found.push({ level: 'note', code: 'cache', text: marked ? 'It can be asked whether it has changed. How long it may be kept (Cache-Control) is not said.' : 'How long it may be kept is said.' + (foreign ? ' Whether it has an ETag, the server does not let this page see.' : ' It has no ETag or Last-Modified, so each update is sent in full.') })
  else {
    found.push({
      level: foreign ? 'note' : 'warning',
      code: 'cache',
      text: foreign
        ? 'No Cache-Control and no Last-Modified. Whether there is an ETag, the server does not let this page see. With one of them, updates cost little.'
        : 'No Cache-Control, ETag or Last-Modified: each visit and each update loads all of it anew.',
    })
  }
  return found
}

/** How much went over the network, where the server lets that be seen. */
function onTheWay(address) {
  const [entry] = performance.getEntriesByName(address.href.split('#')[0]).slice(-1)
  return entry?.decodedBodySize ? entry.encodedBodySize : 0
}

/**
 * @param {URL} address
 * @param {{most: number, signal: AbortSignal, late: () => void}} how `most` bytes; `late` is called while there is no
 *   answer yet after a time that visitors notice
 * @returns {Promise<Finding[]>}
 */
export async function checkEndpoint(address, { most, signal, late }) {
  const found = ofAddress(address)
  const begun = performance.now()
  const timer = setTimeout(late, SLOW)
  try {
    const asked = new URL(address)
    // A request with a name and a password in its address is refused by the browser.
    asked.username = asked.password = ''
    const response = await fetch(asked, { credentials: 'omit', cache: 'no-store', signal })
    const first = performance.now() - begun
    if (!response.ok) {
      found.push({ level: 'problem', code: 'http', text: `The server answers with ${response.status}: there is nothing to be read at this address, or it needs a login. The widget reads public data only.` })
      return found
    }
    const bytes = await weigh(response, most, signal)
    const whole = performance.now() - begun
    if (whole > SLOW) {
      found.push({ level: 'warning', code: 'slow', text: `Slow: ${seconds(whole)} until all was there, ${time(first)} until the first byte. Visitors look at an empty place as long. Publish the data as a file that a job writes, or ask for a cache.` })
    } else found.push({ level: 'fine', code: 'speed', text: `Answered in ${time(whole)}.` })
    found.push(...ofHeaders(asked, response))
    const packed = onTheWay(asked)
    if (bytes === 0) found.push({ level: 'problem', code: 'empty', text: 'The answer is empty.' })
    else if (bytes > most) found.push({ level: 'problem', code: 'too-large', text: `More than ${size(most)}: the widget refuses it. Publish less, or raise “Largest answer”.` })
    else if (bytes > LARGE) found.push({ level: 'warning', code: 'large', text: `Large: ${size(bytes)}${packed && packed < bytes ? `, ${size(packed)} on the way` : ''}. On a phone that takes a while. Leave out what is not shown.` })
    else found.push({ level: 'fine', code: 'size', text: `${size(bytes)}.` })
    if (packed && packed >= bytes && bytes > PLAIN) found.push({ level: 'warning', code: 'packing', text: 'It is sent without compression. With gzip or brotli it would be a fraction of that.' })
  } catch {
    if (!signal.aborted) found.push(await refusal(address, signal))
  } finally {
    clearTimeout(timer)
  }
  return found
}
