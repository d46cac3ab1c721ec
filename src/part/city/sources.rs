//! The part that tells where a figure comes from.

use crate::view::city::{CityScene, Evidence};
use crate::view::el::El;

/// See [`crate::view::city::origin`].
#[inline(never)]
pub fn origin(scene: &CityScene, evidence: &Evidence) -> El {
    crate::view::city::origin::origin(scene, evidence)
}
