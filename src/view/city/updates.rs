//! The visitor's hold on updates of a profile.

use super::scene::CityScene;
use crate::view::el::El;
use crate::view::renewal::hold;

pub fn controls(scene: &CityScene) -> El {
    hold(&scene.locale, &scene.visit.renewal, scene.outlet.clone())
}
