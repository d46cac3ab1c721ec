//! Our own format: the canonical model, read as tolerantly as everybody else's.

use super::path::Path;
use super::reading::{Reading, date, name, text};
use super::record::{self, ROOM, TRACK};
use super::timetable::{into_days, span};
use super::{Error, ErrorKind};
use crate::model::{
    Access, Attendance, DAY_FACTS, DOCUMENT_FACTS, Day, EVENT_FACTS, Json, ProgrammeStatus, Publisher, RECORDING_FACTS,
    Recording, SUPER_EVENT_FACTS, SuperEvent,
};

pub fn read(tree: &Json, reading: &mut Reading) -> Result<(), Error> {
    let version = tree.str("schemaVersion").unwrap_or("1.0");
    if !(version == "1" || version.starts_with("1.")) {
        return Err(Error::new(ErrorKind::Version, version));
    }
    if let Some(kind) = tree.str("kind").filter(|kind| *kind != "Programme") {
        return Err(Error::new(ErrorKind::Unknown, kind));
    }
    reading.keys = ["id", "guid", "code", "url", "name"];
    let publisher = tree.get("publisher");
    let publisher = Publisher { name: name(publisher), url: reading.url(publisher.get("url")) };
    let more = reading.keep(tree, DOCUMENT_FACTS);
    let document = &mut reading.document;
    document.id = tree.id("id");
    document.lang = tree.string("lang");
    document.generated_at = tree.string("generatedAt");
    document.licence = tree.string("licence");
    document.publisher = Some(publisher).filter(|publisher| !publisher.name.is_empty());
    document.more = more;
    let (data, root) =
        if tree.get("data").is_map() { (tree.get("data"), Path::root("/data")) } else { (tree, Path::root("")) };
    event(data, &root, reading);
    lists(data, reading);
    if !data.get("sessions").is_null() {
        record::sessions(data.get("sessions"), reading, &root.key("sessions"));
    }
    into_days(reading);
    Ok(())
}

fn event(data: &Json, root: &Path, reading: &mut Reading) {
    reading.feed_zone(&root.key("timezone"), data.get("timezone"));
    reading.dates(data.get("startDate"), data.get("endDate"));
    let url = reading.url(data.get("url"));
    let organizer = record::organizations(data.get("organizer"), reading);
    let super_event = super_event(data.get("superEvent"), reading, 0);
    let more = reading.keep(data, EVENT_FACTS);
    for value in data.get("location").one_or_many() {
        let place = record::place(value, reading);
        reading.programme().location.push(place);
    }
    let programme = reading.programme();
    programme.name = text(data.get("name"));
    programme.slogan = text(data.get("slogan"));
    programme.edition = data.get("edition").as_count();
    programme.url = url;
    programme.date_note = text(data.get("dateNote"));
    programme.event_attendance_mode = data.str("eventAttendanceMode").and_then(Attendance::of_word);
    programme.programme_status = data.str("programmeStatus").and_then(ProgrammeStatus::of_word);
    programme.access = data.str("access").and_then(Access::of_word);
    programme.organizer = organizer;
    programme.super_event = super_event;
    programme.more = more;
}

fn super_event(value: &Json, reading: &Reading, depth: usize) -> Option<Box<SuperEvent>> {
    let name = name(value);
    if name.is_empty() || depth > 8 {
        return None;
    }
    Some(Box::new(SuperEvent {
        name,
        super_event: super_event(value.get("superEvent"), reading, depth + 1),
        more: reading.keep(value, SUPER_EVENT_FACTS),
    }))
}

fn lists(data: &Json, reading: &mut Reading) {
    for record in data.get("days").items() {
        let Some(id) = record.id("id").or_else(|| record.string("date")) else { continue };
        for film in record.get("recordings").one_or_many() {
            recording(film, Some(&id), reading);
        }
        let (date, more) = (date(record.get("date")), reading.keep(record, DAY_FACTS));
        reading.programme().days.push(Day { id, date, label: text(record.get("label")), more });
    }
    if reading.programme().days.is_empty() {
        reading.programme().days = span(reading.programme());
    }
    for person in data.get("speakers").items() {
        record::person(person, reading);
    }
    // Before the rooms, which name them.
    for value in data.get("venues").items() {
        let venue = record::place(value, reading);
        record::add_venue(venue, reading);
    }
    record::tracks(data.get("tracks"), reading, &TRACK);
    record::rooms(data.get("rooms").items(), reading, &ROOM);
    for session in data.get("sessions").items() {
        // A room that stands nowhere but in its session.
        let room = session.first(&["room", "location"]);
        if room.is_map() || room.as_str().is_some() {
            record::rooms([room], reading, &ROOM);
        }
    }
    for record in data.get("recordings").items() {
        recording(record, None, reading);
    }
}

/// Adds a recording: its URL, or all that is known of it.
fn recording(value: &Json, day: Option<&str>, reading: &mut Reading) {
    let url = reading.url(if value.is_map() { value.get("url") } else { value });
    let recording = Recording {
        label: text(value.get("label")),
        day: value.id("day").or_else(|| day.map(str::to_owned)),
        url,
        more: reading.keep(value, RECORDING_FACTS),
    };
    reading.programme().recordings.push(recording);
}
