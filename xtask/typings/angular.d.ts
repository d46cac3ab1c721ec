import type { CityEventMap } from "./index.js";

// A component with `schemas: [CUSTOM_ELEMENTS_SCHEMA]` takes the elements as they are; references such as `#programme`
// and `(city-load)="…($event)"` have their types from the tag names and events that `city-widgets` declares.
export * from "./index.js";

/** The type of `$event`: `CityEvent<"city-load">`. */
export type CityEvent<Name extends keyof CityEventMap> = CityEventMap[Name];
