//! One day as it is laid out.

use crate::model::Programme;
use crate::state::grid::{By, Seen, Sheet, Spot, Timetable};
use crate::state::{Agenda, Loaded, Section, fingerprint};
use crate::view::row::print;

/// One day, as much of it as fits.
#[derive(PartialEq)]
pub struct Shown {
    /// Key of the section.
    pub section: u64,
    pub by: By,
    pub timetable: Timetable,
    pub sheet: Sheet,
    /// For each spot what tells it from others, also after the data have changed.
    pub keys: Vec<u64>,
}

impl Shown {
    pub fn spot_of(&self, key: u64) -> Option<Spot> {
        let at = self.keys.iter().position(|known| *known == key)?;
        self.sheet.spots.get(at).copied()
    }

    /// Whether there is anything to page through.
    pub fn pages(&self) -> bool {
        self.sheet.columns.len() < self.sheet.total
    }

    /// A column on the sheet, with its place.
    pub fn seen(&self, column: u64) -> Option<(usize, Seen)> {
        let place = self.sheet.columns.iter().position(|seen| seen.column.key == column)?;
        Some((place, *self.sheet.columns.get(place)?))
    }

    /// The place of a column; the first one where it isn't there.
    pub fn place_of(&self, column: u64) -> usize {
        self.seen(column).map_or(0, |(place, _)| place)
    }

    /// The row of the timetable that a line is, from two: the heads are the first.
    pub fn row_of(&self, line: usize) -> usize {
        let before = self.sheet.lines.iter().take(line);
        2 + before.filter(|line| line.starts || line.gap).count()
    }
}

/// Whether there is more than one column to show.
pub fn offers(programme: &Programme, by: By) -> bool {
    let mut used: Vec<&str> = Vec::new();
    for session in &programme.sessions {
        let id = if by == By::Room { &session.room } else { &session.track };
        if let Some(id) = id.as_deref().filter(|id| used.first() != Some(id)) {
            used.push(id);
        }
        if used.len() > 1 {
            return true;
        }
    }
    false
}

/// What tells the spots apart: all that they show.
pub fn keys(loaded: &Loaded, section: &Section, sheet: &Sheet, by: By) -> Vec<u64> {
    let mut keys = Vec::with_capacity(sheet.spots.len());
    for spot in &sheet.spots {
        let mut key = section.rows.get(spot.placed.row).map_or(0, |row| print(loaded, row));
        if by == By::Track {
            key = fingerprint(key, "track");
        }
        // A break stands in several rooms, and two sessions may be the same in all that is shown.
        while keys.contains(&key) {
            key = fingerprint(key, "");
        }
        keys.push(key);
    }
    keys
}

/// The section that is shown, in a list as it is now.
pub fn section<'a>(agenda: &'a Agenda, shown: &Shown) -> Option<&'a Section> {
    agenda.sections.iter().find(|section| section.key == shown.section)
}
