//! What we ask of `Intl`.

use crate::model::{Wall, Zones};

/// How much of a date is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// Saturday, 27 December 2025
    Long,
    /// Sat, 27 Dec
    Short,
    /// 27 December 2025
    Plain,
    /// December 2025
    Month,
    /// 2025
    Year,
}

/// What a span of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Minute,
    Hour,
    Day,
}

impl Unit {
    /// As `Intl` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
        }
    }
}

/// Formats for one language.
///
/// Clock readings are formatted as they are, whatever the visitor's zone.
pub trait Formatter: Zones {
    /// The CLDR plural category of a count: `one`, `few`, `other` …
    fn plural(&self, n: usize) -> String;
    fn number(&self, n: usize) -> String;
    /// A number as `Intl.NumberFormat` writes it with these options, in JSON; a range where there is a last one.
    fn amount(&self, value: f64, last: Option<f64>, options: &str) -> String;
    /// The time of day: `10:30`.
    fn clock(&self, wall: Wall) -> String;
    fn date(&self, wall: Wall, style: DateStyle) -> String;
    /// From one date to another, saying what they share once.
    fn date_range(&self, first: Wall, last: Wall, style: DateStyle) -> String;
    /// `A, B and C`.
    fn list(&self, items: &[String]) -> String;
    /// The name of a language: `German` for `de`.
    fn language(&self, tag: &str) -> String;
    /// The name of a country: `Germany` for `DE`.
    fn country(&self, code: &str) -> String;
    /// Text for comparison: without case and accents.
    fn fold(&self, text: &str) -> String;
    /// From now on: `in 12 minutes`.
    fn ahead(&self, n: i64, unit: Unit) -> String;
    /// Names in the order of the language, one a line: its place in the list, a blank, and its initial, which is `#` for
    /// what begins with no letter.
    fn sorted(&self, names: &[String]) -> String;
    /// The visitor's own zone.
    fn visitor_zone(&self) -> Option<String>;
    /// The present moment, in Unix seconds.
    fn now(&self) -> i64;
}
