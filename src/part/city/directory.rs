//! The part that shows a list of cities.

use crate::view::city::CityScene;
use crate::view::el::El;

/// See [`crate::view::city::directory`].
#[inline(never)]
pub fn directory(scene: &CityScene) -> El {
    crate::view::city::directory::directory(scene)
}
