/**
 * What the widgets can be told, out of the files that the build makes from its one table. A new attribute, a new
 * custom property or a new language shows up here by itself.
 */

const FOLDER = new URL('/city-widgets/v1/', location.href)

/**
 * @typedef {object} Attribute
 * @property {string} name as in HTML; of a custom property with its dashes
 * @property {'text' | 'choice' | 'switch' | 'number' | 'json'} type
 * @property {string[]} values the words it takes; with type `text`, words that mean something beside free text
 * @property {string} standard what holds without it
 * @property {string} doc one sentence
 */

/**
 * @typedef {object} Manifest
 * @property {Record<string, Attribute[]>} attributes by kind
 * @property {Record<string, Attribute[]>} properties custom properties, by kind
 * @property {Record<string, string[]>} languages tags, by kind
 */

async function json(name) {
  const answer = await fetch(new URL(name, FOLDER))
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  return answer.json()
}

/** `"a" | "b"` is a choice, `"a" | string` a text with suggestions. */
function read({ name, description = '', type, default: standard = '' }) {
  const parts = (type?.text ?? 'string').split('|').map((part) => part.trim())
  const values = parts.filter((part) => part.startsWith('"')).map((part) => JSON.parse(part))
  const [base = 'choice'] = parts.filter((part) => !part.startsWith('"'))
  const types = { boolean: 'switch', number: 'number', object: 'json', choice: 'choice' }
  return { name, doc: description, values, type: types[base] ?? 'text', standard: standard.replace(/^"|"$/g, '') }
}

/** @returns {Promise<Manifest>} */
export async function loadManifest() {
  const [elements, { files }] = await Promise.all([json('custom-elements.json'), json('manifest.json')])
  const manifest = { attributes: {}, properties: {}, languages: {} }
  for (const { tagName, attributes, cssProperties } of elements.modules.flatMap((module) => module.declarations)) {
    if (!tagName) continue
    const kind = tagName.replace('city-', '')
    manifest.attributes[kind] = attributes.map(read)
    manifest.properties[kind] = (cssProperties ?? []).map(read)
    manifest.languages[kind] = Object.keys(files)
      .map((name) => name.match(/^i18n\/([\w-]+)\/([\w-]+)\.js$/))
      .filter((found) => found?.[1] === kind)
      .map((found) => found[2])
  }
  return manifest
}
