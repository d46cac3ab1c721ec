//! Conference days for feeds that don't sort their sessions into them.

use super::Reading;
use crate::model::{Day, PartialDate, Programme, Wall};

/// Assigns each session that has a start or a date to a conference day and adds the days that are missing.
///
/// A conference day begins at `day_change` (seconds after midnight), so that what starts at 01:00 belongs to the
/// evening before. Days without a session stay: they are the event's.
pub fn into_days(reading: &mut Reading) {
    let change = reading.options.day_change;
    let programme = reading.programme();
    for session in &mut programme.sessions {
        let date = match (&session.day, session.start, &session.start_date) {
            (None, Some(start), _) => start.wall.plus(-change).midnight(),
            (None, None, Some(PartialDate::Day(date))) => *date,
            _ => continue,
        };
        if let Some(day) = programme.days.iter().find(|day| day.date == Some(PartialDate::Day(date))) {
            session.day = Some(day.id.clone());
        } else {
            session.day = Some(date.iso_date());
            let earlier = |day: &Day| day.date.as_ref().is_none_or(|known| known.first() < date);
            let place = programme.days.iter().position(|day| !earlier(day)).unwrap_or(programme.days.len());
            programme.days.insert(place, Day::on(date));
        }
    }
}

/// All dates from the event's first to its last, at most 60.
pub fn span(programme: &Programme) -> Vec<Day> {
    let (Some(PartialDate::Day(first)), Some(PartialDate::Day(last))) = (&programme.start_date, &programme.end_date)
    else {
        return Vec::new();
    };
    (0..60).map(|n| Wall(first.0 + n * 86_400)).take_while(|date| date <= last).map(Day::on).collect()
}
