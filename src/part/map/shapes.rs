//! The part for lines and areas: those of projects, and the site's own outline.

use crate::geo::{Camera, LonLat, Paths};
use crate::model::Json;
use crate::model::project::Geometry;
use crate::view::map::{Board, Ink, MapScene, Stroke, World};

/// One place that stands for a geometry.
#[inline(never)]
pub fn representative(geometry: &Geometry) -> Option<LonLat> {
    geometry.shape().representative()
}

/// A geometry in GeoJSON.
#[inline(never)]
pub fn written(geometry: &Geometry) -> Json<'static> {
    geometry.shape_to_json()
}

/// See [`crate::view::map::shapes`].
#[inline(never)]
pub fn draw(world: &World, scene: &MapScene, camera: &Camera, add: &mut dyn FnMut(&Paths, Ink, Stroke)) {
    crate::view::map::shapes::draw(world, scene, camera, add);
}

/// Fetches the site's own outline.
#[inline(never)]
pub fn outline(board: &Board) {
    crate::view::map::shapes::outline(board);
}

#[cfg(target_arch = "wasm32")]
mod work {
    use crate::element::MapKind;
    use crate::geo::shape::Shape;
    use std::rc::Rc;

    /// Reads lines and areas from an address.
    #[inline(never)]
    pub(crate) fn fetch(core: &Rc<crate::element::Core<MapKind>>, url: &str, then: Box<dyn FnOnce(Shape)>) {
        crate::element::outline(core, url, then);
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use work::fetch;
