//! Leptos components over `state`. A view never fetches and never parses.

mod chunk;
pub(crate) mod dialog;
mod dom;
pub(crate) mod el;
mod frame;
mod header;
mod list;
pub(crate) mod live;
mod notes;
mod row;
pub(crate) mod shown;
mod toolbar;
mod words;

pub use frame::{Outlet, Programme, programme};
pub use live::Live;

/// Builds a view into a container; it ends when the result is dropped.
#[cfg(target_arch = "wasm32")]
pub fn build(view: el::El, container: &web_sys::Element) -> Option<el::Built> {
    el::build(el::Content::El(view), container, None)
}
