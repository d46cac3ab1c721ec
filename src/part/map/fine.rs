//! The part with coasts for a nearer look.

use crate::view::map::World;

/// Lets the map be drawn from them.
#[inline(never)]
pub fn refine(world: &World) {
    world.refine(crate::geo::basemap::FINE);
}
