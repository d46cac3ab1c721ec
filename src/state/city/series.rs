//! Inventories that belong together.

use super::Point;
use crate::model::city::{Climate, Inventory, Target};

/// Inventories of one series, by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Series<'c> {
    /// `None` for those that name none: each of them is a series of its own.
    pub id: Option<&'c str>,
    pub inventories: Vec<&'c Inventory>,
}

impl Series<'_> {
    /// The totals that are numbers, in the unit of the last.
    pub fn points(&self) -> Vec<Point> {
        let mut points: Vec<Point> = self.inventories.iter().filter_map(|found| Point::total(found)).collect();
        let unit = points.last().map(|last| last.unit.clone()).unwrap_or_default();
        points.retain_mut(|point| match point.in_unit(&unit) {
            Some(value) if point.year.is_some() => {
                point.value = value;
                point.unit.clone_from(&unit);
                true
            }
            _ => false,
        });
        points
    }

    pub fn last_year(&self) -> Option<i32> {
        self.inventories.last().and_then(|last| last.year)
    }
}

/// All series, in the order of the data.
pub fn series(climate: &Climate) -> Vec<Series<'_>> {
    let mut all: Vec<Series> = Vec::new();
    for inventory in &climate.inventories {
        let id = inventory.series.as_deref();
        match all.iter_mut().find(|known| id.is_some() && known.id == id) {
            Some(known) => known.inventories.push(inventory),
            None => all.push(Series { id, inventories: vec![inventory] }),
        }
    }
    for series in &mut all {
        series.inventories.sort_by_key(|inventory| inventory.year);
    }
    all
}

/// The series to show: that of the target, else the longest, of equals the latest.
pub fn main_series<'c>(climate: &'c Climate, target: Option<&Target>) -> Option<Series<'c>> {
    let mut all = series(climate);
    let wanted = target.and_then(|target| target.series.as_deref());
    let by_target =
        all.iter().position(|series| wanted.is_some() && series.id == wanted && !series.points().is_empty());
    let at = match by_target {
        Some(at) => at,
        None => {
            let mut best: Option<(usize, (usize, Option<i32>))> = None;
            for (n, series) in all.iter().enumerate() {
                let rank = (series.points().len(), series.last_year());
                if rank.0 > 0 && best.is_none_or(|(_, known)| rank > known) {
                    best = Some((n, rank));
                }
            }
            best?.0
        }
    };
    Some(all.swap_remove(at))
}
