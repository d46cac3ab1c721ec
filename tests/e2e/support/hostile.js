// Feeds in which every word is an attack, and what must be true of the page afterwards.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { root } from './paths.js';

/** All that a widget may be made of. */
const TAGS = 'a article blockquote button code dd details dialog div dl dt fieldset h1 h2 h3 h4 h5 h6 input label legend li option p section select slot span summary time ul'.split(' ');

/** The model's types: of each field its name, its type and whether it is needed. */
const TYPES = Object.fromEntries(
  readFileSync(join(root, 'src/model/schema.txt'), 'utf8')
    .split(/\n(?=[A-Z]\w+: )/)
    .slice(1)
    .map((block) => {
      const [head, ...lines] = block.split('\n').filter(Boolean);
      return [head.split(':')[0], lines.map((line) => line.split(/\s+/)).map(([name, type]) => ({ name: name.replace('!', ''), type }))];
    }),
);
if (!TYPES.Session?.some(({ name, type }) => name === 'seats' && type === 'Seats')) throw new Error('schema.txt has another form');

/** How deep events are parts of events. */
const DEEP = 4;

/** Any value of a type: `text` wherever words can be, `address` where an address is; a list that may have words has both. */
function value(type, text, depth, address) {
  if (/^\[|\*$/.test(type)) return type.replace(/^\[|\]$|\*$/g, '').split('|').map((kind) => value(kind, text, depth, address));
  const kind = type.split('|').at(-1);
  if (TYPES[kind]) return record(kind, text, address, depth);
  if (type === 'url') return address;
  if (type === 'flag') return true;
  if (type === 'whole' || type === 'number') return 7;
  return text;
}

const safe = (text) => `https://example.org/${text}`;
const record = (type, text, address, depth = 0) =>
  depth > DEEP ? text : Object.fromEntries(TYPES[type].map(({ name, type: of }) => [name, value(of, text, depth + 1, address)]));

/**
 * A programme with these texts in every field that the model has, a session for each. Of two, one has the text for its
 * addresses too, which costs it its links; the other has addresses that lead somewhere.
 * @param {string[]} payloads
 */
export function everywhere(payloads) {
  const [first] = payloads;
  const each = (type, own) => payloads.map((text, n) => ({ ...record(type, text, n % 2 ? text : safe(text)), ...own(text, n) }));
  return {
    schemaVersion: '1.0',
    kind: 'Programme',
    lang: first,
    id: first,
    publisher: { name: first, url: first },
    licence: first,
    sources: [record('Source', first, safe(first))],
    data: {
      ...record('Programme', first, safe(first)),
      days: [{ ...record('Day', first, first), id: 'd', date: undefined }],
      venues: each('Place', (_, n) => ({ id: `v${n}` })),
      rooms: each('Room', (_, n) => ({ id: `r${n}`, venue: `v${n}` })),
      tracks: each('Track', (_, n) => ({ id: `t${n}`, moderators: [`p${n}`] })),
      speakers: each('Speaker', (_, n) => ({ id: `p${n}` })),
      recordings: each('Recording', (_, n) => ({ sessionId: `s${n}`, day: 'd' })),
      sessions: each('Session', (text, n) => ({
        ...UNTIMED,
        id: `s${n}`, day: 'd', title: text || ' ', description: `<p>${text}</p>`, outcome: `[${text}](${text}) [${text} x]`,
        room: `r${n}`, track: `t${n}`, languages: [text, 'en'],
        seats: { state: text, capacity: 7, remaining: n % 2 ? 7 : 0 },
        url: text, registrationUrl: text, recordingUrl: text,
        links: [
          ...LINKS.map((type, k) => ({ url: safe(text), title: text, type, when: [WHEN[(n + k) % 3]] })),
          { url: text, title: text, type: text, when: [text] },
          { url: safe(text), title: text },
        ],
        speakers: [{ id: `p${n}`, role: text }],
      })),
    },
  };
}

const LINKS = ['registration', 'stream', 'slides', 'feedback', 'recording', 'web'];
const WHEN = ['before', 'during', 'after'];
/** What would make a session one of no time, or none at all. */
const UNTIMED = Object.fromEntries(['parent', 'start', 'end', 'startDate', 'endDate', 'slotType', 'plenary'].map((name) => [name, undefined]));

/** The same, all of it at one moment and for an hour, so that views by time have something to show. */
export function everywhereAt(payloads, moment) {
  const feed = everywhere(payloads);
  feed.data.timezone = 'Etc/UTC';
  feed.data.days[0].date = moment.slice(0, 10);
  const end = new Date(Date.parse(`${moment}Z`) + 3_600_000).toISOString().slice(0, 19);
  for (const session of feed.data.sessions) Object.assign(session, { start: moment, end });
  return feed;
}

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
        // A place on a map is two numbers and nothing else.
        if (name === 'href' && !/^(https?|mailto|tel):$/.test(element.protocol) && !/^geo:-?[\d.]+,-?[\d.]+$/.test(value)) found.push(`href=${value}`);
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
