//! What a map needs of the browser: its size, hands on it, and a canvas. On the host it has no size, so nothing is drawn.

use crate::i18n::Key;

#[cfg(target_arch = "wasm32")]
pub use crate::browser::{
    board::{can_fill_screen, draw, fill_screen, focus_mark, is_sharp, key, on_full_screen, on_size, step, stop},
    early::on_first,
    gesture::on_gesture,
    lettering::{controls, covered, width, write},
    picture::picture,
    ranges::{Bitmap, bytes, image, lay_images, unpack},
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

/// An image, or a part of one, where it belongs.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nothing is drawn on the host"))]
pub struct Tile {
    pub image: Bitmap,
    /// Where the part begins and how large it is, in sides of the image.
    pub from: (f64, f64),
    pub part: f64,
    /// CSS pixels from the top left of the view.
    pub x: f64,
    pub y: f64,
    pub side: f64,
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::super::archive::Missing;
    use super::super::layer::{Drawing, Word};
    use super::super::save::Sheet;
    use super::{Gesture, Tile};
    use crate::geo::Camera;
    use crate::geo::archive::Piece;
    use crate::geo::labels::Area;
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

    pub fn width(_: &Place, _: &str, _: bool) -> f64 {
        0.0
    }

    pub fn write(_: &Place, _: &[Word], _: &Camera, _: bool) {}

    pub fn controls(_: &Place) -> usize {
        0
    }

    pub fn covered(_: &Place) -> Vec<Area> {
        Vec::new()
    }

    pub fn picture(_: &Sheet) {}

    #[derive(Clone)]
    pub struct Bitmap;

    pub fn bytes(_: &str, _: Piece, _: bool, _: Box<dyn FnOnce(Result<Vec<u8>, Missing>)>) {}

    pub fn unpack(_: &[u8], _: Box<dyn FnOnce(Result<Vec<u8>, Missing>)>) {}

    pub fn image(_: &str, _: Piece, _: bool, _: &'static str, _: Box<dyn FnOnce(Option<Bitmap>)>) {}

    pub fn lay_images(_: &Place, _: &[Tile], _: &Camera) {}

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
    Bitmap, bytes, can_fill_screen, controls, covered, draw, fill_screen, focus_mark, image, is_sharp, key, lay_images,
    on_first, on_full_screen, on_gesture, on_size, picture, step, stop, unpack, width, write,
};
