//! What is inside of a ring.

use super::LonLat;
use super::cut::outline;
use super::lonlat::near;

/// Whether a place is inside of a ring that may cross the antimeridian or go around a pole.
pub fn contains(ring: &[LonLat], place: LonLat) -> bool {
    // Around the place, so that the ring's edges are where it is.
    let Some(first) = ring.first() else { return false };
    let path = outline(ring, first.lon);
    let (mut west, mut east) = (f64::INFINITY, f64::NEG_INFINITY);
    for corner in &path {
        west = west.min(corner.lon);
        east = east.max(corner.lon);
    }
    let mut lon = near(place.lon, west + 180.0);
    let mut inside = false;
    while lon <= east {
        inside |= flat(&path, LonLat { lon, lat: place.lat });
        lon += 360.0;
    }
    inside
}

fn flat(path: &[LonLat], place: LonLat) -> bool {
    let mut inside = false;
    let Some(mut before) = path.last() else { return false };
    for corner in path {
        if (corner.lat > place.lat) != (before.lat > place.lat) {
            let part = (place.lat - before.lat) / (corner.lat - before.lat);
            inside ^= place.lon < before.lon + (corner.lon - before.lon) * part;
        }
        before = corner;
    }
    inside
}

/// The area of a ring in square kilometres on a globe, by the trapezoids under its edges on the equal-area cylinder.
pub fn area_km2(ring: &[LonLat]) -> f64 {
    let path = outline(ring, ring.first().map_or(0.0, |place| place.lon));
    let height = |lat: f64| super::trig::sin_cos(lat * super::trig::DEGREE).0;
    let mut sum = 0.0;
    let Some(mut before) = path.last() else { return 0.0 };
    for corner in &path {
        sum += (corner.lon - before.lon) * (height(corner.lat) + height(before.lat)) / 2.0;
        before = corner;
    }
    const RADIUS: f64 = 6371.0088;
    sum.abs() * super::trig::DEGREE * RADIUS * RADIUS
}

/// A place inside of a ring, near its middle: its centroid if that is inside, else the middle of the widest part of the
/// parallel through it.
pub fn middle(ring: &[LonLat]) -> Option<LonLat> {
    let path = outline(ring, ring.first()?.lon);
    let first = *path.first()?;
    let mut before = *path.last()?;
    let (mut area, mut lon, mut lat) = (0.0, 0.0, 0.0);
    for corner in &path {
        // Relative to the first corner: products of small numbers keep their digits.
        let (ax, ay) = (before.lon - first.lon, before.lat - first.lat);
        let (bx, by) = (corner.lon - first.lon, corner.lat - first.lat);
        let twice = ax * by - bx * ay;
        area += twice;
        lon += (ax + bx) * twice;
        lat += (ay + by) * twice;
        before = *corner;
    }
    let mut place = LonLat { lon: first.lon, lat: first.lat };
    if area.abs() > 1e-12 {
        place = LonLat { lon: first.lon + lon / (3.0 * area), lat: first.lat + lat / (3.0 * area) };
        if !flat(&path, place) {
            place.lon = widest(&path, place.lat).unwrap_or(place.lon);
        }
    }
    Some(LonLat { lon: near(place.lon, 0.0), lat: place.lat })
}

/// The middle of the longest piece of a parallel inside of an outline.
fn widest(path: &[LonLat], lat: f64) -> Option<f64> {
    let mut before = path.last()?;
    let mut cuts = Vec::new();
    for corner in path {
        if (corner.lat > lat) != (before.lat > lat) {
            let part = (lat - before.lat) / (corner.lat - before.lat);
            cuts.push(before.lon + (corner.lon - before.lon) * part);
        }
        before = corner;
    }
    sort(&mut cuts);
    let mut best = None;
    for pair in cuts.chunks_exact(2) {
        if let [west, east] = pair
            && best.is_none_or(|(width, _)| east - west > width)
        {
            best = Some((east - west, (west + east) / 2.0));
        }
    }
    best.map(|(_, middle)| middle)
}

/// Puts numbers in order, by insertion: there are few, or they come nearly in order.
fn sort(numbers: &mut [f64]) {
    for end in 1..numbers.len() {
        let mut at = end;
        while let (Some(before), Some(number)) = (numbers.get(at.wrapping_sub(1)), numbers.get(at))
            && before > number
        {
            numbers.swap(at - 1, at);
            at -= 1;
        }
    }
}
