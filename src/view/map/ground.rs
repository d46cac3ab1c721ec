//! Land, lines and areas for a view of the map.

use super::layer::{Drawing, Ink, Layer, Stroke};
use super::scene::MapScene;
use crate::geo::basemap::Basemap;
use crate::geo::graticule::graticule;
use crate::geo::shape::Shape;
use crate::geo::{Camera, Paths, Projection};
use crate::part::{self, Part};
use crate::state::map::Mode;
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
    is_bordered: bool,
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
        let made = self.made(camera, scene.options.borders && scene.has(Part::Borders));
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
        let loaded = scene.loaded.get();
        let opened = scene.visit.selected.get().and_then(|id| loaded.document.data.find(&id));
        let is_spread = opened.is_some_and(|project| project.sites.len() > 1);
        let wanted = is_spread || scene.register.get().has_shapes || self.boundary.borrow().is_some();
        if wanted && scene.has(Part::Shapes) {
            part::map::shapes::draw(self, scene, camera, &mut add);
        }
        if scene.options.mode == Mode::Dots && scene.has(Part::Dots) {
            part::map::dots::draw(scene, camera, &view, &mut drawing);
        }
        drawing
    }

    fn made(&self, camera: &Camera, borders: bool) -> Rc<Made> {
        let fine = self.fine.borrow().clone().filter(|_| camera.zoom >= COARSE);
        if let Some(made) = &*self.made.borrow()
            && made.projection == camera.projection
            && (made.is_fine, made.is_bordered) == (fine.is_some(), borders)
        {
            return made.clone();
        }
        let is_fine = fine.is_some();
        let basemap = fine.unwrap_or_else(|| self.coarse());
        let projection = camera.projection;
        let lines = if borders { part::map::borders::borders(&basemap, &projection) } else { Default::default() };
        let made = Rc::new(Made {
            projection,
            is_fine,
            is_bordered: borders,
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
}
