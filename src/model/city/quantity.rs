//! A figure, with what makes it mean something.

use super::words::{Basis, Notation};
use super::{date, source, text, year};
use crate::model::json::Json;
use crate::model::{PartialDate, Qualifier, Text};

/// A number with its unit, date, method and source, or the reason why there is none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quantity {
    /// `None` where `notation` says why. Every decimal of up to 15 digits is kept as written.
    pub value: Option<f64>,
    /// Where the qualifier is a range.
    pub max: Option<f64>,
    /// As [`super::Unit`] spells it, or the source's own word; empty where none is stated.
    pub unit: String,
    pub qualifier: Qualifier,
    pub as_of: Option<PartialDate>,
    pub year: Option<i32>,
    pub period: Option<Period>,
    pub notation: Option<Notation>,
    /// Where it is included, with [`Notation::IncludedElsewhere`].
    pub included_in: Text,
    pub status: Option<Basis>,
    /// What is counted: `municipality`, `metropolitan area` …
    pub definition: Text,
    /// What a baseline is: `BAU 2030` …
    pub basis: Text,
    pub series: Option<String>,
    /// The `id` of a source.
    pub source: Option<String>,
    pub note: Text,
}

/// From one date to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    pub start: PartialDate,
    pub end: PartialDate,
}

impl Quantity {
    /// Reads a figure or a bare number.
    pub fn of(value: &Json) -> Option<Quantity> {
        let quantity = Quantity {
            value: if value.is_map() { value.get("value") } else { value }.as_number(),
            max: value.get("valueMax").as_number(),
            unit: value.string("unit").unwrap_or_default(),
            qualifier: Qualifier::of_word(value.str("qualifier").unwrap_or_default()),
            as_of: date(value, "asOf"),
            year: year(value, "year"),
            period: Period::of(value.get("period")),
            notation: value.str("notation").and_then(Notation::of_word),
            included_in: text(value, "includedIn"),
            status: value.str("status").and_then(Basis::of_word),
            definition: text(value, "definition"),
            basis: text(value, "basis"),
            series: value.id("seriesId"),
            source: source(value),
            note: text(value, "note"),
        };
        (quantity.value.is_some() || quantity.notation.is_some()).then_some(quantity)
    }

    /// The year that it is about.
    pub fn year(&self) -> Option<i32> {
        self.year.or_else(|| self.as_of.map(year_of)).or_else(|| self.period.map(Period::year))
    }

    /// What it lacks, from where it stands in.
    #[must_use]
    pub fn within(mut self, unit: &str, source: Option<&String>) -> Quantity {
        if self.unit.is_empty() {
            unit.clone_into(&mut self.unit);
        }
        self.source = self.source.or_else(|| source.cloned());
        self
    }
}

impl Period {
    pub fn of(value: &Json) -> Option<Period> {
        Some(Period { start: date(value, "start")?, end: date(value, "end")? })
    }

    /// The year in the middle: many accounting years begin in April or July.
    ///
    /// ```
    /// use city_widgets::model::{PartialDate, city::Period};
    /// let date = |text| PartialDate::parse(text).unwrap();
    /// assert_eq!(Period { start: date("2013-04-01"), end: date("2014-03-31") }.year(), 2013);
    /// assert_eq!(Period { start: date("2018-07"), end: date("2019-06-30") }.year(), 2018);
    /// ```
    pub fn year(self) -> i32 {
        let (start, end) = (self.start.first().day(), self.end.first().day());
        year_of(PartialDate::Day(crate::model::Wall((start + (end - start) / 2) * 86_400)))
    }
}

/// The year of a date.
pub(super) fn year_of(date: PartialDate) -> i32 {
    let iso = date.first().iso_date();
    let digits = iso.len().saturating_sub(6);
    iso.get(..digits).and_then(|year| year.parse().ok()).unwrap_or_default()
}
