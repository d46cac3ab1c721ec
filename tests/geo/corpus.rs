//! Files of others: the folder `map` of the corpus, see CONTRIBUTING.md.

use city_widgets::geo::{LonLat, Point, Projection};
use std::path::PathBuf;

/// A file of the corpus as JSON, if there is a corpus; tells where it looked if there is none.
pub fn json(file: &str) -> Option<serde_json::Value> {
    let path = path(file)?;
    Some(serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap())
}

pub fn path(file: &str) -> Option<PathBuf> {
    let root = std::env::var_os("CITY_WIDGETS_CORPUS").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let folder = root.join("map");
    if !folder.is_dir() {
        eprintln!("skipped: no corpus at {}", folder.display());
        return None;
    }
    Some(folder.join(file))
}

/// All positions of the points of a collection.
pub fn points(file: &str) -> Option<Vec<LonLat>> {
    let json = json(file)?;
    let features = json["features"].as_array().unwrap();
    let positions = features.iter().filter_map(|feature| {
        let at = feature["geometry"]["coordinates"].as_array()?;
        Some(LonLat::new(at[0].as_f64()?, at[1].as_f64()?))
    });
    Some(positions.collect())
}

/// The same on the map.
pub fn mercator(file: &str) -> Option<Vec<Point>> {
    let plane = Projection::Mercator { lon0: 0.0 }.plane();
    Some(points(file)?.into_iter().filter_map(|place| plane.project(place)).collect())
}
