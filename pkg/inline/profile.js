// Defines <city-profile> with its wasm in the bundle, for where a `.wasm` file can't be served.

import { languages } from '../dist/profile.languages.js';
import { widget } from '../element.js';
import { inlined } from '../packed.js';

export { CityElement } from '../element.js';
export { configure } from '../load.js';
export { version } from '../version.js';

export const CityProfile = widget(
  'profile',
  inlined('profile', {
    glue: () => import('../dist/profile.js'),
    inline: () => import('../dist/profile.inline.js'),
    languages,
  }),
);

CityProfile.define();
