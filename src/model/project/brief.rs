//! What lists, filters and the map need of each project.

use super::full::{ProjectCity, Theme};
use super::{Amount, Status, all, date, text, year};
use crate::model::json::Json;
use crate::model::{Text, whole};

/// A project in short: cheap to make for each of fifty thousand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brief {
    /// Empty where the source has none.
    pub name: Text,
    pub summary: Text,
    pub themes: Vec<Theme>,
    pub status: Option<Status>,
    pub cities: Vec<ProjectCity>,
    pub start: Option<i32>,
    pub end: Option<i32>,
    /// Sums, one for each currency.
    pub funding: Vec<Amount>,
    pub leveraged: Vec<Amount>,
    pub saved: Option<Saved>,
    /// The `id` or name of the fund, of the programme.
    pub fund: Option<String>,
    pub programme: Option<String>,
}

impl Brief {
    /// Reads a canonical tree, each key of it once.
    pub fn of(tree: &Json) -> Brief {
        let mut brief = Brief::default();
        for (key, value) in tree.entries() {
            match key {
                "name" => brief.name = Text::of(value),
                "summary" => brief.summary = Text::of(value),
                "themes" => brief.themes = all(value, &Theme::of),
                "status" => brief.status = value.as_id().and_then(|word| Status::of_name(&word)),
                "cities" => brief.cities = all(value, &ProjectCity::of),
                "startDate" => brief.start = stated(value),
                "endDate" => brief.end = stated(value),
                "funding" => brief.funding = Amount::sums(value),
                "leveraged" => brief.leveraged = Amount::sums(value),
                "emissionsReduction" => brief.saved = Saved::of(value),
                "fund" => brief.fund = reference(value),
                "programme" => brief.programme = reference(value),
                _ => {}
            }
        }
        brief
    }
}

/// Greenhouse gases that a project avoids, as a number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Saved {
    pub value: f64,
    /// With its gas: `t CO2`, `kt CO2e`; or the source's own word.
    pub unit: String,
    /// Each year, not once.
    pub per_year: bool,
}

impl Saved {
    fn of(value: &Json) -> Option<Saved> {
        let stated = if value.is_map() { value.get("value") } else { value };
        let unit = value.string("unit").unwrap_or_default();
        Some(Saved { value: stated.as_number()?, unit, per_year: value.get("perYear").is_true() })
    }
}

/// The year of a canonical date.
fn stated(value: &Json) -> Option<i32> {
    i32::try_from(whole(value.as_id()?.get(..4)?)?).ok()
}

/// What an organisation, a fund or a programme is known by.
fn reference(value: &Json) -> Option<String> {
    if !value.is_map() {
        return value.as_id();
    }
    value.id("id").or_else(|| Some(text(value, "name").any().to_owned()).filter(|name| !name.is_empty()))
}

/// Start and end of a tree.
pub(super) fn years(tree: &Json) -> (Option<i32>, Option<i32>) {
    (year(date(tree, "startDate")), year(date(tree, "endDate")))
}
