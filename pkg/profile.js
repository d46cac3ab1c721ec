// The npm entry of one element: importing it defines <city-profile>.

import { CityProfile } from './elements/profile.js';

export * from './elements/profile.js';

CityProfile.define();
