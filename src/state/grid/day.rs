//! Which day a timetable shows.

use crate::model::{Moment, Programme};
use crate::state::{Agenda, Heading, Section};

/// The evening before is looked at until so many seconds before a day's first session.
const EARLY: i64 = 3 * 3600;
/// A day is still today's for so many seconds after its last session.
const LATE: i64 = 12 * 3600;

/// The index of the section to show: the wanted one, else today's, else the next one, else the first with times.
pub fn day_shown(programme: &Programme, agenda: &Agenda, wanted: Option<u64>, now: i64) -> Option<usize> {
    let (mut first, mut today, mut next) = (None, None, None);
    for (n, section) in agenda.sections.iter().enumerate() {
        if !section.timed || !matches!(section.heading, Heading::Day(_)) {
            continue;
        }
        if Some(section.key) == wanted {
            return Some(n);
        }
        first = first.or(Some(n));
        let Some((begins, ends)) = hours(programme, section) else { continue };
        if begins - EARLY > now {
            next = next.or(Some(n));
        } else if now < ends + LATE {
            today = Some(n);
        }
    }
    today.or(next).or(first)
}

/// When the first session of a day begins, and the last one ends; Unix seconds.
fn hours(programme: &Programme, section: &Section) -> Option<(i64, i64)> {
    let mut hours: Option<(i64, i64)> = None;
    for row in &section.rows {
        let session = programme.sessions.get(row.session());
        let Some((session, begins)) = session.and_then(|session| Some((session, session.start?.instant()?))) else {
            continue;
        };
        let ends = session.end.and_then(Moment::instant).unwrap_or(begins);
        let (first, last) = hours.unwrap_or((begins, ends));
        hours = Some((first.min(begins), last.max(ends)));
    }
    hours
}
