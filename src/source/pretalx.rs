//! pretalx `…/schedule/widgets/schedule.json`.
//!
//! No envelope; session titles are strings and break titles language maps; a break starts in UTC, ends with an offset,
//! has no code and stands once for every room; ids change with every release, codes don't.

use super::reading::{Reading, languages, text};
use super::timetable::{into_days, span};
use super::Json;
use crate::model::{Code, PartialDate, Room, Session, Slot, Speaker, Status, Track};

pub fn read(tree: &Json, reading: &mut Reading) {
    reading.feed_zone("/timezone", tree.get("timezone"));
    let start = tree.str("event_start").and_then(PartialDate::parse);
    let end = tree.str("event_end").and_then(PartialDate::parse);
    if let (Some(first), Some(last)) = (&start, &end) {
        reading.programme().days = span(first, last);
    }
    reading.programme().start_date = start;
    reading.programme().end_date = end;
    for room in tree.get("rooms").items() {
        let Some(id) = room.id("id") else { continue };
        reading.programme().rooms.push(Room { id, name: text(room.get("name")) });
    }
    for track in tree.get("tracks").items() {
        let Some(id) = track.id("id") else { continue };
        let track = Track { id, name: text(track.get("name")), color: track.string("color"), ..Track::default() };
        reading.programme().tracks.push(track);
    }
    for speaker in tree.get("speakers").items() {
        let Some(id) = speaker.id("code") else { continue };
        let photo = reading.url(speaker.first(&["avatar_thumbnail_default", "avatar"]));
        reading.speaker(Speaker { id, name: text(speaker.get("name")), photo, ..Speaker::default() });
    }
    if tree.get("talks").items().is_empty() && !matches!(tree.get("talks"), Json::List(_)) {
        reading.note("/talks", Code::NotAList, tree.get("talks"));
    }
    for (n, talk) in tree.get("talks").items().iter().enumerate() {
        if let Some(session) = session(talk, reading, &format!("/talks/{n}")) {
            reading.programme().sessions.push(session);
        }
    }
    into_days(reading);
}

fn session(talk: &Json, reading: &mut Reading, path: &str) -> Option<Session> {
    if !talk.is_map() {
        reading.note(path, Code::NotARecord, talk);
        return None;
    }
    let title = text(talk.get("title"));
    if title.is_empty() {
        reading.note(path, Code::NoTitle, talk);
        return None;
    }
    let code = talk.string("code");
    let slot_type = match talk.str("slot_type") {
        Some(kind) => Slot::of_type(kind),
        None if code.is_none() => Slot::Break,
        None => Slot::Session,
    };
    let mut session = Session {
        id: code.clone().or_else(|| talk.id("id")).unwrap_or_else(|| path.to_owned()),
        code,
        title,
        slot_type,
        room: talk.id("room"),
        track: talk.id("track"),
        languages: languages(talk.get("content_locale")),
        summary: text(talk.get("abstract")),
        description: text(talk.get("description")),
        status: talk.str("state").map(Status::of_word).unwrap_or_default(),
        ..Session::default()
    };
    for (n, speaker) in talk.get("speakers").items().iter().enumerate() {
        reading.participation(&mut session, &format!("{path}/speakers/{n}"), speaker, None);
    }
    reading.times(&mut session, path, talk.get("start"), talk.get("end"), talk.get("duration")).then_some(session)
}
