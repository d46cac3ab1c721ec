//! What hands do with a map. Reached through [`crate::part::map::hands`] only.

use super::board::Board;
use super::surface::{self, Gesture};
use crate::geo::Camera;
use crate::i18n::Key;
use crate::state::map::Mode;
use crate::view::el::{Element, Event, Guard};

/// Follows the hands on an element until what is returned is dropped; `early` is what they did before.
pub fn start(board: &Board, element: &Element, early: &[Event]) -> Guard {
    let moved = board.clone();
    surface::on_gesture(element, &board.layer, early, Box::new(move |step| follow(&moved, step)))
}

/// Goes nearer by so many levels, or farther; what is in the middle stays there.
pub fn zoom(board: &Board, by: f64) {
    if let Some(camera) = board.scene.camera.peek() {
        board.go(camera.zoom_at(camera.width / 2.0, camera.height / 2.0, by));
    }
}

/// Fills the screen with the map, or leaves that. What the button does then is said in its name.
pub fn fill(board: &Board) {
    if board.filled.borrow().is_none() {
        let locale = &board.scene.locale;
        let names = [locale.t(Key::MapFullScreen), locale.t(Key::MapSmallScreen)];
        board.filled.replace(surface::on_full_screen(&board.frame, names));
    }
    surface::fill_screen(&board.frame);
}

/// Takes what the visitor does with the map.
fn follow(board: &Board, step: Gesture) {
    let Some(camera) = board.scene.camera.peek() else { return };
    match step {
        Gesture::Hint(key) => board.hint.set_if_new(key),
        Gesture::Moved { dx, dy, zoom } => board.go(camera.zoom_at(0.0, 0.0, zoom).pan(dx, dy)),
        Gesture::Tapped { x, y } => tap(board, &camera, x, y),
    }
}

/// Where every place is a dot, the nearest one opens.
fn tap(board: &Board, camera: &Camera, x: f64, y: f64) {
    if board.scene.options.mode != Mode::Dots {
        return;
    }
    let (register, listed) = (board.scene.register.peek(), board.scene.listed.peek());
    let plane = camera.projection.plane();
    let mut nearest: Option<(f64, usize)> = None;
    for spot in &register.spots {
        let shown = listed.mask.get(spot.project).copied().unwrap_or_default();
        if let Some(at) = plane.project(spot.at).filter(|_| shown) {
            let (left, top) = camera.to_screen(at);
            let away = ((left - x) * (left - x) + (top - y) * (top - y)).sqrt();
            if away < 16.0 && nearest.is_none_or(|(least, _)| away < least) {
                nearest = Some((away, spot.project));
            }
        }
    }
    if let Some((_, project)) = nearest {
        board.scene.open(project);
    }
}
