//! `<city-profile>`: a city on a card, or a list of cities.
//!
//! What every card shows at first is here; more of a city, lists, and where figures come from are parts that come when
//! they are wanted.

pub(crate) mod address;
mod bar;
mod card;
mod chart;
pub(crate) mod directory;
mod facts;
pub(crate) mod full;
mod goal;
pub(crate) mod group;
mod head;
mod latest;
mod mark;
mod members;
pub(crate) mod origin;
mod picture;
mod plot;
mod profile;
mod progress;
mod scene;
mod select;
pub(crate) mod shown;
pub(crate) mod standard;
mod teller;
pub(crate) mod updates;
mod visit;

pub use address::CityLinked;
pub use mark::Evidence;
pub use profile::{CityOutlet, Profile, profile};
pub use scene::{CityParts, CityScene};
pub use visit::CityVisit;
