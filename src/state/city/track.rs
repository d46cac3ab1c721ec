//! Whether a city is where its pathway says that it should be in that year.

use super::progress::{Computed, Rules};
use crate::model::city::{Climate, PathwayKind, Quantity, Target, in_unit};

/// Which way is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The one that the data give.
    Given,
    /// A straight line from base to goal, because none is given.
    Straight,
}

/// Where a city is against its pathway.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Track {
    pub on_track: bool,
    pub way: Way,
    /// The year that is compared: that of the latest inventory.
    pub year: i32,
    /// What the pathway has for it, in the unit of the base.
    pub expected: f64,
    /// What was measured, in the same unit.
    pub measured: f64,
}

/// Compares the latest inventory with the pathway of its own year; `None` after the target year, or where years lack.
pub fn track(climate: &Climate, target: &Target, made: &Computed, rules: Rules) -> Option<Track> {
    let (year, end, start) = (made.latest.year?, made.goal.year?, made.base.year?);
    if year > end || start >= end {
        return None;
    }
    let unit = &made.base.unit;
    let measured = made.latest.in_unit(unit)?;
    let goal = in_unit(made.goal.value, &made.goal.unit, unit)?;
    let given = pathway(climate, target);
    let (expected, way) = match on_way(given, year, unit) {
        Some(expected) => (expected, Way::Given),
        None if given.is_empty() => {
            let share = f64::from(year - start) / f64::from(end - start);
            (made.base.value + (goal - made.base.value) * share, Way::Straight)
        }
        None => return None,
    };
    let room = rules.tolerance * made.base.value.abs();
    let falling = goal <= made.base.value;
    let on_track = if falling { measured <= expected + room } else { measured >= expected - room };
    Some(Track { on_track, way, year, expected, measured })
}

/// The pathway of a target: its own, or one of its series.
pub fn pathway<'c>(climate: &'c Climate, target: &'c Target) -> &'c [Quantity] {
    if !target.pathway.is_empty() {
        return &target.pathway;
    }
    let planned = || climate.pathways.iter().filter(|pathway| pathway.kind == PathwayKind::Planned);
    let by_id = planned().find(|pathway| pathway.target.is_some() && pathway.target == target.id);
    let by_series = || planned().find(|p| p.target.is_none() && p.series.is_some() && p.series == target.series);
    by_id.or_else(by_series).map_or(&[], |pathway| &pathway.values)
}

/// The value of a year: stated, or on the line between the years around it.
fn on_way(values: &[Quantity], year: i32, unit: &str) -> Option<f64> {
    let mut points: Vec<(i32, f64)> = Vec::new();
    for point in values {
        let of = if point.unit.is_empty() { unit } else { &point.unit };
        points.push((point.year()?, in_unit(point.value?, of, unit)?));
    }
    points.sort_by_key(|(year, _)| *year);
    let before = points.iter().rev().find(|(known, _)| *known <= year)?;
    let after = points.iter().find(|(known, _)| *known >= year)?;
    if before.0 == after.0 {
        return Some(before.1);
    }
    Some(before.1 + (after.1 - before.1) * f64::from(year - before.0) / f64::from(after.0 - before.0))
}
