//! The part that shows all that is known of a city.

use crate::model::city::CityRecord;
use crate::view::city::CityScene;
use crate::view::el::El;

/// What a full card has besides a standard one; `level` is that of the card's heading.
#[inline(never)]
pub fn more(scene: &CityScene, city: &CityRecord, level: u8) -> El {
    crate::view::city::full::more(scene, city, level)
}
