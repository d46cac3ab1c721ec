/**
 * Copy buttons: each `[data-copy]` gets one, for the `<pre>` inside it.
 * Made by script, because without script there is nothing to press.
 */

const COPIED = 'Copied.'
const SELECTED = 'The lines are selected. Press Ctrl+C or ⌘C to copy them.'

/** Also for blocks that a script has made. @param {Element} root */
export function addCopyButtons(root) {
  for (const block of root.querySelectorAll('[data-copy]')) {
    const code = block.querySelector('pre')
    if (!code || block.querySelector('.copy')) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button'
    button.textContent = 'Copy'
    const status = document.createElement('span')
    status.className = 'small quiet'
    status.setAttribute('role', 'status')
    const line = document.createElement('p')
    line.className = 'actions copy'
    line.append(button, status)
    block.append(line)

    let clear = 0
    button.addEventListener('click', async () => {
      const done = await copy(code)
      status.textContent = done ? COPIED : SELECTED
      clearTimeout(clear)
      clear = setTimeout(() => { status.textContent = '' }, 8000)
    })
  }
}

/**
 * The clipboard is refused on plain http and in some frames: then the text is selected instead.
 * @param {Element} code
 */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '')
    return true
  } catch {
    getSelection()?.selectAllChildren(code)
    return false
  }
}

addCopyButtons(document.documentElement)
