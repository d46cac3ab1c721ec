/** The widget in the templates of frameworks. */

import { escapeAttribute } from '../snippet.js'
import { attributesOf, linkOf } from './markup.js'

/** @typedef {import('./choices.js').Choices} Choices */

const camel = (kind) => kind.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('')
const lines = (attributes, indent) => (attributes.length > 2 ? attributes.map((one) => `\n${indent}  ${one}`).join('') + `\n${indent}` : attributes.map((one) => ` ${one}`).join(''))

/** JSX reads entities in quotes and nothing else: what has a letter that matters goes into braces. */
const jsxText = (text) => (/["&<>{}\\']/.test(text) ? `{${JSON.stringify(text)}}` : text)
const jsxValue = (text) => (/["&<>{}\\]/.test(text) ? `{${JSON.stringify(text)}}` : `"${text}"`)

/** @param {Choices} choices */
export function react(choices) {
  const attributes = Object.entries(attributesOf(choices)).map(([name, value]) => (value === '' ? name : `${name}=${jsxValue(value)}`))
  const { href, label } = linkOf(choices)
  return `import 'city-widgets/${choices.kind}';

export function City${camel(choices.kind)}() {
  return (
    <city-${choices.kind}${lines(attributes, '    ')}>
      <a href=${jsxValue(href)}>${jsxText(label)}</a>
    </city-${choices.kind}>
  );
}`
}

/** @param {Choices} choices */
export function vue(choices) {
  const attributes = Object.entries(attributesOf(choices)).map(([name, value]) => (value === '' ? name : `${name}="${escapeAttribute(value)}"`))
  const { href, label } = linkOf(choices)
  // Double braces would be taken for a template's.
  const text = label.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\{\{/g, '&#123;&#123;')
  return `<script setup>
import 'city-widgets/${choices.kind}';
</script>

<template>
  <city-${choices.kind}${lines(attributes, '  ')}>
    <a href="${escapeAttribute(href)}">${text}</a>
  </city-${choices.kind}>
</template>`
}

export const VUE_OPTION = `vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('city-') } } })`
