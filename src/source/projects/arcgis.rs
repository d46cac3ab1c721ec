//! What ArcGIS answers: a FeatureSet of attributes and geometries of its own kind, or GeoJSON that says it is not all.

use super::batch::{Batch, Item};
use super::{Foreign, Reading, fields, geojson, geometry, pages};
use crate::geo::LonLat;
use crate::model::project::Geometry;
use crate::model::{Code, Json, joined, plain};
use crate::source::path::Path;
use std::borrow::Cow;

pub fn read(tree: &Json, foreign: &Foreign, reading: &mut Reading) {
    geojson::whole(tree, reading);
    let features = tree.get("features");
    let more =
        tree.get("exceededTransferLimit").is_true() || tree.get("properties").get("exceededTransferLimit").is_true();
    let count = features.items().len() as i64;
    if more && count > 0 {
        let offset = pages::number(reading.base.as_deref(), "resultOffset").unwrap_or(0);
        reading.next = pages::with(reading.base.as_deref(), "resultOffset", offset + count);
    }
    if features.items().iter().any(|feature| feature.str("type") == Some("Feature")) {
        let batch = geojson::batch(tree, "", reading);
        return fields::take(batch, foreign, reading);
    }
    let system = tree.get("spatialReference");
    let system = if system.is_map() {
        system
    } else {
        features
            .items()
            .iter()
            .map(|feature| feature.get("geometry").get("spatialReference"))
            .find(|s| s.is_map())
            .unwrap_or(system)
    };
    reading.crs = system
        .first(&["latestWkid", "wkid"])
        .as_int()
        .map(|code| (joined(&["EPSG:", &plain(code)]), "/spatialReference"));
    let mut batch = Batch { root: "/features".to_owned(), many: true, within: "attributes", ..Batch::default() };
    let place = Path::root("/features");
    if !matches!(features, Json::List(_)) {
        reading.notes.note(&place, Code::NotAList, &features.outline());
    }
    let decoded = decoded(tree);
    for (n, feature) in features.items().iter().enumerate() {
        let path = place.index(n);
        if !feature.is_map() {
            reading.notes.note(&path, Code::NotARecord, &feature.outline());
            continue;
        }
        let stated = feature.get("geometry");
        let read = geometry(stated);
        if read.is_none() && *stated != Json::Null && !is_empty(stated) {
            reading.notes.note(&path.key("geometry"), Code::BadGeometry, &stated.outline());
        }
        batch.items.push(Item {
            id: None,
            properties: feature.get("attributes"),
            geometry: read,
            index: n as u32,
            at: &["geometry"],
        });
    }
    if decoded.is_empty() {
        return fields::take(batch, foreign, reading);
    }
    // Codes become the words that the layer has for them.
    let worded: Vec<Json> = batch.items.iter().map(|item| in_words(item.properties, &decoded)).collect();
    let items = batch.items.into_iter().zip(&worded).map(|(item, properties)| Item { properties, ..item }).collect();
    fields::take(Batch { items, ..batch_of(batch.root) }, foreign, reading);
}

fn batch_of<'t>(root: String) -> Batch<'t> {
    Batch { root, many: true, within: "attributes", ..Batch::default() }
}

/// The fields whose values are codes, with the words for these.
fn decoded<'t>(tree: &'t Json) -> Vec<(&'t str, &'t [Json<'t>])> {
    let mut found = Vec::new();
    for field in tree.get("fields").items() {
        let words = field.get("domain").get("codedValues").items();
        if let (Some(name), false) = (field.str("name"), words.is_empty()) {
            found.push((name, words));
        }
    }
    found
}

fn in_words(attributes: &Json, decoded: &[(&str, &[Json])]) -> Json<'static> {
    let mut entries = Vec::new();
    for (key, value) in attributes.entries() {
        let words = decoded.iter().find(|(name, _)| *name == key).map(|(_, words)| *words).unwrap_or_default();
        let word = words.iter().find(|word| word.get("code") == value).map(|word| word.get("name").owned());
        entries.push((Cow::Owned(key.to_owned()), word.unwrap_or_else(|| value.owned())));
    }
    Json::Map(entries)
}

fn is_empty(value: &Json) -> bool {
    let nothing = |key: &str| value.has(key) && value.get(key).items().is_empty();
    value.get("x").as_str() == Some("NaN")
        || value.has("x") && *value.get("x") == Json::Null
        || nothing("rings")
        || nothing("paths")
        || nothing("points")
}

fn position(value: &Json) -> Option<LonLat> {
    let [x, y, ..] = value.items() else { return None };
    Some(LonLat { lon: x.as_number()?, lat: y.as_number()? })
}

fn lists(value: &Json) -> Vec<Vec<LonLat>> {
    let mut found = Vec::new();
    for list in value.items() {
        let places: Vec<LonLat> = list.items().iter().filter_map(position).collect();
        if places.len() > 1 {
            found.push(places);
        }
    }
    found
}

fn geometry(value: &Json) -> Option<Geometry> {
    if value.has("x") {
        let (x, y) = (value.get("x").as_number()?, value.get("y").as_number()?);
        return Some(Geometry::Point(LonLat { lon: x, lat: y }));
    }
    if value.has("points") {
        let places: Vec<LonLat> = value.get("points").items().iter().filter_map(position).collect();
        return (!places.is_empty()).then_some(Geometry::Points(places));
    }
    let lines = lists(value.get("paths"));
    if !lines.is_empty() {
        return Some(Geometry::Lines(lines));
    }
    let rings = rings(lists(value.get("rings")));
    (!rings.is_empty()).then_some(Geometry::Polygons(rings))
}

/// Rings in one list: those that run clockwise are areas, the others holes in one of these.
fn rings(rings: Vec<Vec<LonLat>>) -> Vec<Vec<Vec<LonLat>>> {
    let mut areas: Vec<Vec<Vec<LonLat>>> = Vec::new();
    let mut holes = Vec::new();
    for mut ring in rings {
        if let (Some(first), true) = (ring.first().copied(), ring.first() != ring.last()) {
            ring.push(first);
        }
        match geometry::area(&ring) {
            _ if ring.len() < 4 => {}
            area if area > 0.0 => holes.push(ring),
            _ => areas.push(vec![ring]),
        }
    }
    for hole in holes {
        let inside = |area: &&mut Vec<Vec<LonLat>>| {
            area.first().zip(hole.first()).is_some_and(|(outer, place)| geometry::contains(outer, *place))
        };
        match areas.iter_mut().find(inside) {
            Some(area) => area.push(hole),
            // One that runs the other way round.
            None => areas.push(vec![hole]),
        }
    }
    areas
}
