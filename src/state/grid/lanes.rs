//! Sessions that overlap in one column stand beside each other.

use super::places::Item;
use super::{By, Column, Head, Lane, Timetable};
use crate::model::Programme;
use crate::state::fingerprint;

/// As many lanes as a column has; what needs more gets more columns.
const LANES: usize = 3;

/// Gives each item a lane, in the order of time, and makes the columns that are needed.
pub(super) fn lay(programme: &Programme, table: &mut Timetable, items: Vec<Item>, by: By) {
    let mut heads: Vec<Head> = Vec::new();
    for item in items.iter().filter(|item| !item.wide) {
        if let Err(place) = heads.binary_search(&item.head) {
            heads.insert(place, item.head);
        }
    }
    let mut lanes: Vec<Vec<Given>> = heads.iter().map(|_| Vec::new()).collect();
    for (n, item) in items.iter().enumerate().filter(|(_, item)| !item.wide) {
        let own = heads.binary_search(&item.head).ok().and_then(|place| lanes.get_mut(place));
        own.into_iter().for_each(|given| given.push(Given { item: n, lane: 0, lanes: 1 }));
    }
    let mut places: Vec<Option<Lane>> = items.iter().map(|_| None).collect();
    for (head, mut given) in heads.into_iter().zip(lanes) {
        let most = spread(&items, &mut given);
        let (first, parts) = (table.columns.len(), most.div_ceil(LANES));
        for part in 0..parts {
            let lanes = (most - part * LANES).min(LANES);
            table.columns.push(Column { key: key(programme, by, head, part), head, part, parts, lanes });
        }
        for Given { item, lane, lanes } in given {
            let part = lane / LANES;
            let place = Lane { column: first + part, lane: lane % LANES, lanes: (lanes - part * LANES).min(LANES) };
            if let Some(slot) = places.get_mut(item) {
                *slot = Some(place);
            }
        }
    }
    for (item, lane) in items.into_iter().zip(places) {
        let mut placed = item.placed;
        placed.lane = lane;
        table.placed.push(placed);
    }
}

/// An item of one column with its lane.
struct Given {
    item: usize,
    lane: usize,
    /// Lanes that are needed while it is on.
    lanes: usize,
}

/// Puts each item of a column into the first lane that is free, and gives the number of lanes where it is fullest.
fn spread(items: &[Item], given: &mut [Given]) -> usize {
    // Until when each lane is taken, and where those began that hang together.
    let (mut taken, mut first, mut most): (Vec<i64>, usize, usize) = (Vec::new(), 0, 1);
    for n in 0..given.len() {
        let Some(placed) = given.get(n).and_then(|given| items.get(given.item)).map(|item| item.placed) else {
            continue;
        };
        if taken.iter().all(|until| *until <= placed.from) {
            close(given.get_mut(first..n), taken.len());
            taken.clear();
            first = n;
        }
        let lane = taken.iter().position(|until| *until <= placed.from).unwrap_or(taken.len());
        match taken.get_mut(lane) {
            Some(until) => *until = placed.to,
            None => taken.push(placed.to),
        }
        if let Some(given) = given.get_mut(n) {
            given.lane = lane;
        }
        most = most.max(taken.len());
    }
    close(given.get_mut(first..), taken.len());
    most
}

/// Tells those that hang together how many lanes they share.
fn close(group: Option<&mut [Given]>, lanes: usize) {
    for given in group.into_iter().flatten() {
        given.lanes = lanes;
    }
}

/// The key of a column: that of its room or track.
fn key(programme: &Programme, by: By, head: Head, part: usize) -> u64 {
    let id = match (by, head) {
        (By::Room, Head::Of(n)) => programme.rooms.get(n).map_or("", |room| &room.id),
        (By::Track, Head::Of(n)) => programme.tracks.get(n).map_or("", |track| &track.id),
        _ => "",
    };
    let kind = match head {
        Head::Everybody => 1,
        Head::Of(_) => 2,
        Head::Nowhere => 3,
    };
    fingerprint(kind + 4 * u64::from(by == By::Track) + 8 * part as u64, id)
}
