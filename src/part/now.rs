//! The part that shows what is on in each room.

use crate::view::el::El;
use crate::view::shown::Scene;

/// See [`crate::view::now`].
#[inline(never)]
pub fn now(scene: &Scene) -> El {
    crate::view::now::now(scene)
}
