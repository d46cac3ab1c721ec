//! The part for what a standard card has besides a compact one.

use crate::model::city::CityRecord;
use crate::state::city::Variant;
use crate::view::city::CityScene;
use crate::view::el::El;

/// See [`crate::view::city::standard`].
#[inline(never)]
pub fn standard(scene: &CityScene, city: &CityRecord, variant: Variant, level: u8) -> El {
    crate::view::city::standard::standard(scene, city, variant, level)
}
