//! The part that writes names of countries and cities on the map.

use crate::view::el::El;
use crate::view::map::{Board, MapScene};

/// See [`crate::view::map::names`].
#[inline(never)]
pub fn layer(board: &Board) -> El {
    crate::view::map::names::layer(board)
}

/// See [`crate::view::map::names`].
#[inline(never)]
pub fn within(scene: &MapScene) -> El {
    crate::view::map::names::within(scene)
}
