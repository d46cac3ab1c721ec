//! The one table of attributes, events and parts.
//!
//! The loader's properties, the typings, `custom-elements.json`, the documentation and the attribute tests are made
//! from it, so it needs nothing but the standard library: `xtask` includes this file as it is.

#[path = "manifest/profile.rs"]
mod profile;
#[path = "manifest/programme.rs"]
mod programme;
#[path = "manifest/project_map.rs"]
mod project_map;
#[path = "manifest/shared.rs"]
mod shared;

pub use profile::PROFILE;
pub use programme::PROGRAMME;
pub use project_map::PROJECT_MAP;

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
    /// Messages of other elements that this one says too, after its own first ones.
    pub borrowed: &'static [&'static str],
    /// Those that only its parts say, after its own later ones.
    pub borrowed_later: &'static [&'static str],
}

/// The elements, in the order of their messages.
pub const ELEMENTS: &[Element] = &[
    Element {
        kind: "programme",
        folder: "",
        doc: "A programme of a conference or of a city.",
        attributes: PROGRAMME,
        first_message: "programme",
        first_later_message: "when",
        borrowed: &[],
        borrowed_later: &[],
    },
    Element {
        kind: "profile",
        folder: "city",
        doc: "A city on a card, or a list of cities.",
        attributes: PROFILE,
        first_message: "cityProfile",
        first_later_message: "cityTargets",
        borrowed: BORROWED_BY_PROFILE,
        borrowed_later: BORROWED_BY_PROFILE_LATER,
    },
    Element {
        kind: "project-map",
        folder: "map",
        doc: "Projects of cities on a map, with a list beside it.",
        attributes: PROJECT_MAP,
        first_message: "projectMap",
        first_later_message: "projectStatus",
        borrowed: BORROWED_BY_MAP,
        borrowed_later: BORROWED_BY_MAP_LATER,
    },
];

/// What city profiles say in words of the programme.
pub const BORROWED_BY_PROFILE: &[&str] = &[
    "approximately",
    "moreThan",
    "lessThan",
    "atLeast",
    "atMost",
    "additional",
    "perYear",
    "since",
    "asOf",
    "notationNo",
    "notationNe",
    "notationIe",
    "notationC",
    "credit",
    "documents",
    "links",
    "licence",
    "publishedBy",
    "dataSources",
    "aboutData",
    "news",
    "projects",
    "checked",
    "updatesPause",
    "updatesResume",
];

/// What their parts say in words of the programme.
pub const BORROWED_BY_PROFILE_LATER: &[&str] =
    &["close", "notes", "noteNotARecord", "noteNotAList", "noteBadLink", "noteRepeats", "noteNotJson", "noteNoField"];

/// What maps say at first in words of the others.
pub const BORROWED_BY_MAP: &[&str] = &[
    "approximately",
    "moreThan",
    "lessThan",
    "atLeast",
    "atMost",
    "additional",
    "perYear",
    "projects",
    "map",
    "notes",
    "noteNotARecord",
    "noteNotAList",
    "noteBadLink",
    "noteRepeats",
    "noteNotJson",
    "noteNoField",
    "noteDuplicate",
    "noteBadPlace",
    "noteIncomplete",
    "noteBadNumber",
    "noteBadDate",
    "noteUnknownWord",
    "noteUnknownUnit",
    "noteUnknownSource",
];

/// What the parts of maps say in words of the others.
pub const BORROWED_BY_MAP_LATER: &[&str] = &[
    "close",
    "asOf",
    "notationNo",
    "notationNe",
    "notationIe",
    "notationC",
    "notationNs",
    "basisReported",
    "basisEstimated",
    "basisModelled",
    "basisProvisional",
    "basisVerified",
    "basisTarget",
    "perPerson",
    "spokenT",
    "spokenKt",
    "spokenMt",
    "credit",
    "checked",
    "updatesPause",
    "updatesResume",
    "groupShow",
    "groupClear",
    "cityCountry",
    "allCountries",
    "allStatuses",
    "allYears",
    "citySort",
    "sortName",
    "sortCountry",
    "sortGiven",
    "cityName",
    "cityYear",
    "cityIndicators",
    "sourceMark",
];

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

/// Makes the rows below.
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
        doc: "A session, a city or a project is about to be opened.",
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

/// The parts of all elements, for `::part()`.
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
    "card",
    "figure",
    "chart",
    "map",
    "marker",
    "cluster",
    "project",
    "project-title",
    "legend",
    "attribution",
];

/// The custom properties, with what they change.
pub const PROPERTIES: &[(&str, &str)] = &[
    ("--city-accent", "Links, focus, what is on now, charts; else the colour of the page's links."),
    ("--city-text", "Text; else the page's."),
    ("--city-surface", "Ground of the dialog and of the light and dark themes; day headings take the page's."),
    ("--city-border", "Lines."),
    ("--city-water", "Ground of maps."),
    ("--city-land", "Land on maps."),
    ("--city-radius", "Rounding of corners, 4px."),
    ("--city-gap", "Distance between parts, 16px."),
    ("--city-min-block-size", "Height reserved before there is anything to show."),
    ("--city-sticky-top", "How far from the top day headings stick, below a header of the page."),
];
