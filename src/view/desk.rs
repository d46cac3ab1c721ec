//! What every view tells the outside.

use crate::part::Part;

/// The element that a view works in.
pub trait Desk {
    /// The visitor asks for another try.
    fn retry(&self);
    /// The visitor stops updates, or wants them again.
    fn plan(&self);
    /// Something is wanted that a part of the code does; `then` is called when it is there, perhaps at once.
    fn want(&self, part: Part, then: Box<dyn FnOnce()>);
}
