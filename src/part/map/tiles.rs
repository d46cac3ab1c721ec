//! The part for map images.

use crate::view::el::El;
use crate::view::map::Board;

/// See [`crate::view::map::tiles`].
#[inline(never)]
pub fn images(board: &Board) -> El {
    crate::view::map::tiles::images(board)
}

/// See [`crate::view::map::tiles`].
#[inline(never)]
pub fn consent(board: &Board) -> El {
    crate::view::map::tiles::consent(board)
}
