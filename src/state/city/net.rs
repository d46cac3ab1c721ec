//! Net zero: what is still emitted and what is taken out of the air, apart.

use super::Point;
use crate::model::city::{Inventory, Quantity, Target};

/// Gross emissions and removals, and what they come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Net {
    pub gross: Point,
    /// As an amount that is taken away: above zero.
    pub removals: Point,
    /// In the unit of the gross emissions; `None` where the units can't be brought together.
    pub net: Option<f64>,
}

/// What a target means to leave and to take away.
pub fn target_net(target: &Target) -> Option<Net> {
    net(target.residual.as_ref()?, target.removals.as_ref()?, target.year)
}

/// What an inventory counts of both.
pub fn inventory_net(inventory: &Inventory) -> Option<Net> {
    net(inventory.total.as_ref()?, inventory.removals.as_ref()?, inventory.year)
}

fn net(gross: &Quantity, removals: &Quantity, year: Option<i32>) -> Option<Net> {
    let gross = Point::of(gross, year, None)?;
    let removals = Point::of(removals, year, None)?;
    // Some write what is taken away below zero.
    let removals = Point { value: removals.value.abs(), ..removals };
    let net = removals.in_unit(&gross.unit).map(|away| gross.value - away);
    Some(Net { gross, removals, net })
}
