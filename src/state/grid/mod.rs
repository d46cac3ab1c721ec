//! One day as a timetable: rooms or tracks beside each other, time downwards.
//!
//! [`timetable`] finds the columns of a day and the place of each row in them, once for all widths. [`sheet`] lays out
//! those columns that fit beside each other, with an axis of their own. [`step`] goes from session to session on it.

mod axis;
mod day;
mod lanes;
mod places;
mod sheet;
mod walk;

pub use axis::Line;
pub use day::day_shown;
pub use places::timetable;
pub use sheet::{Fit, Seen, Sheet, Spot, sheet};
pub use walk::{Path, Step, step};

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
    /// Index of the session in the programme: a break in several rooms is a session in each.
    pub session: usize,
    /// See [`crate::model::Moment::order`].
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
