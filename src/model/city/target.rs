//! What a city has set out to reach.

use super::words::TargetType;
use super::{Aim, Quantity, all, source, text, year};
use crate::model::Text;
use crate::model::json::Json;
use std::ops::Deref;

/// One target; a city may have a dozen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Target {
    pub id: Option<String>,
    pub kind: Option<TargetType>,
    /// What every card shows of it.
    pub aim: Aim,
    pub description: Text,
    pub scope: Text,
    pub gases: Vec<Text>,
    /// The inventories that it is measured by.
    pub series: Option<String>,
    pub base: Option<Quantity>,
    /// Per cent.
    pub reduction: Option<Quantity>,
    pub goal: Option<Quantity>,
    /// What would be without measures.
    pub projected: Option<Quantity>,
    pub intensity_unit: Text,
    /// Per cent of the way, as the city says.
    pub reported: Option<Quantity>,
    pub set_in: Option<i32>,
    /// What is still emitted in the target year.
    pub residual: Option<Quantity>,
    /// What is taken out of the air then.
    pub removals: Option<Quantity>,
    /// Values by year.
    pub pathway: Vec<Quantity>,
    pub url: Option<String>,
    pub source: Option<String>,
    pub note: Text,
}

impl Target {
    pub fn of(value: &Json) -> Option<Target> {
        let quantity = |key| Quantity::of(value.get(key)).map(|found| found.within("", source(value).as_ref()));
        let base = quantity("baseYearEmissions");
        let unit = base.as_ref().map(|base| base.unit.clone()).unwrap_or_default();
        let emissions = |key| quantity(key).map(|found| found.within(&unit, None));
        let percent = |key| quantity(key).map(|found| found.within("%", None));
        Aim::says_something(value).then(|| Target {
            id: value.id("id"),
            kind: value.str("targetType").and_then(TargetType::of_word),
            aim: Aim::of(value),
            description: text(value, "description"),
            scope: text(value, "scopeOfTarget"),
            gases: Text::list(value.get("gases")),
            series: value.id("seriesId"),
            reduction: percent("reductionPercent"),
            goal: emissions("targetYearEmissions"),
            projected: emissions("projectedEmissions"),
            intensity_unit: text(value, "intensityUnit"),
            reported: percent("reportedProgress"),
            set_in: year(value, "setIn"),
            residual: emissions("residual"),
            removals: emissions("removals"),
            pathway: all(value.get("pathway"), |point| Some(Quantity::of(point)?.within(&unit, None))),
            base,
            url: value.string("url"),
            source: source(value),
            note: text(value, "note"),
        })
    }
}

impl Deref for Target {
    type Target = Aim;

    fn deref(&self) -> &Aim {
        &self.aim
    }
}
