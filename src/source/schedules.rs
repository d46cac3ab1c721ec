//! The schedules of pretalx and frab, behind one door: many pages have one of them, and most have none.

use super::{Format, Reading, frab, pretalx};
use crate::model::Json;

/// Reads a schedule of one of the two.
pub fn read(format: Format, tree: &Json, reading: &mut Reading) {
    if format == Format::Frab { frab::read(tree, reading) } else { pretalx::read(tree, reading) }
}
