// Defines all elements with their wasm in the bundle. It still comes only when an element needs it.

export { CityElement } from './element.js';
export { configure } from './load.js';
export { version } from './version.js';
export { CityProgramme } from './inline/programme.js';
export { CityProfile } from './inline/profile.js';
export { CityProjectMap } from './inline/project-map.js';
