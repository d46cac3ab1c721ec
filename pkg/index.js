// The npm entry: importing it defines all elements.

import { CityProgramme } from './elements.js';

export * from './elements.js';

CityProgramme.define();
