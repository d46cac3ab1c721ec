/** Buttons that change the variant of a widget while it stands there: `[data-switch]` names its id. */

for (const group of document.querySelectorAll('[data-switch]')) {
  const widget = document.getElementById(group.dataset.switch)
  const buttons = [...group.querySelectorAll('button')]
  for (const button of buttons) {
    button.addEventListener('click', () => {
      widget.setAttribute('variant', button.value)
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button))
    })
  }
  group.hidden = false
}
