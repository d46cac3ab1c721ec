//! The part for borders between countries.

use crate::geo::Projection;
use crate::geo::basemap::{Basemap, Borders};

/// See [`Basemap::borders`].
#[inline(never)]
pub fn borders(basemap: &Basemap, projection: &Projection) -> Borders {
    basemap.borders(projection)
}
