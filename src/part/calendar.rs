//! The part that takes sessions along: calendar files and links to calendars on the web.

use crate::view::el::El;
use crate::view::shown::Scene;

/// What can be done with some sessions, by index: a file, and for a single one links to calendars on the web.
#[inline(never)]
pub fn calendar(scene: &Scene, sessions: &[usize]) -> El {
    crate::view::calendar::calendar(scene, sessions)
}

/// Hands over the calendar file of some sessions, by index.
#[inline(never)]
pub fn save(scene: &Scene, sessions: &[usize]) {
    crate::view::calendar::save(scene, sessions);
}

/// Hands over the calendar file of all that the list shows.
#[inline(never)]
pub fn save_list(scene: &Scene) {
    crate::view::calendar::save_list(scene);
}
