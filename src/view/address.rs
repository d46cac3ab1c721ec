//! The visitor's choices in the fragment of the page's address.

use super::Visit;
use std::any::Any;
use std::rc::Rc;

pub fn start(_: &Rc<Visit>, _: &str) -> Box<dyn Any> {
    Box::new(())
}
