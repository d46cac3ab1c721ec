//! What lists, filters and the map need of each project.

use super::full::{ProjectCity, Theme};
use super::{Amount, Reduction, Status, all, date, text, year};
use crate::model::json::Json;
use crate::model::{PartialDate, Text};

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
    pub reduction: Option<Reduction>,
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
                "status" => brief.status = value.as_id().and_then(|word| Status::of_word(&word)),
                "cities" => brief.cities = all(value, &ProjectCity::of),
                "startDate" => brief.start = year(stated(value)),
                "endDate" => brief.end = year(stated(value)),
                "funding" => brief.funding = Amount::sums(value),
                "leveraged" => brief.leveraged = Amount::sums(value),
                "emissionsReduction" => brief.reduction = Reduction::of(value),
                "fund" => brief.fund = reference(value),
                "programme" => brief.programme = reference(value),
                _ => {}
            }
        }
        brief
    }
}

fn stated(value: &Json) -> Option<PartialDate> {
    PartialDate::parse(&value.as_id()?)
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
