//! Which day a timetable shows.

use crate::model::{Moment, Programme};
use crate::state::{Agenda, Heading, Section};

/// The index of the section to show: the wanted one, else today's, else the first with times.
pub fn day_shown(programme: &Programme, agenda: &Agenda, wanted: Option<u64>, now: i64) -> Option<usize> {
    let is_day = |section: &Section| section.timed && matches!(section.heading, Heading::Day(_));
    let find =
        |fits: &dyn Fn(&Section) -> bool| agenda.sections.iter().position(|section| is_day(section) && fits(section));
    find(&|section| Some(section.key) == wanted)
        .or_else(|| find(&|section| is_today(programme, section, now)))
        .or_else(|| find(&|_| true))
}

/// Whether `now` (Unix seconds) is between the midnight before the first session and the end of the last.
fn is_today(programme: &Programme, section: &Section, now: i64) -> bool {
    let (mut first, mut last) = (i64::MAX, i64::MIN);
    for row in &section.rows {
        let Some(session) = programme.sessions.get(row.session()) else { continue };
        let Some((start, begins)) = session.start.and_then(|start| Some((start, start.instant()?))) else { continue };
        first = first.min(begins - start.wall.second_of_day());
        last = last.max(session.end.and_then(Moment::instant).unwrap_or(begins));
    }
    (first..last).contains(&now)
}
