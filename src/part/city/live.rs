//! The part for data that renew themselves, and for the copy that outlasts the network.

use crate::model::city::CityRecord;
use crate::view::city::CityScene;
use crate::view::el::El;

#[cfg(target_arch = "wasm32")]
mod work {
    use crate::element::{Kept, ProfileKind, group, kept, updates};
    use crate::model::city::Profiles;
    use crate::state::Loaded;
    use std::rc::Rc;

    type Core = crate::element::Core<ProfileKind>;

    /// Plans the next poll, or another try after a failure.
    #[inline(never)]
    pub(crate) fn plan(core: &Rc<Core>) {
        updates::plan(core);
    }

    /// Keeps an answer once it is shown; without a text it is the one that is kept already.
    #[inline(never)]
    pub(crate) fn keep(core: &Rc<Core>, url: &str, text: Option<String>) {
        kept::keep(core, url, text);
    }

    /// The copy of the last good answer.
    #[inline(never)]
    pub(crate) fn kept(core: &Rc<Core>, url: &str, then: Kept<Profiles>) {
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
pub(crate) use work::{bridge, keep, kept, plan, relate};

/// When was last looked, and the way to stop looking.
#[inline(never)]
pub fn controls(scene: &CityScene) -> El {
    crate::view::city::updates::controls(scene)
}

/// The button that lets a group show what concerns a city.
#[inline(never)]
pub fn group(scene: &CityScene, city: &CityRecord) -> El {
    crate::view::city::group::chooser(scene, city)
}
