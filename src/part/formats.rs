//! The part that reads the formats that few pages use.

use crate::model::Json;
use crate::source::{Error, Format, Reading};

/// See [`crate::source::seldom::read`].
///
/// # Errors
/// Those of the format's reader.
#[inline(never)]
pub fn read(format: Option<Format>, text: &str, tree: Option<&Json>, reading: &mut Reading) -> Result<Format, Error> {
    crate::source::seldom::read(format, text, tree, reading)
}
