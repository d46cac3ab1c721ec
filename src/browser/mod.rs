//! Everything that touches the browser: fetching, `Intl`, observers, timers. Whatever registers something returns a
//! guard that takes it back when dropped.

pub mod dom;
pub mod fetch;
pub mod intl;
pub mod keep;
mod memory;
pub mod timer;
