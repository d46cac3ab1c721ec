//! What is on at a moment.

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
    let following = following(programme);
    let phase = |n: usize, session: &Session| {
        let Some(start) = begins(session) else { return Phase::Unknown };
        let open = following.get(n).map_or(start, |next| *next).min(start + OPEN_END);
        let end = session.end.and_then(|end| end.instant()).unwrap_or(open);
        if start > now {
            if Some(start) == next { Phase::Next } else { Phase::Later }
        } else if now < end && session.status != Status::Canceled {
            Phase::Now
        } else {
            Phase::Past
        }
    };
    let mut phases = Vec::with_capacity(programme.sessions.len());
    for (n, session) in programme.sessions.iter().enumerate() {
        phases.push(phase(n, session));
    }
    phases
}

/// For each session the start of the next one in the same room; `i64::MAX` where there is none.
fn following(programme: &Programme) -> Vec<i64> {
    let mut slots: Vec<(&str, i64, usize)> = Vec::new();
    for (n, session) in programme.sessions.iter().enumerate() {
        if let (Some(room), Some(start)) = (&session.room, session.start.and_then(|start| start.instant())) {
            slots.push((room, start, n));
        }
    }
    slots.sort_unstable();
    let mut next = vec![i64::MAX; programme.sessions.len()];
    for pair in slots.windows(2) {
        if let [(room, start, n), (same_room, later, _)] = pair
            && room == same_room
            && start < later
            && let Some(next) = next.get_mut(*n)
        {
            *next = *later;
        }
    }
    next
}
