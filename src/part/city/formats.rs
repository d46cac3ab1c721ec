//! The part that reads other formats than ours.

use crate::source::Error;
use crate::source::city::{CityFeed, CityOptions, Detected};

/// See [`crate::source::city::seldom::read`].
///
/// # Errors
/// Those of the format's reader.
#[inline(never)]
pub fn read(feed: &Detected, options: &CityOptions) -> Result<CityFeed, Error> {
    crate::source::city::seldom::read(feed, options)
}
