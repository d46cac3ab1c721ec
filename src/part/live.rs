//! The part for data that renew themselves, and for the copy that outlasts the network.

use crate::state::Change;
use crate::view::el::El;
use crate::view::shown::Scene;

#[cfg(target_arch = "wasm32")]
mod work {
    use crate::element::{Kept, ProgrammeKind, group, kept, news, updates};
    use crate::model::Programme;
    use crate::state::Loaded;
    use std::rc::Rc;

    type Core = crate::element::Core<ProgrammeKind>;

    /// Plans the next poll, or another try after a failure.
    #[inline(never)]
    pub(crate) fn plan(core: &Rc<Core>) {
        updates::plan(core);
    }

    /// Marks what differs from what was seen before.
    #[inline(never)]
    pub(crate) fn compare(core: &Rc<Core>, loaded: Loaded, offline: Option<String>, then: Box<dyn FnOnce(Loaded)>) {
        news::compare(core, loaded, offline, then);
    }

    /// Keeps an answer once it is shown; without a text it is the one that is kept already.
    #[inline(never)]
    pub(crate) fn keep(core: &Rc<Core>, url: &str, text: Option<String>) {
        kept::keep(core, url, text);
    }

    /// The copy of the last good answer.
    #[inline(never)]
    pub(crate) fn kept(core: &Rc<Core>, url: &str, then: Kept<Programme>) {
        kept::kept(core, url, then);
    }

    /// Shows the copy while the endpoint takes long.
    #[inline(never)]
    pub(crate) fn bridge(core: &Rc<Core>, url: &str, source: &str) {
        kept::bridge(core, url.to_owned(), source.to_owned());
    }

    /// Searches for the city that was chosen in another element of the group.
    #[inline(never)]
    pub(crate) fn relate(core: &Rc<Core>, detail: &str) {
        if let Some(name) = group::name(core, detail) {
            core.look_for(name);
        }
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use work::{bridge, compare, keep, kept, plan, relate};

/// What has become of a session, for its row.
#[inline(never)]
pub fn mark(scene: &Scene, changes: &[&Change]) -> El {
    crate::view::news::mark(scene, changes)
}

/// The way to what is on now.
#[inline(never)]
pub fn jump(scene: &Scene) -> El {
    crate::view::news::jump(scene)
}

/// When was last looked, and the way to stop looking.
#[inline(never)]
pub fn controls(scene: &Scene) -> El {
    crate::view::news::controls(scene)
}
