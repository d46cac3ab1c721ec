// The page for sites that allow only iframes: `iframe.html?widget=programme&src=…`. The element and its attributes come
// from the address; the height goes to the page around, if that page says who it is.
//
// `widget`: programme, profile or project-map. Any attribute of the element. `link` and `label`: the fallback. `id` and
// `origin`: whom the height is for, and the origin of the page around, in case that page sends no referrer.

const query = new URLSearchParams(location.search);
const tag = `city-${query.get('widget') || 'programme'}`;
const made = /** @type {any} */ (customElements.get(tag));

/** An address on the web, or nothing: the address of this page may come from anybody. */
function web(/** @type {string | null} */ text) {
  try {
    const url = new URL(text || '', location.href);
    return /^https?:$/.test(url.protocol) && text ? url : undefined;
  } catch {
    return undefined;
  }
}

function show() {
  const element = document.createElement(tag);
  const attributes = /** @type {string[]} */ (made?.observedAttributes || []);
  for (const [name, value] of query) if (attributes.includes(name) && name !== 'data') element.setAttribute(name, value);
  // The iframe has a `loading` of its own.
  if (!query.has('loading')) element.setAttribute('loading', 'eager');
  const address = web(query.get('link')) || web(query.get('src'));
  if (address) {
    const label = query.get('label') || address.host;
    element.append(Object.assign(document.createElement('a'), { href: address.href, target: '_top', textContent: label }));
  }
  document.documentElement.lang = query.get('lang') || 'en';
  const sheet = new CSSStyleSheet();
  const dark = query.get('theme') === 'dark';
  sheet.replaceSync(`:root{color-scheme:${dark ? 'dark' : 'light'};font:100%/1.5 system-ui,sans-serif}body{margin:0}`);
  document.adoptedStyleSheets = [sheet];
  document.body.append(element);
}

/** Tells the page around how high this one is, whenever that changes. */
function tellHeight() {
  const { origin } = web(query.get('origin')) || web(document.referrer) || {};
  if (!origin || parent === window) return;
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height !== told) parent.postMessage({ type: 'city-widgets:height', id: query.get('id'), height: (told = height) }, origin);
  }).observe(document.documentElement);
}

// Sites refuse to be framed: what a link leads to takes the whole window.
addEventListener(
  'click',
  (event) => {
    const link = /** @type {any} */ (event.composedPath().find((node) => /** @type {any} */ (node).localName === 'a'));
    const leaves = link && /^https?:$/.test(link.protocol) && link.href.split('#')[0] !== location.href.split('#')[0];
    if (leaves && !link.target && !link.hasAttribute('download')) link.target = '_top';
  },
  true,
);

show();
tellHeight();
