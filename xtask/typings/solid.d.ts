import type { JSX } from "solid-js";
import type { CityEventMap, CLASS, CLASSProps } from "./index.js";

type Handlers = { [Name in keyof CityEventMap as `on:${Name}`]?: (event: CityEventMap[Name]) => void };

/** `prop:data={…}` sets a property, `attr:day={…}` an attribute, `bool:debug={…}` one that is there or not. */
type Prefixed<Props> = {
  [Name in keyof Props & string as `prop:${Name}` | `attr:${Name}` | `bool:${Name}`]?: Props[Name];
};

type Widget<Class, Props> = Omit<JSX.HTMLAttributes<Class>, keyof Props> & Props & Prefixed<Props> & Handlers;

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "city-KIND": Widget<CLASS, CLASSProps>;
    }
  }
}
