//! Sessions, people, rooms and tracks as all JSON formats write them.
//!
//! The formats are cousins: what differs is mostly a name. So one reader knows all the names, and each format's own
//! file holds only what is peculiar to it.

use super::path::Path;
use super::reading::{Reading, languages, name, text};
use crate::model::{
    Access, Attendance, CityRef, Code, Json, LinkKind, ORGANIZATION_FACTS, Organization, PLACE_FACTS, Participation,
    Place, ROOM_FACTS, Role, Room, SESSION_FACTS, Seats, Session, Slot, Speaker, Status, TRACK_FACTS, Text, Times,
    Track, clean,
};
use std::rc::Rc;

/// Names of the key of a room.
pub const ROOM: [&str; 4] = ["guid", "id", "slug", "name"];
/// Names of the key of a track.
pub const TRACK: [&str; 4] = ["slug", "id", "guid", "name"];

/// Reads a list of sessions; what can't be used is noted and left out.
pub fn sessions(list: &Json, reading: &mut Reading, path: &Path) {
    if !matches!(list, Json::List(_)) {
        reading.note(path, Code::NotAList, list);
    }
    for (n, record) in list.items().iter().enumerate() {
        if let Some(session) = session(record, reading, &path.index(n)) {
            reading.programme().sessions.push(session);
        }
    }
}

/// Reads one session.
pub fn session(record: &Json, reading: &mut Reading, path: &Path) -> Option<Session> {
    let title = text(record.get("title"));
    if !record.is_map() || title.is_empty() {
        reading.note(path, if record.is_map() { Code::NoTitle } else { Code::NotARecord }, record);
        return None;
    }
    let word = |keys: &[&str]| record.first(keys).as_str().unwrap_or_default();
    let mut session = Session {
        id: key(record, reading).unwrap_or_else(|| path.written()),
        code: record.id("code"),
        parent: reference(record.get("parent"), &ROOM),
        title,
        subtitle: text(record.get("subtitle")),
        kind: text(record.get("type")),
        slot_type: Slot::of_type(word(&["slotType", "slot_type", "type"])),
        day: record.id("day"),
        room: reference(record.first(&["room", "roomId", "location"]), &ROOM),
        plenary: record.first(&["plenary", "isPlenumSession"]).is_true(),
        track: reference(record.get("track"), &TRACK),
        languages: languages(record.first(&["languages", "language", "content_locale"])),
        interpretation_languages: languages(record.get("interpretationLanguages")),
        summary: text(record.get("abstract")),
        description: text(record.get("description")),
        topics: Text::list(record.first(&["topics", "tags"])),
        cities: cities(record.first(&["cities", "presentingCities"])),
        presenting_cities_count: record.get("presentingCitiesCount").as_count(),
        outcome: text(record.get("outcome")),
        status: Status::of_word(word(&["state", "status"])),
        attendance: Attendance::of_word(word(&["attendance", "attendanceMode", "eventAttendanceMode"])),
        access: Access::of_word(word(&["access"])),
        seats: Seats::of(record.first(&["seats", "signup_status"])),
        do_not_record: record.first(&["doNotRecord", "do_not_record"]).is_true(),
        more: Some(reading.keep(record, SESSION_FACTS)).filter(Json::is_map).map(Rc::new),
        // Written out: what another value is taken from is made and dropped for each session.
        start: None,
        end: None,
        start_date: None,
        end_date: None,
        speakers: Vec::new(),
        links: Vec::new(),
    };
    let people = ["participants", "persons"].into_iter().find(|key| record.has(key)).unwrap_or("speakers");
    for (n, who) in record.get(people).items().iter().enumerate() {
        take_part(who, reading, &mut session, &path.key(people).index(n));
    }
    links(record, reading, &mut session, path);
    let start = record.first(&["date", "start", "startTime", "startsAt", "startDate"]);
    let end = record.first(&["end", "endTime", "endsAt", "endDate"]);
    reading.times(&mut session, path, start, end, record.get("duration")).then_some(session)
}

fn cities(value: &Json) -> Vec<CityRef> {
    let mut cities = Vec::new();
    for city in value.one_or_many() {
        cities.push(CityRef::of(city));
    }
    cities
}

fn links(record: &Json, reading: &mut Reading, session: &mut Session, path: &Path) {
    let pages = [
        ("url", LinkKind::Session),
        ("registrationUrl", LinkKind::Registration),
        ("liveUrl", LinkKind::Stream),
        ("recordingUrl", LinkKind::Recording),
        ("slidesUrl", LinkKind::Slides),
        ("feedbackUrl", LinkKind::Feedback),
        ("feedback_url", LinkKind::Feedback),
    ];
    for (key, kind) in pages {
        if let Some(link) = reading.link(&path.key(key), record.get(key), Text::default(), kind) {
            session.links.push(link);
        }
    }
    for list in ["links", "attachments"] {
        for (n, link) in record.get(list).items().iter().enumerate() {
            let kind = LinkKind::of_word(link.str("type").unwrap_or_default());
            let (path, title) = (path.key(list), text(link.get("title")));
            if let Some(mut found) = reading.link(&path.index(n).key("url"), link.get("url"), title, kind) {
                found.when = Times::read(link.first(&["when", "WHEN"]));
                session.links.push(found);
            }
        }
    }
}

/// Adds somebody to a session: by id, or written out.
fn take_part(who: &Json, reading: &mut Reading, session: &mut Session, path: &Path) {
    person(who, reading);
    let Some(id) = key(who, reading).or_else(|| who.as_id()).or_else(|| who.id("public_name")) else { return };
    if !reading.knows(&id) {
        return reading.note(path, Code::UnknownSpeaker, who);
    }
    let role = who.str("role").map(|role| clean(role).to_ascii_lowercase()).filter(|role| role != "speaker");
    session.speakers.push(Participation { id, role });
}

/// Adds a person, if it is one with a name.
pub fn person(record: &Json, reading: &mut Reading) {
    let mut name = text(record.first(&["public_name", "fullName", "name"]));
    if name.is_empty() {
        let part = |key| record.str(key).unwrap_or_default();
        name = Text::from((part("firstName").to_owned() + " " + part("lastName")).as_str());
    }
    let id = key(record, reading).or_else(|| record.id("public_name"));
    let Some(id) = id.filter(|_| !name.is_empty()) else { return };
    let photo = record.first(&["avatar_thumbnail_default", "avatar", "photo", "profilePicture"]);
    let photo = reading.url(if photo.is_map() { photo.get("url") } else { photo });
    let url = reading.url(record.get("url"));
    let mut roles = Vec::new();
    for role in record.first(&["roles", "tagLine"]).one_or_many() {
        roles.push(Role::of(role));
    }
    reading.speaker(Speaker { id, name, roles, biography: text(record.first(&["biography", "bio"])), photo, url });
}

/// Adds the rooms of a list, known by the first of `keys` that they have.
pub fn rooms<'t, 'a: 't>(list: impl IntoIterator<Item = &'t Json<'a>>, reading: &mut Reading, keys: &[&str]) {
    for record in list {
        room(record, reading, keys);
    }
}

/// Adds a room, and the venue that it names.
fn room(record: &Json, reading: &mut Reading, keys: &[&str]) {
    let Some(id) = reference(record, keys) else { return };
    if reading.programme().rooms.iter().any(|room| room.id == id) {
        return;
    }
    let parent = record.first(&["venue", "parent", "building"]);
    let mut place = place(parent, reading);
    place.id = reference(parent, &ROOM);
    let room = Room { id, name: name(record), venue: place.id.clone(), more: reading.keep(record, ROOM_FACTS) };
    add_venue(place, reading);
    reading.programme().rooms.push(room);
}

/// Adds a venue, unless there is one with its id.
pub fn add_venue(venue: Place, reading: &mut Reading) {
    let venues = &mut reading.programme().venues;
    if venue.id.is_some() && !venues.iter().any(|known| known.id == venue.id) {
        venues.push(venue);
    }
}

/// Reads a place: its name, or all that is known of it.
pub fn place(value: &Json, reading: &Reading) -> Place {
    Place {
        id: value.id("id"),
        name: name(value),
        country: name(value.get("country")),
        more: reading.keep(value, PLACE_FACTS),
    }
}

/// Reads organisations: names, or all that is known of them.
pub fn organizations(value: &Json, reading: &Reading) -> Vec<Organization> {
    let mut found = Vec::new();
    for record in value.one_or_many() {
        let url = reading.url(record.get("url"));
        found.push(Organization { name: name(record), url, more: reading.keep(record, ORGANIZATION_FACTS) });
    }
    found
}

/// Adds the tracks of a list, known by the first of `keys` that they have.
pub fn tracks(list: &Json, reading: &mut Reading, keys: &[&str]) {
    for record in list.items() {
        let Some(id) = reference(record, keys) else { continue };
        let color = record.get("colors").string("light").or_else(|| record.string("color"));
        let more = reading.keep(record, TRACK_FACTS);
        reading.programme().tracks.push(Track { id, name: name(record), color, more });
    }
}

/// An id, or the first of `keys` of an object.
pub fn reference(value: &Json, keys: &[&str]) -> Option<String> {
    if value.is_map() { keys.iter().find_map(|key| value.id(key)) } else { value.as_id() }
}

fn key(record: &Json, reading: &Reading) -> Option<String> {
    reading.keys.iter().find_map(|key| record.id(key))
}
