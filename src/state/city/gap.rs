//! The parts of a plan's arithmetic: what it saves, what stays, and what is still open.

use super::Point;
use crate::model::city::Gap;

/// A part of the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapPartKind {
    Reduction,
    Residual,
    Offset,
    Remaining,
}

/// A part, with its share of the baseline where that is above zero.
#[derive(Debug, Clone, PartialEq)]
pub struct GapPart {
    pub kind: GapPartKind,
    pub point: Point,
    /// Per cent; below zero where the part is.
    pub share: Option<f64>,
}

/// The parts that are numbers, in this order: reduction, residual, offset, gap.
pub fn gap_parts(gap: &Gap) -> Vec<GapPart> {
    let baseline = gap.baseline.as_ref().and_then(|baseline| Point::of(baseline, gap.year, None));
    let parts = [
        (GapPartKind::Reduction, &gap.reduction),
        (GapPartKind::Residual, &gap.residual),
        (GapPartKind::Offset, &gap.offset),
        (GapPartKind::Remaining, &gap.remaining),
    ];
    let mut found = Vec::new();
    for (kind, quantity) in parts {
        let Some(point) = quantity.as_ref().and_then(|quantity| Point::of(quantity, gap.year, None)) else { continue };
        let share = baseline.as_ref().and_then(|baseline| {
            let value = point.in_unit(&baseline.unit)?;
            (baseline.value > 0.0).then_some(value / baseline.value * 100.0)
        });
        found.push(GapPart { kind, point, share });
    }
    found
}
