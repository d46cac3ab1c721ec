//! The part for map images.

use crate::view::el::El;
use crate::view::map::Board;

/// See [`crate::view::map::tiles`].
#[inline(never)]
pub fn tiles(board: &Board) -> El {
    crate::view::map::tiles::tiles(board)
}
