// The class of <city-programme>, without side effects: nothing is defined until `define()`.

import { widget } from '../element.js';
import { assets } from '../files/programme.js';

export { CityElement } from '../element.js';
export { configure } from '../load.js';
export { version } from '../version.js';

export const CityProgramme = /* @__PURE__ */ widget('programme', assets);
