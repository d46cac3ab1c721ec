//! Plans, what they leave open, and what they cost.

use super::{Quantity, all, source, text, year};
use crate::model::json::Json;
use crate::model::{Fuzzy, Qualifier, Text};

/// What a plan leaves open: baseline = reduction + residual + gap, and now and then an offset.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gap {
    pub year: Option<i32>,
    pub base_year: Option<i32>,
    /// Of all parts that state none.
    pub unit: String,
    pub baseline: Option<Quantity>,
    pub reduction: Option<Quantity>,
    pub residual: Option<Quantity>,
    pub offset: Option<Quantity>,
    /// Below zero where the plan does more than it must.
    pub remaining: Option<Quantity>,
    pub source: Option<String>,
    pub note: Text,
}

impl Gap {
    pub fn of(value: &Json) -> Option<Gap> {
        let own = source(value);
        let baseline = Quantity::of(value.get("baseline"));
        let stated = value.string("unit").or_else(|| Some(baseline.as_ref()?.unit.clone())).unwrap_or_default();
        let part = |key| Some(Quantity::of(value.get(key))?.within(&stated, own.as_ref()));
        let gap = Gap {
            year: year(value, "year"),
            base_year: year(value, "baseYear"),
            baseline: part("baseline"),
            reduction: part("reduction"),
            residual: part("residual"),
            offset: part("offset"),
            remaining: part("remainingGap"),
            note: text(value, "note"),
            source: own.clone(),
            unit: stated.clone(),
        };
        let parts = [&gap.baseline, &gap.reduction, &gap.residual, &gap.remaining];
        parts.iter().any(|part| part.is_some()).then_some(gap)
    }
}

/// A plan or contract.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// `CCC`, `SECAP`, `adaptation-plan` …
    pub kind: Option<String>,
    pub title: Text,
    pub description: Text,
    /// `commitments`, `action-plan`, `investment-plan` …
    pub components: Vec<String>,
    pub status: Text,
    pub adopted: Option<Fuzzy>,
    pub url: Option<String>,
    /// BCP 47.
    pub lang: Option<String>,
    pub source: Option<String>,
    pub note: Text,
}

impl Plan {
    pub fn of(value: &Json) -> Option<Plan> {
        let plan = Plan {
            kind: value.string("type"),
            title: text(value, "title"),
            description: text(value, "description"),
            components: all(value.get("components"), |word| word.as_id()),
            status: text(value, "status"),
            adopted: Fuzzy::of(value.get("adopted")),
            url: value.string("url"),
            lang: value.string("lang"),
            source: source(value),
            note: text(value, "note"),
        };
        (!plan.title.is_empty()).then_some(plan)
    }
}

/// What an amount of money is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyKind {
    Awarded,
    Budget,
    Estimated,
    Leveraged,
}

/// An amount of money.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Money {
    pub amount: f64,
    /// Where the qualifier is a range.
    pub max: Option<f64>,
    /// ISO 4217; empty where none is stated.
    pub currency: String,
    pub qualifier: Qualifier,
    pub year: Option<i32>,
    pub kind: Option<MoneyKind>,
    pub label: Text,
    pub per_year: bool,
    pub source: Option<String>,
    pub note: Text,
}

impl Money {
    pub fn of(value: &Json) -> Option<Money> {
        Some(Money {
            amount: value.get("amount").as_number()?,
            max: value.get("amountMax").as_number(),
            currency: value.string("currency").unwrap_or_default(),
            qualifier: Qualifier::of_word(value.str("qualifier").unwrap_or_default()),
            year: year(value, "year"),
            kind: match value.str("kind") {
                Some("awarded") => Some(MoneyKind::Awarded),
                Some("budget") => Some(MoneyKind::Budget),
                Some("estimated") => Some(MoneyKind::Estimated),
                Some("leveraged") => Some(MoneyKind::Leveraged),
                _ => None,
            },
            label: text(value, "label"),
            per_year: value.get("perYear").is_true(),
            source: source(value),
            note: text(value, "note"),
        })
    }
}
