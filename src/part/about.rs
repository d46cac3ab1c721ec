//! The part that tells what few events and few sessions state.

use crate::view::el::El;
use crate::view::shown::Scene;

/// The event itself. See [`crate::view::about`].
#[inline(never)]
pub fn about(scene: &Scene) -> El {
    crate::view::about::about(scene)
}

/// The seldom facts of a session, by its id.
#[inline(never)]
pub fn of_session(scene: &Scene, id: &str) -> El {
    crate::view::about::of_session(scene, id)
}
