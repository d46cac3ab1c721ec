//! What a map needs of the browser: its size, hands on it, and a canvas. On the host it has no size, so nothing is drawn.

use crate::i18n::Key;

#[cfg(target_arch = "wasm32")]
pub use crate::browser::{
    board::{can_fill_screen, draw, fill_screen, focus_mark, is_sharp, key, on_full_screen, on_size, step, stop},
    early::on_first,
    gesture::on_gesture,
};

/// What a visitor does with a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gesture {
    /// What was at `p` is at `p · 2^zoom + (dx, dy)` now, in CSS pixels from the top left.
    Moved { dx: f64, dy: f64, zoom: f64 },
    /// A press that moved nothing.
    Tapped { x: f64, y: f64 },
    /// The page scrolls, not the map: what would move it. `None` takes the hint away.
    Hint(Option<Key>),
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::super::layer::Drawing;
    use super::Gesture;
    use crate::geo::Camera;
    use crate::view::el::{Element, Event, Guard, Place};
    use std::cell::RefCell;
    use std::rc::Rc;

    pub fn on_size(_: &Element, _: Box<dyn FnMut(f64, f64)>) -> Guard {
        None
    }

    pub fn on_first(_: &Element, _: Rc<RefCell<Option<Vec<Event>>>>, _: Box<dyn Fn()>) -> Guard {
        None
    }

    pub fn on_gesture(_: &Element, _: &Place, _: &[Event], _: Box<dyn FnMut(Gesture)>) -> Guard {
        None
    }

    pub fn draw(_: &Place, _: &Place, _: &Drawing, _: &Camera, _: bool) {}

    pub fn focus_mark(_: &Place) {}

    pub fn key(_: &Event) -> String {
        String::new()
    }

    pub fn stop(_: &Event) {}

    pub fn step(_: &Event, _: isize) -> Option<usize> {
        None
    }

    pub fn on_full_screen(_: &Place, _: [String; 2]) -> Guard {
        None
    }

    pub fn is_sharp() -> bool {
        false
    }

    pub fn can_fill_screen() -> bool {
        false
    }

    pub fn fill_screen(_: &Place) {}
}

#[cfg(not(target_arch = "wasm32"))]
pub use host::{
    can_fill_screen, draw, fill_screen, focus_mark, is_sharp, key, on_first, on_full_screen, on_gesture, on_size, step,
    stop,
};
