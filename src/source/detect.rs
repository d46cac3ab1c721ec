//! Which format a feed is in, from its shape alone.

use super::Format;
use crate::model::Json;

/// The format whose marks the data bear; `None` where there are none.
pub fn detect(tree: &Json) -> Option<Format> {
    let schedule = tree.get("schedule");
    if tree.has("schemaVersion") || tree.str("kind") == Some("Programme") {
        Some(Format::CityWidgets)
    } else if schedule.has("events") {
        Some(Format::ScheduleV2)
    } else if schedule.get("conference").has("days") {
        Some(Format::Frab)
    } else if tree.has("talks") {
        Some(Format::Pretalx)
    } else if tree.has("sessions") && (tree.has("categories") || tree.has("questions") || tree.has("rooms")) {
        Some(Format::Sessionize)
    } else if tree.has("sessions") {
        Some(Format::CityWidgets)
    } else {
        None
    }
}
