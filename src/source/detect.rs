//! Which format a feed is in, from its shape alone.

use super::Format;
use crate::model::{Json, find};

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

/// The format whose marks the data bear; `None` where there are none.
pub fn of_tree(tree: &Json) -> Option<Format> {
    let schedule = tree.get("schedule");
    if tree.has("schemaVersion") || tree.str("kind") == Some("Programme") {
        Some(Format::CityWidgets)
    } else if schedule.has("events") {
        Some(Format::ScheduleV2)
    } else if schedule.get("conference").has("days") {
        Some(Format::Frab)
    } else if tree.has("talks") {
        Some(Format::Pretalx)
    } else if linked(tree) {
        Some(Format::SchemaOrg)
    } else if tree.has("sessions") && (tree.has("categories") || tree.has("questions") || tree.has("rooms")) {
        Some(Format::Sessionize)
    } else if tree.has("sessions") {
        Some(Format::CityWidgets)
    } else if tree.str("_type") == Some("HTTPAPIResult") || tree.has("results") && tree.has("additionalInfo") {
        Some(Format::Indico)
    } else if tree.has("program") {
        Some(Format::Konopas)
    } else if tree.has("events") {
        of_records(tree.get("events")).filter(|format| *format == Format::Fullcalendar)
    } else {
        of_records(tree)
    }
}

/// Marks of JSON-LD.
fn linked(tree: &Json) -> bool {
    ["@context", "@graph", "@type"].iter().any(|key| tree.has(key))
}

/// The format of a bare list, by the first of its records that bears marks.
fn of_records(list: &Json) -> Option<Format> {
    for record in list.items().iter().take(9) {
        if linked(record) {
            return Some(Format::SchemaOrg);
        }
        if record.has("sessions") && (record.has("groupId") || record.has("groupName"))
            || record.has("rooms") && (record.has("timeSlots") || record.has("isDefault"))
        {
            return Some(Format::Sessionize);
        }
        if record.has("mins") || record.has("loc") && (record.has("people") || record.has("date")) {
            return Some(Format::Konopas);
        }
        if record.has("title") && ["start", "daysOfWeek", "rrule"].iter().any(|key| record.has(key)) {
            return Some(Format::Fullcalendar);
        }
    }
    None
}
