//! The visitor's hold on updates of a map.

use super::scene::MapScene;
use crate::view::el::El;
use crate::view::renewal::hold;

pub fn controls(scene: &MapScene) -> El {
    hold(&scene.locale, &scene.visit.renewal, scene.outlet.clone())
}
