//! The part that keeps what a visitor has chosen in the page's address.

pub use crate::view::address::Linked;
use std::any::Any;

/// Follows the address, and lets it follow, until what is returned is dropped.
#[inline(never)]
#[must_use = "it ends when this is dropped"]
pub fn start(linked: Linked) -> Box<dyn Any> {
    crate::view::address::start(linked)
}

#[cfg(target_arch = "wasm32")]
mod work {
    use crate::element::{Core, ProgrammeKind, choices};

    /// The same, with what an element is made of.
    #[inline(never)]
    pub(crate) fn follow(core: &Core<ProgrammeKind>) {
        choices::follow(core);
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use work::follow;
