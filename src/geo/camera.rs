//! What part of the map is seen.

use super::trig::{exp2, log2};
use super::{Extent, LonLat, Point, Projection};

/// The closest zoom level.
pub const MAX_ZOOM: f64 = 19.0;

/// A box on the map, in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub min: Point,
    pub max: Point,
}

impl Rect {
    pub fn contains(&self, point: Point) -> bool {
        point.x >= self.min.x && point.x <= self.max.x && point.y >= self.min.y && point.y <= self.max.y
    }

    pub fn overlaps(&self, other: &Rect) -> bool {
        self.min.x <= other.max.x && other.min.x <= self.max.x && self.min.y <= other.max.y && other.min.y <= self.max.y
    }

    /// The box that is wider by this much on each side.
    pub fn grown(&self, by: f64) -> Rect {
        let Rect { min, max } = self;
        Rect { min: Point { x: min.x - by, y: min.y - by }, max: Point { x: max.x + by, y: max.y + by } }
    }
}

/// A view of the map: which point is in the middle, how large one unit is, and how large the view is in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub projection: Projection,
    pub centre: Point,
    /// From 0 to [`MAX_ZOOM`]; a world unit is `256 * 2^zoom` CSS pixels.
    pub zoom: f64,
    pub width: f64,
    pub height: f64,
}

impl Camera {
    /// The whole world in a view of this size.
    pub fn new(projection: Projection, width: f64, height: f64) -> Camera {
        let bounds = projection.plane().bounds();
        let centre = Point { x: (bounds.min.x + bounds.max.x) / 2.0, y: (bounds.min.y + bounds.max.y) / 2.0 };
        Camera { projection, centre, zoom: 0.0, width, height }.showing(&bounds, 0.0)
    }

    /// CSS pixels for a world unit.
    pub fn scale(&self) -> f64 {
        256.0 * exp2(self.zoom)
    }

    pub fn to_screen(&self, point: Point) -> (f64, f64) {
        let scale = self.scale();
        ((point.x - self.centre.x) * scale + self.width / 2.0, (point.y - self.centre.y) * scale + self.height / 2.0)
    }

    pub fn from_screen(&self, x: f64, y: f64) -> Point {
        let scale = self.scale();
        Point { x: self.centre.x + (x - self.width / 2.0) / scale, y: self.centre.y + (y - self.height / 2.0) / scale }
    }

    /// The place under a pixel; `None` outside of the world.
    pub fn lonlat_at(&self, x: f64, y: f64) -> Option<LonLat> {
        self.projection.unproject(self.from_screen(x, y))
    }

    /// What is seen, in world units.
    pub fn view(&self) -> Rect {
        Rect { min: self.from_screen(0.0, 0.0), max: self.from_screen(self.width, self.height) }
    }

    /// The view after its content was moved by these pixels.
    pub fn pan(&self, dx: f64, dy: f64) -> Camera {
        let scale = self.scale();
        let centre = Point { x: self.centre.x - dx / scale, y: self.centre.y - dy / scale };
        Camera { centre, ..*self }.clamped()
    }

    /// The view `dz` levels closer, with what is under a pixel staying there.
    pub fn zoom_at(&self, x: f64, y: f64, dz: f64) -> Camera {
        let fixed = self.from_screen(x, y);
        let mut camera = Camera { zoom: (self.zoom + dz).clamp(0.0, MAX_ZOOM), ..*self };
        let moved = camera.from_screen(x, y);
        camera.centre.x += fixed.x - moved.x;
        camera.centre.y += fixed.y - moved.y;
        camera.clamped()
    }

    /// The closest view that shows the extent with so many pixels around it.
    pub fn fit(&self, extent: &Extent, padding: f64) -> Camera {
        let plane = self.projection.plane();
        let mut seen: Option<Rect> = None;
        // The outline of the box is curved on the map.
        let (width, height) = (extent.width(), extent.north - extent.south);
        for (across, down) in samples() {
            let place = LonLat { lon: extent.west + width * across, lat: extent.south + height * down };
            if let Some(point) = plane.project(place) {
                seen = Some(match seen {
                    None => Rect { min: point, max: point },
                    Some(Rect { min, max }) => Rect {
                        min: Point { x: min.x.min(point.x), y: min.y.min(point.y) },
                        max: Point { x: max.x.max(point.x), y: max.y.max(point.y) },
                    },
                });
            }
        }
        seen.map_or(*self, |seen| self.showing(&seen, padding))
    }

    /// The closest view that shows a box with so many pixels around it.
    pub fn showing(&self, rect: &Rect, padding: f64) -> Camera {
        let centre = Point { x: (rect.min.x + rect.max.x) / 2.0, y: (rect.min.y + rect.max.y) / 2.0 };
        let across = (self.width - 2.0 * padding).max(1.0) / (rect.max.x - rect.min.x).max(1e-9);
        let down = (self.height - 2.0 * padding).max(1.0) / (rect.max.y - rect.min.y).max(1e-9);
        let zoom = log2(across.min(down) / 256.0).clamp(0.0, MAX_ZOOM);
        Camera { centre, zoom, ..*self }.clamped()
    }

    /// The same place and the same scale under another projection.
    pub fn under(&self, projection: Projection) -> Camera {
        let (old, new) = (self.projection.plane(), projection.plane());
        let place = old.unproject(self.centre).unwrap_or_default();
        let Some(centre) = new.project(place) else { return Camera::new(projection, self.width, self.height) };
        let ratio = new.metres_per_unit(place.lat) / old.metres_per_unit(place.lat);
        Camera { projection, centre, zoom: self.zoom + log2(ratio), ..*self }.clamped()
    }

    /// Metres on the ground for a CSS pixel in the middle of the view.
    pub fn metres_per_pixel(&self) -> f64 {
        let plane = self.projection.plane();
        let lat = plane.unproject(self.centre).map_or(0.0, |place| place.lat);
        plane.metres_per_unit(lat) / self.scale()
    }

    /// The longer side of the view on the ground, in kilometres.
    pub fn span_km(&self) -> f64 {
        self.width.max(self.height) * self.metres_per_pixel() / 1000.0
    }

    /// The box that holds what is seen.
    pub fn extent(&self) -> Extent {
        let mut seen = Vec::new();
        for (across, down) in samples() {
            seen.extend(self.lonlat_at(self.width * across, self.height * down));
        }
        Extent::of(&seen).unwrap_or(Extent::WORLD)
    }

    /// Zoom within its limits, and the world in view.
    pub fn clamped(&self) -> Camera {
        let zoom = self.zoom.clamp(0.0, MAX_ZOOM);
        let mut camera = Camera { zoom, ..*self };
        let (bounds, scale) = (self.projection.plane().bounds(), camera.scale());
        camera.centre.x = clamp(self.centre.x, bounds.min.x, bounds.max.x, self.width / scale / 2.0);
        camera.centre.y = clamp(self.centre.y, bounds.min.y, bounds.max.y, self.height / scale / 2.0);
        camera
    }
}

/// Points all over a box, edges included, as parts of its sides.
fn samples() -> impl Iterator<Item = (f64, f64)> {
    const STEPS: u16 = 16;
    (0..(STEPS + 1) * (STEPS + 1)).map(|step| {
        let part = |step: u16| f64::from(step) / f64::from(STEPS);
        (part(step % (STEPS + 1)), part(step / (STEPS + 1)))
    })
}

/// A centre such that a world smaller than the view stays in it, and a larger one leaves a quarter of it at most.
fn clamp(centre: f64, low: f64, high: f64, half: f64) -> f64 {
    let (from, to) = if half * 2.0 >= high - low {
        (high - half, low + half)
    } else {
        let margin = half * 0.5;
        (low + half - margin, high - half + margin)
    };
    if from <= to { centre.clamp(from, to) } else { (low + high) / 2.0 }
}
