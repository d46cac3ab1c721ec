//! Which of a city's targets a card shows first.

use super::standing::{Standing, standing};
use crate::model::city::{Climate, Target};

/// The targets that lead, by their places in the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Headlines {
    /// The one that the city is heading for.
    pub main: Option<usize>,
    /// The one whose year comes next, where that is another.
    pub next: Option<usize>,
}

/// Chooses: what the data mark; else the last of those that are open, for all emissions and no step on the way; else a
/// step on the way; else what has been achieved or has passed last; else the statement that there is none.
pub fn headlines(climate: &Climate, now: i32) -> Headlines {
    let targets: Vec<(usize, &Target)> = climate.targets.iter().enumerate().collect();
    let open = |target: &Target| !target.is_none() && !matches!(standing(Some(target), now), Standing::Expired);
    let latest = |is: &dyn Fn(&Target) -> bool| {
        let mut best: Option<(usize, &Target)> = None;
        for (n, target) in targets.iter().filter(|(_, target)| is(target)) {
            // Of two for one year the first.
            if best.is_none_or(|(_, known)| target.year > known.year) {
                best = Some((*n, target));
            }
        }
        best.map(|(n, _)| n)
    };
    let main = latest(&|target| target.headline)
        .or_else(|| latest(&|target| open(target) && !target.interim && target.is_whole()))
        .or_else(|| latest(&|target| open(target) && target.is_whole()))
        .or_else(|| latest(&open))
        .or_else(|| latest(&|target| !target.is_none() && !target.interim && target.is_whole()))
        .or_else(|| latest(&|target| !target.is_none()))
        .or_else(|| latest(&|_| true));
    let mut next: Option<(usize, i32)> = None;
    for (n, target) in &targets {
        let Some(year) = target.year.filter(|year| *year >= now && open(target) && target.is_whole()) else { continue };
        if next.is_none_or(|(_, known)| year < known) {
            next = Some((*n, year));
        }
    }
    Headlines { main, next: next.map(|(n, _)| n).filter(|n| Some(*n) != main) }
}
