// What is loaded with the glue, in `dist/programme.js`: nobody needs it before there is a widget.

export { watchCrashes } from './crashes.js';
export { followGroup } from './group.js';
export { intl } from './intl.js';
export { partsFor } from './parts.js';
