//! Conference days for feeds that don't sort their sessions into them.

use super::Reading;
use crate::model::{Day, PartialDate, Wall};

/// Assigns each session that has a start to a conference day and adds the days that are missing.
///
/// A conference day begins at `day_change` (seconds after midnight), so that what starts at 01:00 belongs to the
/// evening before. Days without a session stay: they are the event's.
pub fn into_days(reading: &mut Reading) {
    let change = reading.options.day_change;
    let programme = reading.programme();
    for session in &mut programme.sessions {
        let (None, Some(start)) = (&session.day, session.start) else { continue };
        let date = start.wall.plus(-change).midnight();
        session.day = Some(date.iso_date());
        if !programme.days.iter().any(|day| day.id == date.iso_date()) {
            programme.days.push(Day::on(date));
        }
    }
    programme.days.sort_by_key(|day| day.date.as_ref().map(PartialDate::first));
}

/// All dates from the first to the last, at most 60: an event's own days.
pub fn span(first: &PartialDate, last: &PartialDate) -> Vec<Day> {
    let (PartialDate::Day(first), PartialDate::Day(last)) = (first, last) else { return Vec::new() };
    (0..60).map(|n| Wall(first.0 + n * 86_400)).take_while(|date| date <= last).map(Day::on).collect()
}
