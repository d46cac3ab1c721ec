//! Land, lines and areas for a view of the map.

use super::layer::{Drawing, Ink, Layer, Stroke};
use super::scene::MapScene;
use crate::geo::basemap::Basemap;
use crate::geo::graticule::graticule;
use crate::geo::shape::Shape;
use crate::geo::{Camera, Paths, Projection, Rect};
use crate::model::plain;
use crate::state::map::{Mode, Register};
use std::cell::RefCell;
use std::rc::Rc;

/// Below this zoom land is drawn from what is in the bundle.
const COARSE: f64 = 5.0;

/// The countries, and what was made of them for a projection.
#[derive(Default)]
pub struct World {
    coarse: RefCell<Option<Rc<Basemap>>>,
    fine: RefCell<Option<Rc<Basemap>>>,
    made: RefCell<Option<Rc<Made>>>,
    /// The site's own outline.
    pub boundary: RefCell<Option<Shape>>,
}

/// Projected paths.
struct Made {
    projection: Projection,
    is_fine: bool,
    land: Paths,
    coast: Paths,
    lakes: Paths,
    solid: Paths,
    disputed: Paths,
}

impl World {
    /// What is drawn for a view, half a view further on each side.
    pub fn drawing(&self, scene: &MapScene, camera: &Camera, tiled: bool) -> Drawing {
        // Two units a pixel: half a pixel is not seen.
        let scale = camera.scale() * 2.0;
        let seen = camera.view();
        let view = seen.grown((seen.max.x - seen.min.x).max(seen.max.y - seen.min.y) / 2.0);
        let mut drawing = Drawing { layers: Vec::new(), scale, origin: camera.centre, dot: 10.0 };
        let made = self.made(camera, scene.options.borders);
        let mut add = |paths: &Paths, ink, stroke| {
            let mut path = String::new();
            paths.to_svg(&mut path, scale, camera.centre, Some(&view));
            if !path.is_empty() {
                drawing.layers.push(Layer { path, ink, stroke });
            }
        };
        // Map images have all that is below.
        if !tiled {
            add(&graticule(&camera.projection, &camera.extent()), Ink::Grid, Stroke::Line(1.0));
            add(&made.land, Ink::Land, Stroke::Fill);
            add(&made.lakes, Ink::Water, Stroke::Fill);
            add(&made.solid, Ink::Border, Stroke::Line(1.0));
            add(&made.disputed, Ink::Border, Stroke::Dashed(1.0));
            add(&made.coast, Ink::Coast, Stroke::Line(0.75));
        }
        if let Some(boundary) = &*self.boundary.borrow() {
            add(&boundary.strokes(&camera.projection), Ink::Outline, Stroke::Line(1.5));
        }
        self.shapes(scene, camera, &mut add);
        if scene.options.mode == Mode::Dots {
            dots(scene, camera, &view, &mut drawing);
        }
        drawing
    }

    fn made(&self, camera: &Camera, borders: bool) -> Rc<Made> {
        let fine = self.fine.borrow().clone().filter(|_| camera.zoom >= COARSE);
        if let Some(made) = &*self.made.borrow()
            && made.projection == camera.projection
            && made.is_fine == fine.is_some()
        {
            return made.clone();
        }
        let is_fine = fine.is_some();
        let basemap = fine.unwrap_or_else(|| self.coarse());
        let projection = camera.projection;
        let lines = if borders { basemap.borders(&projection) } else { Default::default() };
        let made = Rc::new(Made {
            projection,
            is_fine,
            land: basemap.land(&projection),
            coast: basemap.coast(&projection),
            lakes: basemap.lakes(&projection),
            solid: lines.solid,
            disputed: lines.disputed,
        });
        self.made.replace(Some(made.clone()));
        made
    }

    /// The countries as the bundle has them.
    pub(super) fn coarse(&self) -> Rc<Basemap> {
        let decoded = || Rc::new(Basemap::decode(crate::geo::basemap::WORLD).unwrap_or_default());
        self.coarse.borrow_mut().get_or_insert_with(decoded).clone()
    }

    /// Whether a nearer look is due that is not there yet.
    pub fn wants_fine(&self, camera: &Camera) -> bool {
        camera.zoom >= COARSE && self.fine.borrow().is_none()
    }

    /// Takes the coasts for a nearer look.
    pub fn refine(&self, bytes: &[u8]) {
        self.fine.replace(Basemap::decode(bytes).map(Rc::new));
    }

    /// The lines and areas of projects, of each colour together.
    fn shapes(&self, scene: &MapScene, camera: &Camera, add: &mut dyn FnMut(&Paths, Ink, Stroke)) {
        let (loaded, register, selected) = (scene.loaded.get(), scene.register.get(), scene.visit.selected.get());
        // Where all are points, a filter leaves the ground as it is: it is not drawn anew for nothing.
        if !register.has_shapes && selected.is_none() {
            return;
        }
        let (listed, query) = (scene.listed.get(), scene.visit.query.peek());
        for at in &listed.rows {
            let Some(record) = loaded.document.data.projects.get(*at) else { continue };
            let ink = Ink::Theme(register.colour_of(*at, &query));
            for site in record.sites.iter().filter(|site| site.geometry.point().is_none()) {
                let shape = site.geometry.shape();
                add(&shape.areas(&camera.projection), ink, Stroke::Wash);
                add(&shape.strokes(&camera.projection), ink, Stroke::Line(2.0));
            }
            if selected.as_deref() == Some(&record.id) {
                add(&links(&register, *at, camera), ink, Stroke::Dashed(2.0));
            }
        }
    }
}

/// Lines from the first place of a project to its others.
fn links(register: &Register, project: usize, camera: &Camera) -> Paths {
    let mut paths = Paths::lines();
    let Some(entry) = register.entries.get(project) else { return paths };
    let plane = camera.projection.plane();
    let mut places =
        register.spots.iter().skip(entry.spots.0).take(entry.spots.1).filter_map(|spot| plane.project(spot.at));
    if let Some(first) = places.next() {
        for other in places {
            paths.add(&[first, other]);
        }
    }
    paths
}

/// Each place as a dot in the colour of its project.
fn dots(scene: &MapScene, camera: &Camera, view: &Rect, drawing: &mut Drawing) {
    let (listed, register, query) = (scene.listed.get(), scene.register.get(), scene.visit.query.peek());
    let plane = camera.projection.plane();
    let mut of_colour: Vec<String> = vec![String::new(); crate::state::map::THEMES];
    for spot in &register.spots {
        if !listed.mask.get(spot.project).copied().unwrap_or_default() {
            continue;
        }
        if let Some(at) = plane.project(spot.at).filter(|at| view.contains(*at))
            && let Some(path) = of_colour.get_mut(register.colour_of(spot.project, &query))
        {
            // A line of no length: its round ends are the dot.
            let place = |value: f64, origin: f64| plain(((value - origin) * drawing.scale).round() as i64);
            for part in ["M", &place(at.x, drawing.origin.x), ",", &place(at.y, drawing.origin.y), "h0"] {
                path.push_str(part);
            }
        }
    }
    for (colour, path) in of_colour.into_iter().enumerate() {
        if !path.is_empty() {
            drawing.layers.push(Layer { path, ink: Ink::Theme(colour), stroke: Stroke::Line(drawing.dot) });
        }
    }
}
