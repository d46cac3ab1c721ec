//! Which rows have a place in the timetable, and in which column.

use super::lanes::lay;
use super::{By, Head, Placed, Timetable};
use crate::model::{Moment, Programme, Session};
use crate::state::{Row, Section};

/// What is on for longer is no part of the day, in seconds.
const LONGEST: i64 = 16 * 3600;
/// What is shorter is drawn as if it were so long.
const SHORTEST: i64 = 5 * 60;
/// A session without an end is drawn as if it were so long, or up to the next one in its room.
const OPEN_END: i64 = 30 * 60;

/// A row, or one room's share of it, on its way to its place.
pub(super) struct Item {
    pub placed: Placed,
    pub head: Head,
    /// Whether it goes through all columns.
    pub wide: bool,
}

/// Finds columns and places for the rows of a day.
pub fn timetable(programme: &Programme, section: &Section, by: By) -> Timetable {
    let mut table = Timetable::default();
    let mut items: Vec<Item> = Vec::new();
    let used = used(programme, section, by);
    for (n, row) in section.rows.iter().enumerate() {
        let Some(session) = programme.sessions.get(row.session()) else { continue };
        let Some(from) = session.start.map(Moment::order) else {
            table.untimed.push(n);
            continue;
        };
        let end = session.end.map(Moment::order).filter(|end| *end >= from);
        let to = end.unwrap_or_else(|| open_end(programme, section, n, from)).max(from + SHORTEST);
        if to - from > LONGEST {
            table.ongoing.push(n);
            continue;
        }
        let placed = Placed { row: n, session: row.session(), from, to, lane: None, is_break: row.is_break };
        let head = head(programme, session, by);
        match shares(programme, row, by, &used) {
            Some(shares) => {
                for (head, session) in shares {
                    add(&mut items, Item { placed: Placed { session, ..placed }, head, wide: false });
                }
            }
            None => add(&mut items, Item { placed, head, wide: session.plenary || row.is_break }),
        }
    }
    settle(&mut items);
    lay(programme, &mut table, items, by);
    table
}

/// Puts an item into its place in the order of time, the longest first. They come almost in this order.
fn add(items: &mut Vec<Item>, item: Item) {
    let order = |item: &Item| (item.placed.from, -item.placed.to);
    let place = items.iter().rposition(|known| order(known) <= order(&item)).map_or(0, |last| last + 1);
    items.insert(place, item);
}

/// The room or track of a session.
fn head(programme: &Programme, session: &Session, by: By) -> Head {
    let place = match by {
        By::Room => session.room.as_ref().and_then(|id| programme.rooms.iter().position(|room| room.id == *id)),
        By::Track => session.track.as_ref().and_then(|id| programme.tracks.iter().position(|track| track.id == *id)),
    };
    place.map_or(Head::Nowhere, Head::Of)
}

/// The columns that the day's sessions need, those for everybody left out.
fn used(programme: &Programme, section: &Section, by: By) -> Vec<Head> {
    let mut used = Vec::new();
    for row in &section.rows {
        let session = programme.sessions.get(row.session()).filter(|session| !row.is_break && !session.plenary);
        let head = session.map(|session| head(programme, session, by));
        used.extend(head.filter(|head| !used.contains(head)));
    }
    used
}

/// A break in some of the rooms that are used, and not in the others, stands in each of them for itself.
fn shares(programme: &Programme, row: &Row, by: By, used: &[Head]) -> Option<Vec<(Head, usize)>> {
    if !row.is_break || by == By::Track {
        return None;
    }
    let rooms = used.iter().filter(|head| **head != Head::Nowhere).count();
    let mut shares: Vec<(Head, usize)> = Vec::new();
    for slot in &row.slots {
        let Some(session) = programme.sessions.get(*slot).filter(|session| !session.plenary) else { continue };
        // Without a room it is for everybody.
        let head = Some(head(programme, session, by)).filter(|head| *head != Head::Nowhere && used.contains(head));
        if let Some(head) = head.filter(|head| !shares.iter().any(|(known, _)| known == head)) {
            shares.push((head, *slot));
        }
    }
    (!shares.is_empty() && shares.len() < rooms).then_some(shares)
}

/// Where a session that states no end is drawn to.
fn open_end(programme: &Programme, section: &Section, row: usize, from: i64) -> i64 {
    let room = |n: &Row| programme.sessions.get(n.session()).and_then(|session| session.room.as_ref());
    let own = section.rows.get(row).and_then(room);
    for other in section.rows.iter().skip(row + 1) {
        let start = programme.sessions.get(other.session()).and_then(|session| session.start).map(Moment::order);
        let Some(start) = start.filter(|start| *start < from + OPEN_END) else { break };
        if start > from && own.is_some() && room(other) == own {
            return start;
        }
    }
    from + OPEN_END
}

/// What is for everybody goes through all columns only where nothing else is on meanwhile.
fn settle(items: &mut [Item]) {
    let mut clashing = Vec::with_capacity(items.len());
    // What was on before, until when.
    let mut until = i64::MIN;
    for (n, item) in items.iter().enumerate() {
        let next = items.get(n + 1).is_some_and(|next| next.placed.from < item.placed.to);
        clashing.push(item.wide && (next || until > item.placed.from));
        until = until.max(item.placed.to);
    }
    // Without anything else there are no columns to go through.
    let lonely = items.iter().all(|item| item.wide);
    for (item, clashing) in items.iter_mut().zip(clashing) {
        if item.wide && (clashing || lonely) {
            item.wide = false;
            if item.head == Head::Nowhere {
                item.head = Head::Everybody;
            }
        }
    }
}
