//! Sessionize's views "All", "Sessions" and "Schedule grid" (GridSmart).
//!
//! No zone and no offset anywhere, session ids in two types, a plenum that still has a room, and nothing that says
//! which category holds the tracks. The two other views repeat rooms, categories and speakers in each session, the grid
//! has each session twice; ends may be null and ids be words that many breaks share.

use super::path::Path;
use super::reading::{Reading, languages, text};
use super::record::{self, ROOM, TRACK};
use super::relay::{self, Names, Record};
use super::timetable::into_days;
use crate::model::{Code, Json, Slot};

mod views;

const NAMES: Names = &[("start", "startsAt"), ("end", "endsAt"), ("participants", "speakers/%")];

pub fn read(tree: &Json, reading: &mut Reading) {
    if matches!(tree, Json::List(_)) {
        let view = views::view(tree);
        return all(&view.lists, &view.sessions, reading);
    }
    let sessions = tree.get("sessions");
    if !matches!(sessions, Json::List(_)) {
        reading.note(&Path::root("/sessions"), Code::NotAList, sessions);
    }
    let sessions = sessions.items().iter().enumerate();
    let sessions: Vec<_> = sessions.map(|(n, session)| (session.clone(), format!("/sessions/{n}"))).collect();
    all(tree, &sessions, reading);
}

/// Reads sessions, each with its place; `lists` are rooms, categories and speakers.
fn all(lists: &Json, sessions: &[(Json, String)], reading: &mut Reading) {
    let mut rooms: Vec<&Json> = lists.get("rooms").items().iter().collect();
    rooms.sort_by_key(|room| room.get("sort").as_int().unwrap_or(0));
    record::rooms(rooms, reading, &ROOM);
    let tracks = track_category(lists, reading.options.track_category);
    record::tracks(tracks.get("items"), reading, &TRACK);
    for speaker in lists.get("speakers").items() {
        record::person(speaker, reading);
    }
    let (kinds, tongues) = (category(lists, &["format", "type"]), category(lists, &["language"]));
    for (session, place) in sessions {
        let read = relay::one(session, reading, place, NAMES, &mut |session, reading| relayed(session, reading));
        let Some(read) = read else { continue };
        read.track = chosen(session, tracks).and_then(|item| item.id("id"));
        read.kind = chosen(session, kinds).map(|item| text(item.get("name"))).unwrap_or_default();
        read.languages = chosen(session, tongues).map(language).unwrap_or_default();
        if session.get("isServiceSession").is_true() {
            read.slot_type = Slot::Break;
        }
    }
    into_days(reading);
}

/// A session as it is, but for a room that there isn't: 0 means none.
fn relayed<'j>(session: &Json<'j>, reading: &mut Reading) -> Record<'j> {
    let mut record = Record::default();
    for (key, value) in session.entries() {
        let room =
            key == "roomId" && !reading.programme().rooms.iter().any(|room| Some(&room.id) == value.as_id().as_ref());
        if !room {
            record.put(key.to_owned(), value.clone());
        }
    }
    record
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
