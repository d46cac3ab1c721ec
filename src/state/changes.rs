//! What has changed since the last visit.
//!
//! Sessions are compared by what stays the same through releases, never by their place or row number. A feed that
//! shares less than half of what was there is another programme, and there is nothing to say about it.

use super::identity::session_key;
use super::snapshot::{Seen, Snapshot, tidy};
use crate::model::{Day, Moment, PartialDate, Programme, Room, Session, Slot, Status, Text};

/// One change of one slot. A slot can have several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Index into the sessions of [`with_removed`]: that of the newer programme, or one behind its end.
    pub slot: usize,
    /// The session's id.
    pub id: String,
    pub kind: ChangeKind,
}

/// What happened, with what was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeKind {
    Added,
    /// The feed no longer has it.
    Removed,
    Moved {
        start: Option<Moment>,
        end: Option<Moment>,
    },
    Renamed {
        title: String,
    },
    /// With the name of the room it was in.
    RoomChanged {
        room: Option<String>,
    },
    /// The feed says that it won't take place. Nothing else is reported of it then.
    Cancelled,
    /// It was cancelled, and now it takes place.
    Restored,
}

/// The changes from what was seen to what is there, in the newer programme's order, removed sessions last.
///
/// Breaks and internal slots are not compared. Nor is what had begun by `now` (Unix seconds) and is gone: many feeds
/// drop what is over.
pub fn changes(older: &Snapshot, newer: &Programme, now: i64) -> Vec<Change> {
    let Some(Pairs { olds, ghosts }) = pairs(older, newer, now) else { return Vec::new() };
    let mut changes = Vec::new();
    for (slot, (session, old)) in newer.sessions.iter().zip(olds).enumerate() {
        if session.slot_type != Slot::Session {
            continue;
        }
        let id = &session.id;
        let mut found = |kind| changes.push(Change { slot, id: id.clone(), kind });
        let canceled = session.status == Status::Canceled;
        match old.and_then(|old| older.slots.get(old)) {
            None if canceled => {}
            None => found(ChangeKind::Added),
            Some(old) if canceled => {
                if !old.canceled {
                    found(ChangeKind::Cancelled);
                }
            }
            Some(old) => {
                if old.canceled {
                    found(ChangeKind::Restored);
                }
                if moved(old, session) {
                    found(ChangeKind::Moved { start: old.start, end: old.end });
                }
                if !titled(session, &old.title) {
                    found(ChangeKind::Renamed { title: old.title.clone() });
                }
                let before = old.room.and_then(|room| older.rooms.get(room));
                if !in_room(newer, session, before) {
                    found(ChangeKind::RoomChanged { room: before.map(|(_, name)| name.clone()) });
                }
            }
        }
    }
    for (n, ghost) in ghosts.into_iter().enumerate() {
        if let Some(old) = older.slots.get(ghost).filter(|old| !old.canceled) {
            changes.push(Change { slot: newer.sessions.len() + n, id: old.key.clone(), kind: ChangeKind::Removed });
        }
    }
    changes
}

/// The newer programme with the sessions that have vanished from it put back as cancelled ones, at its end.
///
/// A snapshot of the result keeps them for the next time.
pub fn with_removed(newer: &Programme, older: &Snapshot, now: i64) -> Programme {
    let mut programme = newer.clone();
    let ghosts = pairs(older, newer, now).map_or_else(Vec::new, |pairs| pairs.ghosts);
    for ghost in ghosts {
        let Some(old) = older.slots.get(ghost) else { continue };
        let room = old.room.and_then(|room| older.rooms.get(room)).map(|room| place(&mut programme, room));
        let day = old.day.and_then(|day| older.days.get(day)).and_then(|day| on_day(&mut programme, day));
        programme.sessions.push(Session {
            id: old.key.clone(),
            title: Text::from(old.title.as_str()),
            start: old.start,
            end: old.end,
            room,
            day,
            status: Status::Canceled,
            ..Session::default()
        });
    }
    programme
}

/// Which slot was which.
struct Pairs {
    /// For each slot of the newer programme: the older one.
    olds: Vec<Option<usize>>,
    /// Older slots that are to be put back.
    ghosts: Vec<usize>,
}

/// `None` where the two have too little in common.
fn pairs(older: &Snapshot, newer: &Programme, now: i64) -> Option<Pairs> {
    let mut then = Vec::with_capacity(older.slots.len());
    for (n, slot) in older.slots.iter().enumerate() {
        then.push((slot.key.as_str(), n));
    }
    let mut today = Vec::with_capacity(newer.sessions.len());
    for (n, session) in newer.sessions.iter().enumerate() {
        today.push((session_key(session), n));
    }
    then.sort_unstable();
    today.sort_unstable();
    let mut olds = vec![None; newer.sessions.len()];
    let (mut ghosts, mut known, mut met) = (Vec::new(), 0, false);
    let (mut then, mut today) = (then.as_slice(), today.as_slice());
    while let Some((key, _)) = then.first() {
        let count = then.iter().take_while(|(other, _)| other == key).count();
        let (group, rest) = then.split_at_checked(count)?;
        then = rest;
        let skipped = today.iter().take_while(|(other, _)| **other < **key).count();
        today = today.get(skipped..).unwrap_or_default();
        let count = today.iter().take_while(|(other, _)| *other == *key).count();
        let (same, rest) = today.split_at_checked(count)?;
        today = rest;
        met |= count > 0;
        // What has become a break, or internal, is not gone.
        let (mut sessions, mut other) = (Vec::new(), false);
        for (_, n) in same {
            let is_session = newer.sessions.get(*n).is_some_and(|session| session.slot_type == Slot::Session);
            if is_session { sessions.push(*n) } else { other = true }
        }
        let left = matched(older, group, newer, sessions, &mut olds);
        for (_, n) in group {
            let Some(slot) = older.slots.get(*n) else { continue };
            // What was put back once stays: visitors look back at the day.
            if !slot.canceled && slot.start.and_then(Moment::instant).is_some_and(|start| start < now) {
                continue;
            }
            known += usize::from(!slot.canceled);
            if left.contains(n) && !other {
                ghosts.push(*n);
            }
        }
    }
    ghosts.sort_unstable();
    let gone = ghosts.iter().filter(|n| older.slots.get(**n).is_some_and(|slot| !slot.canceled)).count();
    (met && gone * 2 <= known).then_some(Pairs { olds, ghosts })
}

/// More slots of one session than anybody holds: these are matched in their order.
const MANY: usize = 64;

/// Matches the slots of one session, the nearest in time first; gives the older ones that are left.
fn matched(
    older: &Snapshot,
    group: &[(&str, usize)],
    newer: &Programme,
    mut sessions: Vec<usize>,
    olds: &mut [Option<usize>],
) -> Vec<usize> {
    let mut left = Vec::with_capacity(group.len());
    for (_, n) in group {
        left.push(*n);
    }
    let mut near = Vec::new();
    if left.len() <= MANY && sessions.len() <= MANY {
        for old in &left {
            for new in &sessions {
                if let (Some(seen), Some(session)) = (older.slots.get(*old), newer.sessions.get(*new)) {
                    near.push((distance(older, seen, session), *old, *new));
                }
            }
        }
        near.sort_unstable();
    } else {
        for (old, new) in left.iter().zip(&sessions) {
            near.push((0, *old, *new));
        }
    }
    for (_, old, new) in near {
        let (Some(a), Some(b)) = (left.iter().position(|n| *n == old), sessions.iter().position(|n| *n == new)) else {
            continue;
        };
        left.swap_remove(a);
        sessions.swap_remove(b);
        if let Some(place) = olds.get_mut(new) {
            *place = Some(old);
        }
    }
    left
}

/// How far two slots are apart; the room decides between two that are equally far.
fn distance(older: &Snapshot, seen: &Seen, session: &Session) -> i64 {
    let apart = match (seen.start, session.start) {
        (Some(before), Some(after)) => (before.order() - after.order()).abs(),
        (None, None) => 0,
        _ => i64::MAX / 4,
    };
    let room = seen.room.and_then(|room| older.rooms.get(room)).map(|(id, _)| id);
    apart * 2 + i64::from(room != session.room.as_ref())
}

/// Whether start or end are another time. That an end is stated at last, or no longer, is no move.
fn moved(old: &Seen, session: &Session) -> bool {
    let differs = |before: Moment, after: Moment| match (before.instant(), after.instant()) {
        (Some(before), Some(after)) => before != after,
        // One of them has no zone: the clock on the wall is what both have.
        _ => before.wall != after.wall,
    };
    let start = match (old.start, session.start) {
        (Some(before), Some(after)) => differs(before, after),
        (before, after) => before.is_some() != after.is_some(),
    };
    start || old.end.zip(session.end).is_some_and(|(before, after)| differs(before, after))
}

/// Whether a title is the session's, in any of its languages.
fn titled(session: &Session, title: &str) -> bool {
    let mut found = false;
    session.title.each(|words| found |= tidy(words) == title);
    found
}

/// Whether a session is in a room, known by its id or its name: a room that is only renamed is the same.
fn in_room(programme: &Programme, session: &Session, before: Option<&(String, String)>) -> bool {
    let (Some(id), Some((old, name))) = (&session.room, before) else {
        return session.room.is_some() == before.is_some();
    };
    id == old || programme.rooms.iter().any(|room| room.id == *id && !name.is_empty() && named(room, name))
}

fn named(room: &Room, name: &str) -> bool {
    let mut found = false;
    room.name.each(|words| found |= words == name);
    found
}

/// The id of a room of the programme; it is added where it has gone too.
fn place(programme: &mut Programme, (id, name): &(String, String)) -> String {
    let known = programme.rooms.iter().find(|room| room.id == *id);
    let known = known.or_else(|| programme.rooms.iter().find(|room| !name.is_empty() && named(room, name)));
    if let Some(room) = known {
        return room.id.clone();
    }
    programme.rooms.push(Room { id: id.clone(), name: Text::from(name.as_str()), ..Room::default() });
    id.clone()
}

/// The id of a day of the programme; a date that has gone is put back in its place.
fn on_day(programme: &mut Programme, id: &str) -> Option<String> {
    if !programme.days.iter().any(|day| day.id == id) {
        let Some(PartialDate::Day(date)) = PartialDate::parse(id) else { return None };
        let later = |day: &Day| day.date.as_ref().is_some_and(|known| known.first() > date);
        let at = programme.days.iter().position(later).unwrap_or(programme.days.len());
        programme.days.insert(at, Day { id: id.to_owned(), ..Day::on(date) });
    }
    Some(id.to_owned())
}
