//! The part for data that renew themselves, and for the copy that outlasts the network.

use crate::state::Change;
use crate::view::el::El;
use crate::view::shown::Scene;

#[cfg(target_arch = "wasm32")]
mod work {
    use crate::element::{ProgrammeKind, kept, news, updates};
    use crate::state::Loaded;
    use std::pin::Pin;
    use std::rc::Rc;
    use wasm_bindgen_futures::spawn_local;

    type Core = crate::element::Core<ProgrammeKind>;

    /// Plans the next poll, or another try after a failure.
    #[inline(never)]
    pub(crate) fn plan(core: &Rc<Core>) {
        updates::plan(core);
    }

    /// Marks what differs from what was seen before.
    #[inline(never)]
    pub(crate) fn compare(core: &Core, loaded: &mut Loaded) {
        news::compare(core, loaded);
    }

    /// Keeps an answer once it is shown; without a text it is the one that is kept already.
    #[inline(never)]
    pub(crate) fn keep(core: &Rc<Core>, url: String, text: Option<String>) {
        spawn_local(kept::keep(core.clone(), url, text));
    }

    /// The copy of the last good answer.
    #[inline(never)]
    pub(crate) fn kept<'a>(core: &'a Core, url: &'a str) -> Pin<Box<dyn Future<Output = Option<Loaded>> + 'a>> {
        hidden(Box::pin(kept::kept(core, url)))
    }

    /// Looks up what the last visit has seen.
    #[inline(never)]
    pub(crate) fn remember<'a>(core: &'a Core, url: &'a str) -> Pin<Box<dyn Future<Output = ()> + 'a>> {
        hidden(Box::pin(news::remember(core, url)))
    }

    /// A task whose code the compiler doesn't know outside this part. It would call it directly, and so bring it there.
    fn hidden<T>(task: T) -> T {
        std::hint::black_box(task)
    }

    /// Shows the copy while the endpoint takes long.
    #[inline(never)]
    pub(crate) fn bridge(core: &Rc<Core>, url: &str, source: &str) {
        spawn_local(kept::bridge(core.clone(), url.to_owned(), source.to_owned()));
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use work::{bridge, compare, keep, kept, plan, remember};

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
