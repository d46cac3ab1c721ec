// Nothing: `city-widgets/react` and its like are types. An import of one without `type` finds this.
export {};
