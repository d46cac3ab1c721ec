/** For each kind of website: what is to be put where. */

import { attributesOf, divTag, elementTag, frameScript, frameTag, linkTag, rule, scriptTag } from './markup.js'
import { VUE_OPTION, react, vue } from './templates.js'

/**
 * @typedef {object} Step
 * @property {string} where what to do with the lines, with code in backticks
 * @property {string} [code]
 */

/** @typedef {import('./choices.js').Choices} Choices */

export const NAMES = {
  html: 'HTML', div: 'div', npm: 'npm', react: 'React', vue: 'Vue', wordpress: 'WordPress', drupal: 'Drupal', typo3: 'TYPO3', plone: 'Plone', iframe: 'iframe',
}

const INSTALL = { where: 'In your project’s folder:', code: 'npm install city-widgets' }

/** The colours; in a page, or in a style sheet where the page's security policy refuses styles in it. */
function style(choices, where, tags = true) {
  const css = rule(choices)
  if (!css) return []
  return [{ where, code: tags ? `<style>\n${css.replace(/^/gm, '  ')}\n</style>` : css }]
}

const sheet = (choices) => style(choices, 'In your style sheet:', false)

/** One string of PHP. */
const php = (text) => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`

/** @type {Record<string, (choices: Choices, script: string) => Step[]>} */
const RECIPES = {
  html: (choices, script) => [
    { where: 'Where the widget is to stand:', code: `${scriptTag(script)}\n\n${elementTag(choices)}` },
    ...style(choices, 'In the `<head>`, or its rules in your style sheet:'),
  ],

  div: (choices, script) => [
    { where: 'Once on the page or in its template:', code: scriptTag(script) },
    { where: 'In the text, for editors that remove unknown tags. The script makes the same widget of it:', code: divTag(choices) },
    { where: 'Or, where a `div` is removed too, as a link:', code: linkTag(choices) },
    ...sheet(choices),
  ],

  npm: (choices) => [
    INSTALL,
    { where: 'In a script of yours:', code: `import 'city-widgets/${choices.kind}';` },
    { where: 'In the page:', code: elementTag(choices) },
    ...sheet(choices),
  ],

  react: (choices) => [
    INSTALL,
    { where: 'As a component, with React 19:', code: react(choices) },
    { where: 'With TypeScript, once in the project, so that the tag is known:', code: `import type {} from 'city-widgets/react';` },
    ...sheet(choices),
  ],

  vue: (choices) => [
    INSTALL,
    { where: 'As a component:', code: vue(choices) },
    { where: 'In `vite.config.js`, so that Vue does not take the tag for a component of its own:', code: VUE_OPTION },
    ...sheet(choices),
  ],

  wordpress: (choices, script) => [
    {
      where: 'In the theme’s `functions.php`, or in a plug-in of your own:',
      code: `add_action( 'wp_head', function () {
  echo ${php(`<script type="module" src="${script}" data-cookieconsent="ignore" data-cfasync="false"></script>`)};
} );`,
    },
    { where: 'In the page, as a block “Custom HTML”. Administrators and editors may use the element:', code: elementTag(choices) },
    { where: 'Authors, and everybody on a multisite, use this instead, since WordPress removes unknown tags of theirs:', code: divTag(choices) },
    ...style(choices, 'In “Appearance”, “Customize”, “Additional CSS”:', false),
  ],

  drupal: (choices, script) => [
    {
      where: 'In the theme’s `*.libraries.yml`; name the library in `*.info.yml` under `libraries`:',
      code: `city-widgets:
  js:
    ${script}: { type: external, attributes: { type: module } }`,
    },
    {
      where: 'In the text format, under “Limit allowed HTML tags”, and in CKEditor’s source editing. A format without that filter needs nothing:',
      code: `<a href data-city-widget ${Object.keys(attributesOf(choices)).map((name) => `data-${name}`).join(' ')}>`,
    },
    { where: 'In the text, as source:', code: linkTag(choices) },
    ...style(choices, 'In a style sheet of the theme:', false),
  ],

  typo3: (choices, script) => [
    {
      where: 'In the TypoScript setup:',
      code: `page.includeJSFooter {
  cityWidgets = ${script}
  cityWidgets.type = module
  cityWidgets.external = 1
}`,
    },
    { where: 'As a content element “Plain HTML”:', code: elementTag(choices) },
    { where: 'Or in rich text, where unknown tags become text:', code: divTag(choices) },
    ...style(choices, 'In a style sheet of the site:', false),
  ],

  plone: (choices, script) => [
    { where: 'Under “Theming”, in the theme’s `index.html`:', code: scriptTag(script) },
    { where: 'Under “HTML filtering”, among the valid tags:', code: `city-${choices.kind}` },
    { where: 'and among the custom attributes:', code: Object.keys(attributesOf(choices)).join('\n') },
    { where: 'In the text, as source:', code: elementTag(choices) },
    ...style(choices, 'In the theme’s style sheet:', false),
  ],

  iframe: (choices, script) => [
    { where: 'Where the widget is to stand:', code: frameTag(choices, script) },
    { where: 'If the page allows a script, so that the frame has the height of the widget:', code: frameScript(choices, script) },
    ...(rule(choices) ? [{ where: 'A frame does not see your page’s style sheet: your colours and sizes are not in it. Choose “light” or “dark”, or one of the other ways.' }] : []),
  ],
}

/** @param {Choices} choices @param {string} script address of city-widgets.js @returns {Step[]} */
export const recipe = (choices, script) => RECIPES[choices.target](choices, script)
