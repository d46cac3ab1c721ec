//! The axis of time: where lines are drawn and what stands beside them.

use crate::model::Wall;

/// Nothing for so long is drawn shorter, in seconds.
const GAP: i64 = 45 * 60;
/// Labels have at least so much between them.
const APART: i64 = 15 * 60;
/// Long before and after everything, and yet no overflow.
const EVER: i64 = 1 << 60;
/// As many full hours as are looked for in one stretch.
const MOST_HOURS: usize = 60;

/// A line of the axis, and what is between it and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// See [`crate::model::Moment::order`].
    pub at: i64,
    /// On the clock that is shown.
    pub wall: Wall,
    /// Whether a session starts here.
    pub starts: bool,
    /// Whether the time stands beside it.
    pub labelled: bool,
    /// Whether the date stands beside it: it is not that of the line before.
    pub dated: bool,
    /// Whether nothing is on from here to the next line, for long.
    pub gap: bool,
}

/// The lines for stretches of time, in the order of their starts; `clock` tells what the clock shows.
pub(super) fn lines(stretches: &[(i64, i64)], date: Option<i64>, clock: &dyn Fn(i64) -> Wall) -> Vec<Line> {
    let (busy, mut marks): (_, Vec<i64>) = (busy(stretches), Vec::new());
    let mut mark = |at: i64| {
        if let Err(place) = marks.binary_search(&at) {
            marks.insert(place, at);
        }
    };
    for (from, to) in stretches {
        mark(*from);
        mark(*to);
    }
    for (from, to) in &busy {
        let mut at = *from;
        for _ in 0..MOST_HOURS {
            at += 3600 - clock(at).second_of_day() % 3600;
            if at >= *to {
                break;
            }
            mark(at);
        }
    }
    let mut lines: Vec<Line> = Vec::with_capacity(marks.len());
    let mut day = date;
    for at in marks {
        let (wall, starts) = (clock(at), stretches.iter().any(|(from, _)| *from == at));
        let ends = busy.iter().any(|(_, to)| *to == at);
        let dated = !ends && day.is_some_and(|day| day != wall.day());
        if !ends {
            day = Some(wall.day());
        }
        lines.push(Line { at, wall, starts, labelled: false, dated, gap: ends });
    }
    label(&mut lines);
    // After the last one nothing is.
    if let Some(last) = lines.last_mut() {
        (last.gap, last.labelled) = (false, false);
    }
    lines
}

/// What is on, as stretches with long gaps between them.
fn busy(stretches: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut busy: Vec<(i64, i64)> = Vec::new();
    for (from, to) in stretches {
        match busy.last_mut().filter(|(_, until)| *from < *until + GAP) {
            Some((_, until)) => *until = (*until).max(*to),
            None => busy.push((*from, *to)),
        }
    }
    busy
}

/// Labels where a stretch begins, at full hours, and at other starts where there is space.
fn label(lines: &mut [Line]) {
    let (mut last, mut begins) = (-EVER, true);
    for line in lines.iter_mut() {
        let round = line.wall.second_of_day() % 3600 == 0 || line.dated;
        if !line.gap && (begins || (round && line.at - last >= APART)) {
            line.labelled = true;
            last = line.at;
        }
        begins = line.gap;
    }
    let mut next = EVER;
    let mut after = vec![next; lines.len()];
    for (line, after) in lines.iter().zip(&mut after).rev() {
        *after = next;
        if line.labelled || line.gap {
            next = line.at;
        }
    }
    last = -EVER;
    for (line, after) in lines.iter_mut().zip(after) {
        if line.starts && !line.labelled && line.at - last >= APART && after - line.at >= APART {
            line.labelled = true;
        }
        if line.labelled {
            last = line.at;
        }
    }
}
