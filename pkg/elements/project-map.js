// The class of <city-project-map>, without side effects: nothing is defined until `define()`.

import { widget } from '../element.js';
import { assets } from '../files/project-map.js';

export { CityElement } from '../element.js';
export { configure } from '../load.js';
export { version } from '../version.js';

export const CityProjectMap = /* @__PURE__ */ widget('project-map', assets);
