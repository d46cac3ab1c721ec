// Feeds in which every word is an attack, and what must be true of the page afterwards.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { TYPES as CITY_TYPES } from './city.js';
import { root } from './paths.js';

/** Attacks of all kinds, and texts that others stumble over. */
export const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  ' \u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '[click](javascript:alert(1))',
  '[javascript:alert(1) click]',
  '</div></article></section><h1>Outside</h1>',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  '<style>*{display:none}</style>',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example/"><input name=q>',
  '{{constructor.constructor("alert(1)")()}}',
  'red;background:url(https://evil.example/x)',
  '\u202emoc.live\u202c',
  '\u2067right\u2069 to left',
  '__proto__',
  'constructor',
  '\u0000null',
  '\ud83d\ude00 \u0301\u0301\u0301\u0301',
  'a'.repeat(5000),
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'https://evil.example/"onclick="alert(1)',
  '//evil.example/x',
  'https://user:pw@evil.example/',
];

/** All that a widget may be made of. */
const TAGS = 'a article blockquote button code dd details dialog div dl dt fieldset h1 h2 h3 h4 h5 h6 input label legend li option p section select slot span summary time ul'.split(' ');
/** What cities need besides: pictures, tables, and drawings. */
const CITY_TAGS = [...TAGS, ...'caption figcaption figure img table tbody td tfoot th thead tr'.split(' ')];
const DRAWN = 'circle g line path rect svg'.split(' ');
/** What maps need besides cities: the ground under the marks. */
const MAP_TAGS = [...CITY_TAGS, 'canvas'];

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

/**
 * Any value of a type of the city's model. `sound` gives what is read where words would only be left out: numbers,
 * years, words of a list.
 */
function cityValue(name, type, text, sound, depth) {
  const again = (inner) => cityValue(name, inner, text, sound, depth);
  if (/^\[|\*$/.test(type)) return [again(type.replace(/^\[|\]$|\*$/g, ''))];
  if (type.startsWith('{')) return { [text]: again(type.slice(1, -1)) };
  const kind = type.replace('>', '');
  if (CITY_TYPES[kind]) return depth > 6 ? text : cityRecord(kind, text, sound, depth + 1);
  if (type === 'url') return sound ? safe(encodeURIComponent(text.slice(0, 100))) : text;
  if (!sound) return text;
  if (type.startsWith('=')) return type.slice(1).split(',')[0];
  if (type === 'word' && /unit/i.test(name)) return 't CO2e';
  if (type === 'word' && name === 'seriesId') return 's';
  return { year: 2020, number: 12, flag: true, date: '2024-03-01', tag: 'de' }[type] ?? text;
}
const cityRecord = (type, text, sound, depth = 0) =>
  Object.fromEntries(CITY_TYPES[type].map(({ name, type: of }) => [name, cityValue(name, of, text, sound, depth)]));

/** Cities with these texts in every field that the model has, each text once with figures and once alone. */
export function everywhereInCities(payloads) {
  const [first] = payloads;
  const cities = payloads.flatMap((text, n) => [true, false].map((sound) => {
    const city = { ...cityRecord('CityProfile', text, sound), id: `c${n}${sound ? 's' : ''}`, name: text.trim() ? text : `x${text}` };
    // Pictures are asked for: those of an attack must not be.
    if (sound) for (const image of [city.image, city.logo, ...city.images, ...city.documents.map(({ image }) => image)]) Object.assign(image, { url: text });
    return city;
  }));
  return {
    schemaVersion: '1.0', kind: 'CityProfileList', lang: first, id: first, generatedAt: first, publisher: { name: first, url: first }, licence: first,
    sources: [cityRecord('Source', first, true)], data: { name: first, description: first, cities },
  };
}

/**
 * A copy of a value in which each text is `text`. `sound` keeps numbers and what must be an address, so that all of it
 * is shown; else they are the text too.
 */
const replaced = (value, text, sound) => {
  if (Array.isArray(value)) return value.map((item) => replaced(item, text, sound));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, text, sound)]));
  if (typeof value === 'string') return sound && /^https?:/.test(value) ? safe(encodeURIComponent(text.slice(0, 100))) : text;
  return sound ? value : text;
};

/** Projects with these texts in every field of `model`, each text once with figures and once alone. */
export function everywhereInProjects(payloads, model) {
  const [first] = payloads;
  const features = payloads.flatMap((text, n) => [true, false].map((sound) => ({
    type: 'Feature',
    id: `p${n}${sound ? 's' : ''}`,
    geometry: sound ? { type: 'Point', coordinates: [n, 40 + (n % 7)] } : null,
    properties: { ...replaced(model.properties, text, sound), name: text.trim() ? text : `x${text}`, [text]: text },
  })));
  const entity = replaced({ id: 'f', name: 'F', url: 'https://example.org/', awarded: { amount: 7, currency: 'USD', qualifier: 'more-than' }, projectCount: { value: 7, unit: 'project' } }, first, true);
  return {
    schemaVersion: '1.0', kind: 'ProjectCollection', lang: first, id: first, generatedAt: first, publisher: { name: first, url: first }, licence: first,
    sources: [{ id: first, title: first, url: first }],
    data: { type: 'FeatureCollection', id: first, name: first, description: first, url: first, funds: [entity], networks: [entity], totals: entity, features },
  };
}

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
export const intruders = (widget) => intrudersBut(widget, TAGS, []);

/** The same of a city. Its pictures come from the web, and nothing else has a source. */
export const cityIntruders = (widget) => intrudersBut(widget, CITY_TAGS, DRAWN);

/** The same of a map of projects. */
export const mapIntruders = (widget) => intrudersBut(widget, MAP_TAGS, DRAWN);

const intrudersBut = (widget, tags, drawn) =>
  widget.evaluate(({ shadowRoot }, [tags, drawn]) => {
    const found = [];
    for (const element of shadowRoot.querySelectorAll('*')) {
      const allowed = element.namespaceURI === 'http://www.w3.org/2000/svg' ? drawn : tags;
      if (!allowed.includes(element.localName)) found.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        if (name === 'src' && element.localName === 'img' && /^https?:$/.test(new URL(value, document.baseURI).protocol)) continue;
        if (/^on|^(src|srcdoc|action|formaction|ping|background|poster|is|slot)$/i.test(name)) found.push(`${name}=${value}`);
        // A place on a map is two numbers and nothing else.
        if (name === 'href' && !/^(https?|mailto|tel):$/.test(element.protocol) && !/^geo:-?[\d.]+,-?[\d.]+$/.test(value)) found.push(`href=${value}`);
        if (name === 'href' && element.target) found.push(`target=${element.target}`);
        if (name === 'style' && /url\(|expression|import|position/i.test(value)) found.push(`style=${value}`);
      }
    }
    return found;
  }, [tags, drawn]);

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
      for (let turn = 0; turn < 5000 && !shadowRoot.querySelector('dialog'); turn++) await new Promise((then) => setTimeout(then, 1));
      const dialog = shadowRoot.querySelector('dialog');
      for (let turn = 0; turn < 5000 && !dialog.open; turn++) await new Promise((then) => setTimeout(then));
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
