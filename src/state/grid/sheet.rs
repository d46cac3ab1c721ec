//! As many columns as fit beside each other, with their axis.

use super::axis::{Line, lines};
use super::{Column, Head, Placed, Timetable};
use crate::model::Wall;

/// What is asked of a [`Sheet`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fit {
    /// Space for columns, in tenths of the least width of one.
    pub tenths: usize,
    /// Keys of the columns that are to stay.
    pub pinned: Vec<u64>,
    /// Key of a column that is to be seen.
    pub at: Option<u64>,
    /// The day's date, in days since 1970-01-01.
    pub date: Option<i64>,
}

/// Columns beside each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    pub columns: Vec<Seen>,
    /// All columns that there are.
    pub total: usize,
    /// Keys of columns on the sheet before this one, and on the next.
    pub before: Option<u64>,
    pub after: Option<u64>,
    pub lines: Vec<Line>,
    /// In the order of time, then of columns.
    pub spots: Vec<Spot>,
}

/// A column on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub column: Column,
    /// From one, among all there are; those that stay come first.
    pub number: usize,
    pub pinned: bool,
    /// Whether it is on each sheet.
    pub stays: bool,
}

/// A place on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub placed: Placed,
    /// Index of the first column, and how many it goes through.
    pub column: usize,
    pub columns: usize,
    /// The number of the first column, see [`Seen::number`].
    pub number: usize,
    /// Indexes of the lines where it begins and ends.
    pub line: usize,
    pub until: usize,
    /// How many rows of the timetable it goes through: those that something starts in, and gaps.
    pub rows: usize,
}

impl Spot {
    /// Lane, of so many.
    pub fn lane(&self) -> (usize, usize) {
        self.placed.lane.map_or((0, 1), |lane| (lane.lane, lane.lanes))
    }
}

impl Column {
    /// The least width, in tenths of that of a column where nothing clashes.
    pub fn tenths(&self) -> usize {
        10 + 6 * self.lanes.saturating_sub(1)
    }
}

/// Lays out the sheet that has a certain column, or the first.
pub fn sheet(table: &Timetable, fit: &Fit, clock: &dyn Fn(i64) -> Wall) -> Sheet {
    let (staying, passing) = order(table, fit);
    let taken: usize = staying.iter().filter_map(|n| table.columns.get(*n)).map(Column::tenths).sum();
    let sheets = deal(table, &passing, fit.tenths.saturating_sub(taken));
    let key = |n: &usize| table.columns.get(*n).map(|column| column.key);
    let wanted = |part: &&[usize]| fit.at.is_some() && part.iter().any(|n| key(n) == fit.at);
    let here = sheets.iter().position(|part| wanted(&part.as_slice())).unwrap_or(0);
    let beside = |n: Option<usize>| sheets.get(n?)?.first().and_then(key);
    let mut sheet = Sheet {
        total: table.columns.len(),
        before: beside(here.checked_sub(1)),
        after: beside(Some(here + 1)),
        ..Sheet::default()
    };
    let passed = sheets.iter().take(here).map(Vec::len).sum::<usize>() + staying.len();
    let mut places = vec![None; table.columns.len()];
    let shown = sheets.get(here).map(Vec::as_slice).unwrap_or_default();
    let numbered = (0..staying.len()).chain(passed..);
    for (number, n) in numbered.zip(staying.iter().chain(shown)) {
        let (Some(column), Some(place)) = (table.columns.get(*n), places.get_mut(*n)) else { continue };
        *place = Some(sheet.columns.len());
        let (pinned, stays) = (fit.pinned.contains(&column.key), sheet.columns.len() < staying.len());
        sheet.columns.push(Seen { column: *column, number: number + 1, pinned, stays });
    }
    fill(&mut sheet, table, &places, fit.date, clock);
    sheet
}

/// Indexes of the columns that are on each sheet, and of the others.
fn order(table: &Timetable, fit: &Fit) -> (Vec<usize>, Vec<usize>) {
    let (mut staying, mut passing, mut taken) = (Vec::new(), Vec::new(), 0);
    // One at least must be left to pass.
    let space = fit.tenths.saturating_sub(10);
    for (n, column) in table.columns.iter().enumerate() {
        let stays = column.head == Head::Everybody || fit.pinned.contains(&column.key);
        if stays && taken + column.tenths() <= space {
            taken += column.tenths();
            staying.push(n);
        } else {
            passing.push(n);
        }
    }
    (staying, passing)
}

/// Deals columns to sheets, one at least to each.
fn deal(table: &Timetable, passing: &[usize], space: usize) -> Vec<Vec<usize>> {
    let (mut sheets, mut left): (Vec<Vec<usize>>, usize) = (Vec::new(), 0);
    for n in passing {
        let width = table.columns.get(*n).map_or(10, Column::tenths);
        match sheets.last_mut().filter(|_| width <= left) {
            Some(sheet) => sheet.push(*n),
            None => {
                sheets.push(vec![*n]);
                left = space;
            }
        }
        left = left.saturating_sub(width);
    }
    sheets
}

/// Puts lines and spots onto a sheet; `places` are the places of the day's columns on it.
fn fill(
    sheet: &mut Sheet,
    table: &Timetable,
    places: &[Option<usize>],
    date: Option<i64>,
    clock: &dyn Fn(i64) -> Wall,
) {
    let mut spots: Vec<Spot> = Vec::new();
    for placed in &table.placed {
        let place = placed.lane.map(|lane| places.get(lane.column).copied().flatten());
        let (column, columns) = match place {
            None => (0, sheet.columns.len()),
            Some(Some(place)) => (place, 1),
            Some(None) => continue,
        };
        let number = sheet.columns.get(column).map_or(0, |seen| seen.number);
        let spot = Spot { placed: *placed, column, columns, number, line: 0, until: 0, rows: 1 };
        let order = |spot: &Spot| (spot.placed.from, spot.column, spot.lane());
        let place = spots.iter().rposition(|known| order(known) <= order(&spot)).map_or(0, |last| last + 1);
        spots.insert(place, spot);
    }
    join(&mut spots);
    let stretches: Vec<(i64, i64)> = spots.iter().map(|spot| (spot.placed.from, spot.placed.to)).collect();
    sheet.lines = lines(&stretches, date, clock);
    for spot in &mut spots {
        let find = |at: i64| sheet.lines.partition_point(|line| line.at < at);
        (spot.line, spot.until) = (find(spot.placed.from), find(spot.placed.to));
        let within = sheet.lines.get(spot.line..spot.until).unwrap_or_default();
        spot.rows = within.iter().filter(|line| line.starts).count();
    }
    sheet.spots = spots;
}

/// A break in rooms that stand beside each other is one.
fn join(spots: &mut Vec<Spot>) {
    let mut joined: Vec<Spot> = Vec::with_capacity(spots.len());
    for spot in spots.drain(..) {
        let same = |last: &&mut Spot| {
            let (a, b) = (&last.placed, &spot.placed);
            a.is_break
                && a.row == b.row
                && last.column + last.columns == spot.column
                && last.lane().1 == 1
                && spot.lane().1 == 1
        };
        match joined.iter_mut().rev().take_while(|last| last.placed.from == spot.placed.from).find(same) {
            Some(last) => last.columns += 1,
            None => joined.push(spot),
        }
    }
    *spots = joined;
}
