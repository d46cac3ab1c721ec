//! The canonical model of cities: what a card, a list of cities and their charts are made of.
//!
//! A document's tree is kept as [`CityRecord`]s in canonical form, as the table `schema.txt` says; [`CityProfile`] and
//! the types below it are that tree, read. Reading is silent here: what was wrong with a feed has been said by then.

mod brief;
mod climate;
mod document;
mod indicator;
mod inventory;
mod kind;
mod plan;
mod profile;
mod quantity;
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod schema;
mod source;
pub(super) mod table;
mod target;
mod unit;
mod words;

pub use brief::{Aim, Badge, Brief};
pub use climate::Climate;
pub use document::{CityProfileList, CityRecord, Profiles};
pub use indicator::{Direction, Indicator};
pub use inventory::{Inventory, Pathway, PathwayKind, Sector};
pub use kind::Kind;
pub use plan::{Gap, Money, MoneyKind, Plan};
pub use profile::{Body, CityLink, CityProfile, Country, Item, Leader, Membership};
pub use quantity::{Period, Quantity};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::city_schema;
pub use source::Source;
pub use table::{Field, Type, types};
pub use target::Target;
pub use unit::{Unit, in_unit};
pub use words::{Basis, Notation, TargetStatus, TargetType};

use super::json::Json;
use super::{PartialDate, Text};

/// What many things have: the `id` of a source, and a note.
fn source(value: &Json) -> Option<String> {
    value.id("sourceId")
}

/// Each thing of a list that can be read.
fn all<T>(value: &Json, read: impl Fn(&Json) -> Option<T>) -> Vec<T> {
    let mut things = Vec::new();
    for item in value.one_or_many() {
        if let Some(thing) = read(item) {
            things.push(thing);
        }
    }
    things
}

fn date(value: &Json, key: &str) -> Option<PartialDate> {
    PartialDate::parse(&value.id(key)?)
}

/// A year, also before Christ.
fn year(value: &Json, key: &str) -> Option<i32> {
    value.get(key).as_int().and_then(|year| i32::try_from(year).ok())
}

fn text(value: &Json, key: &str) -> Text {
    Text::of(value.get(key))
}
