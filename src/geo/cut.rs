//! Lines and rings of the globe, cut at the edge of the map and laid on it.

use super::inside::contains;
use super::lonlat::near;
use super::trig::{DEGREE, sin_cos};
use super::{LonLat, Paths, Plane, Point, Projection};

/// Longer edges are bent: this is the longest straight piece, in degrees.
const STEP: f64 = 4.0;

/// The way east from one place to the next: the shorter one, unless the edge follows a parallel all the way round.
fn eastwards(from: LonLat, to: LonLat) -> f64 {
    let way = to.lon - from.lon;
    let round = way.abs() >= 359.999_999 && way.abs() <= 360.000_001 && from.lat == to.lat;
    if round { way } else { near(to.lon, from.lon) - from.lon }
}

/// The places with longitudes that don't jump, the first one on the map around `lon0`. Places that aren't on the globe
/// are left out.
pub(super) fn unwrapped(places: &[LonLat], lon0: f64) -> Vec<LonLat> {
    let mut path: Vec<LonLat> = Vec::with_capacity(places.len() + 3);
    // What was written, for the way to the next; and where that is.
    let mut last: Option<(LonLat, f64)> = None;
    for place in places.iter().filter(|place| place.is_valid()) {
        let lon = match last {
            None => near(place.lon, lon0),
            Some((written, lon)) => lon + eastwards(written, *place),
        };
        last = Some((*place, lon));
        path.push(LonLat { lon, lat: place.lat });
    }
    path
}

/// An outline with longitudes that don't jump. One that goes around the globe is closed over the nearer pole.
pub(super) fn outline(ring: &[LonLat], lon0: f64) -> Vec<LonLat> {
    let mut path = unwrapped(ring, lon0);
    let (Some(first), Some(last)) = (path.first().copied(), path.last().copied()) else { return path };
    let closing = LonLat { lon: last.lon + near(first.lon, last.lon) - last.lon, lat: first.lat };
    if (closing.lon - first.lon).abs() > 180.0 {
        let sum: f64 = path.iter().map(|place| place.lat).sum();
        let pole = if sum < 0.0 { -90.0 } else { 90.0 };
        path.push(closing);
        path.push(LonLat { lon: closing.lon, lat: pole });
        path.push(LonLat { lon: first.lon, lat: pole });
    } else if path.len() > 1 && (last.lon - first.lon).abs() < 1e-12 && last.lat == first.lat {
        path.pop();
    }
    path
}

/// Lays rings on the map, to be filled by the even-odd rule.
pub(super) fn areas(plane: &Plane, rings: &mut dyn Iterator<Item = &[LonLat]>) -> Paths {
    let mut paths = Paths::outlines();
    let Projection::Laea { centre } = plane.projection() else {
        for one in rings {
            ring(plane, one, &mut paths);
        }
        return paths;
    };
    // What is opposite of the centre is everywhere around the map: the land around that place is what the rings leave
    // of the world.
    let opposite = LonLat { lon: near(centre.lon + 180.0, 0.0), lat: -centre.lat };
    let mut around = false;
    for one in rings {
        if one.iter().any(|place| place.is_valid() && centre.angle(*place) < super::plane::HORIZON) {
            add(plane, &outline(one, plane.lon0), true, &mut paths);
            around ^= contains(one, opposite);
        }
    }
    if around {
        let bounds = plane.bounds();
        let reach = (bounds.max.x - bounds.min.x) / 2.0;
        let mut circle: Vec<Point> = Vec::new();
        for step in 0..90 {
            let (sin, cos) = sin_cos(f64::from(step) * 4.0 * DEGREE);
            circle.push(Point { x: 0.5 + reach * sin, y: 0.5 + reach * cos });
        }
        paths.add(&circle);
    }
    paths
}

/// Adds a ring to the outlines of a map whose edge is a meridian.
fn ring(plane: &Plane, ring: &[LonLat], paths: &mut Paths) {
    let path = outline(ring, plane.lon0);
    for turn in turns(&path, plane.lon0) {
        let (west, east) = (plane.lon0 - 180.0, plane.lon0 + 180.0);
        let mut shifted: Vec<LonLat> = Vec::new();
        for place in &path {
            shifted.push(LonLat { lon: place.lon - 360.0 * f64::from(turn), ..*place });
        }
        let inside = half(&half(&shifted, west, 1.0), east, -1.0);
        add(plane, &inside, true, paths);
    }
}

/// Adds a line to lines; `closed` is one that goes back to its beginning.
pub(super) fn line(plane: &Plane, places: &[LonLat], closed: bool, paths: &mut Paths) {
    let mut path = unwrapped(places, plane.lon0);
    if closed && let (Some(first), Some(last)) = (places.iter().find(|place| place.is_valid()), path.last()) {
        let lon = near(first.lon, last.lon);
        path.push(LonLat { lon, lat: first.lat });
    }
    if let Projection::Laea { centre } = plane.projection() {
        let mut run = Vec::new();
        for place in path {
            if centre.angle(place) < super::plane::HORIZON {
                run.push(place);
            } else {
                add(plane, &run, false, paths);
                run.clear();
            }
        }
        return add(plane, &run, false, paths);
    }
    let (west, east) = (plane.lon0 - 180.0, plane.lon0 + 180.0);
    for turn in turns(&path, plane.lon0) {
        let mut run: Vec<LonLat> = Vec::new();
        let mut last: Option<LonLat> = None;
        for place in &path {
            let place = LonLat { lon: place.lon - 360.0 * f64::from(turn), ..*place };
            let inside = |place: &LonLat| place.lon >= west && place.lon <= east;
            if let Some(before) = last
                && inside(&before) != inside(&place)
            {
                let outer = if inside(&place) { before } else { place };
                run.push(crossing(before, place, if outer.lon < west { west } else { east }));
                if !inside(&place) {
                    add(plane, &run, false, paths);
                    run.clear();
                }
            }
            if inside(&place) {
                run.push(place);
            }
            last = Some(place);
        }
        add(plane, &run, false, paths);
    }
}

/// How often the world must be turned by to see all of a path.
fn turns(path: &[LonLat], lon0: f64) -> std::ops::RangeInclusive<i32> {
    let (mut west, mut east) = (lon0, lon0);
    for place in path {
        west = west.min(place.lon);
        east = east.max(place.lon);
    }
    let turn = |lon: f64| ((lon - lon0) / 360.0).round().clamp(-20.0, 20.0) as i32;
    turn(west + 1e-9)..=turn(east - 1e-9)
}

/// What of an outline is on one side of a meridian: east of it, or west of it with a sign of -1.
fn half(path: &[LonLat], meridian: f64, sign: f64) -> Vec<LonLat> {
    let inside = |place: &LonLat| (place.lon - meridian) * sign >= 0.0;
    if path.iter().all(inside) {
        return path.to_vec();
    }
    let mut kept = Vec::new();
    let Some(mut before) = path.last().copied() else { return kept };
    for place in path {
        if inside(&before) != inside(place) {
            kept.push(crossing(before, *place, meridian));
        }
        if inside(place) {
            kept.push(*place);
        }
        before = *place;
    }
    kept
}

/// Where an edge meets a meridian.
fn crossing(from: LonLat, to: LonLat, meridian: f64) -> LonLat {
    let way = to.lon - from.lon;
    let part = if way.abs() < 1e-12 { 0.0 } else { ((meridian - from.lon) / way).clamp(0.0, 1.0) };
    LonLat { lon: meridian, lat: from.lat + (to.lat - from.lat) * part }
}

/// Lays a path on the map; long edges bend with it.
fn add(plane: &Plane, path: &[LonLat], closed: bool, paths: &mut Paths) {
    let mut points: Vec<Point> = Vec::with_capacity(path.len());
    let mut before = if closed { path.last().copied() } else { None };
    for place in path {
        if let Some(before) = before {
            let (across, up) = (place.lon - before.lon, place.lat - before.lat);
            let pieces = (across.abs().max(up.abs()) / STEP).min(180.0) as i32;
            for piece in 1..=pieces {
                let part = f64::from(piece) / f64::from(pieces + 1);
                points.push(plane.flat(before.lon + across * part, before.lat + up * part));
            }
        }
        points.push(plane.flat(place.lon, place.lat));
        before = Some(*place);
    }
    paths.add(&points);
}
