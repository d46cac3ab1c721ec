//! The part that makes a file of the map.

use crate::view::map::Board;

/// See [`crate::view::map::save`].
#[inline(never)]
pub fn save(board: &Board) {
    crate::view::map::save::save(board);
}
