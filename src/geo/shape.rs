//! A project's own geometry.

use super::{Extent, LonLat, Paths, Projection, cut, inside};

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

    /// All its places.
    pub fn places(&self) -> Vec<LonLat> {
        let rings = self.polygons.iter().flatten();
        self.points.iter().chain(self.lines.iter().chain(rings).flatten()).copied().collect()
    }

    pub fn extent(&self) -> Option<Extent> {
        Extent::of(&self.places())
    }

    /// Its areas, to be filled.
    pub fn areas(&self, projection: &Projection) -> Paths {
        cut::areas(&projection.plane(), &mut self.polygons.iter().flatten().map(Vec::as_slice))
    }

    /// Its lines and the outlines of its areas, to be stroked; without those that the edge of the map adds.
    pub fn strokes(&self, projection: &Projection) -> Paths {
        let plane = projection.plane();
        let mut paths = Paths::lines();
        for line in &self.lines {
            cut::line(&plane, line, false, &mut paths);
        }
        for ring in self.polygons.iter().flatten() {
            cut::line(&plane, ring, true, &mut paths);
        }
        paths
    }

    /// One place that stands for the whole: a place inside of its largest area, else a middle place of its longest line,
    /// else its first point.
    pub fn representative(&self) -> Option<LonLat> {
        let mut largest: Option<(f64, &Vec<Vec<LonLat>>)> = None;
        for polygon in &self.polygons {
            let area = polygon.first().map_or(0.0, |ring| inside::area_km2(ring));
            if largest.is_none_or(|(other, _)| area > other) {
                largest = Some((area, polygon));
            }
        }
        if let Some(ring) = largest.and_then(|(_, polygon)| polygon.first())
            && let Some(place) = inside::middle(ring)
        {
            return Some(place);
        }
        let length = |line: &Vec<LonLat>| line.iter().zip(line.iter().skip(1)).map(|(a, b)| a.km(*b)).sum::<f64>();
        let longest = self.lines.iter().max_by(|a, b| length(a).total_cmp(&length(b)));
        longest.and_then(|line| halfway(line, length(line))).or_else(|| self.points.first().copied())
    }

    /// Whether a place is inside of one of its areas, and in none of its holes.
    pub fn contains(&self, place: LonLat) -> bool {
        self.polygons.iter().any(|rings| rings.iter().filter(|ring| inside::contains(ring, place)).count() % 2 == 1)
    }
}

/// The place half of the way along a line.
fn halfway(line: &[LonLat], length: f64) -> Option<LonLat> {
    let mut left = length / 2.0;
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        let way = from.km(*to);
        if way >= left && way > 0.0 {
            let part = left / way;
            let lon = super::lonlat::near(to.lon, from.lon);
            let lon = super::lonlat::near(from.lon + (lon - from.lon) * part, 0.0);
            return Some(LonLat { lon, lat: from.lat + (to.lat - from.lat) * part });
        }
        left -= way;
    }
    line.first().copied()
}
