// Feeds in which every word is an attack, and what must be true of the page afterwards.

import { expect } from '@playwright/test';

/** All that a widget may be made of. */
const TAGS = 'a article button code dd details dialog div dl dt fieldset h1 h2 h3 h4 h5 h6 input label legend li option p section select slot span summary time ul'.split(' ');

/** A programme with these texts in every field, a session for each. @param {string[]} payloads */
export const everywhere = (payloads) => ({
  schemaVersion: '1.0',
  kind: 'Programme',
  lang: payloads[0],
  id: payloads[0],
  publisher: { name: payloads[0], url: payloads[0] },
  data: {
    name: payloads[0],
    slogan: payloads[0],
    url: payloads[0],
    dateNote: payloads[0],
    location: [{ name: payloads[0], country: payloads[0] }],
    organizer: [{ name: payloads[0], url: payloads[0] }],
    superEvent: { name: payloads[0] },
    recordings: [{ label: payloads[0], url: payloads[0] }],
    days: [{ id: 'd', label: payloads[0] }],
    rooms: payloads.map((text, n) => ({ id: `r${n}`, name: text })),
    tracks: payloads.map((text, n) => ({ id: `t${n}`, name: text, color: text })),
    speakers: payloads.map((text, n) => ({
      id: `p${n}`, name: text, biography: text, photo: text, url: text, roles: [{ title: text, organization: text, city: text }],
    })),
    sessions: payloads.map((text, n) => ({
      id: `s${n}`, day: 'd', title: text || ' ', subtitle: text, abstract: text, description: `<p>${text}</p>`, outcome: `[${text}](${text}) [${text} x]`,
      type: text, room: `r${n}`, track: `t${n}`, languages: [text, 'en'], interpretationLanguages: [text], topics: [text],
      cities: [{ id: text, name: text }], state: text, attendance: text, access: text, code: text, url: text, registrationUrl: text,
      recordingUrl: text, links: [{ url: text, title: text, type: text }, { url: `https://example.org/${text}`, title: text }],
      speakers: [{ id: `p${n}`, role: text }],
    })),
  },
});

/** Whatever a feed could set off. */
export async function watch(page, origins) {
  const happened = [];
  page.on('dialog', (dialog) => (happened.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on('pageerror', (error) => happened.push(`error: ${error.message}`));
  page.on('popup', () => happened.push('window'));
  page.on('framenavigated', (frame) => frame.parentFrame() && happened.push(`frame: ${frame.url()}`));
  page.on('request', (request) => {
    if (!origins.includes(new URL(request.url()).origin)) happened.push(`request: ${request.url()}`);
  });
  return happened;
}

/** What is in the shadow root and should not be. @param {import('@playwright/test').Locator} widget */
export const intruders = (widget) =>
  widget.evaluate(({ shadowRoot }, tags) => {
    const found = [];
    for (const element of shadowRoot.querySelectorAll('*')) {
      if (!tags.includes(element.localName) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        if (/^on|^(src|srcdoc|action|formaction|ping|background|poster|is|slot)$/i.test(name)) found.push(`${name}=${value}`);
        if (name === 'href' && !/^(https?|mailto|tel):$/.test(element.protocol)) found.push(`href=${value}`);
        if (name === 'href' && element.target) found.push(`target=${element.target}`);
        if (name === 'style' && /url\(|expression|import|position/i.test(value)) found.push(`style=${value}`);
      }
    }
    return found;
  }, TAGS);

/** Marks that turn the direction of what follows, and so must not be shown. @param {import('@playwright/test').Locator} widget */
export const turns = (widget) =>
  widget.evaluate(({ shadowRoot }) => {
    const walk = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walk.nextNode()) {
      const { data, parentElement } = walk.currentNode;
      if (/[\u202a-\u202e\u2066-\u2069]/.test(data)) found.add(`<${parentElement.localName} class="${parentElement.className}">`);
    }
    return [...found];
  });

/** Opens each session and looks at what is shown of it. */
export async function expectHarmless(widget, happened, sessions) {
  expect(await intruders(widget)).toEqual([]);
  for (let n = 0; n < sessions; n++) {
    const opened = await widget.evaluate(async ({ shadowRoot }, index) => {
      const opener = shadowRoot.querySelectorAll('.opener')[index];
      opener?.click();
      // Its code comes with the first session that is opened.
      for (let turn = 0; turn < 500 && !shadowRoot.querySelector('dialog'); turn++) await new Promise((then) => setTimeout(then, 1));
      const dialog = shadowRoot.querySelector('dialog');
      for (let turn = 0; turn < 100 && !dialog.open; turn++) await new Promise((then) => setTimeout(then));
      return dialog.open;
    }, n);
    expect(opened, `session ${n} opens`).toBe(true);
    expect(await intruders(widget)).toEqual([]);
    await widget.evaluate(({ shadowRoot }) => {
      const dialog = shadowRoot.querySelector('dialog');
      return new Promise((then) => (dialog.addEventListener('close', () => setTimeout(then), { once: true }), dialog.close()));
    });
  }
  expect(happened).toEqual([]);
}
