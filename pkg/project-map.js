// The npm entry of one element: importing it defines <city-project-map>.

import { CityProjectMap } from './elements/project-map.js';

export * from './elements/project-map.js';

CityProjectMap.define();
