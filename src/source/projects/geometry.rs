//! A geometry of GeoJSON, as its standard (RFC 7946) has it and as people really write it.
//!
//! What the coordinates are tells how deep their lists stand in each other; what the geometry calls itself is only asked
//! where that leaves a choice. Numbers stay as they are here, whatever reference system they belong to.

use super::notes::Notes;
use crate::geo::LonLat;
use crate::model::project::Geometry;
use crate::model::{Code, Json, decimal};
use crate::source::path::Path;

/// The types with coordinates, and how deep lists stand in each other around a position.
const TYPES: [(&str, usize); 6] =
    [("Point", 0), ("MultiPoint", 1), ("LineString", 1), ("MultiLineString", 2), ("Polygon", 2), ("MultiPolygon", 3)];

const COLLECTION: &str = "GeometryCollection";

/// Whether a word names a type of geometry, in whatever case.
pub fn is_type(word: &str) -> bool {
    word.eq_ignore_ascii_case(COLLECTION) || TYPES.iter().any(|(known, _)| word.eq_ignore_ascii_case(known))
}

/// Reads a geometry; `None` where there is none, which is not noted, or nothing is left of it, which is.
pub fn read(value: &Json, notes: &mut Notes, path: &Path) -> Option<Geometry> {
    if *value == Json::Null {
        return None;
    }
    let Some(stated) = value.str("type") else {
        // Some leave the type out; then the depth alone tells.
        if value.has("coordinates") {
            notes.note(&path.key("type"), Code::OddGeojson, &value.get("type").outline());
            return coordinates(value, "", 4, notes, path);
        }
        notes.note(path, Code::BadGeometry, &value.outline());
        return None;
    };
    for key in ["properties", "geometry", "features"] {
        if value.has(key) {
            notes.note(&path.key(key), Code::OddGeojson, &value.get(key).outline());
        }
    }
    bbox(value, notes, path);
    if stated.eq_ignore_ascii_case(COLLECTION) {
        spelt(stated, COLLECTION, notes, path);
        return members(value, notes, path);
    }
    match TYPES.iter().find(|(known, _)| stated.eq_ignore_ascii_case(known)) {
        Some((known, depth)) => {
            spelt(stated, known, notes, path);
            coordinates(value, known, *depth, notes, path)
        }
        None => {
            notes.note(&path.key("type"), Code::BadGeometry, stated);
            None
        }
    }
}

/// Notes a type in another case than the standard's.
fn spelt(stated: &str, known: &str, notes: &mut Notes, path: &Path) {
    if stated != known {
        notes.note(&path.key("type"), Code::OddGeojson, stated);
    }
}

/// Notes a box that is none.
pub fn bbox(value: &Json, notes: &mut Notes, path: &Path) {
    let stated = value.get("bbox");
    let numbers = stated.items().iter().all(|number| number.as_number().is_some());
    if *stated != Json::Null && !(numbers && matches!(stated.items().len(), 4 | 6)) {
        notes.note(&path.key("bbox"), Code::OddGeojson, &stated.outline());
    }
}

fn members(value: &Json, notes: &mut Notes, path: &Path) -> Option<Geometry> {
    let path = path.key("geometries");
    let stated = value.get("geometries");
    if !matches!(stated, Json::List(_)) {
        notes.note(&path, Code::BadGeometry, &stated.outline());
        return None;
    }
    let mut parts = Vec::new();
    for (n, item) in stated.items().iter().enumerate() {
        let path = path.index(n);
        if !item.is_map() {
            notes.note(&path, Code::BadGeometry, &item.outline());
            continue;
        }
        match read(item, notes, &path) {
            Some(Geometry::Mixed(inner)) => {
                notes.note(&path, Code::OddGeojson, COLLECTION);
                parts.extend(inner);
            }
            part => parts.extend(part),
        }
    }
    if stated.items().len() == 1 {
        notes.note(&path, Code::OddGeojson, COLLECTION);
    }
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(Geometry::Mixed(parts)),
    }
}

fn coordinates(value: &Json, kind: &str, nominal: usize, notes: &mut Notes, path: &Path) -> Option<Geometry> {
    let stated = value.get("coordinates");
    let path = path.key("coordinates");
    let Json::List(items) = stated else {
        notes.note(&path, Code::BadGeometry, &stated.outline());
        return None;
    };
    if items.is_empty() {
        return None;
    }
    let depth = depth(stated);
    if depth != nominal && !kind.is_empty() {
        notes.note(&path, Code::BadGeometry, kind);
    }
    match (kind, depth) {
        (_, 0) => position(stated, notes, &path).map(Geometry::Point),
        ("Point" | "MultiPoint", _) => {
            let mut places = Vec::new();
            points(items, notes, &path, &mut places);
            if places.len() > 1 { Some(Geometry::Points(places)) } else { places.pop().map(Geometry::Point) }
        }
        ("LineString" | "MultiLineString", _) | ("", 1) => {
            let mut found = Vec::new();
            lines(stated, depth, notes, &path, &mut found);
            (!found.is_empty()).then_some(Geometry::Lines(found))
        }
        _ => {
            let mut found = Vec::new();
            polygons(stated, depth, notes, &path, &mut found);
            (!found.is_empty()).then_some(Geometry::Polygons(found))
        }
    }
}

/// How many lists stand around the first position.
fn depth(value: &Json) -> usize {
    match value.items().first() {
        Some(first @ Json::List(_)) => 1 + depth(first),
        _ => 0,
    }
}

fn points(items: &[Json], notes: &mut Notes, path: &Path, places: &mut Vec<LonLat>) {
    for (n, item) in items.iter().enumerate() {
        let path = path.index(n);
        match item {
            Json::List(inner) if matches!(inner.first(), Some(Json::List(_))) => points(inner, notes, &path, places),
            item => places.extend(position(item, notes, &path)),
        }
    }
}

/// A position: longitude and latitude, and what else may follow.
fn position(value: &Json, notes: &mut Notes, path: &Path) -> Option<LonLat> {
    let [x, y, more @ ..] = value.items() else {
        notes.note(path, Code::BadPlace, &value.outline());
        return None;
    };
    for further in more {
        let is_height = further.as_number().is_some() || *further == Json::Null;
        if !is_height || more.len() > 1 {
            notes.note(path, Code::OddGeojson, &further.outline());
            break;
        }
    }
    let lon = number(x, notes, path)?;
    Some(LonLat { lon, lat: number(y, notes, path)? })
}

/// A number; one in quotes is one too, as long as there is no doubt about its point.
fn number(value: &Json, notes: &mut Notes, path: &Path) -> Option<f64> {
    if let Some(number) = value.as_number() {
        if let Json::Float(written) = value {
            notes.digits(written);
        }
        return Some(number);
    }
    let read = value.as_str().and_then(decimal).filter(|number| number.is_finite());
    notes.note(path, if read.is_some() { Code::OddGeojson } else { Code::BadPlace }, &value.outline());
    read
}

fn places(value: &Json, notes: &mut Notes, path: &Path) -> Vec<LonLat> {
    let mut places = Vec::with_capacity(value.items().len());
    points(value.items(), notes, path, &mut places);
    places
}

fn lines(value: &Json, depth: usize, notes: &mut Notes, path: &Path, found: &mut Vec<Vec<LonLat>>) {
    if depth > 1 {
        for (n, item) in value.items().iter().enumerate() {
            lines(item, depth - 1, notes, &path.index(n), found);
        }
        return;
    }
    let places = places(value, notes, path);
    if places.len() < 2 {
        notes.note(path, Code::BadGeometry, "LineString");
        return;
    }
    crossing(&places, notes, path);
    found.push(places);
}

fn polygons(value: &Json, depth: usize, notes: &mut Notes, path: &Path, found: &mut Vec<Vec<Vec<LonLat>>>) {
    if depth > 2 {
        for (n, item) in value.items().iter().enumerate() {
            polygons(item, depth - 1, notes, &path.index(n), found);
        }
        return;
    }
    let mut rings = Vec::new();
    // A ring that stands where its polygon should.
    let stated = if depth == 1 { std::slice::from_ref(value) } else { value.items() };
    for (n, item) in stated.iter().enumerate() {
        match ring(item, n == 0, notes, &path.index(n)) {
            Some(ring) => rings.push(ring),
            // Without its outer ring there is nothing to have holes.
            None if n == 0 => return,
            None => {}
        }
    }
    if !rings.is_empty() {
        found.push(rings);
    }
}

fn ring(value: &Json, outer: bool, notes: &mut Notes, path: &Path) -> Option<Vec<LonLat>> {
    let mut ring = places(value, notes, path);
    let (first, last) = (*ring.first()?, *ring.last()?);
    let size = |item: Option<&Json>| item.map_or(0, |item| item.items().len());
    if first != last || size(value.items().first()) != size(value.items().last()) {
        notes.note(path, Code::UnclosedRing, &value.items().last().map_or(String::new(), Json::outline));
    }
    if first != last {
        ring.push(first);
    }
    if ring.len() < 4 {
        notes.note(path, Code::BadGeometry, "Polygon");
        return None;
    }
    if !crossing(&ring, notes, path) {
        notes.winding(&ring, outer, path);
    }
    Some(ring)
}

/// Whether a line crosses the antimeridian in one piece, which is noted.
fn crossing(places: &[LonLat], notes: &mut Notes, path: &Path) -> bool {
    let jump = places.iter().zip(places.iter().skip(1)).find(|(from, to)| {
        let beyond = |place: &LonLat| place.lon.abs() > 180.0;
        // Metres jump farther; they are looked at later.
        let degrees = |place: &LonLat| place.lon.abs() <= 360.0 && place.lat.abs() <= 90.0;
        degrees(from) && degrees(to) && ((to.lon - from.lon).abs() > 180.0 || beyond(from) || beyond(to))
    });
    if let Some((_, to)) = jump {
        notes.note(path, Code::Antimeridian, &super::place::written(*to));
    }
    jump.is_some()
}

/// Twice the area of a ring in square degrees: below zero where it runs clockwise.
pub fn area(ring: &[LonLat]) -> f64 {
    let sides = ring.iter().zip(ring.iter().skip(1));
    sides.fold(0.0, |area, (from, to)| area + from.lon * to.lat - to.lon * from.lat)
}

/// Whether a place is inside of a ring.
pub fn contains(ring: &[LonLat], place: LonLat) -> bool {
    let sides = ring.iter().zip(ring.iter().skip(1));
    let crossed = sides.filter(|(from, to)| {
        let between = (from.lat > place.lat) != (to.lat > place.lat);
        between && place.lon < (to.lon - from.lon) * (place.lat - from.lat) / (to.lat - from.lat) + from.lon
    });
    crossed.count() % 2 == 1
}
