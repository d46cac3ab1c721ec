//! The part for hands and keys on the map.

use crate::geo::cluster::{Clusters, Mark};
use crate::view::el::{Element, Event, Guard};
use crate::view::map::{Board, Marks};

/// See [`crate::view::map::hands`].
#[inline(never)]
pub fn start(board: &Board, element: &Element, early: &[Event]) -> Guard {
    crate::view::map::hands::start(board, element, early)
}

/// See [`Marks::press`].
#[inline(never)]
pub fn press(marks: &Marks, mark: &Mark, clusters: &Clusters, projects: &[usize]) {
    marks.press(mark, clusters, projects);
}

/// See [`crate::view::map::hands`].
#[inline(never)]
pub fn zoom(board: &Board, by: f64) {
    crate::view::map::hands::zoom(board, by);
}

/// See [`crate::view::map::hands`].
#[inline(never)]
pub fn fill(board: &Board) {
    crate::view::map::hands::fill(board);
}

/// See [`Marks::key`].
#[inline(never)]
pub fn key(marks: &Marks, key: &str) {
    marks.key(key);
}
