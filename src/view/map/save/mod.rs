//! The map as a file: a drawing that stays sharp at any size, or a picture for slides. Reached through
//! [`crate::part::map::save`] only.

mod drawing;
mod legend;

use super::board::Board;
use super::layer::{Drawing, Ink, Word};
use super::marks::side;
use super::surface;
use crate::geo::Camera;
use crate::i18n::Key;
use crate::state::map::THEMES;
use crate::view::el::{El, Place, button, dialog as dialog_element, div, p};
use crate::view::live::watch;
use crate::view::{device, dom};

pub use legend::{DOT, Entry, SIZE};

/// The light colours: a file is for paper and slides. As `map.css` has them.
const THEME: [&str; THEMES] = ["#1f6f8b", "#b4472e", "#4b7a2b", "#7a4fa0", "#a6691a", "#c2417c", "#2f5fc4", "#6b7280"];
const WATER: &str = "#f3f6f8";
const LAND: &str = "#e3e5de";
/// Of names of countries, of cities, and of what is said below.
const NAME: &str = "#56615a";
const PLACE: &str = "#1b1f23";
const QUIET: &str = "#4a5560";

/// The colours that a picture is made in: of water, of names of countries and cities, of land, and of what is said below.
#[cfg(target_arch = "wasm32")]
pub fn inks() -> [&'static str; 5] {
    [WATER, NAME, PLACE, LAND, QUIET]
}

/// All that is in the file.
pub struct Sheet {
    /// Of the map, in CSS pixels.
    pub width: f64,
    pub height: f64,
    /// How high the legend is that stands below it, with its entries.
    pub below: f64,
    pub legend: Vec<Entry>,
    pub drawing: Drawing,
    /// CSS pixels for a unit of the drawing.
    pub scale: f64,
    pub words: Vec<Word>,
    pub discs: Vec<Disc>,
    /// Whom it is owed to.
    pub credit: String,
}

/// A mark.
pub struct Disc {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    /// How many projects each colour has.
    pub themes: [u32; THEMES],
    /// How many projects there are; empty for one.
    pub number: String,
}

/// Asks for the kind of file.
pub fn dialog(board: &Board) -> El {
    let place = Place::default();
    let (opened, closed, done) = (place.clone(), board.saving.clone(), place.clone());
    let locale = &board.scene.locale;
    let choice = |name: Key, save: fn(&Sheet)| {
        let (board, done) = (board.clone(), done.clone());
        let press = move |_| {
            if let Some(sheet) = sheet(&board) {
                save(&sheet);
            }
            dom::close(&done);
        };
        button().attr("type", "button").class("button").on("click", press).child(locale.t(name))
    };
    let shut = place.clone();
    dialog_element()
        .place(place)
        .class("saves")
        .part("dialog")
        .attr("aria-labelledby", "map-saves")
        .on("close", move |_| closed.set(false))
        .child(p().class("block-title").attr("id", "map-saves").child(locale.t(Key::MapSave)))
        .child(
            div()
                .class("ways")
                .child(choice(Key::SaveSvg, |sheet| device::save("map.svg", "image/svg+xml", &drawing::svg(sheet))))
                .child(choice(Key::SavePng, surface::picture)),
        )
        .child(
            button()
                .attr("type", "button")
                .class("button plain")
                .on("click", move |_| dom::close(&shut))
                .child(locale.t(Key::Close)),
        )
        .made(move |_| Some(watch(Box::new(move || dom::open_modal(&opened)))))
}

/// What the map shows now. Map images are left out: they are others' to give.
fn sheet(board: &Board) -> Option<Sheet> {
    let camera = board.scene.camera.peek()?;
    let drawing = board.world.drawing(&board.scene, &camera, false);
    let scale = camera.scale() / drawing.scale;
    let mut credit = board.scene.locale.t(Key::MapCredit);
    let options = &board.scene.options;
    if options.borders {
        credit = credit + " · " + &board.scene.locale.t(Key::MapBorders);
    }
    if options.boundary.is_some() && !options.attribution.is_empty() {
        credit = credit + " · " + &options.attribution;
    }
    let mut discs = Vec::new();
    for mark in board.marked.peek().iter() {
        let (x, y) = camera.to_screen(mark.at);
        let number = match mark.projects {
            1 => String::new(),
            projects => board.scene.locale.formatter.number(projects as usize),
        };
        discs.push(Disc { x, y, radius: side(mark.projects) / 2.0, themes: mark.themes, number });
    }
    let words = board.words.borrow().clone();
    let Camera { width, height, .. } = camera;
    let (legend, below) = legend::legend(board, width, height);
    Some(Sheet { width, height, below, legend, drawing, scale, words, discs, credit })
}

/// The colour of an ink.
pub fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Land => LAND,
        Ink::Water => WATER,
        Ink::Coast => "#a9b1a6",
        Ink::Border => "#8d968c",
        Ink::Grid => "#dfe5e9",
        Ink::Outline => QUIET,
        Ink::Theme(at) => THEME.get(at).copied().unwrap_or("#6b7280"),
    }
}

impl Disc {
    /// Each colour with where its arc begins and how long it is, as parts of the way round from the top.
    pub fn arcs(&self) -> Vec<(Ink, f64, f64)> {
        let total = f64::from(self.themes.iter().sum::<u32>().max(1));
        let (mut arcs, mut before) = (Vec::new(), 0.0);
        for (at, count) in self.themes.iter().enumerate().filter(|(_, count)| **count > 0) {
            let part = f64::from(*count) / total;
            arcs.push((Ink::Theme(at), before, part));
            before += part;
        }
        arcs
    }
}
