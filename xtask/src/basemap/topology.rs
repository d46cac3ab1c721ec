//! TopoJSON: countries that share arcs.

use std::collections::BTreeMap;

use serde_json::Value;

pub type Place = (f64, f64);

/// Countries whose rings go along arcs: a number for one along it, its complement for one back along it.
#[derive(Clone, Default)]
pub struct World {
    pub arcs: Vec<Vec<Place>>,
    /// By two-letter code.
    pub countries: BTreeMap<String, Vec<Vec<i64>>>,
}

impl World {
    pub fn ring(&self, ring: &[i64]) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for number in ring {
            let mut arc = self.arcs[(if *number < 0 { !number } else { *number }) as usize].clone();
            if *number < 0 {
                arc.reverse();
            }
            places.extend(arc);
            places.pop();
        }
        places
    }
}

/// Twice the area under a ring is what its sign and size come from, in square degrees; longitudes don't jump.
pub fn area(ring: &[Place]) -> f64 {
    let Some(first) = ring.first() else { return 0.0 };
    let near = |lon: f64| lon - ((lon - first.0) / 360.0).round() * 360.0;
    let sum: f64 = ring
        .iter()
        .zip(ring.iter().cycle().skip(1))
        .map(|(a, b)| (near(a.0) - first.0) * (b.1 - first.1) - (near(b.0) - first.0) * (a.1 - first.1))
        .sum();
    sum / 2.0
}

fn arcs(topology: &Value) -> Vec<Vec<Place>> {
    let pair = |value: &Value| (value[0].as_f64().unwrap_or_default(), value[1].as_f64().unwrap_or_default());
    let (scale, translate) = (pair(&topology["transform"]["scale"]), pair(&topology["transform"]["translate"]));
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&topology["arcs"])
        .iter()
        .map(|arc| {
            let (mut x, mut y) = (0.0, 0.0);
            list(arc)
                .iter()
                .map(|step| {
                    let (dx, dy) = pair(step);
                    (x, y) = (x + dx, y + dy);
                    (x * scale.0 + translate.0, y * scale.1 + translate.1)
                })
                .collect()
        })
        .collect()
}

/// Each polygon's rings, the outer one first.
fn polygons(geometry: &Value) -> Vec<Vec<Vec<i64>>> {
    let ring = |ring: &Value| ring.as_array().into_iter().flatten().filter_map(Value::as_i64).collect::<Vec<i64>>();
    let polygon = |polygon: &Value| polygon.as_array().into_iter().flatten().map(ring).collect::<Vec<_>>();
    match geometry["type"].as_str() {
        Some("Polygon") => vec![polygon(&geometry["arcs"])],
        Some("MultiPolygon") => geometry["arcs"].as_array().into_iter().flatten().map(polygon).collect(),
        _ => Vec::new(),
    }
}

/// The countries of world-atlas by their two-letter codes.
pub fn countries(topology: &Value, codes: &Value) -> World {
    let mut world = World { arcs: arcs(topology), countries: BTreeMap::new() };
    for geometry in topology["objects"]["countries"]["geometries"].as_array().into_iter().flatten() {
        let name = geometry["properties"]["name"].as_str().unwrap_or_default();
        let Some(code) = code(geometry["id"].as_str(), name, codes) else { continue };
        world.countries.entry(code).or_default().extend(polygons(geometry).into_iter().flatten());
    }
    world
}

/// Numeric codes by the table of ISO 3166-1; places without one get a code for private use, and Kosovo the usual one.
fn code(id: Option<&str>, name: &str, codes: &Value) -> Option<String> {
    let Some(id) = id else {
        let code = match name {
            "Kosovo" => "XK",
            "N. Cyprus" => "XN",
            "Somaliland" => "XS",
            "Siachen Glacier" => "XJ",
            // Christmas Island and the Cocos Islands.
            "Indian Ocean Ter." => "CX",
            _ => return None,
        };
        return Some(code.to_owned());
    };
    let row = codes.as_array().into_iter().flatten().find(|row| row[2].as_str() == Some(id))?;
    row[0].as_str().map(str::to_owned)
}

/// The outer rings of all lakes, the largest first.
pub fn lakes(topology: &Value) -> Vec<Vec<Place>> {
    let world = World { arcs: arcs(topology), countries: BTreeMap::new() };
    let geometries = topology["objects"]["lakes"]["geometries"].as_array().cloned().unwrap_or_default();
    let rings = geometries.iter().flat_map(polygons).filter_map(|rings| Some(world.ring(rings.first()?)));
    let mut lakes: Vec<Vec<Place>> = rings.collect();
    lakes.sort_by(|a, b| area(b).abs().total_cmp(&area(a).abs()));
    lakes
}
