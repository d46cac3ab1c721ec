//! The map: ground, marks, controls, and what moves it.

use super::controls::controls;
use super::ground::World;
use super::layer::Word;
use super::marks::marks;
use super::scene::MapScene;
use super::surface;
use crate::geo::cluster::{Mark, Spot};
use crate::geo::{Camera, Extent, LonLat, Point, Projection, scale};
use crate::i18n::Key;
use crate::part::{self, Part};
use crate::state::map::{MapQuery, Mode, Register, px};
use crate::view::el::{El, Element, Event, Guard, Keyed, Place, button, div, el, p, span};
use crate::view::live::watch;
use crate::view::{Live, dom};
use std::cell::RefCell;
use std::rc::Rc;

/// Around what is fitted, in CSS pixels.
const PADDING: f64 = 60.0;
/// A single place is shown no nearer than this at first.
const NEAREST: f64 = 13.0;

/// What the pieces of a map share.
#[derive(Clone)]
pub struct Board {
    pub scene: MapScene,
    pub world: Rc<World>,
    /// The frame of the map.
    pub frame: Place,
    /// What moves while it is dragged.
    pub layer: Place,
    pub canvas: Place,
    /// A word about how the map is moved, shown for a moment.
    pub hint: Live<Option<Key>>,
    /// Counts what else asks for drawing again.
    pub redraw: Live<usize>,
    /// What is wrong with the file of map images.
    pub fault: Live<Option<Key>>,
    /// Whether map images are shown.
    pub tiled: Live<bool>,
    /// The marks in view, in the order of the document.
    pub marked: Live<Rc<Vec<Mark>>>,
    /// The names in view.
    pub words: Rc<RefCell<Vec<Word>>>,
    /// Whether no mark is in view, which the focus would be on.
    pub empty: Live<bool>,
    /// Whether the visitor chooses a kind of file.
    pub saving: Live<bool>,
    /// Whether paper is drawn on.
    pub printing: Live<bool>,
    /// What follows whether the map fills the screen, once it has.
    pub filled: Rc<RefCell<Guard>>,
}

pub fn board(scene: &MapScene, list: &Place) -> El {
    let board = Board {
        scene: scene.clone(),
        world: Rc::default(),
        frame: Place::default(),
        layer: Place::default(),
        canvas: Place::default(),
        hint: Live::new(None),
        redraw: Live::new(0),
        fault: Live::new(None),
        tiled: Live::new(false),
        marked: Live::new(Rc::default()),
        words: Rc::default(),
        empty: Live::new(true),
        saving: Live::new(false),
        printing: Live::new(false),
        filled: Rc::default(),
    };
    let (sized, drawn, moved, hinted) = (board.clone(), board.clone(), board.clone(), board.clone());
    let (marks, key) = marks(&board);
    let (empty, dots) = (board.empty.clone(), scene.options.mode == Mode::Dots);
    let layer = div()
        .class("layer")
        .place(board.layer.clone())
        .keyed(coming(&board, tiles, part::map::tiles::images))
        .child(el("canvas").class("ground").attr("aria-hidden", "true").place(board.canvas.clone()))
        // Names once the map is drawn.
        .keyed(coming(&board, |board| board.scene.camera.get().map(|_| Part::Names), part::map::names::layer))
        .child(marks);
    let view = div()
        .class("view")
        .attr("role", "group")
        .attr("aria-label", scene.locale.t(Key::MapLand))
        .attr("aria-describedby", "map-help")
        .attr_live("tabindex", move || if empty.get() || dots { "0" } else { "-1" }.to_owned())
        .place(board.frame.clone())
        .on("keydown", key)
        .child(layer)
        .keyed(coming(&board, tiles, part::map::tiles::consent))
        .live(move || {
            hinted.hint.get().map(|key| p().class("hint").attr("aria-hidden", "true").child(hinted.scene.locale.t(key)))
        })
        .made(move |element| {
            let resized = sized.clone();
            let come = moved.clone();
            if moved.scene.options.boundary.is_some() {
                let outlined = moved.clone();
                moved.scene.want(Part::Shapes, move || part::map::shapes::outline(&outlined));
            }
            Some(Box::new((
                surface::on_size(element, Box::new(move |width, height| resized.resize(width, height))),
                hands(&moved, element),
                watch(Box::new(move || drawn.draw())),
                watch(Box::new(move || come.come())),
            )))
        });
    div()
        .class("map")
        .part("map")
        .child(skip(scene, list.clone()))
        .child(p().class("hidden").attr("id", "map-help").child(scene.locale.t(Key::MapHelp)))
        .child(view)
        .child(controls(&board))
        .keyed(coming(&board, |board| board.saving.get().then_some(Part::Save), part::map::save::dialog))
        .child(foot(&board))
}

/// What comes with a part, once that is wanted.
pub(super) fn coming(
    board: &Board,
    wanted: fn(&Board) -> Option<Part>,
    made: fn(&Board) -> El,
) -> impl FnMut() -> Vec<Keyed> + use<> {
    let board = board.clone();
    move || {
        if !wanted(&board).is_some_and(|part| board.scene.has(part)) {
            return Vec::new();
        }
        let board = board.clone();
        vec![Keyed::new(0, move || made(&board))]
    }
}

/// Lets the code for hands come as soon as one is near, and gives it what that one did until then.
fn hands(board: &Board, element: &Element) -> Guard {
    // The first listener, and what takes its place.
    let kept: Rc<RefCell<Guard>> = Rc::default();
    let early: Rc<RefCell<Option<Vec<Event>>>> = Rc::new(RefCell::new(Some(Vec::new())));
    let (board, at, events) = (board.clone(), element.clone(), early.clone());
    let place = Rc::downgrade(&kept);
    let near = move || {
        let (this, at, events, place) = (board.clone(), at.clone(), events.clone(), place.clone());
        board.scene.want(Part::Hands, move || {
            let early = events.borrow_mut().take();
            if let (Some(early), Some(place)) = (early, place.upgrade()) {
                place.replace(part::map::hands::start(&this, &at, &early));
            }
        });
    };
    kept.replace(surface::on_first(element, early, Box::new(near)));
    Some(Box::new(kept))
}

/// What shows map images, where the site has any.
fn tiles(board: &Board) -> Option<Part> {
    board.scene.options.tiles.as_ref().map(|_| Part::Tiles)
}

/// The scale, and whom the map is owed to.
fn foot(board: &Board) -> El {
    let scene = board.scene.clone();
    let borders = scene.options.borders.then(|| span().class("fact").child(scene.locale.t(Key::MapBorders)));
    let land = span().class("fact").child(scene.locale.t(Key::MapCredit));
    let owed = p().class("owed").part("attribution").child(land).child(borders).child(
        (!scene.options.attribution.is_empty())
            .then(|| span().class("fact").child(span().attr("dir", "auto").child(scene.options.attribution.clone()))),
    );
    let ruled = scene.clone();
    let rule = move || {
        let camera = ruled.camera.get()?;
        let (metres, pixels) = scale::bar(&camera);
        let (key, n) = if metres >= 1000.0 { (Key::DistanceKm, metres / 1000.0) } else { (Key::DistanceM, metres) };
        let distance = ruled.locale.fill(key, &[("n", &ruled.wording().number(n, None))]);
        let words = ruled.locale.fill(Key::MapScale, &[("distance", &distance)]);
        let width = px(pixels);
        let bar = span().class("bar").attr("aria-hidden", "true").style("inline-size", move || width.clone());
        Some(
            p().class("scale")
                .child(bar)
                .child(span().attr("aria-hidden", "true").child(distance))
                .child(span().class("hidden").child(words)),
        )
    };
    div().class("under").live(rule).child(owed)
}

impl Board {
    /// Takes the size of the map: the first one fits what there is into it.
    fn resize(&self, width: f64, height: f64) {
        if width < 1.0 || height < 1.0 {
            return;
        }
        let camera = match self.scene.camera.peek() {
            Some(camera) if self.scene.visit.moved.peek().is_some() => Camera { width, height, ..camera }.clamped(),
            _ => self.first(width, height),
        };
        self.scene.camera.set_if_new(Some(camera));
    }

    /// Where the map begins: where the visitor has left it, where the page wants it, or with all places in it.
    pub fn first(&self, width: f64, height: f64) -> Camera {
        let options = &self.scene.options;
        let left = self.scene.visit.moved.peek().or_else(|| Some((options.centre?, options.zoom.unwrap_or(10.0))));
        if let Some((centre, zoom)) = left {
            return at(centre, zoom, width, height);
        }
        let camera = self.fitted(width, height);
        match options.zoom {
            Some(zoom) => Camera { zoom, ..camera }.clamped(),
            None => camera,
        }
    }

    /// Shows the view that a link or the page asks for; what the visitor does is shown already.
    fn come(&self) {
        let moved = self.scene.visit.moved.get();
        let Some(camera) = self.scene.camera.peek() else { return };
        let here = camera.projection.unproject(camera.centre);
        let is_here = match (moved, here) {
            (Some((place, zoom)), Some(here)) => {
                (zoom - camera.zoom).abs() < 0.01 && place.km(here) * 1000.0 < 2.0 * camera.metres_per_pixel()
            }
            _ => false,
        };
        if !is_here {
            self.scene.camera.set_if_new(Some(self.first(camera.width, camera.height)));
        }
    }

    /// All places of the query in view, and of all projects where it leaves none.
    pub fn fitted(&self, width: f64, height: f64) -> Camera {
        let (loaded, listed) = (self.scene.loaded.peek(), self.scene.listed.peek());
        let all = |is_shown: &dyn Fn(usize) -> bool| {
            let mut places: Vec<LonLat> = Vec::new();
            for (project, record) in loaded.document.data.projects.iter().enumerate() {
                if is_shown(project) {
                    record.sites.iter().for_each(|site| site.geometry.each(&mut |place| places.push(place)));
                }
            }
            places
        };
        let mut places = all(&|project| listed.mask.get(project).copied().unwrap_or_default());
        if places.is_empty() {
            places = all(&|_| true);
        }
        let extent = Extent::of(&places).unwrap_or(Extent::WORLD);
        let projection = if self.is_tiled() {
            Projection::of_kind(crate::geo::Kind::City, extent.centre())
        } else {
            Projection::for_extent(&extent)
        };
        let camera = Camera::new(projection, width, height).fit(&extent, PADDING.min(width / 6.0));
        Camera { zoom: camera.zoom.min(NEAREST), ..camera }.clamped()
    }

    /// Whether there may be map images: they come in Web Mercator only.
    fn is_tiled(&self) -> bool {
        self.scene.options.tiles.is_some()
    }

    /// Shows another view, under the projection that is due for it.
    pub fn go(&self, camera: Camera) {
        let centre = camera.projection.unproject(camera.centre);
        let due = centre.filter(|_| !self.is_tiled());
        let due = due.and_then(|centre| camera.projection.for_view(centre, camera.span_km()));
        let camera = due.map_or(camera, |projection| camera.under(projection));
        // A view of more than the world has its centre somewhere in it all the same.
        let centre = camera.projection.unproject(camera.centre).unwrap_or_else(|| camera.extent().centre());
        self.scene.visit.moved.set(Some((centre, camera.zoom)));
        self.scene.camera.set(Some(camera));
    }

    /// Draws what is seen; runs again whenever that is something else.
    fn draw(&self) {
        let (Some(camera), _) = (self.scene.camera.get(), self.redraw.get()) else { return };
        let drawing = self.world.drawing(&self.scene, &camera, self.tiled.get());
        surface::draw(&self.canvas, &self.layer, &drawing, &camera, self.printing.get());
        if self.world.wants_fine(&camera) {
            let (world, redraw) = (self.world.clone(), self.redraw.clone());
            self.scene.want(Part::Fine, move || {
                part::map::fine::refine(&world);
                redraw.update(|count| *count += 1);
            });
        }
    }
}

fn at(centre: LonLat, zoom: f64, width: f64, height: f64) -> Camera {
    let near = Projection::of_kind(crate::geo::Kind::City, centre);
    let camera = Camera { zoom, ..Camera::new(near, width, height) };
    let centred = near.project(centre).map_or(camera, |point| Camera { centre: point, ..camera });
    match near.for_view(centre, centred.span_km()) {
        Some(projection) => centred.under(projection),
        None => centred.clamped(),
    }
}

/// A way past the map, for those who read the list.
fn skip(scene: &MapScene, list: Place) -> El {
    let press = move |_| dom::focus(&list);
    button().attr("type", "button").class("button skip").on("click", press).child(scene.locale.t(Key::MapSkip))
}

/// The spots of a register, for clusters.
pub fn spots(register: &Register, query: &MapQuery, projection: &Projection) -> Vec<Spot> {
    let plane = projection.plane();
    let mut spots = Vec::with_capacity(register.spots.len());
    for spot in &register.spots {
        // What the projection does not show keeps its place in the list, far off.
        let at = plane.project(spot.at).unwrap_or(Point { x: -9.0, y: -9.0 });
        spots.push(Spot { at, project: spot.project as u32, theme: 0 });
    }
    recoloured(spots, register, query)
}

/// The same in the colours that they have for a query.
pub fn recoloured(mut spots: Vec<Spot>, register: &Register, query: &MapQuery) -> Vec<Spot> {
    let colours = register.colours(query);
    for spot in &mut spots {
        spot.theme = colours.get(spot.project as usize).copied().unwrap_or_default();
    }
    spots
}
