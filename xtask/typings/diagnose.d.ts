import type { CityFinding } from "./index.js";

export type { CityFinding } from "./index.js";

/** Prints in the console what stands in the way of an element, or of all on the page, and gives it. */
export declare function diagnose(only?: Element): Promise<CityFinding[]>;
