/** Addresses that people type. */

/** An http address, relative to this page or without its scheme; null if it can't be one. @param {string} typed */
export function readAddress(typed) {
  const value = typed.trim()
  const bare = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(value) && !/\.(json|geojson|xml|ics|csv)$/i.test(value.split('/')[0])
  try {
    const address = new URL(bare ? `https://${value}` : value, location.href)
    return value && /^https?:$/.test(address.protocol) ? address.href : null
  } catch {
    return null
  }
}

/** Whether only the machine that it runs on reaches a host. @param {string} hostname */
export const isLocal = (hostname) => /^(localhost$|127\.|\[::1\])/.test(hostname)
