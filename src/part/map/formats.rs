//! The part that reads other formats than ours and GeoJSON.

use crate::source::Error;
use crate::source::projects::{Foreign, Reading};

/// See [`crate::source::projects::seldom::read`].
///
/// # Errors
/// Those of the format's reader.
#[inline(never)]
pub fn read(foreign: &Foreign, reading: &mut Reading) -> Result<(), Error> {
    crate::source::projects::seldom::read(foreign, reading)
}
