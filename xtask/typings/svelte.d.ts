import type { HTMLAttributes } from "svelte/elements";
import type { CityEventMap, CLASS, CLASSProps } from "./index.js";

type Handlers = { [Name in keyof CityEventMap as `on${Name}` | `on:${Name}`]?: (event: CityEventMap[Name]) => void };

type Widget<Class extends EventTarget, Props> = Omit<HTMLAttributes<Class>, keyof Props> & Props & Handlers;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "city-KIND": Widget<CLASS, CLASSProps>;
  }
}
