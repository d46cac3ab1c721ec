//! Emissions of a year, and values that are planned or expected.

use super::words::{Basis, Notation};
use super::{Period, Quantity, all, source, text, year};
use crate::model::Text;
use crate::model::json::Json;

/// The emissions of a year, as one method counts them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Inventory {
    pub id: Option<String>,
    /// The same for inventories that can be compared.
    pub series: Option<String>,
    pub protocol: Text,
    /// `BASIC`, `BASIC+`, `territorial` …
    pub level: Option<String>,
    pub boundary: Text,
    pub gases: Vec<Text>,
    pub gwp: Text,
    pub year: Option<i32>,
    pub period: Option<Period>,
    /// What is emitted, before removals.
    pub total: Option<Quantity>,
    /// What is taken out of the air; as stated, mostly negative.
    pub removals: Option<Quantity>,
    /// By the scope's name: `1`, `2`, `3`.
    pub scopes: Vec<(String, Quantity)>,
    pub sectors: Vec<Sector>,
    pub population: Option<Quantity>,
    pub status: Option<Basis>,
    pub method: Text,
    pub url: Option<String>,
    pub source: Option<String>,
    pub note: Text,
}

/// A part of an inventory.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sector {
    /// `I` to `VI` of the GPC, or a word of one's own.
    pub sector: Option<String>,
    pub label: Text,
    pub gpc_refs: Vec<String>,
    pub quantity: Quantity,
}

impl Inventory {
    pub fn of(value: &Json) -> Option<Inventory> {
        let own = source(value);
        let quantity = |key| Quantity::of(value.get(key)).map(|found| found.within("", own.as_ref()));
        let total = quantity("total");
        let unit = total.as_ref().map(|total| total.unit.clone()).unwrap_or_default();
        let from = own.clone().or_else(|| total.as_ref()?.source.clone());
        let part = |part: &Json| Some(Quantity::of(part)?.within(&unit, from.as_ref()));
        let mut scopes = Vec::new();
        for (scope, amount) in value.get("byScope").entries() {
            scopes.extend(part(amount).map(|amount| (scope.to_owned(), amount)));
        }
        let period = Period::of(value.get("period"));
        let inventory = Inventory {
            id: value.id("id"),
            series: value.id("seriesId"),
            protocol: text(value, "protocol"),
            level: value.string("reportingLevel"),
            boundary: text(value, "boundary"),
            gases: Text::list(value.get("gases")),
            gwp: text(value, "gwp"),
            year: year(value, "year")
                .or_else(|| period.map(Period::year))
                .or_else(|| total.as_ref().and_then(Quantity::year)),
            period,
            removals: quantity("removals").map(|found| found.within(&unit, from.as_ref())),
            scopes,
            sectors: all(value.get("bySector"), |sector| {
                Some(Sector {
                    sector: sector.id("sector"),
                    label: text(sector, "label"),
                    gpc_refs: all(sector.get("gpcRefs"), |word| word.as_id()),
                    quantity: part(sector)?,
                })
            }),
            population: quantity("population"),
            status: value.str("status").and_then(Basis::of_word),
            method: text(value, "method"),
            url: value.string("url"),
            source: own.clone(),
            note: text(value, "note"),
            total,
        };
        (inventory.total.is_some() || !inventory.sectors.is_empty() || !inventory.scopes.is_empty())
            .then_some(inventory)
    }

    /// The unit of its total, else of its first part.
    pub fn unit(&self) -> &str {
        let parts = self.sectors.iter().map(|sector| &sector.quantity).chain(self.scopes.iter().map(|(_, part)| part));
        let mut all = self.total.iter().chain(parts);
        all.find(|quantity| !quantity.unit.is_empty()).map_or("", |quantity| &quantity.unit)
    }

    /// Whether not one of its parts is a number.
    pub fn only_notation(&self) -> bool {
        let mut parts =
            self.sectors.iter().map(|sector| &sector.quantity).chain(self.scopes.iter().map(|(_, part)| part));
        self.total.as_ref().is_none_or(|total| total.value.is_none()) && parts.all(|part| part.value.is_none())
    }
}

impl Sector {
    /// Whether there is a word instead of a number.
    pub fn notation(&self) -> Option<Notation> {
        self.quantity.notation.filter(|_| self.quantity.value.is_none())
    }
}

/// Where values come from that are not measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PathwayKind {
    /// What the city means to reach year by year.
    #[default]
    Planned,
    /// What would be without measures.
    BusinessAsUsual,
    Scenario,
}

/// Values that are planned or expected.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pathway {
    pub id: Option<String>,
    pub label: Text,
    pub kind: PathwayKind,
    pub series: Option<String>,
    pub target: Option<String>,
    /// By year.
    pub values: Vec<Quantity>,
    pub source: Option<String>,
    pub note: Text,
}

impl Pathway {
    pub fn of(value: &Json) -> Option<Pathway> {
        let own = source(value);
        let pathway = Pathway {
            id: value.id("id"),
            label: text(value, "label"),
            kind: match value.str("kind") {
                Some("business-as-usual") => PathwayKind::BusinessAsUsual,
                Some("scenario") => PathwayKind::Scenario,
                _ => PathwayKind::Planned,
            },
            series: value.id("seriesId"),
            target: value.id("targetId"),
            values: all(value.get("values"), |point| Some(Quantity::of(point)?.within("", own.as_ref()))),
            source: own.clone(),
            note: text(value, "note"),
        };
        (!pathway.values.is_empty()).then_some(pathway)
    }
}
