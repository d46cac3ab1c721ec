// Defines <city-programme> with its wasm in the bundle, for where a `.wasm` file can't be served.

import { languages } from '../dist/programme.languages.js';
import { widget } from '../element.js';
import { inlined } from '../packed.js';

export { CityElement } from '../element.js';
export { configure } from '../load.js';
export { version } from '../version.js';

export const CityProgramme = widget(
  'programme',
  inlined('programme', {
    glue: () => import('../dist/programme.js'),
    inline: () => import('../dist/programme.inline.js'),
    languages,
  }),
);

CityProgramme.define();
