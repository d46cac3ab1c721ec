//! The part for what a standard card has besides a compact one.

use crate::model::city::{Aim, CityRecord};
use crate::state::city::Variant;
use crate::view::city::CityScene;
use crate::view::el::El;

/// See [`crate::view::city::standard`].
#[inline(never)]
pub fn standard(scene: &CityScene, city: &CityRecord, variant: Variant, level: u8) -> El {
    crate::view::city::standard::standard(scene, city, variant, level)
}

/// What a target is called by the emissions that it leaves.
#[inline(never)]
pub fn level(scene: &CityScene, aim: &Aim) -> String {
    crate::view::city::standard::level(scene, aim)
}

/// The picture at the head of a card.
#[inline(never)]
pub fn picture(scene: &CityScene, city: &CityRecord) -> Option<El> {
    crate::view::city::standard::picture(scene, city)
}
