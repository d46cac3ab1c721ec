import type { HTMLAttributes, PublicProps } from "vue";
import type { CityEventMap, CLASS, CLASSProps } from "./index.js";

type Camel<Text extends string> = Text extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Text;

/** `@city-load="…"`. */
type Handlers = {
  [Name in keyof CityEventMap as `on${Capitalize<Camel<Name>>}`]?: (event: CityEventMap[Name]) => void;
};

type Widget<Class, Props> = new () => Class & {
  /** What templates may set; it is not there at run time. */
  $props: Omit<HTMLAttributes, keyof Props> & PublicProps & Props & Handlers;
};

declare module "vue" {
  interface GlobalComponents {
    "city-KIND": Widget<CLASS, CLASSProps>;
  }
}
