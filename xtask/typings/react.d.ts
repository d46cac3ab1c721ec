import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { CityEventMap, CLASS, CLASSProps } from "./index.js";

type Handlers = { [Name in keyof CityEventMap as `on${Name}`]?: (event: CityEventMap[Name]) => void };

type Widget<Class, Props> = Omit<DetailedHTMLProps<HTMLAttributes<Class>, Class>, keyof Props> & Props & Handlers;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "city-KIND": Widget<CLASS, CLASSProps>;
    }
  }
}
