//! The parts of an inventory.

use super::{Mismatch, Part, Point, inventory_mismatches};
use crate::model::Text;
use crate::model::city::{Climate, Inventory, Notation, Sector, Target, in_unit};

/// The sectors of one inventory.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown<'c> {
    pub inventory: &'c Inventory,
    pub unit: String,
    /// The largest first, words last.
    pub rows: Vec<SectorRow<'c>>,
    /// The reported total.
    pub total: Option<Point>,
    /// Where the sectors don't add up to it.
    pub mismatch: Option<Mismatch>,
}

/// A sector.
#[derive(Debug, Clone, PartialEq)]
pub struct SectorRow<'c> {
    pub sector: &'c Sector,
    /// In the unit of the breakdown; `None` where there is a word.
    pub value: Option<f64>,
    /// Why there is no number.
    pub notation: Option<Notation>,
    /// Per cent of the reported total, where that is above zero.
    pub share: Option<f64>,
}

impl SectorRow<'_> {
    pub fn label(&self) -> &Text {
        &self.sector.label
    }
}

/// The sectors of the latest inventory that has any, of the target's series where there is one.
pub fn breakdown<'c>(climate: &'c Climate, target: Option<&Target>) -> Option<Breakdown<'c>> {
    let series = target.and_then(|target| target.series.as_ref());
    let mut best: Option<&Inventory> = None;
    for inventory in climate.inventories.iter().filter(|inventory| !inventory.sectors.is_empty()) {
        let rank = |found: &Inventory| (series.is_some() && found.series.as_ref() == series, found.year);
        if best.is_none_or(|known| rank(inventory) > rank(known)) {
            best = Some(inventory);
        }
    }
    let inventory = best?;
    let unit = inventory.unit().to_owned();
    let total = Point::total(inventory);
    let whole = total.as_ref().and_then(|total| total.in_unit(&unit)).filter(|whole| *whole > 0.0);
    let mut rows = Vec::new();
    for sector in &inventory.sectors {
        let value = sector.quantity.value.and_then(|value| in_unit(value, &sector.quantity.unit, &unit));
        let share = value.zip(whole).map(|(value, whole)| value / whole * 100.0);
        rows.push(SectorRow { sector, value, notation: sector.notation(), share });
    }
    let order = |row: &SectorRow| row.value.unwrap_or(f64::NEG_INFINITY);
    rows.sort_by(|a, b| order(b).total_cmp(&order(a)));
    let mismatch = inventory_mismatches(inventory).into_iter().find(|found| found.part == Part::Sectors);
    Some(Breakdown { inventory, unit, rows, total, mismatch })
}
