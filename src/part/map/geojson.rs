//! The part that reads GeoJSON.

use crate::source::Error;
use crate::source::projects::{Glance, ProjectFeed, ProjectOptions};

/// See [`Glance::geojson`].
///
/// # Errors
/// Those of the reader.
#[inline(never)]
pub fn read(glance: &Glance, options: &ProjectOptions) -> Result<ProjectFeed, Error> {
    glance.geojson(options)
}
