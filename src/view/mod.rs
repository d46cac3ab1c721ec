//! Leptos components over `state`. A view never fetches and never parses.
//!
//! Elements are made with the builder, not with `view!`: the macro turns static subtrees into `innerHTML`, which a page
//! under Trusted Types refuses.

mod chunk;
mod dialog;
mod dom;
mod frame;
mod header;
mod list;
mod notes;
mod row;
mod shown;
mod toolbar;
mod words;

pub use frame::{Outlet, Programme, programme};
