/** How many projects a widget shows, and how long after their arrival: `[data-elapsed]` names its id. */

import { node } from './report.js'

for (const list of document.querySelectorAll('[data-elapsed]')) {
  document.getElementById(list.dataset.elapsed).addEventListener('city-load', ({ target, detail }) => {
    const [arrived] = performance.getEntriesByName(target.src ? new URL(target.src, location.href).href : '').slice(-1)
    const count = new Intl.NumberFormat('en')
    const facts = { projects: count.format(detail.counts?.projects ?? 0) }
    if (arrived) facts['shown after their arrival in'] = `${count.format(Math.round(performance.now() - arrived.responseEnd))} ms`
    list.replaceChildren(...Object.entries(facts).map(([name, value]) =>
      node('div', {}, node('dt', {}, name), node('dd', {}, value))))
  })
}
