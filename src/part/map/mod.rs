//! The parts of `<city-project-map>`.

pub mod address;
pub mod archive;
pub mod borders;
pub mod card;
pub mod dots;
pub mod filters;
pub mod fine;
pub mod formats;
pub mod geojson;
pub mod hands;
pub mod live;
pub mod mend;
pub mod names;
pub mod notes;
pub mod rest;
pub mod save;
pub mod search;
pub mod shapes;
pub mod tiles;
pub mod totals;
