//! The part that mends what is of our own format and not as it should be.

use crate::source::Error;
use crate::source::projects::{Glance, ProjectFeed, ProjectOptions};

/// See [`Glance::mended`].
///
/// # Errors
/// Those of the reader.
#[inline(never)]
pub fn read(glance: &Glance, options: &ProjectOptions) -> Result<ProjectFeed, Error> {
    glance.mended(options)
}
