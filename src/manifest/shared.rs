//! The attributes that more than one element knows.

use super::{Attribute, attribute};

pub const SRC: Attribute = attribute(
    "src",
    "src",
    "string",
    "",
    &[],
    "The endpoint: fetched with GET, CORS, without credentials; relative to the document.",
);

pub const FIELDS: Attribute = attribute(
    "fields",
    "fields",
    "json",
    "",
    &[],
    "Data of nobody's format: an object of our fields (`title`, `leader.name` …) and JSON pointers into a record, or `/column` for a table; `@` points to the array of records.",
);

pub const LANG: Attribute = attribute(
    "lang",
    "lang",
    "string",
    "",
    &[],
    "BCP 47 tag of the language to speak; else that of the nearest element, then the browser's.",
);

pub const LOADING: Attribute = attribute(
    "loading",
    "loading",
    "string",
    "lazy",
    &["lazy", "eager"],
    "Whether to wait until the element is near the viewport.",
);

pub const REFRESH: Attribute =
    attribute("refresh", "refresh", "number", "0", &[], "Seconds between polls, 5 at least; 0 is never.");

pub const THEME: Attribute = attribute(
    "theme",
    "theme",
    "string",
    "auto",
    &["auto", "light", "dark"],
    "Colours: the page's own, or a light or dark surface.",
);

pub const HEADING_LEVEL: Attribute =
    attribute("heading-level", "headingLevel", "number", "2", &[], "Level of the widget's top heading, 1 to 6.");

pub const NOW: Attribute = attribute(
    "now",
    "now",
    "string",
    "",
    &[],
    "A clock that stands still, RFC 3339: for tests, rehearsals and screenshots.",
);

pub const MAX_BYTES: Attribute =
    attribute("max-bytes", "maxBytes", "number", "10485760", &[], "Answers larger than this are refused.");

pub const DEBUG: Attribute =
    attribute("debug", "debug", "boolean", "false", &[], "Shows what is wrong with the data under the widget.");

pub const OFFLINE: Attribute = attribute(
    "offline",
    "offline",
    "boolean",
    "false",
    &[],
    "Keeps the last good copy in the browser, and shows it with its age while the endpoint can't be reached.",
);

pub const LIVE: Attribute = attribute(
    "live",
    "live",
    "string",
    "poll",
    &["poll", "sse"],
    "How new data come: asked for every refresh seconds, or told by the endpoint as server-sent events.",
);

pub const DEEP_LINKS: Attribute = attribute(
    "deep-links",
    "deepLinks",
    "boolean",
    "false",
    &[],
    "Keeps view, filters and what is opened in the fragment of the page's address.",
);

pub const GROUP: Attribute = attribute(
    "group",
    "group",
    "string",
    "",
    &[],
    "Elements of one group filter each other: what is chosen in one, the others look for.",
);
