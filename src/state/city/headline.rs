//! Which of a city's targets a card shows first.

use super::standing::{Standing, standing};
use crate::model::city::{Aim, Climate};

/// The targets that lead, by their places in the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Headlines {
    /// The one that the city is heading for.
    pub main: Option<usize>,
    /// The one whose year comes next, where that is another.
    pub next: Option<usize>,
}

/// The targets of a city that lead.
pub fn headlines(climate: &Climate, now: i32) -> Headlines {
    let mut aims = Vec::new();
    for target in &climate.targets {
        aims.push(&target.aim);
    }
    leading(&aims, now)
}

/// Chooses: what the data mark; else the last of those that are open, for all emissions and no step on the way; else a
/// step on the way; else what has been achieved or has passed last; else the statement that there is none.
pub fn leading(aims: &[&Aim], now: i32) -> Headlines {
    let mut main: Option<(usize, (u8, Option<i32>))> = None;
    let mut next: Option<(usize, i32)> = None;
    for (n, aim) in aims.iter().enumerate() {
        let is_open = !aim.is_none() && standing(Some(aim), now) != Standing::Expired;
        let rank = match (is_open, aim.is_none(), aim.interim, aim.is_whole()) {
            _ if aim.headline => 6,
            (true, _, false, true) => 5,
            (true, _, true, true) => 4,
            (true, _, _, false) => 3,
            (false, false, false, true) => 2,
            (false, false, ..) => 1,
            (false, true, ..) => 0,
        };
        // Of two for one year the first.
        if main.is_none_or(|(_, known)| (rank, aim.year) > known) {
            main = Some((n, (rank, aim.year)));
        }
        if let Some(year) = aim.year.filter(|year| *year >= now && is_open && aim.is_whole())
            && next.is_none_or(|(_, known)| year < known)
        {
            next = Some((n, year));
        }
    }
    let main = main.map(|(n, _)| n);
    Headlines { main, next: next.map(|(n, _)| n).filter(|n| Some(*n) != main) }
}
