//! Leptos components over `state`. A view never fetches and never parses.

pub(crate) mod about;
pub(crate) mod address;
pub(crate) mod calendar;
mod chunk;
#[cfg(feature = "profile")]
pub mod city;
mod desk;
mod device;
pub(crate) mod dialog;
mod dom;
#[cfg(target_arch = "wasm32")]
mod effect;
pub(crate) mod el;
pub(crate) mod filters;
mod frame;
pub(crate) mod grid;
mod header;
mod list;
pub(crate) mod live;
#[cfg(feature = "project-map")]
pub mod map;
pub(crate) mod mine;
pub(crate) mod news;
pub(crate) mod notes;
pub(crate) mod now;
mod opener;
pub(crate) mod personal;
mod programme;
mod renewal;
mod row;
mod scroll;
pub(crate) mod search;
pub(crate) mod shared;
pub(crate) mod shown;
pub(crate) mod speakers;
mod takeaway;
mod toolbar;
mod visit;
mod words;

pub use desk::Desk;
#[cfg(not(target_arch = "wasm32"))]
pub use el::Manner;
pub use live::Live;
pub use programme::{Outlet, Programme, programme};
pub use renewal::Renewal;
pub use visit::Visit;

/// Builds a view into a container; it ends when the result is dropped.
#[cfg(target_arch = "wasm32")]
pub fn build(view: el::El, container: &web_sys::Element) -> Option<el::Built> {
    el::build(el::Content::El(view), container, None)
}
