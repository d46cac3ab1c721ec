//! The part for what funds and networks say of themselves.

use crate::view::el::El;
use crate::view::map::MapScene;

/// See [`crate::view::map::totals`].
#[inline(never)]
pub fn totals(scene: &MapScene) -> El {
    crate::view::map::totals::totals(scene)
}
