//! c3voc schedule, version 2: flat events, language maps, roles, states.

use super::path::Path;
use super::reading::{Reading, text};
use super::record::{self, ROOM, TRACK};
use super::timetable::into_days;
use crate::model::{Day, Json, Moment, PartialDate, Text};

pub fn read(tree: &Json, reading: &mut Reading) {
    let schedule = tree.get("schedule");
    let conference = schedule.get("conference");
    reading.feed_zone(&Path::root("/schedule/conference/time_zone_name"), conference.get("time_zone_name"));
    reading.feed_base(schedule.get("base_url"));
    reading.dates(conference.get("start"), conference.get("end"));
    reading.document.lang = conference.get("defaults").string("language");
    let url = reading.url(conference.get("url"));
    let programme = reading.programme();
    programme.name = text(conference.first(&["title", "acronym"]));
    programme.url = url;
    let events = schedule.get("events");
    record::rooms(conference.get("rooms").items(), reading, &ROOM);
    record::rooms(events.items().iter().map(|event| event.get("room")), reading, &ROOM);
    record::tracks(conference.get("tracks"), reading, &TRACK);
    for person in schedule.get("persons").items() {
        record::person(person, reading);
    }
    let days = days(conference.get("days"), reading);
    record::sessions(events, reading, &Path::root("/schedule/events"));
    for session in &mut reading.programme().sessions {
        session.day = session.start.and_then(|start| day_of(&days, start));
        let kind = session.kind.any().to_ascii_lowercase();
        session.kind = Text::from(if kind == "other" { "" } else { &kind });
    }
    into_days(reading);
}

/// The feed's days, each with the moment it begins where that is stated.
fn days(list: &Json, reading: &mut Reading) -> Vec<(String, Option<Moment>)> {
    let mut days = Vec::new();
    for day in list.items() {
        let Some(id) = day.string("date").or_else(|| day.id("index")) else { continue };
        let date = day.str("date").and_then(PartialDate::parse);
        reading.programme().days.push(Day { id: id.clone(), date, ..Day::default() });
        let begins = reading.moment(day.first(&["start", "day_start"]));
        days.push((id, begins));
    }
    days
}

/// The last day that has begun; what comes before the first belongs to the first.
fn day_of(days: &[(String, Option<Moment>)], start: Moment) -> Option<String> {
    let begun = |(_, begins): &&(String, Option<Moment>)| begins.is_some_and(|at| at.order() <= start.order());
    let date = start.wall.iso_date();
    let day = days.iter().rfind(begun).or_else(|| days.iter().find(|(id, begins)| begins.is_some() || *id == date))?;
    Some(day.0.clone())
}
