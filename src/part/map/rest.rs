//! The part for the rows that are not shown at first.

use crate::view::Live;
use crate::view::el::{El, Place};
use crate::view::map::MapScene;

/// Some of these rows.
#[inline(never)]
pub fn stretch(scene: &MapScene, n: usize) -> El {
    crate::view::map::list::far_stretch(scene, n)
}

/// Shows them all.
#[inline(never)]
pub fn show(top: &Place, whole: &Live<bool>) {
    crate::view::map::list::show_rest(top, whole);
}
