//! The parts of `<city-profile>`: see [`super`].

pub mod address;
pub mod directory;
pub mod formats;
pub mod full;
pub mod live;
pub mod mend;
pub mod sources;
pub mod standard;
