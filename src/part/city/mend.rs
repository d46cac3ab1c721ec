//! The part that mends what is of our own format and not as it should be.

use crate::source::Error;
use crate::source::city::{CityFeed, CityOptions, Detected};
#[cfg(feature = "profile")]
use crate::view::city::CityScene;
#[cfg(feature = "profile")]
use crate::view::el::El;

/// See [`Detected::mended`].
///
/// # Errors
/// Those of the reader.
#[inline(never)]
pub fn read(feed: &Detected, options: &CityOptions) -> Result<CityFeed, Error> {
    feed.mended(options)
}

/// What was wrong with the data. See [`crate::view::notes`].
#[cfg(feature = "profile")]
#[inline(never)]
pub fn notes(scene: &CityScene) -> El {
    crate::view::city::shown::notes_of(scene)
}
