//! The part that shows who takes part.

use crate::view::el::El;
use crate::view::shown::Scene;

/// See [`crate::view::speakers`].
#[inline(never)]
pub fn speakers(scene: &Scene) -> El {
    crate::view::speakers::speakers(scene)
}
