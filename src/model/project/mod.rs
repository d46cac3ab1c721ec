//! The canonical model of projects: what a map, a list beside it and a card of one project are made of.
//!
//! A document's projects are kept as [`ProjectRecord`]s: an id, a canonical tree of properties and the places. There may
//! be fifty thousand of them, of which a handful is looked at: [`Brief`] is what lists and filters need, [`Project`] is
//! all that is known. Reading is silent here: what was wrong with a feed has been said by then.

mod brief;
mod collection;
mod entity;
mod full;
mod geometry;
mod money;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod site;
mod status;

pub use brief::{Brief, Saved};
pub use collection::{ProjectCollection, ProjectCounts, ProjectRecord};
pub use entity::Entity;
pub use full::{Fact, Named, Partner, Project, ProjectCity, Theme, slug};
pub use geometry::{Geometry, Ring};
pub use money::{Amount, Reduction};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::project_schema;
pub use site::{Site, SiteFacts, Sites};
pub use status::{PartnerRole, Status};

use super::json::Json;
use super::{PartialDate, Text};

/// Each thing of a list, or of the one thing in its place, that can be read.
fn all<T>(value: &Json, read: &dyn Fn(&Json) -> Option<T>) -> Vec<T> {
    let mut things = Vec::new();
    for item in value.one_or_many() {
        things.extend(read(item));
    }
    things
}

fn date(value: &Json, key: &str) -> Option<PartialDate> {
    PartialDate::parse(&value.id(key)?)
}

/// The year of a date, from 1000 to 9999.
fn year(date: Option<PartialDate>) -> Option<i32> {
    let iso = date?.first().iso_date();
    i32::try_from(super::whole(iso.get(..4)?)?).ok()
}

fn text(value: &Json, key: &str) -> Text {
    Text::of(value.get(key))
}
