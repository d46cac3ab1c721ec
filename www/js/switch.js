/**
 * Buttons that change an attribute of a widget while it stands there: `data-switch` names the widget's id,
 * `data-attribute` the attribute.
 */

for (const group of document.querySelectorAll('[data-switch]')) {
  const widget = document.getElementById(group.dataset.switch)
  const attribute = group.dataset.attribute ?? 'variant'
  const buttons = [...group.querySelectorAll('button')]
  for (const button of buttons) {
    button.addEventListener('click', () => {
      widget.setAttribute(attribute, button.value)
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button))
    })
  }
  group.hidden = false
}
