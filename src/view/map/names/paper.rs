//! The map on paper.

use super::super::board::Board;
use crate::geo::Camera;
use crate::geo::trig::log2;
use crate::view::live::watch;
use crate::view::{Live, dom};
use std::any::Any;

/// The map's width and height on paper in CSS pixels, as the sheet has them: it fits A4 and Letter upright.
const PAPER: (f64, f64) = (640.0, 400.0);

/// Paper has a size of its own, and no observer tells of it. So the view gets that size before it is printed, and all is
/// drawn once: of what is drawn again before a sheet is made, Chromium prints nothing.
pub fn follow(board: &Board) -> Box<dyn Any> {
    let (paper, printing, shown) = (Live::new(false), board.printing.clone(), board.scene.camera.clone());
    let mut on_screen = None;
    let heard = dom::while_printing(paper.clone());
    let sized = watch(Box::new(move || {
        let is_paper = paper.get();
        if is_paper {
            on_screen = shown.peek();
            shown.set(on_screen.as_ref().map(on_paper));
        } else if let Some(camera) = on_screen.take() {
            shown.set(Some(camera));
        }
        printing.set_if_new(is_paper);
    }));
    Box::new((heard, sized))
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
