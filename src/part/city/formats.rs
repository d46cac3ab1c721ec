//! The part that reads other formats than ours, and mends what is not as it should be.

use crate::source::Error;
use crate::source::city::{CityFeed, CityOptions};
use crate::view::city::CityScene;
use crate::view::el::El;

/// See [`crate::source::city::seldom::read`].
///
/// # Errors
/// Those of the format's reader.
#[inline(never)]
pub fn read(text: &str, options: &CityOptions) -> Result<CityFeed, Error> {
    crate::source::city::seldom::read(text, options)
}

/// What was wrong with the data. See [`crate::view::notes`].
#[inline(never)]
pub fn notes(scene: &CityScene) -> El {
    crate::view::city::shown::notes_of(scene)
}
