//! The part that reads other formats than ours, and mends what is not as it should be.

use crate::source::Error;
use crate::source::city::{CityFeed, CityOptions};

/// See [`crate::source::city::seldom::read`].
///
/// # Errors
/// Those of the format's reader.
#[inline(never)]
pub fn read(text: &str, options: &CityOptions) -> Result<CityFeed, Error> {
    crate::source::city::seldom::read(text, options)
}
