//! What a map of projects and the list beside it show of the model.
//!
//! A [`Register`] is made once of the data: names, themes, cities and places of each project, as numbers. A
//! [`MapQuery`] asks it; what it leaves is [`Listed`], which list, map, legend and figures all follow.

mod amounts;
mod choice;
mod cities;
mod gather;
mod marks;
mod options;
mod order;
mod pixels;
mod query;
mod register;
pub mod search;
mod summary;
mod values;
mod years;

pub use amounts::{Band, bands, money, told_money};
pub use choice::MapChoice;
pub use cities::{CityPlace, city_places};
pub use marks::{MarkName, name_of_mark};
pub use options::{MapOptions, MapView, Mode};
pub use order::sort;
pub use pixels::{fixed, px};
pub use query::{MapQuery, ProjectSort};
pub use register::{Effect, Entry, Facet, Facets, Listed, Register, Spot, THEMES, status_key};
pub use summary::{Summary, summary};
pub use years::years;
