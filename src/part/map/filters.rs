//! The part for what can be filtered by, besides the themes.

use crate::view::el::El;
use crate::view::map::MapScene;

/// See [`crate::view::map::filters`].
#[inline(never)]
pub fn filters(scene: &MapScene) -> El {
    crate::view::map::filters::filters(scene)
}
