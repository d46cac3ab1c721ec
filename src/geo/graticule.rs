//! Meridians and parallels.

use super::{Extent, Paths, Projection};

/// Lines of longitude and latitude over an extent, about eight each way.
pub fn graticule(_projection: &Projection, _extent: &Extent) -> Paths {
    Paths::lines()
}
