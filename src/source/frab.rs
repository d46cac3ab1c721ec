//! frab and c3voc `schedule.json`, version 1.
//!
//! Rooms are the keys of an object, in order; the day a session is listed under is its conference day, whatever its
//! date; `date` is the truth and `start` a string for the wall; tracks and rooms are named, not numbered.

use super::path::Path;
use super::places;
use super::reading::{Reading, text};
use super::record;
use crate::model::{Day, Json, PartialDate};

pub fn read(tree: &Json, reading: &mut Reading) {
    let schedule = tree.get("schedule");
    let conference = schedule.get("conference");
    reading.feed_zone(&Path::root("/schedule/conference/time_zone_name"), conference.get("time_zone_name"));
    reading.feed_base(schedule.first(&["base_url", "url"]));
    reading.dates(conference.get("start"), conference.get("end"));
    let url = reading.url(conference.get("url"));
    let programme = reading.programme();
    programme.name = text(conference.first(&["title", "acronym"]));
    programme.url = url;
    record::rooms(conference.get("rooms").items(), reading, &["name"]);
    record::tracks(conference.get("tracks"), reading, &["name"]);
    let path = Path::root("/schedule/conference/days");
    for (d, day) in conference.get("days").items().iter().enumerate() {
        let date = day.str("date").and_then(PartialDate::parse);
        let id = day.string("date").or_else(|| day.id("index")).unwrap_or_else(|| (d + 1).to_string());
        for (room, events) in day.get("rooms").entries() {
            let first = reading.programme().sessions.len();
            record::sessions(events, reading, &path.index(d).key("rooms").key(room));
            for n in first..reading.programme().sessions.len() {
                settle(reading, n, room, &id);
            }
        }
        reading.programme().days.push(Day { id, date, ..Day::default() });
    }
}

/// Gives a session the day and the room under which it is listed.
fn settle(reading: &mut Reading, n: usize, room: &str, day: &str) {
    let Some(session) = reading.programme().sessions.get_mut(n) else { return };
    session.day = Some(day.to_owned());
    session.room.get_or_insert_with(|| room.to_owned());
    places::list(reading, n);
}
