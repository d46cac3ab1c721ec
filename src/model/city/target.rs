//! What a city has set out to reach.

use super::words::{TargetStatus, TargetType};
use super::{Quantity, all, date, source, text, year};
use crate::model::json::Json;
use crate::model::{PartialDate, Text};

/// One target; a city may have a dozen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Target {
    pub id: Option<String>,
    pub kind: Option<TargetType>,
    /// The city's own term; it is never replaced by another.
    pub term: Text,
    pub description: Text,
    /// On the way to another one.
    pub interim: bool,
    /// The one to show first.
    pub headline: bool,
    pub scope: Text,
    /// Where it is for a part of the emissions.
    pub sector: Text,
    pub gases: Vec<Text>,
    /// The inventories that it is measured by.
    pub series: Option<String>,
    pub base_year: Option<i32>,
    pub base: Option<Quantity>,
    /// Per cent.
    pub reduction: Option<Quantity>,
    pub year: Option<i32>,
    pub goal: Option<Quantity>,
    /// What would be without measures.
    pub projected: Option<Quantity>,
    pub intensity_unit: Text,
    /// Per cent of the way, as the city says.
    pub reported: Option<Quantity>,
    pub status: Option<TargetStatus>,
    pub status_date: Option<PartialDate>,
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
        let target = Target {
            id: value.id("id"),
            kind: value.str("targetType").and_then(TargetType::of_word),
            term: text(value, "goalTerm"),
            description: text(value, "description"),
            interim: value.get("interim").is_true(),
            headline: value.get("headline").is_true(),
            scope: text(value, "scopeOfTarget"),
            sector: text(value, "sector"),
            gases: Text::list(value.get("gases")),
            series: value.id("seriesId"),
            base_year: year(value, "baseYear"),
            reduction: percent("reductionPercent"),
            year: year(value, "targetYear"),
            goal: emissions("targetYearEmissions"),
            projected: emissions("projectedEmissions"),
            intensity_unit: text(value, "intensityUnit"),
            reported: percent("reportedProgress"),
            status: value.str("targetStatus").and_then(TargetStatus::of_word),
            status_date: date(value, "statusDate"),
            set_in: year(value, "setIn"),
            residual: emissions("residual"),
            removals: emissions("removals"),
            pathway: all(value.get("pathway"), |point| Some(Quantity::of(point)?.within(&unit, None))),
            base,
            url: value.string("url"),
            source: source(value),
            note: text(value, "note"),
        };
        (target != Target { id: target.id.clone(), source: target.source.clone(), ..Target::default() })
            .then_some(target)
    }

    /// Whether this says that there is no target: in its status, or as trackers put it where the term would be.
    pub fn is_none(&self) -> bool {
        let term = self.term.any();
        self.status == Some(TargetStatus::None)
            || term.eq_ignore_ascii_case("no target")
            || term.eq_ignore_ascii_case("no-target")
    }

    /// Whether it is for all the emissions that the city counts.
    pub fn is_whole(&self) -> bool {
        let sector = self.sector.any();
        sector.is_empty() || sector.to_ascii_lowercase().starts_with("all ")
    }
}
