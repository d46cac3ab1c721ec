// The npm entry: importing it defines all elements.

import { CityProfile, CityProgramme, CityProjectMap } from './elements.js';

export * from './elements.js';

CityProfile.define();
CityProgramme.define();
CityProjectMap.define();
