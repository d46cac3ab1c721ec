//! The part for what can be filtered by, besides the days.

use crate::view::el::El;
use crate::view::shown::Scene;

/// The filters as list boxes.
#[inline(never)]
pub fn filters(scene: &Scene) -> El {
    crate::view::filters::filters(scene)
}
