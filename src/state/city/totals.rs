//! Totals that are more or less than their parts. They are shown as reported, with a note; nothing is put right.

use crate::model::city::{Gap, Inventory, Quantity, in_unit};

/// What was added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Sectors,
    Scopes,
    Gap,
}

/// A total and the sum of its parts, which differ by more than rounding.
#[derive(Debug, Clone, PartialEq)]
pub struct Mismatch {
    pub part: Part,
    pub reported: f64,
    pub sum: f64,
    pub unit: String,
    /// Parts that are words, not numbers: what they hold is not known.
    pub words: usize,
}

/// The mismatches of an inventory.
pub fn inventory_mismatches(inventory: &Inventory) -> Vec<Mismatch> {
    let mut found = Vec::new();
    let Some(total) = &inventory.total else { return found };
    let sectors: Vec<&Quantity> = inventory.sectors.iter().map(|sector| &sector.quantity).collect();
    let scopes: Vec<&Quantity> = inventory.scopes.iter().map(|(_, amount)| amount).collect();
    for (part, parts) in [(Part::Sectors, sectors), (Part::Scopes, scopes)] {
        let Some((sum, slack)) = added(&parts, &total.unit) else { continue };
        let Some(reported) = total.value else { continue };
        let words = parts.iter().filter(|part| part.value.is_none()).count();
        if (reported - sum).abs() > slack + half(reported) {
            found.push(Mismatch { part, reported, sum, unit: total.unit.clone(), words });
        }
    }
    found
}

/// Whether a baseline is neither reduction + residual + gap, nor one of the other ways in which cities break it down.
pub fn gap_mismatch(gap: &Gap) -> Option<Mismatch> {
    let baseline = gap.baseline.as_ref()?;
    let reported = baseline.value?;
    let ways = [
        [&gap.reduction, &gap.residual, &gap.remaining, &gap.offset],
        [&gap.reduction, &gap.residual, &gap.remaining, &None],
        [&gap.reduction, &gap.offset, &gap.remaining, &None],
        [&gap.reduction, &gap.residual, &None, &None],
    ];
    let mut nearest: Option<(f64, f64)> = None;
    for way in ways {
        let parts: Vec<&Quantity> = way.into_iter().flatten().collect();
        if parts.len() < 2 {
            continue;
        }
        let Some((sum, slack)) = added(&parts, &baseline.unit) else { continue };
        if (reported - sum).abs() <= slack + half(reported) {
            return None;
        }
        if nearest.is_none_or(|(known, _)| (reported - sum).abs() < (reported - known).abs()) {
            nearest = Some((sum, slack));
        }
    }
    let (sum, _) = nearest?;
    Some(Mismatch { part: Part::Gap, reported, sum, unit: baseline.unit.clone(), words: 0 })
}

/// The sum of parts in a unit, and what rounding may have done to it; `None` where not one is a number.
fn added(parts: &[&Quantity], unit: &str) -> Option<(f64, f64)> {
    let (mut sum, mut slack, mut any) = (0.0, 0.0, false);
    for part in parts {
        let Some(value) = part.value else { continue };
        let scale = in_unit(1.0, &part.unit, unit)?;
        sum += value * scale;
        slack += half(value) * scale;
        any = true;
    }
    any.then_some((sum, slack))
}

/// Half of the last digit that is written, down to a thousandth.
fn half(value: f64) -> f64 {
    let mut step = 1.0;
    while step > 0.001 && ((value / step) - (value / step).round()).abs() > 1e-6 {
        step /= 10.0;
    }
    step * 0.5 + 1e-9
}
