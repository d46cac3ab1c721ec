// Which programme is measured: the real one where it lies, or one of its shape.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sessionsOf } from './convert.mjs';
import { generate } from './generate.mjs';
import { here } from './packages.mjs';

const FILE = '39c3-everything.frab.json';

export function findProgramme() {
  const corpus = resolve(process.env.CITY_WIDGETS_CORPUS || join(here, '../../../shared/corpus'));
  const path = join(corpus, 'programme', FILE);
  const real = existsSync(path);
  const feed = real ? readFileSync(path, 'utf8') : generate();
  const programme = sessionsOf(JSON.parse(feed));
  const people = new Set(programme.sessions.flatMap((session) => session.speakers.map((speaker) => speaker.id)));
  const size = `${programme.sessions.length} sessions, ${programme.rooms.length} rooms, ${people.size} people`;
  const name = real
    ? `the programme of the 39th Chaos Communication Congress (${size})`
    : `a generated programme (${size}), because the corpus with the real one is not there: no ${path}`;
  return { feed, programme, real, name };
}

/** What is typed into a search: the word that is in most titles. @param {import('./convert.mjs').Programme} programme */
export function commonWord({ sessions }) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { title } of sessions) {
    for (const word of new Set(title.toLowerCase().match(/\b[a-z]{6,10}\b/g))) counts[word] = (counts[word] || 0) + 1;
  }
  return Object.keys(counts).sort((a, b) => counts[b] - counts[a])[0];
}
