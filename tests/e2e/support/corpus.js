// The real feeds, tested where they lie.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_CORPUS, corpusFolder } from './paths.js';

export { NO_CORPUS };
export const hasCorpus = Boolean(corpusFolder);
if (!hasCorpus && !process.env.TEST_WORKER_INDEX) console.log(`Skipped: ${NO_CORPUS}.`);

/** The feeds with what the corpus's README says of them; `slots` are sessions, breaks and hidden blocks together. */
export const feeds = [
  { file: '39c3-everything.frab.json', format: 'frab', slots: 895, days: 4, rooms: 58, speakers: 709 },
  { file: '39c3-roomblocks.frab.json', format: 'frab', slots: 180, days: 5, rooms: 12, speakers: 0 },
  { file: '39c3-sendezentrum-himmel3.pretalx-frab.json', format: 'frab', slots: 0, days: 4, rooms: 0, speakers: 0 },
  { file: 'camp2019.frab.json', format: 'frab', slots: 79, days: 5, rooms: 2, speakers: 90 },
  { file: '38c3-excerpt.schedule-v2.json', format: 'schedule-v2', slots: 2, days: 4, rooms: 5, speakers: 4 },
  { file: 'devopsdays-lima-2026-v0.03.pretalx-widget.json', format: 'pretalx', slots: 101, days: 2, rooms: 6 },
  { file: 'devopsdays-lima-2026-v0.17.pretalx-widget.json', format: 'pretalx', slots: 112, days: 2, rooms: 6, speakers: 91 },
  { file: 'aiewf-2025.sessionize-all.json', format: 'sessionize', slots: 214, days: 3, rooms: 35, speakers: 245 },
  { file: 'dddmelbourne-2024.sessionize-all.json', format: 'sessionize', slots: 26, days: 1, rooms: 4, speakers: 30 },
];

export const CONGRESS = feeds[0].file;

export const readCorpus = (...path) => JSON.parse(readFileSync(join(corpusFolder, ...path), 'utf8'));
