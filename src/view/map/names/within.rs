//! The list with only what the map shows.

use crate::i18n::Key;
use crate::view::el::{El, button, p};
use crate::view::live::watch;
use crate::view::map::MapScene;
use std::rc::Rc;

/// Lists only what the map shows, or all again.
pub fn within(scene: &MapScene) -> El {
    let (pressed, within) = (scene.visit.within.clone(), scene.visit.within.clone());
    let button = button()
        .attr("type", "button")
        .class("theme")
        .part("filter")
        .attr_live("aria-pressed", move || pressed.get().to_string())
        .on("click", move |_| within.set(!within.peek()))
        .child(scene.locale.t(Key::MapWithin));
    let followed = scene.clone();
    p().class("within").child(button).made(move |_| Some(watch(Box::new(move || look(&followed)))))
}

/// Finds out what the map shows, where only that is listed.
fn look(scene: &MapScene) {
    if !scene.visit.within.get() {
        return scene.seen.set_if_new(None);
    }
    let (camera, register) = (scene.camera.get(), scene.register.get());
    let mut seen = vec![false; register.entries.len()];
    if let Some(camera) = camera {
        let (plane, view) = (camera.projection.plane(), camera.view());
        for spot in &register.spots {
            if let (Some(seen), Some(at)) = (seen.get_mut(spot.project), plane.project(spot.at)) {
                *seen |= view.contains(at);
            }
        }
    }
    scene.seen.set_if_new(Some(Rc::new(seen)));
}
