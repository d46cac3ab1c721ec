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
        first_later_message: "doctorSwapped",
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
pub const BORROWED_BY_MAP: &[&str] = &["perYear", "projects", "map"];

/// What their parts say in words of the others.
pub const BORROWED_BY_MAP_LATER: &[&str] = &[
    "approximately",
    "moreThan",
    "lessThan",
    "atLeast",
    "atMost",
    "additional",
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

/// A part that pages can style by `::part()`.
#[derive(Debug, Clone, Copy)]
pub struct StyledPart {
    pub name: &'static str,
    /// The elements that have it, by their kinds.
    pub of: &'static [&'static str],
    pub doc: &'static str,
}

/// Makes the rows below.
const fn styled(name: &'static str, of: &'static [&'static str], doc: &'static str) -> StyledPart {
    StyledPart { name, of, doc }
}

const ALL: &[&str] = &["programme", "profile", "project-map"];

/// The parts of all elements.
pub const PARTS: &[StyledPart] = &[
    styled("widget", ALL, "All of the widget: set its font, ground or padding here."),
    styled("heading", ALL, "The top heading, of the level that `heading-level` names."),
    styled("toolbar", ALL, "The line of search, filters and buttons."),
    styled("search", ALL, "The search field."),
    styled("filter", ALL, "Each choice among the filters."),
    styled("status", ALL, "The line that says how many are shown, and what has changed."),
    styled("dialog", ALL, "What opens over the page: a session, a city, a project."),
    styled("day", &["programme"], "A day of the programme."),
    styled("day-heading", &["programme"], "The heading of a day, which sticks to the top."),
    styled("session", &["programme"], "A session: a row of the list, a box of the timetable."),
    styled("session-title", &["programme"], "Its title, which opens it."),
    styled("session-time", &["programme"], "Its time."),
    styled("session-room", &["programme"], "Its room."),
    styled("session-track", &["programme"], "Its track."),
    styled("card", ALL, "The card of a city, of a project or of a speaker, and that of a room in now and next."),
    styled("figure", &["profile", "project-map"], "A figure on a card, with its year and source."),
    styled("chart", &["profile"], "A chart, which is a table too."),
    styled("map", &["project-map"], "The map itself, without the list."),
    styled("marker", &["project-map"], "The mark of one project."),
    styled("cluster", &["project-map"], "The mark of several, with their number."),
    styled("project", &["project-map"], "A project in the list."),
    styled("project-title", &["project-map"], "Its name, which opens it."),
    styled("legend", &["project-map"], "The themes with their colours."),
    styled("attribution", &["project-map"], "Whom map images, borders and outlines are owed to."),
];

/// The parts of one element.
pub fn parts_of(kind: &str) -> impl Iterator<Item = &'static StyledPart> {
    PARTS.iter().filter(move |part| part.of.contains(&kind))
}

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
