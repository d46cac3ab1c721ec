//! city-widgets: custom elements for the websites of cities and conferences.
//!
//! The map of the house. Data goes one way: attributes -> loader -> [`element`] -> [`browser`] -> [`source`] ->
//! [`model`] -> [`state`] -> [`view`] -> shadow root -> events out.

// The module of one widget has no use for what others need. What none of them uses shows on the host, which builds all;
// for the code of the browser build each without this line, and compare.
#![cfg_attr(
    not(all(feature = "programme", feature = "profile", feature = "project-map")),
    allow(dead_code, unused_imports)
)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod element;
pub mod geo;
pub mod i18n;
#[cfg(not(target_arch = "wasm32"))]
pub mod linked_data;
pub mod manifest;
pub mod model;
pub mod part;
pub mod source;
pub mod state;
pub mod view;
