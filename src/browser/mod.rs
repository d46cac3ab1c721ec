//! Everything that touches the browser: fetching, `Intl`, observers, timers. Whatever registers something returns a
//! guard that takes it back when dropped.

pub mod address;
pub mod call;
pub mod dom;
pub mod download;
pub mod fetch;
pub mod intl;
pub mod keep;
pub mod keys;
mod memory;
pub mod page;
pub mod scroll;
pub mod storage;
pub mod task;
pub mod timer;
