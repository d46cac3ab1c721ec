//! The part for stars.

use crate::model::Document;
use crate::view::Visit;
use crate::view::el::El;
use crate::view::shown::Scene;
use std::rc::Rc;

/// Offers stars: those of the last visit, or none yet. `src` is the whole address of the feed, `name` tells elements of
/// a page apart. Called again it changes nothing, unless the event is another one.
#[inline(never)]
pub fn start(visit: &Rc<Visit>, document: &Document, src: Option<&str>, name: &str) {
    crate::view::personal::start(visit, document, src, name);
}

#[cfg(target_arch = "wasm32")]
mod work {
    use crate::element::{Core, ProgrammeKind, choices};
    use std::rc::Rc;

    /// The same, with what an element is made of.
    #[inline(never)]
    pub(crate) fn begin(core: &Rc<Core<ProgrammeKind>>) {
        choices::offer(core);
    }

    /// Tells the page of a star.
    #[inline(never)]
    pub(crate) fn tell(core: &Core<ProgrammeKind>, id: &str, favourite: bool) {
        choices::tell(core, id, favourite);
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use work::{begin, tell};

/// The star of a session for its row, by the session's id.
#[inline(never)]
pub fn star(scene: &Scene, id: &str) -> El {
    crate::view::personal::star(scene, id)
}

/// The same in words, for where a session is shown in full.
#[inline(never)]
pub fn star_in_words(scene: &Scene, id: &str) -> El {
    crate::view::personal::star_in_words(scene, id)
}

/// What stands above all views: a programme that somebody has shared, while there is one. It also hears the keyboard.
#[inline(never)]
pub fn offer(scene: &Scene) -> El {
    crate::view::personal::offer(scene)
}

/// Stars a session, or takes its star, by what the session is known by.
#[inline(never)]
pub fn toggle(scene: &Scene, key: &str) {
    crate::view::personal::toggle(scene, key);
}

/// Stars sessions, by what they are known by.
#[inline(never)]
pub fn add(scene: &Scene, keys: Vec<String>) {
    crate::view::personal::add(scene, keys);
}
