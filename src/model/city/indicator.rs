//! What is measured besides emissions.

use super::{Quantity, all, source, text};
use crate::model::Text;
use crate::model::json::Json;

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// Something that a city measures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Indicator {
    pub id: Option<String>,
    pub name: Text,
    pub description: Text,
    pub direction: Option<Direction>,
    pub baseline: Option<Quantity>,
    /// By year; the last one is the present.
    pub values: Vec<Quantity>,
    /// By year.
    pub targets: Vec<Quantity>,
    /// Numbers of the Sustainable Development Goals.
    pub sdgs: Vec<String>,
    pub url: Option<String>,
    pub source: Option<String>,
    pub note: Text,
}

impl Indicator {
    pub fn of(value: &Json) -> Option<Indicator> {
        let (own, unit) = (source(value), value.string("unit").unwrap_or_default());
        let figure = |found: &Json| Some(Quantity::of(found)?.within(&unit, own.as_ref()));
        let mut values = all(value.get("values"), figure);
        values.extend(figure(value.get("value")));
        let indicator = Indicator {
            id: value.id("id"),
            name: text(value, "name"),
            description: text(value, "description"),
            direction: match value.str("direction") {
                Some("up") => Some(Direction::Up),
                Some("down") => Some(Direction::Down),
                _ => None,
            },
            baseline: figure(value.get("baseline")),
            values,
            targets: all(value.get("targets"), figure),
            sdgs: all(value.get("sdgs"), |word| word.as_id()),
            url: value.string("url"),
            source: own.clone(),
            note: text(value, "note"),
        };
        (!indicator.name.is_empty()).then_some(indicator)
    }
}
