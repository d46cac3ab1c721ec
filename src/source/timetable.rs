//! Conference days for feeds that don't sort their sessions into them.

use super::Reading;
use crate::model::{Day, PartialDate, Programme, Wall};

/// Assigns each session that has a start or a date to a conference day and adds the days that are missing.
///
/// A conference day begins at `day_change` (seconds after midnight), so that what starts at 01:00 belongs to the
/// evening before. Days without a session stay: they are the event's.
pub fn into_days(reading: &mut Reading) {
    let change = reading.options.day_change;
    let Programme { sessions, days, .. } = reading.programme();
    for session in sessions {
        let date = match (&session.day, session.start, &session.start_date) {
            (None, Some(start), _) => start.wall.plus(-change).midnight(),
            (None, None, Some(PartialDate::Day(date))) => *date,
            _ => continue,
        };
        session.day = Some(day_on(days, date));
    }
}

/// The id of the conference day on a date; added in its place where it is missing.
pub fn day_on(days: &mut Vec<Day>, date: Wall) -> String {
    if let Some(day) = days.iter().find(|day| day.date == Some(PartialDate::Day(date))) {
        return day.id.clone();
    }
    let earlier = |day: &Day| day.date.as_ref().is_none_or(|known| known.first() < date);
    let place = days.iter().position(|day| !earlier(day)).unwrap_or(days.len());
    days.insert(place, Day::on(date));
    date.iso_date()
}

/// All dates from the event's first to its last, at most 60.
pub fn span(programme: &Programme) -> Vec<Day> {
    let (Some(PartialDate::Day(first)), Some(PartialDate::Day(last))) = (&programme.start_date, &programme.end_date)
    else {
        return Vec::new();
    };
    let (mut days, mut date) = (Vec::new(), *first);
    while date <= *last && days.len() < 60 {
        days.push(Day::on(date));
        date = date.plus(86_400);
    }
    days
}
