//! The part that shows rooms or tracks beside each other.

use crate::view::el::El;
use crate::view::shown::Scene;

/// See [`crate::view::grid`].
#[inline(never)]
pub fn grid(scene: &Scene) -> El {
    crate::view::grid::grid(scene)
}
