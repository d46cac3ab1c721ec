//! The parts of `<city-project-map>`.

pub mod address;
pub mod archive;
pub mod card;
pub mod filters;
pub mod fine;
pub mod formats;
pub mod live;
pub mod names;
pub mod save;
pub mod tiles;
pub mod totals;
