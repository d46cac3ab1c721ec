//! What every card shows of a city, and no more: a visitor who sees no more need download no more.

use super::words::TargetStatus;
use super::{Country, date, text, year};
use crate::model::json::Json;
use crate::model::{PartialDate, Text};

/// A city in short.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    pub name: Text,
    pub country: Option<Country>,
    pub region: Text,
    /// The networks that it belongs to now.
    pub badges: Vec<Badge>,
    pub aims: Vec<Aim>,
}

/// The name of a network, and where it leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    pub name: Text,
    pub url: Option<String>,
}

/// What a target is called, how firm it is, and for when.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Aim {
    /// The city's own term; it is never replaced by another.
    pub term: Text,
    /// On the way to another one.
    pub interim: bool,
    /// The one to show first.
    pub headline: bool,
    /// Where it is for a part of the emissions.
    pub sector: Text,
    pub base_year: Option<i32>,
    /// By how much less than in the base year.
    pub percent: Option<f64>,
    /// Emissions of the target year, as they stand in the tree. They are for those who have no better words.
    pub level: Json<'static>,
    pub year: Option<i32>,
    pub status: Option<TargetStatus>,
    pub status_date: Option<PartialDate>,
}

impl Brief {
    /// Reads a canonical tree.
    pub fn of(tree: &Json) -> Brief {
        let mut badges = Vec::new();
        for member in tree.get("memberships").items() {
            if member.str("status") != Some("former") {
                badges.extend(Badge::of(member));
            }
        }
        let mut aims = Vec::new();
        for target in tree.get("climate").get("targets").items() {
            if Aim::says_something(target) {
                aims.push(Aim::of(target));
            }
        }
        Brief {
            name: text(tree, "name"),
            country: Country::of(tree.get("country")),
            region: text(tree, "region"),
            badges,
            aims,
        }
    }
}

impl Badge {
    /// Reads a membership; one of no network is none.
    pub fn of(member: &Json) -> Option<Badge> {
        let network = member.get("network");
        let mut name = text(network, "name");
        if name.is_empty() {
            name = Text::from(network.id("id")?.as_str());
        }
        Some(Badge { name, url: member.string("url").or_else(|| network.string("url")) })
    }
}

impl Aim {
    /// Reads a target.
    pub fn of(target: &Json) -> Aim {
        let reduction = target.get("reductionPercent");
        Aim {
            term: text(target, "goalTerm"),
            interim: target.get("interim").is_true(),
            headline: target.get("headline").is_true(),
            sector: text(target, "sector"),
            base_year: year(target, "baseYear"),
            percent: if reduction.is_map() { reduction.get("value") } else { reduction }.as_number(),
            level: target.get("targetYearEmissions").owned(),
            year: year(target, "targetYear"),
            status: target.str("targetStatus").and_then(TargetStatus::of_word),
            status_date: date(target, "statusDate"),
        }
    }

    /// Whether there is more to a target than where it stands.
    pub fn says_something(target: &Json) -> bool {
        target.entries().any(|(key, _)| !matches!(key, "id" | "sourceId"))
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
        sector.is_empty() || sector.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("all "))
    }
}
