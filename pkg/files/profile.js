// Where the files of <city-profile> are; see packed.js.

import { languages } from '../dist/profile.languages.js';
import { parts } from '../dist/profile.parts.js';
import { packed } from '../packed.js';

export const assets = /* @__PURE__ */ packed('profile', {
  glue: () => import('../dist/profile.js'),
  address: (part) => (part ? parts[part.slice(1)]() : new URL('../dist/profile.wasm', import.meta.url)),
  inline: () => import('../dist/profile.inline.js'),
  languages,
});
