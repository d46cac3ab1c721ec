//! The part for map images out of one file.

use crate::view::el::El;
use crate::view::map::Board;

/// See [`crate::view::map::archive`].
#[inline(never)]
pub fn images(board: &Board) -> El {
    crate::view::map::archive::images(board)
}

/// See [`crate::view::map::archive`].
#[inline(never)]
pub fn consent(board: &Board) -> El {
    crate::view::map::archive::consent(board)
}
