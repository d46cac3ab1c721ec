//! Which format a feed is in, from its shape alone.

use super::Format;
use crate::model::{Json, find, pieces};

/// The format of a text that is no JSON, by its first words.
///
/// A web page counts where it holds JSON-LD; what else looks like a page is nobody's format.
pub fn of_text(text: &str) -> Option<Format> {
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    if text.starts_with('<') {
        let element = |name: &str| {
            let ends =
                |after: &str| after.bytes().next().is_some_and(|byte| byte <= b' ' || byte == b'>' || byte == b'/');
            any_after(head, name, ends)
        };
        if element("<schedule") || element("<iCalendar") || element("<icalendar") {
            Some(Format::ScheduleXml)
        } else if find(text, "ld+json").is_some() {
            Some(Format::SchemaOrg)
        } else {
            None
        }
    } else if text.get(..15).is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        Some(Format::Icalendar)
    } else if !matches!(text.bytes().next(), Some(b'{' | b'[' | b'"')) && assigns(head, "program") {
        Some(Format::Konopas)
    } else {
        None
    }
}

/// Whether a script gives a variable a value.
fn assigns(script: &str, name: &str) -> bool {
    any_after(script, name, |after| after.trim().starts_with('='))
}

/// Whether what follows a word is ever what is looked for.
fn any_after(text: &str, word: &str, fits: impl Fn(&str) -> bool) -> bool {
    let mut rest = text;
    while let Some(after) = find(rest, word).and_then(|at| rest.get(at + word.len()..)) {
        if fits(after) {
            return true;
        }
        rest = after;
    }
    false
}

/// Keys that the data of a format have, and which. A row fits where all of its keys are there, at the end of their paths.
type Marks = [(&'static str, Format)];

/// Of an object; the first row that fits counts.
const OBJECTS: &Marks = &[
    ("schemaVersion", Format::CityWidgets),
    ("schedule.events", Format::ScheduleV2),
    ("schedule.conference.days", Format::Frab),
    ("talks", Format::Pretalx),
    ("@context", Format::SchemaOrg),
    ("@graph", Format::SchemaOrg),
    ("@type", Format::SchemaOrg),
    ("sessions categories", Format::Sessionize),
    ("sessions questions", Format::Sessionize),
    ("sessions rooms", Format::Sessionize),
    ("sessions", Format::CityWidgets),
    ("results additionalInfo", Format::Indico),
    ("program", Format::Konopas),
];

/// Of the records in a bare list.
const RECORDS: &Marks = &[
    ("@context", Format::SchemaOrg),
    ("@graph", Format::SchemaOrg),
    ("@type", Format::SchemaOrg),
    ("sessions groupId", Format::Sessionize),
    ("sessions groupName", Format::Sessionize),
    ("rooms timeSlots", Format::Sessionize),
    ("rooms isDefault", Format::Sessionize),
    ("mins", Format::Konopas),
    ("loc people", Format::Konopas),
    ("loc date", Format::Konopas),
    ("title start", Format::Fullcalendar),
    ("title daysOfWeek", Format::Fullcalendar),
    ("title rrule", Format::Fullcalendar),
];

/// What pages and XML have of which a reader knows something.
const MARKUP: [&str; 4] = ["<schedule", "<iCalendar", "<icalendar", "ld+json"];

/// Whether a text may be in a format that few pages use: a list, a calendar, XML, a page with JSON in it, a script.
pub fn is_seldom(text: &str) -> bool {
    match text.bytes().next() {
        Some(b'{' | b'"') => false,
        Some(b'[') => true,
        Some(b'<') => MARKUP.iter().any(|mark| find(text, mark).is_some()),
        _ => text.get(..6).is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:")) || find(text, "program").is_some(),
    }
}

/// The format whose marks an object bears; `None` where there are none.
pub fn of_object(tree: &Json) -> Option<Format> {
    if tree.str("kind") == Some("Programme") {
        return Some(Format::CityWidgets);
    }
    match marked(tree, OBJECTS) {
        None | Some(Format::Konopas) if tree.str("_type") == Some("HTTPAPIResult") => Some(Format::Indico),
        format => format,
    }
}

/// The same of any data, by their records where they bear none themselves.
pub fn of_tree(tree: &Json) -> Option<Format> {
    let events = || of_records(tree.get("events")).filter(|format| *format == Format::Fullcalendar);
    of_object(tree).or_else(|| if tree.is_map() { events() } else { of_records(tree) })
}

/// The format of the first row that fits an object.
fn marked(tree: &Json, rows: &Marks) -> Option<Format> {
    for (keys, format) in rows {
        let there = |path: &str| {
            let (mut at, mut found) = (tree, false);
            for key in pieces(path, b'.') {
                found = at.has(key);
                at = at.get(key);
            }
            found
        };
        if pieces(keys, b' ').all(there) {
            return Some(*format);
        }
    }
    None
}

/// The format of a bare list, by the first of its records that bears marks.
fn of_records(list: &Json) -> Option<Format> {
    for record in list.items().iter().take(9) {
        let format = marked(record, RECORDS);
        if format.is_some() {
            return format;
        }
    }
    None
}
