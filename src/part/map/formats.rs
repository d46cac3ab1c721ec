//! The part that reads all formats, and answers in pages.

use crate::source::Error;
use crate::source::projects::{ProjectFeed, ProjectOptions};

/// See [`crate::source::projects::read_all`].
///
/// # Errors
/// Those of the format's reader.
#[inline(never)]
pub fn read(text: &str, options: &ProjectOptions) -> Result<ProjectFeed, Error> {
    crate::source::projects::read_all(text, options)
}

#[cfg(target_arch = "wasm32")]
mod work {
    use crate::element::{MapKind, Read};
    use crate::model::project::ProjectCollection;
    use crate::source::projects::ProjectFeed;
    use std::rc::Rc;

    /// Fetches the further pages of an answer.
    #[inline(never)]
    pub(crate) fn follow(
        core: &Rc<crate::element::Core<MapKind>>,
        feed: ProjectFeed,
        print: u64,
        then: Read<ProjectCollection>,
    ) {
        crate::element::follow(core, feed, print, 1, then);
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use work::follow;
