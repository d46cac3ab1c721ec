//! The part that reads other formats than ours.

use crate::model::Json;
use crate::source::Error;
use crate::source::city::{CityFormat, Reading};

/// See [`crate::source::city::seldom::read`].
///
/// # Errors
/// Those of the format's reader.
#[inline(never)]
pub fn read(
    format: CityFormat,
    text: &str,
    tree: Option<&Json>,
    fields: Option<&str>,
    reading: &mut Reading,
) -> Result<(), Error> {
    crate::source::city::seldom::read(format, text, tree, fields, reading)
}
