//! Everything that touches the browser: fetching, `Intl`, observers, timers. Whatever registers something returns a
//! guard that takes it back when dropped.

pub mod address;
#[cfg(feature = "project-map")]
pub mod board;
pub mod call;
pub mod dom;
pub mod download;
#[cfg(feature = "project-map")]
pub mod early;
pub mod fetch;
#[cfg(feature = "project-map")]
pub mod gesture;
pub mod intl;
pub mod keep;
pub mod keys;
#[cfg(feature = "project-map")]
pub mod lettering;
mod memory;
pub mod page;
#[cfg(feature = "project-map")]
pub mod picture;
#[cfg(feature = "project-map")]
pub mod ranges;
pub mod scroll;
pub mod storage;
pub mod task;
pub mod timer;
