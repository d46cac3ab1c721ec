// The classes, without side effects: nothing is defined until `define()` of one of them.

import { assets } from './assets.js';
import { widget } from './element.js';

export { CityElement } from './element.js';
export { configure } from './load.js';
export { version } from './version.js';

export const CityProgramme = /* @__PURE__ */ widget('programme', () => assets('programme'));
export const CityProfile = /* @__PURE__ */ widget('profile', () => assets('profile'));
export const CityProjectMap = /* @__PURE__ */ widget('project-map', () => assets('project-map'));
