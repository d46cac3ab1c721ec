//! A figure that can be calculated with.

use crate::model::Qualifier;
use crate::model::city::{Basis, Inventory, Quantity, in_unit};

/// A number with all that is shown beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    pub value: f64,
    pub unit: String,
    pub year: Option<i32>,
    pub qualifier: Qualifier,
    pub status: Option<Basis>,
    /// The series of its inventory.
    pub series: Option<String>,
    /// The `id` of a source.
    pub source: Option<String>,
}

impl Point {
    /// `None` for a notation key: that is no number.
    pub fn of(quantity: &Quantity, year: Option<i32>, series: Option<&String>) -> Option<Point> {
        Some(Point {
            value: quantity.value?,
            unit: quantity.unit.clone(),
            year: year.or_else(|| quantity.year()),
            qualifier: quantity.qualifier,
            status: quantity.status,
            series: quantity.series.as_ref().or(series).cloned(),
            source: quantity.source.clone(),
        })
    }

    /// The total of an inventory, as reported.
    pub fn total(inventory: &Inventory) -> Option<Point> {
        let total = inventory.total.as_ref()?;
        let point = Point::of(total, inventory.year, inventory.series.as_ref())?;
        Some(Point { status: point.status.or(inventory.status), ..point })
    }

    /// Its value in another unit; `None` where that can't be said.
    pub fn in_unit(&self, unit: &str) -> Option<f64> {
        in_unit(self.value, &self.unit, unit)
    }
}
