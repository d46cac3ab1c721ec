//! pretalx `…/schedule/widgets/schedule.json`.
//!
//! No envelope; session titles are strings and break titles language maps; a break starts in UTC, ends with an offset,
//! has no code and stands once for every room; ids change with every release, codes don't.

use super::path::Path;
use super::reading::Reading;
use super::record::{self, ROOM, TRACK};
use super::timetable::{into_days, span};
use crate::model::{Json, Slot};

pub fn read(tree: &Json, reading: &mut Reading) {
    reading.feed_zone(&Path::root("/timezone"), tree.get("timezone"));
    reading.dates(tree.get("event_start"), tree.get("event_end"));
    reading.programme().days = span(reading.programme());
    record::rooms(tree.get("rooms").items(), reading, &ROOM);
    record::tracks(tree.get("tracks"), reading, &TRACK);
    for speaker in tree.get("speakers").items() {
        record::person(speaker, reading);
    }
    record::sessions(tree.get("talks"), reading, &Path::root("/talks"));
    for session in &mut reading.programme().sessions {
        if session.code.is_none() {
            session.slot_type = Slot::Break;
        }
    }
    into_days(reading);
}
