import type { HTMLAttributes } from "preact";
import type { CityEventMap, CLASS, CLASSProps } from "./index.js";

type Handlers = { [Name in keyof CityEventMap as `on${Name}`]?: (event: CityEventMap[Name]) => void };

type Widget<Class extends EventTarget, Props> = Omit<HTMLAttributes<Class>, keyof Props> & Props & Handlers;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "city-KIND": Widget<CLASS, CLASSProps>;
    }
  }
}
