/** The release. */
export declare const version: string;

/** Where the files are loaded from, if not from beside the script or the package. */
export interface CityConfiguration {
  /** The folder that holds what `dist/` of the package holds. */
  base?: string | URL;
  /**
   * The modules by kind of widget. A module is its address, its bytes, an answer with it, or the compiled module; also
   * as a promise. Code that comes later is looked for beside an address: for `programme.wasm`, `programme.dialog.wasm`.
   * Without kinds, a module is that of the programme.
   */
  wasm?: CityModule | { programme?: CityModule; profile?: CityModule; "project-map"?: CityModule };
}

export type CityWasm = string | URL | Response | BufferSource | WebAssembly.Module;

export type CityModule = CityWasm | PromiseLike<CityWasm>;

/** Overrides where the files are loaded from. Call it before the first element is shown. */
export declare function configure(options: CityConfiguration): void;

/** What an element is at; also a CSS state, as in `:state(ready)`. */
export type CityState = "idle" | "loading" | "ready" | "empty" | "stale" | "error";

/** Why there is nothing to show, or nothing new. */
export type CityErrorCode =
  | "network"
  | "timeout"
  | "http"
  | "too-large"
  | "format"
  | "empty"
  | "wasm"
  | "crashed"
  | "csp";

/** A failure; `message` is a sentence in the widget's language, `status` that of the answer. */
export interface CityProblem {
  code: CityErrorCode;
  message: string;
  status?: number;
}

/** One thing in the data that is wrong or was left out; `path` says where. */
export interface CityDiagnostic {
  path: string;
  code: string;
  message: string;
}

/** One text, or one for each language by its BCP 47 tag. */
export type CityText = string | Record<string, string>;

/** The canonical model in its envelope. */
export interface CityDocument {
  schemaVersion: string;
  kind: string;
  id?: string;
  lang?: string;
  generatedAt?: string;
  publisher?: { name: CityText; url?: string };
  licence?: string;
  data: Record<string, any>;
}

/** Called, it loads now; as a number, it is the value of the attribute `refresh`. */
export interface CityRefresh {
  (): Promise<CityDocument>;
  [Symbol.toPrimitive](hint: string): number;
}

/** What stands in the way of a widget; `message` is English, for who builds the page. */
export interface CityFinding {
  code: string;
  message: string;
  element?: Element;
}

/** What all elements of this package have. */
export declare class CityElement extends HTMLElement {
  /** Defines the element, unless the tag is taken: then the first one stays. Gives the class behind the tag. */
  static define(tag?: string, registry?: CustomElementRegistry): CustomElementConstructor | undefined;
  /** The canonical model of what is shown, or null. */
  get data(): CityDocument | null;
  /** An object, an array or text to show; it wins over `src`. Null goes back to `src`. */
  set data(value: object | string | null | undefined);
  /** Called, it loads now and gives `ready`; as a number, the seconds between polls. */
  get refresh(): CityRefresh;
  /** Seconds between polls; 0 is never. */
  set refresh(seconds: number | null | undefined);
  /** Prints in the console what stands in the way, and gives it: policies, servers, attributes, other scripts. */
  diagnose(): Promise<CityFinding[]>;
  readonly state: CityState;
  readonly diagnostics: readonly CityDiagnostic[];
  readonly error: CityProblem | null;
  /** Settles with the model, or with an error that has the fields of `CityProblem`, of the present load. */
  readonly ready: Promise<CityDocument>;
}
