//! Our own format: the canonical model, read as tolerantly as everybody else's.

use super::path::Path;
use super::reading::{Reading, name, text};
use super::record::{self, ROOM, TRACK};
use super::timetable::{into_days, span};
use super::{Error, ErrorKind};
use crate::model::{
    Access, Attendance, Day, Json, Organization, PartialDate, Place, ProgrammeStatus, Publisher, Recording, SuperEvent,
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
    let document = &mut reading.document;
    document.id = tree.id("id");
    document.lang = tree.string("lang");
    document.generated_at = tree.string("generatedAt");
    document.licence = tree.string("licence");
    let publisher = tree.get("publisher");
    if publisher.is_map() {
        document.publisher = Some(Publisher { name: text(publisher.get("name")), url: publisher.string("url") });
    }
    let (data, root) =
        if tree.get("data").is_map() { (tree.get("data"), Path::root("/data")) } else { (tree, Path::root("")) };
    event(data, &root, reading);
    lists(data, reading);
    if *data.get("sessions") != Json::Null {
        record::sessions(data.get("sessions"), reading, &root.key("sessions"));
    }
    into_days(reading);
    Ok(())
}

fn event(data: &Json, root: &Path, reading: &mut Reading) {
    reading.feed_zone(&root.key("timezone"), data.get("timezone"));
    reading.dates(data.get("startDate"), data.get("endDate"));
    let url = reading.url(data.get("url"));
    let organizer = data.get("organizer").one_or_many().iter();
    let organizer = organizer.map(|o| Organization { name: name(o), url: reading.url(o.get("url")) }).collect();
    let programme = reading.programme();
    programme.name = text(data.get("name"));
    programme.slogan = text(data.first(&["slogan", "theme"]));
    programme.edition = data.get("edition").as_int().and_then(|n| u32::try_from(n).ok());
    programme.url = url;
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
    if reading.programme().days.is_empty() {
        reading.programme().days = span(reading.programme());
    }
    record::tracks(data.get("tracks"), reading, &TRACK);
    record::rooms(data.get("rooms").items(), reading, &ROOM);
    for person in data.get("speakers").items() {
        record::person(person, reading);
    }
    for record in data.get("recordings").items() {
        let url = reading.url(record.get("url"));
        reading.programme().recordings.push(Recording { label: text(record.get("label")), day: record.id("day"), url });
    }
}
