//! The part that shows one session in full.

use crate::view::el::El;
use crate::view::shown::Scene;

/// See [`crate::view::dialog`].
#[inline(never)]
pub fn dialog(scene: &Scene) -> El {
    crate::view::dialog::dialog(scene)
}
