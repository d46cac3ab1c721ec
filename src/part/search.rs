//! The part that finds sessions by their words.

use crate::view::shown::Scene;

/// Gets ready for a search that is about to begin.
#[inline(never)]
pub fn prepare(scene: &Scene) {
    crate::view::search::prepare(scene);
}

/// Has whatever follows the answer that was just found do so bit by bit.
#[inline(never)]
pub fn spread() {
    crate::view::live::spread();
}

/// Which sessions have what is searched; `None` while that is being found out. `at_once` does not wait.
#[inline(never)]
pub fn found(scene: &Scene, text: &str, at_once: bool) -> Option<Vec<bool>> {
    crate::view::search::found(scene, text, at_once)
}
