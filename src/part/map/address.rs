//! The part that keeps what a visitor has chosen in the page's address.

pub use crate::view::map::MapLinked;
use std::any::Any;

/// Follows the address, and lets it follow, until what is returned is dropped.
#[inline(never)]
#[must_use = "it ends when this is dropped"]
pub fn start(linked: MapLinked) -> Box<dyn Any> {
    crate::view::map::address::start(linked)
}
