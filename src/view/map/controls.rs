//! The buttons of the map. One tab stop: arrow keys go among them.

use super::board::Board;
use super::surface;
use crate::geo::Camera;
use crate::i18n::Key;
use crate::model::plain;
use crate::part::{self, Part};
use crate::view::Live;
use crate::view::el::{El, Event, button, div, el};

/// Plus, minus, and a frame around all, as lines of a drawing of 24 units.
const PLUS: &str = "M12 5V19M5 12H19";
const MINUS: &str = "M5 12H19";
const FRAME: &str = "M4 9V4H9M15 4H20V9M20 15V20H15M9 20H4V15";
const LARGE: &str = "M14 4H20V10M20 4L13 11M10 20H4V14M4 20L11 13";
const ARROW: &str = "M12 4V15M7 11L12 16L17 11M5 20H19";

pub fn controls(board: &Board) -> El {
    let current = Live::new(0usize);
    let zoom = |board: &Board, by: f64| {
        let board = board.clone();
        move || {
            let board = board.clone();
            board.scene.clone().want(Part::Hands, move || part::map::hands::zoom(&board, by));
        }
    };
    let fitting = board.clone();
    let fit = move || {
        if let Some(Camera { width, height, .. }) = fitting.scene.camera.peek() {
            let all = fitting.fitted(width, height);
            let options = &fitting.scene.options;
            // Where the page wants another view, that is the one without a move.
            if options.centre.is_some() || options.zoom.is_some() {
                return fitting.go(all);
            }
            fitting.scene.visit.moved.set(None);
            fitting.scene.camera.set(Some(all));
        }
    };
    let (large, saving) = (board.clone(), board.saving.clone());
    let save = move || saving.set(true);
    let mut bar = div()
        .class("controls")
        .attr("role", "toolbar")
        .attr("aria-label", board.scene.locale.t(Key::Map))
        .child(control(board, &current, 0, Key::MapZoomIn, PLUS, Box::new(zoom(board, 1.0))))
        .child(control(board, &current, 1, Key::MapZoomOut, MINUS, Box::new(zoom(board, -1.0))))
        .child(control(board, &current, 2, Key::MapFit, FRAME, Box::new(fit)));
    if surface::can_fill_screen() {
        let fill = move || {
            let board = large.clone();
            large.scene.want(Part::Hands, move || part::map::hands::fill(&board));
        };
        bar = bar.child(control(board, &current, 3, Key::MapFullScreen, LARGE, Box::new(fill)));
    }
    bar = bar.child(control(board, &current, 4, Key::MapSave, ARROW, Box::new(save)));
    let turned = current.clone();
    bar.on("keydown", move |event: Event| {
        let by = match surface::key(&event).as_str() {
            "ArrowDown" | "ArrowRight" => 1,
            "ArrowUp" | "ArrowLeft" => -1,
            _ => return,
        };
        surface::stop(&event);
        if let Some(at) = surface::step(&event, by) {
            turned.set(at);
        }
    })
}

fn control(
    board: &Board,
    current: &Live<usize>,
    at: usize,
    name: Key,
    icon: &'static str,
    mut press: Box<dyn FnMut()>,
) -> El {
    let (shown, came) = (current.clone(), current.clone());
    let words = board.scene.locale.t(name);
    let drawing =
        el("svg:svg").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true").child(el("svg:path").attr("d", icon));
    button()
        .attr("type", "button")
        .class("control")
        .attr("aria-label", words.clone())
        .attr("title", words)
        .attr("data-n", plain(at as i64))
        .attr_live("tabindex", move || if shown.get() == at { "0" } else { "-1" }.to_owned())
        .on("focus", move |_| came.set_if_new(at))
        .on("click", move |_| press())
        .child(drawing)
}
