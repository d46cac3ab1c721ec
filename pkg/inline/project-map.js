// Defines <city-project-map> with its wasm in the bundle, for where a `.wasm` file can't be served.

import { languages } from '../dist/project-map.languages.js';
import { widget } from '../element.js';
import { inlined } from '../packed.js';

export { CityElement } from '../element.js';
export { configure } from '../load.js';
export { version } from '../version.js';

export const CityProjectMap = widget(
  'project-map',
  inlined('project-map', {
    glue: () => import('../dist/project-map.js'),
    inline: () => import('../dist/project-map.inline.js'),
    languages,
  }),
);

CityProjectMap.define();
