//! The part for what a visitor has chosen: stars, and the programme made of them.

use crate::model::Document;
use crate::view::Visit;
use crate::view::el::El;
use crate::view::shown::Scene;
use std::rc::Rc;

/// Offers stars: those of the last visit, or none yet. `src` is the address of the feed.
#[inline(never)]
pub fn start(visit: &Rc<Visit>, document: &Document, src: Option<&str>) {
    crate::view::personal::start(visit, document, src);
}

/// The star of a session, for its row and for the dialog.
#[inline(never)]
pub fn star(scene: &Scene, id: &str) -> El {
    crate::view::personal::star(scene, id)
}

/// The visitor's own programme.
#[inline(never)]
pub fn mine(scene: &Scene) -> El {
    crate::view::personal::mine(scene)
}
