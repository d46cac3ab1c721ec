//! Searching: the index of what is shown, and what it finds. Reached through [`crate::part::search`] only.

use super::dom;
use super::shown::Scene;
use crate::state::Index;

/// Sessions that are folded in one turn.
const TURN: usize = 24;

/// Which sessions have what is searched; `None` while the index of what is shown is being built, and whoever asked is
/// told when it is there. `at_once` builds it now: there is nothing else to show meanwhile.
pub fn found(scene: &Scene, text: &str, at_once: bool) -> Option<Vec<bool>> {
    let (loaded, formatter) = (scene.data(), &*scene.locale.formatter);
    let sessions = loaded.programme().sessions.len();
    let terms = Index::terms(text, formatter);
    if terms.is_empty() {
        return Some(vec![true; sessions]);
    }
    if !scene.indexed.get() {
        if !at_once {
            prepare(scene);
            return None;
        }
        loaded.index.borrow_mut().grow(loaded.programme(), formatter, usize::MAX);
    }
    Some(loaded.index.borrow().found(sessions, &terms))
}

/// Builds the index of what is shown, in turns that leave the browser time for other things.
pub fn prepare(scene: &Scene) {
    let (scene, loaded) = (scene.clone(), scene.data());
    let done = loaded.index.borrow_mut().grow(loaded.programme(), &*scene.locale.formatter, TURN);
    if done {
        return scene.indexed.set_if_new(true);
    }
    dom::later(move || prepare(&scene));
}
