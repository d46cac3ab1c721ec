//! The one table of attributes, events and parts.
//!
//! The loader's properties, the typings, `custom-elements.json`, the documentation and the attribute tests are made
//! from it, so it needs nothing but the standard library: `xtask` includes this file as it is.

/// One custom element. Each is a feature of the crate and a wasm module of its own.
#[derive(Debug, Clone, Copy)]
pub struct Element {
    /// As in its tag: `programme` for `<city-programme>`; also the feature.
    pub kind: &'static str,
    /// The folder in `src/part` and in `src/view` that is this element's alone; empty for the first one, which has the
    /// rest.
    pub folder: &'static str,
    pub doc: &'static str,
    pub attributes: &'static [Attribute],
    /// The first message that no other element says; those before the first of all are said by all.
    pub first_message: &'static str,
    /// The message tables are published in two halves: from this key on they hold what only parts say that are
    /// downloaded later.
    pub first_later_message: &'static str,
}

/// The elements, in the order of their messages.
pub const ELEMENTS: &[Element] = &[Element {
    kind: "programme",
    folder: "",
    doc: "A programme of a conference or of a city.",
    attributes: PROGRAMME,
    first_message: "programme",
    first_later_message: "when",
}];

/// One attribute of an element, with the property that reflects it.
#[derive(Debug, Clone, Copy)]
pub struct Attribute {
    /// As it stands in HTML, kebab-case.
    pub name: &'static str,
    /// The property of the element, camelCase.
    pub property: &'static str,
    /// `string`, `number`, `boolean` or `json`.
    pub kind: &'static str,
    /// What holds where the attribute is absent or makes no sense.
    pub default: &'static str,
    /// The words it takes; empty for free text.
    pub values: &'static [&'static str],
    pub doc: &'static str,
}

/// One event.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    pub name: &'static str,
    /// TypeScript type of `detail`.
    pub detail: &'static str,
    pub cancelable: bool,
    pub doc: &'static str,
}

const fn attribute(
    name: &'static str,
    property: &'static str,
    kind: &'static str,
    default: &'static str,
    values: &'static [&'static str],
    doc: &'static str,
) -> Attribute {
    Attribute { name, property, kind, default, values, doc }
}

/// The attributes of `<city-programme>` that do something today.
pub const PROGRAMME: &[Attribute] = &[
    attribute(
        "src",
        "src",
        "string",
        "",
        &[],
        "The endpoint: fetched with GET, CORS, without credentials; relative to the document.",
    ),
    attribute(
        "format",
        "format",
        "string",
        "auto",
        &[
            "auto",
            "city-widgets",
            "pretalx",
            "frab",
            "schedule-v2",
            "schedule-xml",
            "sessionize",
            "schema-org",
            "icalendar",
            "konopas",
            "indico",
            "fullcalendar",
        ],
        "Which reader decodes the answer; auto looks at the data.",
    ),
    attribute(
        "fields",
        "fields",
        "json",
        "",
        &[],
        "Home-made JSON: an object of our fields (`title`, `start`, `speakers.name` …) and JSON pointers into a record; `@` points to the array of records.",
    ),
    attribute(
        "lang",
        "lang",
        "string",
        "",
        &[],
        "BCP 47 tag of the language to speak; else that of the nearest element, then the browser's.",
    ),
    attribute(
        "loading",
        "loading",
        "string",
        "lazy",
        &["lazy", "eager"],
        "Whether to wait until the element is near the viewport.",
    ),
    attribute("refresh", "refresh", "number", "0", &[], "Seconds between polls, 5 at least; 0 is never."),
    attribute(
        "theme",
        "theme",
        "string",
        "auto",
        &["auto", "light", "dark"],
        "Colours: the page's own, or a light or dark surface.",
    ),
    attribute("heading-level", "headingLevel", "number", "2", &[], "Level of the widget's top heading, 1 to 6."),
    attribute(
        "time-zone",
        "timeZone",
        "string",
        "event",
        &["event", "visitor"],
        "In which zone times are shown: the event's, the visitor's, or an IANA name. For data that name no zone, the name says which it is.",
    ),
    attribute(
        "now",
        "now",
        "string",
        "",
        &[],
        "A clock that stands still, RFC 3339: for tests, rehearsals and screenshots.",
    ),
    attribute("max-bytes", "maxBytes", "number", "10485760", &[], "Answers larger than this are refused."),
    attribute("debug", "debug", "boolean", "false", &[], "Shows what is wrong with the data under the widget."),
    attribute("day", "day", "string", "", &[], "The day shown at first: a date such as 2025-06-24, or the day's id."),
    attribute("track", "track", "string", "", &[], "The track shown at first, by its id."),
    attribute("room", "room", "string", "", &[], "The room shown at first, by its id."),
    attribute("query", "query", "string", "", &[], "The search at first."),
    attribute(
        "day-change",
        "dayChange",
        "string",
        "04:00",
        &[],
        "When a conference day ends, where the data do not say.",
    ),
    attribute(
        "track-category",
        "trackCategory",
        "string",
        "",
        &[],
        "Sessionize: the title of the category that holds the tracks.",
    ),
    attribute(
        "view",
        "view",
        "string",
        "list",
        &["list", "grid", "now", "speakers", "mine"],
        "The view at first: days and sessions, rooms beside each other, now and next, speakers, what is starred.",
    ),
    attribute(
        "favourites",
        "favourites",
        "boolean",
        "false",
        &[],
        "Lets visitors star sessions. Stored in the browser once something is starred, and nowhere else.",
    ),
    attribute(
        "offline",
        "offline",
        "boolean",
        "false",
        &[],
        "Keeps the last good copy in the browser, and shows it with its age while the endpoint can't be reached.",
    ),
    attribute(
        "live",
        "live",
        "string",
        "poll",
        &["poll", "sse"],
        "How new data come: asked for every refresh seconds, or told by the endpoint as server-sent events.",
    ),
    attribute(
        "deep-links",
        "deepLinks",
        "boolean",
        "false",
        &[],
        "Keeps view, filters and the opened session in the fragment of the page's address.",
    ),
];

/// The events of all elements.
pub const EVENTS: &[Event] = &[
    Event {
        name: "city-load",
        detail: "{ kind: string, format: string, counts: Record<string, number>, diagnostics: CityDiagnostic[], age: number }",
        cancelable: false,
        doc: "Data came and are shown. `age` is in seconds.",
    },
    Event {
        name: "city-error",
        detail: "{ code: CityErrorCode, message: string, status?: number }",
        cancelable: false,
        doc: "There is nothing to show, or nothing new.",
    },
    Event {
        name: "city-select",
        detail: "{ kind: string, id: string, record: unknown }",
        cancelable: true,
        doc: "A session is about to be opened.",
    },
    Event {
        name: "city-filter",
        detail: "{ query: string, filters: Record<string, string>, shown: number, total: number }",
        cancelable: false,
        doc: "The search or a filter has changed.",
    },
    Event {
        name: "city-favourite",
        detail: "{ id: string, favourite: boolean }",
        cancelable: false,
        doc: "A session has got a star, or lost it.",
    },
];

/// The parts of `<city-programme>`, for `::part()`.
pub const PARTS: &[&str] = &[
    "widget",
    "heading",
    "toolbar",
    "search",
    "filter",
    "status",
    "day",
    "day-heading",
    "session",
    "session-title",
    "session-time",
    "session-room",
    "session-track",
    "dialog",
];

/// The custom properties, with what they change.
pub const PROPERTIES: &[(&str, &str)] = &[
    ("--city-accent", "Links, focus, what is on now; else the colour of the page's links."),
    ("--city-text", "Text; else the page's."),
    ("--city-surface", "Ground of the dialog and of the light and dark themes; day headings take the page's."),
    ("--city-border", "Lines."),
    ("--city-radius", "Rounding of corners, 4px."),
    ("--city-gap", "Distance between parts, 16px."),
    ("--city-min-block-size", "Height reserved before there is anything to show."),
    ("--city-sticky-top", "How far from the top day headings stick, below a header of the page."),
];
