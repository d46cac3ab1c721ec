//! What a chart says, in one sentence: its name for those who don't see it.

use super::chart::EmissionsChart;
use super::{Breakdown, GapPart, GapPartKind, Sentence, Value};
use crate::i18n::Key;
use crate::model::Text;

/// From the first value to the last, and where the target is.
pub fn emissions_summary(chart: &EmissionsChart) -> Option<Sentence> {
    let (first, last) = (chart.measured.first()?, chart.measured.last()?);
    let amount = |value: f64| Value::Amount(value, chart.unit.clone());
    let key = match (chart.measured.len() > 1, chart.goal) {
        (true, Some(_)) => Key::ChartEmissionsGoal,
        (true, None) => Key::ChartEmissions,
        (false, Some(_)) => Key::ChartEmissionsOneGoal,
        (false, None) => Key::ChartEmissionsOne,
    };
    let mut sentence = Sentence::new(key).with("value", amount(last.value)).with("year", Value::Year(last.year));
    if chart.measured.len() > 1 {
        sentence = sentence.with("firstValue", amount(first.value)).with("firstYear", Value::Year(first.year));
    }
    if let Some(goal) = chart.goal {
        sentence = sentence.with("goal", amount(goal.value)).with("goalYear", Value::Year(goal.year));
    }
    Some(sentence)
}

/// The largest sector and its share.
pub fn sector_summary(breakdown: &Breakdown) -> Option<Sentence> {
    let largest = breakdown.rows.first()?;
    let value = largest.value?;
    let named = |text: &Text, sector: Option<&String>| match (text.is_empty(), sector) {
        (true, Some(sector)) => Value::Words(Text::from(sector.as_str())),
        _ => Value::Words(text.clone()),
    };
    let numbers = breakdown.rows.iter().filter(|row| row.value.is_some()).count();
    let key = match (largest.share.is_some(), breakdown.inventory.year.is_some()) {
        (true, true) => Key::ChartSectors,
        (true, false) => Key::ChartSectorsUndated,
        (false, true) => Key::ChartSectorsPlain,
        (false, false) => Key::ChartSectorsPlainUndated,
    };
    let mut sentence = Sentence::new(key)
        .with("sector", named(largest.label(), largest.sector.sector.as_ref()))
        .with("n", Value::Count(numbers));
    if let Some(year) = breakdown.inventory.year {
        sentence = sentence.with("year", Value::Year(year));
    }
    Some(match largest.share {
        Some(share) => sentence.with("percent", Value::Percent(share)),
        None => sentence.with("value", Value::Amount(value, breakdown.unit.clone())),
    })
}

/// What is still open, or that nothing is.
pub fn gap_summary(parts: &[GapPart]) -> Option<Sentence> {
    let of = |kind| parts.iter().find(|part| part.kind == kind);
    let amount = |part: &GapPart| Value::Amount(part.point.value, part.point.unit.clone());
    let reduction = of(GapPartKind::Reduction);
    let sentence = match of(GapPartKind::Remaining) {
        Some(open) if open.point.value > 0.0 => Sentence::new(Key::ChartGap).with("gap", amount(open)),
        Some(done) if done.point.value == 0.0 => Sentence::new(Key::ChartGapNone),
        Some(done) => {
            let beyond = Value::Amount(-done.point.value, done.point.unit.clone());
            Sentence::new(Key::ChartGapClosed).with("gap", beyond)
        }
        None => Sentence::new(Key::ChartGapOpen),
    };
    Some(sentence.with("reduction", amount(reduction?)))
}
