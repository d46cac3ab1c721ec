//! Sessionize's "All" view.
//!
//! No zone and no offset anywhere, session ids in two types, a plenum that still has a room, and nothing that says
//! which category holds the tracks.

use super::Json;
use super::reading::{Reading, languages, text};
use super::timetable::into_days;
use crate::model::{Code, LinkKind, Role, Room, Session, Slot, Speaker, Status, Text, Track};

pub fn read(tree: &Json, reading: &mut Reading) {
    let mut rooms: Vec<&Json> = tree.get("rooms").items().iter().collect();
    rooms.sort_by_key(|room| room.get("sort").as_int().unwrap_or(0));
    for room in rooms {
        let Some(id) = room.id("id") else { continue };
        reading.programme().rooms.push(Room { id, name: text(room.get("name")) });
    }
    let category = track_category(tree.get("categories").items(), reading.options.track_category);
    for item in category.get("items").items() {
        let Some(id) = item.id("id") else { continue };
        reading.programme().tracks.push(Track { id, name: text(item.get("name")), ..Track::default() });
    }
    let kinds = session_categories(tree).find(|c| has_word(c, &["format", "type"])).unwrap_or(&Json::Null);
    let languages = session_categories(tree).find(|c| has_word(c, &["language"])).unwrap_or(&Json::Null);
    for speaker in tree.get("speakers").items() {
        add_speaker(speaker, reading);
    }
    for (n, record) in tree.get("sessions").items().iter().enumerate() {
        let path = format!("/sessions/{n}");
        let Some(mut session) = session(record, reading, &path) else { continue };
        session.track = chosen(record, category).and_then(|item| item.id("id"));
        session.kind = chosen(record, kinds).map(|item| text(item.get("name"))).unwrap_or_default();
        session.languages = chosen(record, languages).map(language).unwrap_or_default();
        reading.programme().sessions.push(session);
    }
    into_days(reading);
}

fn session(record: &Json, reading: &mut Reading, path: &str) -> Option<Session> {
    if !record.is_map() {
        reading.note(path, Code::NotARecord, record);
        return None;
    }
    let title = text(record.get("title"));
    if title.is_empty() {
        reading.note(path, Code::NoTitle, record);
        return None;
    }
    let mut session = Session {
        id: record.id("id").unwrap_or_else(|| path.to_owned()),
        title,
        slot_type: if record.get("isServiceSession").is_true() { Slot::Break } else { Slot::Session },
        plenary: record.get("isPlenumSession").is_true(),
        room: record.id("roomId"),
        summary: text(record.get("description")),
        status: record.str("status").map(Status::of_word).unwrap_or_default(),
        ..Session::default()
    };
    for (n, speaker) in record.get("speakers").items().iter().enumerate() {
        let id = if speaker.is_map() { speaker.get("id") } else { speaker };
        reading.participation(&mut session, &format!("{path}/speakers/{n}"), id, None);
    }
    for (key, kind) in [("liveUrl", LinkKind::Stream), ("recordingUrl", LinkKind::Recording)] {
        session.links.extend(reading.link(&format!("{path}/{key}"), record.get(key), Text::default(), kind));
    }
    let (start, end) = (record.get("startsAt"), record.get("endsAt"));
    reading.times(&mut session, path, start, end, &Json::Null).then_some(session)
}

fn add_speaker(speaker: &Json, reading: &mut Reading) {
    let name = match (text(speaker.get("fullName")), speaker.str("firstName"), speaker.str("lastName")) {
        (full, _, _) if !full.is_empty() => full,
        (_, first, last) => Text::from([first.unwrap_or(""), last.unwrap_or("")].join(" ").as_str()),
    };
    let Some(id) = speaker.id("id").filter(|_| !name.is_empty()) else { return };
    let title = text(speaker.get("tagLine"));
    let roles = if title.is_empty() { Vec::new() } else { vec![Role { title, ..Role::default() }] };
    let photo = reading.url(speaker.get("profilePicture"));
    reading.speaker(Speaker { id, name, roles, biography: text(speaker.get("bio")), photo, url: None });
}

fn session_categories<'t, 'a>(tree: &'t Json<'a>) -> impl Iterator<Item = &'t Json<'a>> {
    tree.get("categories").items().iter().filter(|category| category.str("type").is_none_or(|kind| kind == "session"))
}

/// The category that the page names, else one that is called track, theme or stream.
///
/// Failing these there is none: levels and tags shown as tracks would be a lie.
fn track_category<'t, 'a>(categories: &'t [Json<'a>], wanted: Option<&str>) -> &'t Json<'a> {
    let named = |name: &str| categories.iter().find(|c| c.str("title").is_some_and(|t| t.eq_ignore_ascii_case(name.trim())));
    let found = match wanted {
        Some(name) => named(name),
        None => categories.iter().find(|category| has_word(category, &["track", "theme", "stream"])),
    };
    found.unwrap_or(&Json::Null)
}

fn has_word(category: &Json, words: &[&str]) -> bool {
    let title = category.str("title").unwrap_or_default().to_ascii_lowercase();
    words.iter().any(|word| title.contains(word))
}

/// The item of a category that a session has chosen.
fn chosen<'t, 'a>(record: &Json, category: &'t Json<'a>) -> Option<&'t Json<'a>> {
    let ids: Vec<String> = record.get("categoryItems").items().iter().filter_map(Json::as_id).collect();
    category.get("items").items().iter().find(|item| item.id("id").is_some_and(|id| ids.contains(&id)))
}

/// A language by its English name, which is what organisers enter.
fn language(item: &Json) -> Vec<String> {
    let name = item.str("name").unwrap_or_default().to_ascii_lowercase();
    let known = [("english", "en"), ("german", "de"), ("french", "fr"), ("spanish", "es"), ("italian", "it"), ("dutch", "nl"), ("portuguese", "pt"), ("polish", "pl")];
    match known.iter().find(|(word, _)| *word == name) {
        Some((_, tag)) => vec![(*tag).to_owned()],
        None => languages(item.get("name")),
    }
}
