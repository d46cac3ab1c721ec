//! The part that takes sessions along: calendar files, links to calendars, links to share.

use crate::view::el::El;
use crate::view::shown::Scene;

/// What can be done with some sessions, by index: a file, and for a single one links to calendars on the web.
#[inline(never)]
pub fn calendar(scene: &Scene, sessions: &[usize]) -> El {
    crate::view::calendar::calendar(scene, sessions)
}
