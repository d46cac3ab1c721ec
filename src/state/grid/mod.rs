//! One day as a timetable: rooms or tracks beside each other, time downwards.
//!
//! [`timetable`] finds the columns of a day and the place of each row in them, once for all widths. [`sheet`] lays out
//! those columns that fit beside each other, with an axis of their own. [`step`] goes from session to session on it.

mod axis;
mod lanes;
mod sheet;
mod walk;

pub use axis::{Line, Lines};
pub use lanes::LANES;
pub use sheet::{Fit, Seen, Sheet, Spot, sheet};
pub use walk::{Step, step};

use super::{Agenda, Heading, Section, fingerprint};
use crate::model::{Moment, Programme, Session};
use lanes::lay;

/// What stands in a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    #[default]
    Room,
    Track,
}

/// What a column is of, in the order of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    /// What is for everybody, while something else is on.
    Everybody,
    /// Index of the room or track.
    Of(usize),
    /// What has no room, or no track.
    Nowhere,
}

/// A day as columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timetable {
    pub columns: Vec<Column>,
    /// In the order of time.
    pub placed: Vec<Placed>,
    /// Rows that are on for so long that they are no part of the day; indexes into the section's rows.
    pub ongoing: Vec<usize>,
    /// Rows without a time.
    pub untimed: Vec<usize>,
}

/// One room or track, or a part of it where very much happens there at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Tells the column from others, also after the data have changed.
    pub key: u64,
    pub head: Head,
    /// Which of the columns with this head it is, from zero.
    pub part: usize,
    pub parts: usize,
    /// How many sessions stand beside each other where it is fullest.
    pub lanes: usize,
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Index of the row in the section.
    pub row: usize,
    /// Index of the session in the programme.
    pub session: usize,
    /// See [`Moment::order`].
    pub from: i64,
    pub to: i64,
    /// `None` goes through all columns.
    pub lane: Option<Lane>,
    /// A break opens nothing.
    pub is_break: bool,
}

/// A place in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// Index of the column.
    pub column: usize,
    /// From zero, of so many beside each other.
    pub lane: usize,
    pub lanes: usize,
}

/// What is on for longer is no part of the day, in seconds.
const LONGEST: i64 = 16 * 3600;
/// What is shorter is drawn as if it were so long.
const SHORTEST: i64 = 5 * 60;
/// A session without an end is drawn as if it were so long, or up to the next one in its place.
const OPEN_END: i64 = 30 * 60;

/// A row, or one room's share of it, on its way to its place.
struct Item {
    placed: Placed,
    head: Head,
    /// Whether it goes through all columns unless something else is on.
    wide: bool,
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
        let to = session.end.map(Moment::order).filter(|end| *end >= from);
        let to = to.unwrap_or_else(|| open_end(programme, section, n, session, from)).max(from + SHORTEST);
        if to - from > LONGEST {
            table.ongoing.push(n);
            continue;
        }
        let placed = Placed { row: n, session: row.session(), from, to, lane: None, is_break: row.is_break };
        let heads = heads(programme, &row.slots, by);
        // A break is for all who are there, unless it is in some rooms and not in others.
        let partial = row.is_break && used.iter().any(|head| heads.contains(&(*head, None)) || has(&heads, *head));
        let partial = partial && !used.iter().all(|head| has(&heads, *head));
        let wide = session.plenary || (row.is_break && !partial);
        let own = heads.first().map_or(Head::Nowhere, |(head, _)| *head);
        if wide || !row.is_break {
            items.push(Item { placed, head: own, wide });
            continue;
        }
        for (head, slot) in heads {
            if used.contains(&head) {
                items.push(Item { placed: Placed { session: slot.unwrap_or(placed.session), ..placed }, head, wide });
            }
        }
    }
    settle(&mut items, &used, by);
    lay(programme, &mut table, items, by);
    table
}
