// The classes, without side effects: nothing is defined until `define()` of one of them.

export { CityElement } from './element.js';
export { configure } from './load.js';
export { version } from './version.js';
export { CityProgramme } from './elements/programme.js';
export { CityProfile } from './elements/profile.js';
export { CityProjectMap } from './elements/project-map.js';
