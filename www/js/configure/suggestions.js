/** Which days, tracks, rooms, cities and themes the data have, for fields that take an id. */

/** @param {unknown} text a string, or a map of languages */
const words = (text, lang) => (typeof text === 'string' ? text : text?.[lang] ?? text?.en ?? Object.values(text ?? {})[0] ?? '')

/**
 * @param {any} model as the widget gives it
 * @param {string} lang
 * @returns {Record<string, Map<string, string>>} by attribute: ids with their names
 */
export function suggestionsOf(model, lang) {
  const data = model?.data ?? {}
  const named = (list = []) => new Map(list.filter((one) => one?.id).map((one) => [String(one.id), words(one.name ?? one.title ?? one.label, lang)]))
  const days = new Map()
  for (const { start } of data.sessions ?? []) if (typeof start === 'string' && /^\d{4}-\d\d-\d\d/.test(start)) days.set(start.slice(0, 10), '')
  const themes = named(data.themes)
  for (const { properties } of data.features ?? []) {
    for (const theme of properties?.themes ?? []) if (theme?.id) themes.set(String(theme.id), words(theme.name, lang))
  }
  return {
    day: new Map([...days].sort()),
    track: named(data.tracks),
    room: named(data.rooms),
    city: named(data.cities),
    'theme-filter': themes,
  }
}
