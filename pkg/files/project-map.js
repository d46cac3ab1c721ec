// Where the files of <city-project-map> are; see packed.js.

import { languages } from '../dist/project-map.languages.js';
import { parts } from '../dist/project-map.parts.js';
import { packed } from '../packed.js';

export const assets = /* @__PURE__ */ packed('project-map', {
  glue: () => import('../dist/project-map.js'),
  address: (part) => (part ? parts[part.slice(1)]() : new URL('../dist/project-map.wasm', import.meta.url)),
  inline: () => import('../dist/project-map.inline.js'),
  languages,
});
