//! The part that shows one project in full, or the projects of one place.

use crate::view::el::El;
use crate::view::map::MapScene;

/// See [`crate::view::map::card`].
#[inline(never)]
pub fn dialog(scene: &MapScene) -> El {
    crate::view::map::card::dialog(scene)
}
