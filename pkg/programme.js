// The npm entry of one element: importing it defines <city-programme>.

import { CityProgramme } from './elements/programme.js';

export * from './elements/programme.js';

CityProgramme.define();
