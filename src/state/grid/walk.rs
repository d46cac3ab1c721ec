//! From session to session with the keys of the keyboard.

use super::{Sheet, Spot};

/// A step on a sheet. Forth is where reading goes: to the right, or to the left in Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    Back,
    Forth,
    /// The first and the last that start at the same time.
    RowStart,
    RowEnd,
    First,
    Last,
}

/// Where one walks: a plenary is in no column, and what stands beside may begin at another time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
    /// Index of the column that up and down keep to.
    pub column: usize,
    /// The time that back and forth keep to; see [`super::Placed::from`].
    pub at: i64,
}

/// The index of the spot that a step leads to from spot `from`.
///
/// `None` where there is nothing more in this direction.
pub fn step(sheet: &Sheet, from: usize, path: Path, step: Step) -> Option<usize> {
    let here = sheet.spots.get(from)?;
    let open = || sheet.spots.iter().enumerate().filter(|(n, spot)| *n != from && !spot.placed.is_break);
    let in_row = |spot: &Spot| spot.line == here.line;
    let order = |spot: &Spot| (spot.line, spot.column, spot.lane());
    let far = |spot: &Spot| spot.columns_from(path.column);
    let found = match step {
        Step::Up => open()
            .filter(|(_, spot)| spot.touches(path.column) && before(spot, here))
            .max_by_key(|(_, spot)| (spot.placed.from, near_lane(spot, here))),
        Step::Down => open()
            .filter(|(_, spot)| spot.touches(path.column) && before(here, spot))
            .min_by_key(|(_, spot)| (spot.placed.from, std::cmp::Reverse(near_lane(spot, here))))
            // Below the last one of a room: whatever comes next, as near as can be.
            .or_else(|| {
                open()
                    .filter(|(_, spot)| spot.placed.from >= here.placed.to)
                    .min_by_key(|(_, spot)| (spot.placed.from, far(spot)))
            }),
        Step::Back => beside(sheet, from, path.at, |a, b| (b.column, b.lane().0) < (a.column, a.lane().0)),
        Step::Forth => beside(sheet, from, path.at, |a, b| (b.column, b.lane().0) > (a.column, a.lane().0)),
        Step::RowStart => {
            open().filter(|(_, spot)| in_row(spot) && order(spot) < order(here)).min_by_key(|(_, spot)| order(spot))
        }
        Step::RowEnd => {
            open().filter(|(_, spot)| in_row(spot) && order(spot) > order(here)).max_by_key(|(_, spot)| order(spot))
        }
        Step::First => open().filter(|(_, spot)| order(spot) < order(here)).min_by_key(|(_, spot)| order(spot)),
        Step::Last => open().filter(|(_, spot)| order(spot) > order(here)).max_by_key(|(_, spot)| order(spot)),
    };
    found.map(|(n, _)| n)
}

/// The nearest spot to one side: in the next column, what is on at the time, or else what is nearest to it.
fn beside(sheet: &Sheet, from: usize, at: i64, to_that_side: impl Fn(&Spot, &Spot) -> bool) -> Option<(usize, &Spot)> {
    let here = sheet.spots.get(from).filter(|here| here.columns == 1)?;
    let distance = |spot: &Spot| {
        let columns = spot.column.abs_diff(here.column);
        let (before, after) = (spot.placed.from - at, at - (spot.placed.to - 1));
        let lane = spot.lane().0;
        // Of those beside each other the nearest.
        let lanes = if to_that_side(spot, here) { lane } else { usize::MAX - lane };
        (columns, before.max(after).max(0), if columns == 0 { lane.abs_diff(here.lane().0) } else { lanes })
    };
    let fits = |spot: &Spot| {
        let beside = spot.column != here.column || overlaps(here, spot);
        beside && spot.columns == 1 && !spot.placed.is_break && to_that_side(here, spot)
    };
    sheet.spots.iter().enumerate().filter(|(_, spot)| fits(spot)).min_by_key(|(_, spot)| distance(spot))
}

fn overlaps(a: &Spot, b: &Spot) -> bool {
    a.placed.from < b.placed.to && b.placed.from < a.placed.to
}

/// Whether `a` is above `b`: over before it begins, or begun before it in another lane.
fn before(a: &Spot, b: &Spot) -> bool {
    a.placed.to <= b.placed.from || (a.placed.from < b.placed.from && overlaps(a, b))
}

/// The nearer the lane, the greater.
fn near_lane(spot: &Spot, here: &Spot) -> usize {
    usize::MAX - spot.lane().0.abs_diff(here.lane().0)
}

impl Spot {
    /// Whether it goes through a column.
    fn touches(&self, column: usize) -> bool {
        (self.column..self.column + self.columns).contains(&column)
    }

    /// How many columns it is away from one.
    fn columns_from(&self, column: usize) -> usize {
        if self.touches(column) { 0 } else { self.column.abs_diff(column) }
    }
}
