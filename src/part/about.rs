//! The part that tells about the event itself.

use crate::view::el::El;
use crate::view::shown::Scene;

/// See [`crate::view::about`].
#[inline(never)]
pub fn about(scene: &Scene) -> El {
    crate::view::about::about(scene)
}
