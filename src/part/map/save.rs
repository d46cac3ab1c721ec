//! The part that makes a file of the map.

use crate::view::el::El;
use crate::view::map::Board;

/// See [`crate::view::map::save`].
#[inline(never)]
pub fn dialog(board: &Board) -> El {
    crate::view::map::save::dialog(board)
}
