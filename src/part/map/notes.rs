//! The part that says what was wrong with the data.

use crate::view::el::El;
use crate::view::map::MapScene;

/// See [`crate::view::notes`].
#[inline(never)]
pub fn notes(scene: &MapScene) -> El {
    crate::view::map::shown::notes_of(scene)
}
