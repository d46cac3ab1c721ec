//! The formats that few pages use, behind one door: what can be reached through [`read`] alone comes as a part.

use super::{Foreign, Reading};
use crate::source::{Error, ErrorKind};

/// Reads a text of a format other than ours and GeoJSON, or one whose fields the page names.
///
/// # Errors
/// `Unknown` where it holds nothing that its format has.
pub fn read(foreign: &Foreign, _reading: &mut Reading) -> Result<(), Error> {
    Err(Error::new(ErrorKind::Unknown, foreign.format.name()))
}
