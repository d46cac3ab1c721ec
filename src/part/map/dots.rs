//! The part that draws each place as a dot.

use crate::geo::{Camera, Rect};
use crate::view::map::{Drawing, MapScene};

/// See [`crate::view::map::dots`].
#[inline(never)]
pub fn draw(scene: &MapScene, camera: &Camera, view: &Rect, drawing: &mut Drawing) {
    crate::view::map::dots::draw(scene, camera, view, drawing);
}
