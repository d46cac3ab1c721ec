//! The part that keeps what a visitor has chosen in the page's address.

use crate::view::Visit;
use std::any::Any;
use std::rc::Rc;

/// Follows the address, and lets it follow, until what is returned is dropped. `name` tells elements of a page apart.
#[inline(never)]
#[must_use = "it ends when this is dropped"]
pub fn start(visit: &Rc<Visit>, name: &str) -> Box<dyn Any> {
    crate::view::address::start(visit, name)
}
