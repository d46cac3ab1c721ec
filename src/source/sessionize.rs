//! Sessionize's "All" view.
//!
//! No zone and no offset anywhere, session ids in two types, a plenum that still has a room, and nothing that says
//! which category holds the tracks.

use super::path::Path;
use super::reading::{Reading, languages, text};
use super::record::{self, ROOM, TRACK};
use super::timetable::into_days;
use crate::model::{Json, Slot};

pub fn read(tree: &Json, reading: &mut Reading) {
    let mut rooms: Vec<&Json> = tree.get("rooms").items().iter().collect();
    rooms.sort_by_key(|room| room.get("sort").as_int().unwrap_or(0));
    record::rooms(rooms, reading, &ROOM);
    let tracks = track_category(tree, reading.options.track_category);
    record::tracks(tracks.get("items"), reading, &TRACK);
    for speaker in tree.get("speakers").items() {
        record::person(speaker, reading);
    }
    let (kinds, tongues) = (category(tree, &["format", "type"]), category(tree, &["language"]));
    record::sessions(tree.get("sessions"), reading, &Path::root("/sessions"));
    let records = tree.get("sessions").items();
    for session in &mut reading.programme().sessions {
        let Some(record) = records.iter().find(|record| record.id("id").as_deref() == Some(&session.id)) else {
            continue;
        };
        session.track = chosen(record, tracks).and_then(|item| item.id("id"));
        session.kind = chosen(record, kinds).map(|item| text(item.get("name"))).unwrap_or_default();
        session.languages = chosen(record, tongues).map(language).unwrap_or_default();
        if record.get("isServiceSession").is_true() {
            session.slot_type = Slot::Break;
        }
    }
    into_days(reading);
}

/// The first category of sessions whose title has one of some words.
fn category<'t, 'a>(tree: &'t Json<'a>, words: &[&str]) -> &'t Json<'a> {
    let fits = |category: &&Json| {
        let title = category.str("title").unwrap_or_default().to_ascii_lowercase();
        category.str("type") != Some("speaker") && words.iter().any(|word| title.contains(word))
    };
    tree.get("categories").items().iter().find(fits).unwrap_or(&Json::Null)
}

/// The category that the page names, else one that is called track, theme or stream.
///
/// Failing these there is none: levels and tags shown as tracks would be a lie.
fn track_category<'t, 'a>(tree: &'t Json<'a>, wanted: Option<&str>) -> &'t Json<'a> {
    match wanted {
        Some(name) => category(tree, &[name.trim().to_ascii_lowercase().as_str()]),
        None => category(tree, &["track", "theme", "stream"]),
    }
}

/// The item of a category that a session has chosen.
fn chosen<'t, 'a>(record: &Json, category: &'t Json<'a>) -> Option<&'t Json<'a>> {
    let chosen = record.get("categoryItems").items();
    category.get("items").items().iter().find(|item| chosen.iter().any(|id| id.as_id() == item.id("id")))
}

/// A language by its English name, which is what organisers enter.
fn language(item: &Json) -> Vec<String> {
    let name = item.str("name").unwrap_or_default().to_ascii_lowercase();
    let known = [
        ("english", "en"),
        ("german", "de"),
        ("french", "fr"),
        ("spanish", "es"),
        ("italian", "it"),
        ("dutch", "nl"),
        ("portuguese", "pt"),
        ("polish", "pl"),
    ];
    match known.iter().find(|(word, _)| *word == name) {
        Some((_, tag)) => vec![(*tag).to_owned()],
        None => languages(item.get("name")),
    }
}
