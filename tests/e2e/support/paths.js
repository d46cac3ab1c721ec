// Where the tests find what they serve.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '../../..');

/** The published files. */
export const dist = resolve(process.env.CITY_WIDGETS_DIST || join(root, 'pkg/dist'));
export const fixtures = resolve(here, '../fixtures');
export const www = join(root, 'www');

const corpus = resolve(process.env.CITY_WIDGETS_CORPUS || join(root, '../shared/corpus'));

/** The folder of real feeds; `undefined` where there is none. */
export const corpusFolder = existsSync(join(corpus, 'programme')) ? corpus : undefined;
export const NO_CORPUS = `no corpus of real feeds at ${corpus}: name its folder in CITY_WIDGETS_CORPUS`;
