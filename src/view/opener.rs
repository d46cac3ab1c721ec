//! The button that opens a session.

use super::el::{El, button};
use super::shown::Scene;
use super::words::{foreign, said};
use crate::model::Session;

/// Named by the title, after words for those who don't see what stands around it.
pub fn opener(scene: &Scene, session: &Session, prefix: Option<El>) -> El {
    let words = foreign(said(&session.title, scene.lang(), &scene.locale));
    #[cfg(not(target_arch = "wasm32"))]
    let page =
        session.links.iter().find(|link| link.kind == crate::model::LinkKind::Session).map(|link| link.url.clone());
    let (scene, id) = (scene.clone(), session.id.clone());
    let open = move |_| scene.choose(&id);
    let button = button().attr("type", "button").class("opener").attr("aria-haspopup", "dialog").on("click", open);
    // For pages without scripts.
    #[cfg(not(target_arch = "wasm32"))]
    let button = button.attr(super::el::PAGE, page);
    button.child(prefix).child(words)
}
