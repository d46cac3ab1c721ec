//! Numbers, with what makes them mean something: unit, qualifier, date.

use super::{Fuzzy, all};
use crate::model::json::Json;
use crate::model::{PartialDate, Text};

/// How a number is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Qualifier {
    #[default]
    Exact,
    Approximately,
    MoreThan,
    LessThan,
    AtLeast,
    AtMost,
    /// From `value` to `max`.
    Range,
    /// On top of another number that is stated with it.
    Additional,
}

impl Qualifier {
    pub fn of_word(word: &str) -> Qualifier {
        match word.to_ascii_lowercase().as_str() {
            "approximately" | "about" => Qualifier::Approximately,
            "more-than" => Qualifier::MoreThan,
            "less-than" => Qualifier::LessThan,
            "at-least" => Qualifier::AtLeast,
            "at-most" => Qualifier::AtMost,
            "range" => Qualifier::Range,
            "additional" => Qualifier::Additional,
            _ => Qualifier::Exact,
        }
    }
}

/// A number with its unit, or an amount of money with its currency.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quantity {
    /// `None` where the source gives a reason instead, see `notation`.
    pub value: Option<f64>,
    pub max: Option<f64>,
    /// UCUM-like, or ISO 4217 for money; empty for a plain count.
    pub unit: String,
    pub is_money: bool,
    pub per_year: bool,
    pub qualifier: Qualifier,
    pub as_of: Option<PartialDate>,
    pub since: Option<PartialDate>,
    /// `NO`, `NE`, `IE`, `C`: not occurring, not estimated, included elsewhere, confidential.
    pub notation: Option<String>,
    pub note: Text,
    /// The `id` of a source in the envelope.
    pub source: Option<String>,
}

impl Quantity {
    /// Reads a plain number, `{value, unit, qualifier …}` or `{amount, currency …}`.
    ///
    /// A number in quotes is refused: whether "2.640" is more than two thousand depends on who wrote it.
    pub fn of(value: &Json) -> Option<Quantity> {
        let date = |key| PartialDate::parse(&value.id(key)?);
        let is_money = value.has("currency");
        let quantity = Quantity {
            value: if value.is_map() { value.first(&["value", "amount"]) } else { value }.as_number(),
            max: value.get("valueMax").as_number(),
            unit: value.string(if is_money { "currency" } else { "unit" }).unwrap_or_default(),
            is_money,
            per_year: value.get("perYear").is_true(),
            qualifier: Qualifier::of_word(value.str("qualifier").unwrap_or_default()),
            as_of: date("asOf").or_else(|| date("year")),
            since: date("since"),
            notation: value.string("notation"),
            note: Text::of(value.get("note")),
            source: value.id("sourceId"),
        };
        (quantity.value.is_some() || quantity.notation.is_some()).then_some(quantity)
    }
}

/// What a figure counts, where the key says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counted {
    /// See the label.
    #[default]
    Labelled,
    Members,
    Cities,
    Regions,
    Projects,
    /// Money given.
    Awarded,
    /// Money that others added.
    Leveraged,
}

/// A number and what it is about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figure {
    pub counted: Counted,
    pub label: Text,
    pub quantity: Quantity,
}

impl Figure {
    pub fn of(value: &Json) -> Option<Figure> {
        let label = Text::of(value.get("label"));
        Some(Figure { counted: Counted::Labelled, label, quantity: Quantity::of(value)? })
    }
}

/// A network, a fund or a support programme.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    pub name: Text,
    pub alternate_names: Vec<Text>,
    pub url: Option<String>,
    pub description: Text,
    /// What it is for, in its own terms.
    pub goal: Text,
    pub founded: Option<Fuzzy>,
    /// Who runs it.
    pub providers: Vec<Text>,
    /// Who pays for it.
    pub sponsors: Vec<Text>,
    pub themes: Vec<Text>,
    pub figures: Vec<Figure>,
}

impl Body {
    pub fn of(value: &Json) -> Option<Body> {
        let counts = [
            ("memberCount", Counted::Members),
            ("cityCount", Counted::Cities),
            ("regionCount", Counted::Regions),
            ("projectCount", Counted::Projects),
            ("awarded", Counted::Awarded),
            ("leveraged", Counted::Leveraged),
        ];
        let counted =
            |(key, counted)| Some(Figure { counted, label: Text::default(), quantity: Quantity::of(value.get(key))? });
        let mut figures: Vec<Figure> = counts.into_iter().filter_map(counted).collect();
        figures.extend(all(value.get("figures"), Figure::of));
        let body = Body {
            name: Text::named(value),
            alternate_names: Text::list(value.get("alternateName")),
            url: value.string("url"),
            description: Text::of(value.get("description")),
            goal: Text::of(value.get("goal")),
            founded: Fuzzy::of(value.get("foundingDate")),
            providers: Text::list(value.get("provider")),
            sponsors: Text::list(value.get("sponsor")),
            themes: Text::list(value.get("themes")),
            figures,
        };
        (!body.name.is_empty()).then_some(body)
    }
}
