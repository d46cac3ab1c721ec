//! Our own format: the canonical model, read as tolerantly as everybody else's.

use super::reading::{Reading, languages, text};
use super::timetable::{into_days, span};
use super::{Error, ErrorKind, Json};
use crate::model::{
    Access, Attendance, CityRef, Code, Day, LinkKind, Organization, PartialDate, Place, ProgrammeStatus, Publisher,
    Recording, Role, Room, Session, Slot, Speaker, Status, SuperEvent, Track,
};

pub fn read(tree: &Json, reading: &mut Reading) -> Result<(), Error> {
    let version = tree.str("schemaVersion").unwrap_or("1.0");
    if !(version == "1" || version.starts_with("1.")) {
        return Err(Error::new(ErrorKind::Version, version));
    }
    if let Some(kind) = tree.str("kind").filter(|kind| *kind != "Programme") {
        return Err(Error::new(ErrorKind::Unknown, kind));
    }
    let document = &mut reading.document;
    document.id = tree.id("id");
    document.lang = tree.string("lang");
    document.generated_at = tree.string("generatedAt");
    document.licence = tree.string("licence");
    let publisher = tree.get("publisher");
    if publisher.is_map() {
        document.publisher = Some(Publisher { name: text(publisher.get("name")), url: publisher.string("url") });
    }
    let (data, root) = if tree.get("data").is_map() { (tree.get("data"), "/data") } else { (tree, "") };
    event(data, root, reading);
    lists(data, reading);
    if !matches!(data.get("sessions"), Json::List(_) | Json::Null) {
        reading.note(format!("{root}/sessions"), Code::NotAList, data.get("sessions"));
    }
    for (n, record) in data.get("sessions").items().iter().enumerate() {
        if let Some(session) = session(record, reading, &format!("{root}/sessions/{n}")) {
            reading.programme().sessions.push(session);
        }
    }
    into_days(reading);
    Ok(())
}

fn event(data: &Json, root: &str, reading: &mut Reading) {
    reading.feed_zone(&format!("{root}/timezone"), data.get("timezone"));
    let url = reading.url(data.get("url"));
    let organizer = data.get("organizer").one_or_many().iter();
    let organizer = organizer.map(|o| Organization { name: name(o), url: reading.url(o.get("url")) }).collect();
    let programme = reading.programme();
    programme.name = text(data.get("name"));
    programme.slogan = text(data.first(&["slogan", "theme"]));
    programme.edition = data.get("edition").as_int().and_then(|n| u32::try_from(n).ok());
    programme.url = url;
    programme.start_date = data.str("startDate").and_then(PartialDate::parse);
    programme.end_date = data.str("endDate").and_then(PartialDate::parse);
    programme.date_note = text(data.get("dateNote"));
    programme.event_attendance_mode = data.str("eventAttendanceMode").and_then(Attendance::of_word);
    programme.programme_status = data.str("programmeStatus").and_then(ProgrammeStatus::of_word);
    programme.access = data.str("access").and_then(Access::of_word);
    let places = data.get("location").one_or_many().iter();
    programme.location = places.map(|place| Place { name: name(place), country: text(place.get("country")) }).collect();
    programme.organizer = organizer;
    programme.super_event = super_event(data.get("superEvent"), 0);
}

fn super_event(value: &Json, depth: usize) -> Option<Box<SuperEvent>> {
    let name = name(value);
    if name.is_empty() || depth > 8 {
        return None;
    }
    Some(Box::new(SuperEvent { name, super_event: super_event(value.get("superEvent"), depth + 1) }))
}

fn lists(data: &Json, reading: &mut Reading) {
    for record in data.get("days").items() {
        let date = record.str("date").and_then(PartialDate::parse);
        let Some(id) = record.id("id").or_else(|| record.string("date")) else { continue };
        reading.programme().days.push(Day { id, date, label: text(record.get("label")) });
    }
    if let (true, Some(first), Some(last)) =
        (reading.programme().days.is_empty(), reading.programme().start_date.clone(), reading.programme().end_date.clone())
    {
        reading.programme().days = span(&first, &last);
    }
    for record in data.get("tracks").items() {
        let Some(id) = record.id("id").or_else(|| record.string("name")) else { continue };
        let audience = record.get("audience").one_or_many().first().map(text).unwrap_or_default();
        reading.programme().tracks.push(Track { id, name: name(record), color: record.string("color"), audience });
    }
    for record in data.get("rooms").items() {
        let Some(id) = record.id("id").or_else(|| record.string("name")) else { continue };
        reading.programme().rooms.push(Room { id, name: name(record) });
    }
    for record in data.get("speakers").items() {
        let name = name(record);
        let Some(id) = record.id("id").filter(|_| !name.is_empty()) else { continue };
        let roles = record.get("roles").one_or_many().iter().map(role).collect();
        let photo = record.get("photo");
        let photo = reading.url(if photo.is_map() { photo.get("url") } else { photo });
        let url = reading.url(record.get("url"));
        reading.speaker(Speaker { id, name, roles, biography: text(record.get("biography")), photo, url });
    }
    for record in data.get("recordings").items() {
        let url = reading.url(record.get("url"));
        reading.programme().recordings.push(Recording { label: text(record.get("label")), day: record.id("day"), url });
    }
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
    let slot_type = record.first(&["slotType", "type"]).as_str().map(Slot::of_type).unwrap_or_default();
    let mut session = Session {
        id: ["id", "guid", "code", "url"].iter().find_map(|k| record.id(k)).unwrap_or_else(|| path.to_owned()),
        code: record.id("code"),
        title,
        subtitle: text(record.get("subtitle")),
        kind: text(record.get("type")),
        slot_type: if record.str("slotType") == Some("hidden") { Slot::Hidden } else { slot_type },
        day: record.id("day"),
        room: reference(record.first(&["room", "location"])),
        plenary: record.get("plenary").is_true(),
        track: reference(record.get("track")),
        languages: languages(record.first(&["languages", "language"])),
        interpretation_languages: languages(record.get("interpretationLanguages")),
        summary: text(record.get("abstract")),
        description: text(record.get("description")),
        topics: record.get("topics").one_or_many().iter().map(text).collect(),
        cities: record.first(&["cities", "presentingCities"]).one_or_many().iter().map(city).collect(),
        presenting_cities_count: record.get("presentingCitiesCount").as_int().and_then(|n| u32::try_from(n).ok()),
        outcome: text(record.get("outcome")),
        status: record.str("state").map(Status::of_word).unwrap_or_default(),
        attendance: record.first(&["attendance", "attendanceMode"]).as_str().and_then(Attendance::of_word),
        access: record.str("access").and_then(Access::of_word),
        ..Session::default()
    };
    for (n, person) in record.first(&["speakers", "participants"]).items().iter().enumerate() {
        participant(person, reading, &mut session, &format!("{path}/speakers/{n}"));
    }
    let pages = [("url", LinkKind::Session), ("registrationUrl", LinkKind::Registration), ("recordingUrl", LinkKind::Recording)];
    for (key, kind) in pages {
        let found = reading.link(&format!("{path}/{key}"), record.get(key), text(&Json::Null), kind);
        session.links.extend(found);
    }
    for (n, link) in record.get("links").items().iter().enumerate() {
        let kind = link.str("type").map(LinkKind::of_word).unwrap_or_default();
        let found = reading.link(&format!("{path}/links/{n}/url"), link.get("url"), text(link.get("title")), kind);
        session.links.extend(found);
    }
    let (start, end) = (record.first(&["start", "startTime"]), record.first(&["end", "endTime"]));
    reading.times(&mut session, path, start, end, record.get("duration")).then_some(session)
}

/// Somebody by id, or written out in the session itself.
fn participant(person: &Json, reading: &mut Reading, session: &mut Session, path: &str) {
    let name = name(person);
    let id = if person.is_map() { person.first(&["id", "guid", "name"]) } else { person };
    if let (true, Some(id)) = (person.is_map() && !name.is_empty(), id.as_id()) {
        let roles = person.get("roles").one_or_many().iter().map(role).collect();
        reading.speaker(Speaker { id, name, roles, ..Speaker::default() });
    }
    reading.participation(session, path, id, person.str("role"));
}

fn role(value: &Json) -> Role {
    if !value.is_map() {
        return Role { title: text(value), ..Role::default() };
    }
    Role { title: text(value.get("title")), organization: name(value.get("organization")), city: name(value.get("city")) }
}

fn city(value: &Json) -> CityRef {
    CityRef { id: value.id("id"), name: name(value) }
}

/// A text, or the name of an object. A language map has no key called name.
fn name(value: &Json) -> crate::model::Text {
    if value.has("name") { text(value.get("name")) } else { text(value) }
}

/// An id, or an object that has one.
fn reference(value: &Json) -> Option<String> {
    value.as_id().or_else(|| value.id("id")).or_else(|| value.id("name"))
}
