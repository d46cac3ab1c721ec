//! A fund or a network, with what it says of itself as a whole.

use super::money::money;
use super::text;
use crate::model::city::{Money, Quantity};
use crate::model::json::Json;
use crate::model::{Fuzzy, Text};

/// A fund, a network or a programme. Its figures are its own: a fund may speak of 76 projects where 12 are in the data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entity {
    pub id: Option<String>,
    pub name: Text,
    pub url: Option<String>,
    pub description: Text,
    pub goal: Text,
    pub since: Option<Fuzzy>,
    pub projects: Option<Quantity>,
    pub cities: Option<Quantity>,
    pub members: Option<Quantity>,
    /// Each with its qualifier, such as more-than.
    pub awarded: Vec<Money>,
    pub leveraged: Vec<Money>,
    /// The `id` of a source.
    pub source: Option<String>,
}

impl Entity {
    pub fn of(value: &Json) -> Option<Entity> {
        let entity = Entity {
            id: value.id("id"),
            name: Text::named(value),
            url: value.string("url"),
            description: text(value, "description"),
            goal: text(value, "goal"),
            since: Fuzzy::of(value.first(&["since", "foundingDate"])),
            projects: Quantity::of(value.get("projectCount")),
            cities: Quantity::of(value.get("cityCount")),
            members: Quantity::of(value.get("memberCount")),
            awarded: money(value.get("awarded")),
            leveraged: money(value.get("leveraged")),
            source: value.id("sourceId"),
        };
        (entity != Entity::default()).then_some(entity)
    }
}
