//! What is on at a moment.

use super::Agenda;
use crate::model::{Programme, Session, Slot, Status};

/// Where a session stands against the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It has no instant: no time, or no zone.
    Unknown,
    Past,
    Now,
    /// Among those that start next, within twelve hours.
    Next,
    Later,
}

/// A session without an end counts as running for this many seconds.
const OPEN_END: i64 = 30 * 60;
const SOON: i64 = 12 * 3600;

/// The phase of each session at `now` (Unix seconds).
pub fn phases(programme: &Programme, now: i64) -> Vec<Phase> {
    let begins = |session: &Session| session.start.and_then(|start| start.instant());
    let mut next = None;
    for session in &programme.sessions {
        let counts = session.slot_type != Slot::Hidden && session.status != Status::Canceled;
        if let Some(start) = begins(session).filter(|start| counts && (now + 1..=now + SOON).contains(start)) {
            next = Some(next.map_or(start, |next: i64| next.min(start)));
        }
    }
    let phase = |session: &Session| {
        let Some(start) = begins(session) else { return Phase::Unknown };
        let end = session.end.and_then(|end| end.instant()).unwrap_or_else(|| open_end(programme, session, start));
        if start > now {
            if Some(start) == next { Phase::Next } else { Phase::Later }
        } else if now < end && session.status != Status::Canceled {
            Phase::Now
        } else {
            Phase::Past
        }
    };
    let mut phases = Vec::with_capacity(programme.sessions.len());
    for session in &programme.sessions {
        phases.push(phase(session));
    }
    phases
}

/// Where the present falls into the list: the session before whose row it is, and its section and place there.
///
/// `None` where nothing of the day has begun yet, or nothing is to come.
pub fn present(agenda: &Agenda, phases: &[Phase]) -> Option<Present> {
    for section in &agenda.sections {
        let mut begun = false;
        for (row, part) in section.rows.iter().enumerate() {
            match phases.get(part.session()) {
                Some(Phase::Past | Phase::Now) => begun = true,
                Some(Phase::Next | Phase::Later) if begun => {
                    return Some(Present { session: part.session(), section: section.key, row });
                }
                // In the order of time: the day is still to come.
                Some(Phase::Next | Phase::Later) => break,
                _ => {}
            }
        }
    }
    None
}

/// See [`present`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Present {
    /// Index of the session.
    pub session: usize,
    /// Key of the section.
    pub section: u64,
    /// Index of the row in its section.
    pub row: usize,
}

/// When a session that states no end counts as over: at the next start in its room, or after half an hour.
pub(super) fn open_end(programme: &Programme, session: &Session, start: i64) -> i64 {
    let mut end = start + OPEN_END;
    for other in &programme.sessions {
        if session.room.is_some() && other.room == session.room {
            let begins = other.start.and_then(|start| start.instant()).filter(|begins| *begins > start);
            end = begins.map_or(end, |begins| begins.min(end));
        }
    }
    end
}
