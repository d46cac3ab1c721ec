// Where the files of <city-programme> are; see packed.js.

import { languages } from '../dist/programme.languages.js';
import { parts } from '../dist/programme.parts.js';
import { packed } from '../packed.js';

export const assets = /* @__PURE__ */ packed('programme', {
  glue: () => import('../dist/programme.js'),
  address: (part) => (part ? parts[part.slice(1)]() : new URL('../dist/programme.wasm', import.meta.url)),
  inline: () => import('../dist/programme.inline.js'),
  languages,
});
