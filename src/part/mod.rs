//! Code that is downloaded when it is needed.
//!
//! Each module here is the door to one part. The build finds all that can be reached only through a part's functions
//! and puts it into a module of its own, `programme.<part>.wasm`, which shares memory and functions with the first one.
//! So a function in `part::dialog` may be called only when [`Part::Dialog`] has come (`view::Outlet::want`); nothing
//! but these functions needs to know.

pub mod dialog;

/// A part of the code that comes later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// One session in full.
    Dialog,
}

impl Part {
    /// The name in the file's name, and of the module here.
    pub fn name(self) -> &'static str {
        match self {
            Part::Dialog => "dialog",
        }
    }
}
