//! The part that reads the schedules of pretalx and frab.

use crate::model::Json;
use crate::source::{Format, Reading, schedules};

/// See [`schedules::read`].
#[inline(never)]
pub fn read(format: Format, tree: &Json, reading: &mut Reading) {
    schedules::read(format, tree, reading);
}
