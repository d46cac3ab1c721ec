//! The parts of `<city-profile>`: see [`super`].

#[cfg(feature = "profile")]
pub mod address;
#[cfg(feature = "profile")]
pub mod directory;
pub mod formats;
#[cfg(feature = "profile")]
pub mod full;
#[cfg(feature = "profile")]
pub mod live;
pub mod mend;
#[cfg(feature = "profile")]
pub mod sources;
#[cfg(feature = "profile")]
pub mod standard;
