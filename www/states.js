/** Writes under each widget of the page what it says about itself. */

import { node } from './js/report.js'

const widgets = new Set(document.querySelectorAll('city-programme, city-profile, city-project-map'))

function write(widget, facts) {
  const list = widget.parentElement?.querySelector('.readout')
  list?.replaceChildren(...Object.entries(facts).map(([name, value]) =>
    node('div', {}, node('dt', {}, name), node('dd', {}, String(value)))))
}

document.addEventListener('city-load', ({ target, detail }) => {
  widgets.delete(target)
  const { counts = {}, format } = detail
  const what = ['cities', 'projects'].find((name) => name in counts) ?? 'sessions'
  write(target, { state: target.state, format, [what]: counts[what] ?? 0 })
})

document.addEventListener('city-error', ({ target, detail }) => {
  widgets.delete(target)
  write(target, { state: target.state, code: detail.code, ...(detail.status ? { status: detail.status } : {}) })
})

// There is no event for the way from idle to loading, so those that have not spoken yet are asked.
function ask() {
  for (const widget of widgets) {
    const code = widget.error?.code
    write(widget, { state: widget.state ?? 'not started', ...(code ? { code } : {}) })
  }
  if (widgets.size) setTimeout(ask, 500)
}
ask()

/** An address that answers once: the browser forgets it after the first load. */
async function showOnce(widget) {
  const answer = await fetch(widget.dataset.once)
  const address = URL.createObjectURL(await answer.blob())
  widget.addEventListener('city-load', () => {
    URL.revokeObjectURL(address)
    widget.refresh().catch(() => {})
  }, { once: true })
  widget.setAttribute('src', address)
}
document.querySelectorAll('[data-once]').forEach(showOnce)
