//! Names on the map: countries from afar, the cities of the projects from nearby. Reached through
//! [`crate::part::map::names`] only.
//!
//! They are decoration: marks and list say the names of what they stand for. So they lie under the marks, and a name
//! for which there is no room is left out. With them comes the choice to list only what the map shows.

mod paper;
mod sheet;
mod within;

use super::board::Board;
use super::surface;
use crate::geo::Camera;
use crate::geo::basemap::Label;
use crate::geo::labels::Area;
use crate::state::map::{CityPlace, Register, city_places};
use crate::view::el::{El, Place, el};
use crate::view::live::watch;
use crate::view::{Live, dom};
use sheet::Sheet;
use std::cell::RefCell;
use std::rc::Rc;

pub use within::within;

/// Cities are named where a CSS pixel is no more than so many metres.
const CITIES_FROM: f64 = 6_000.0;
/// Countries are named where the view is at least so many kilometres wide.
const COUNTRIES_FROM: f64 = 150.0;
/// A country of this size is named before the cities, in CSS pixels.
const LARGE: f64 = 90.0;

/// A name with its width at a size of one CSS pixel.
struct Name {
    text: String,
    width: f64,
}

/// What is known of names, so that it is asked for once.
#[derive(Default)]
struct Known {
    countries: Vec<(Label, Name)>,
    register: Option<Rc<Register>>,
    cities: Vec<(CityPlace, Name)>,
}

/// What lies over the map, while its size is the same.
#[derive(Default, Clone, PartialEq)]
struct Covered {
    size: (f64, f64),
    controls: usize,
    areas: Vec<Area>,
}

/// For what the names are that stand on the canvas, beside the words themselves.
type Written = (Camera, bool, usize);

#[derive(Clone)]
struct Names {
    board: Board,
    canvas: Place,
    known: Rc<RefCell<Known>>,
    covered: Rc<RefCell<Covered>>,
    written: Rc<RefCell<Option<Written>>>,
}

/// The canvas that they are written on.
pub fn layer(board: &Board) -> El {
    let this = Names {
        board: board.clone(),
        canvas: Place::default(),
        known: Rc::default(),
        covered: Rc::default(),
        written: Rc::default(),
    };
    // Before it is in the document the canvas has no style.
    let (canvas, ready) = (this.canvas.clone(), Live::new(false));
    let stands = ready.clone();
    let redraw = board.redraw.clone();
    // The style sheet lets a colour of the map's pass over to another one, which tells that there are other colours.
    let recoloured = move |_| redraw.update(|count| *count += 1);
    let names = el("canvas").class("names").attr("aria-hidden", "true").place(canvas);
    names.on("transitionend", recoloured).made(move |_| {
        dom::later(move || stands.set(true));
        let paper = paper::follow(&this.board);
        let names = watch(Box::new(move || {
            if ready.get() {
                this.draw();
            }
        }));
        Some(Box::new((paper, names)))
    })
}

impl Names {
    /// Writes what there is room for; follows the marks, which follow all else.
    fn draw(&self) {
        let (scene, marks, printing) = (&self.board.scene, self.board.marked.get(), self.board.printing.get());
        let (tiled, turn) = (self.board.tiled.get(), self.board.redraw.get());
        let Some(camera) = scene.camera.peek() else { return };
        let mut sheet = Sheet::new(&self.board, &camera, &marks, self.covered(&camera));
        // Map images have names of their own.
        if !tiled {
            self.learn();
            let known = self.known.borrow();
            let countries = if camera.span_km() < COUNTRIES_FROM { &[][..] } else { &known.countries };
            let large = countries.iter().take_while(|(label, _)| sheet.pixels(label) >= LARGE).count();
            for (label, name) in countries.get(..large).unwrap_or_default() {
                sheet.country(label, name);
            }
            if sheet.metres < CITIES_FROM {
                sheet.cities(&known.cities);
            }
            for (label, name) in countries.get(large..).unwrap_or_default() {
                sheet.country(label, name);
            }
        }
        let written = Some((camera, printing, turn));
        if self.written.replace(written) != written || *self.board.words.borrow() != sheet.words {
            surface::write(&self.canvas, &sheet.words, &camera, printing);
            self.board.words.replace(sheet.words);
        }
    }

    /// The boxes of what lies over the map. Where they are is asked for only when they may be elsewhere: the browser
    /// would have to lay out the page for it, amid what is changing.
    fn covered(&self, camera: &Camera) -> Vec<Area> {
        let (size, controls) = ((camera.width, camera.height), surface::controls(&self.board.frame));
        let mut known = self.covered.borrow_mut();
        if (known.size, known.controls) != (size, controls) || controls == 0 {
            *known = Covered { size, controls, areas: surface::covered(&self.board.frame) };
        }
        known.areas.clone()
    }

    /// Asks for the names of countries once, and for those of cities once for the data.
    fn learn(&self) {
        let scene = &self.board.scene;
        let mut known = self.known.borrow_mut();
        if known.countries.is_empty() {
            for label in self.board.world.coarse().labels() {
                // Places without a code of their own have no name that all agree on; Kosovo has one.
                if label.code[0] != b'X' || label.code == *b"XK" {
                    let code: String = label.code.iter().map(|byte| char::from(*byte)).collect();
                    let text = scene.locale.formatter.country(&code);
                    if text != code {
                        known.countries.push((label, self.name(text, false)));
                    }
                }
            }
        }
        let register = scene.register.peek();
        if !known.register.as_ref().is_some_and(|known| Rc::ptr_eq(known, &register)) {
            known.cities.clear();
            for place in city_places(&scene.loaded.peek().document.data, &register) {
                if let Some(city) = register.facets.cities.get(place.city) {
                    let name = self.name(city.label.clone(), true);
                    known.cities.push((place, name));
                }
            }
            known.register = Some(register);
        }
    }

    fn name(&self, text: String, is_place: bool) -> Name {
        let width = surface::width(&self.canvas, &text, is_place);
        Name { text, width }
    }
}
