//! The part for the programme that a visitor has made, and for one that somebody else has made.

use crate::view::el::{El, Place};
use crate::view::shown::Scene;

/// The visitor's own programme.
#[inline(never)]
pub fn mine(scene: &Scene) -> El {
    crate::view::mine::mine(scene)
}

/// A selection that stands in the page's address, for the visitor to take or to leave. `place` takes the focus then.
#[inline(never)]
pub fn offered(scene: &Scene, text: &str, place: Place) -> El {
    crate::view::shared::offered(scene, text, place)
}
