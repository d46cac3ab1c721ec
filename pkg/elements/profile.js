// The class of <city-profile>, without side effects: nothing is defined until `define()`.

import { widget } from '../element.js';
import { assets } from '../files/profile.js';

export { CityElement } from '../element.js';
export { configure } from '../load.js';
export { version } from '../version.js';

export const CityProfile = /* @__PURE__ */ widget('profile', assets);
