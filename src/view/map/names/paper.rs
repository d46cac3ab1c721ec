//! The map on paper.

use super::super::board::Board;
use crate::geo::Camera;
use crate::geo::trig::log2;
use crate::view::live::watch;
use std::any::Any;

/// The map's width and height on paper in CSS pixels, as the sheet has them: it fits A4 and Letter upright.
const PAPER: (f64, f64) = (640.0, 400.0);

/// Paper has a size of its own, and no observer tells of it. So the view gets that size before it is printed.
pub fn follow(board: &Board) -> Box<dyn Any> {
    let (printing, shown) = (board.printing.clone(), board.scene.camera.clone());
    let mut on_screen = None;
    watch(Box::new(move || {
        if printing.get() {
            on_screen = shown.peek();
            if let Some(camera) = on_screen {
                shown.set(Some(on_paper(&camera)));
            }
        } else if let Some(camera) = on_screen.take() {
            shown.set(Some(camera));
        }
    }))
}

/// The same part of the map in another size.
fn on_paper(camera: &Camera) -> Camera {
    let (width, height) = PAPER;
    let zoom = camera.zoom + log2((width / camera.width).min(height / camera.height));
    Camera { width, height, zoom, ..*camera }.clamped()
}

#[cfg(test)]
mod tests {
    use super::{PAPER, on_paper};
    use crate::geo::{Camera, Extent, Projection};

    #[test]
    fn paper_shows_what_the_screen_does() {
        for (width, height) in [(320.0, 300.0), (1280.0, 620.0)] {
            let screen = Camera::new(Projection::for_extent(&Extent::WORLD), width, height);
            let screen = Camera { zoom: 3.0, ..screen };
            let paper = on_paper(&screen);
            assert_eq!((paper.width, paper.height), PAPER);
            let (seen, printed) = (screen.view(), paper.view());
            assert!(printed.grown(1e-9).contains(seen.min) && printed.grown(1e-9).contains(seen.max));
        }
    }
}
