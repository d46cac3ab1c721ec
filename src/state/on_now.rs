//! What is on in each room at a moment, and what is next there: for a screen in a foyer.

use super::agenda::{Agenda, Row};
use super::clock::open_end;
use crate::model::{Programme, Slot, Status};

/// A room in which something starts within so many seconds is busy.
const SOON: i64 = 60 * 60;

/// What is on and next, room by room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    pub stage: Stage,
    /// Where something is on, or will be within the hour.
    pub busy: Vec<Place>,
    /// Where something comes later.
    pub quiet: Vec<Place>,
    /// Where nothing more comes.
    pub done: Vec<Place>,
    /// What comes next of all, by the index of its session, where nothing is on.
    pub next: Option<usize>,
    /// Sessions by index: the one that starts first, and the one that ends last.
    pub span: Option<(usize, usize)>,
}

/// How far the programme has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// No session has an instant: the clock says nothing about them.
    #[default]
    Unknown,
    Before,
    On,
    /// Between two days, or two sessions.
    Pause,
    Over,
}

/// A room with what goes on in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub spot: Spot,
    /// Index of the venue.
    pub venue: Option<usize>,
    /// What is on, by the index of the session, what has begun last first. What was to be on but is cancelled is last.
    pub on: Vec<usize>,
    /// What starts next: one session, or those that start together; before them what is cancelled.
    pub next: Vec<usize>,
}

/// Where something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    Everywhere,
    /// Index of the room.
    Room(usize),
    /// No room is named.
    Open,
}

/// One slot on the way into a board.
struct Slotted {
    start: i64,
    end: i64,
    session: usize,
    is_break: bool,
    cancelled: bool,
}

/// The slots of one place.
struct Bucket {
    /// What places are in the order of: the venue's number from one, and the room's.
    order: (usize, usize),
    spot: Spot,
    slots: Vec<Slotted>,
}

/// Puts what an agenda shows into rooms at `now` (Unix seconds).
pub fn board(programme: &Programme, agenda: &Agenda, now: i64) -> Board {
    let mut board = Board { span: span(programme), ..Board::default() };
    let (mut coming, mut nothing) = (i64::MAX, true);
    for bucket in buckets(programme, agenda) {
        let venue = bucket.order.0.checked_sub(1).filter(|venue| *venue < programme.venues.len());
        let place = Place { spot: bucket.spot, venue, on: on(&bucket.slots, now), next: next(&bucket.slots, now) };
        let mut soon = !place.on.is_empty();
        for slot in &bucket.slots {
            nothing &= slot.cancelled || slot.start > now || now >= slot.end;
            soon |= slot.start <= now + SOON && place.next.contains(&slot.session);
            if slot.start > now && slot.start < coming && !slot.cancelled && !slot.is_break {
                coming = slot.start;
                board.next = Some(slot.session);
            }
        }
        if soon {
            board.busy.push(place);
        } else if !place.next.is_empty() {
            board.quiet.push(place);
        } else if matches!(place.spot, Spot::Room(_)) {
            board.done.push(place);
        }
    }
    board.stage = match board.span.and_then(|(first, last)| Some((begins(programme, first)?, ends(programme, last)?))) {
        None => Stage::Unknown,
        Some((start, _)) if now < start => Stage::Before,
        Some((_, end)) if now >= end => Stage::Over,
        _ if nothing => Stage::Pause,
        _ => Stage::On,
    };
    board
}

/// Whole minutes that are left until a moment, begun ones too.
pub fn minutes(now: i64, then: i64) -> i64 {
    (then - now + 59).div_euclid(60)
}

/// All slots by their places, the places in order.
fn buckets(programme: &Programme, agenda: &Agenda) -> Vec<Bucket> {
    let mut buckets: Vec<Bucket> = Vec::new();
    for section in &agenda.sections {
        for row in &section.rows {
            let Some((order, spot, slot)) = slotted(programme, row) else { continue };
            let place = buckets.partition_point(|bucket| bucket.order < order);
            match buckets.get_mut(place).filter(|bucket| bucket.order == order) {
                Some(bucket) => bucket.slots.push(slot),
                None => buckets.insert(place, Bucket { order, spot, slots: vec![slot] }),
            }
        }
    }
    buckets
}

fn slotted(programme: &Programme, row: &Row) -> Option<((usize, usize), Spot, Slotted)> {
    let n = row.session();
    let session = programme.sessions.get(n)?;
    let room = programme.rooms.iter().position(|room| Some(&room.id) == session.room.as_ref());
    // What is for all stands before the venues, what is in none of them behind.
    let (order, spot) = match room {
        _ if row.everywhere => ((0, 0), Spot::Everywhere),
        None => ((usize::MAX, usize::MAX), Spot::Open),
        Some(room) => {
            let id = programme.rooms.get(room).and_then(|room| room.venue.as_ref());
            let venue = id.and_then(|id| programme.venues.iter().position(|venue| venue.id.as_ref() == Some(id)));
            ((venue.map_or(usize::MAX, |venue| venue + 1), room), Spot::Room(room))
        }
    };
    let slot = Slotted {
        start: begins(programme, n)?,
        end: ends(programme, n)?,
        session: n,
        is_break: row.is_break,
        cancelled: session.status == Status::Canceled,
    };
    Some((order, spot, slot))
}

fn on(slots: &[Slotted], now: i64) -> Vec<usize> {
    let mut on: Vec<&Slotted> = Vec::new();
    let rank = |slot: &Slotted| (slot.cancelled, -slot.start);
    for slot in slots.iter().filter(|slot| slot.start <= now && now < slot.end) {
        let before = on.iter().take_while(|known| rank(known) <= rank(slot)).count();
        on.insert(before, slot);
    }
    let mut sessions = Vec::new();
    for slot in on {
        sessions.push(slot.session);
    }
    sessions
}

fn next(slots: &[Slotted], now: i64) -> Vec<usize> {
    // A break is nothing to wait for.
    let coming = || slots.iter().filter(|slot| slot.start > now && !slot.is_break);
    let mut first = i64::MAX;
    for slot in coming().filter(|slot| !slot.cancelled) {
        first = first.min(slot.start);
    }
    let mut next = Vec::new();
    // In the order of time, as the agenda has them.
    for slot in coming().filter(|slot| slot.start <= first) {
        next.push(slot.session);
    }
    next
}

/// When a session starts; `None` without a time or a zone.
fn begins(programme: &Programme, session: usize) -> Option<i64> {
    programme.sessions.get(session)?.start?.instant()
}

/// When a session counts as over.
fn ends(programme: &Programme, session: usize) -> Option<i64> {
    let start = begins(programme, session)?;
    let session = programme.sessions.get(session)?;
    let stated = session.end.and_then(|end| end.instant());
    Some(stated.unwrap_or_else(|| open_end(programme, session, start)))
}

fn span(programme: &Programme) -> Option<(usize, usize)> {
    let mut span: Option<(usize, usize)> = None;
    let (mut start, mut end) = (i64::MAX, i64::MIN);
    for (n, session) in programme.sessions.iter().enumerate() {
        let (Some(begins), Some(ends)) = (begins(programme, n), ends(programme, n)) else { continue };
        if session.slot_type == Slot::Hidden {
            continue;
        }
        let (first, last) = span.unwrap_or((n, n));
        span = Some((if begins < start { n } else { first }, if ends > end { n } else { last }));
        (start, end) = (start.min(begins), end.max(ends));
    }
    span
}
