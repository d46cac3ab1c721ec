//! GeoJSON: RFC 7946, its draft of 2008 with reference systems, and what people really publish.

use super::batch::{Batch, Item};
use super::columns::Columns;
use super::usage::Usage;
use super::{Reading, geometry, own};
use crate::model::{Code, Json, Text};
use crate::source::path::Path;
use crate::source::safe_url;

/// How many records are looked at to tell what their properties are.
const SAMPLE: usize = 60;

/// A collection, a feature, a geometry, or a list of features.
pub fn read(tree: &Json, reading: &mut Reading) {
    whole(tree, reading);
    let batch = batch(tree, "", reading);
    let usage = usage(&batch);
    reading.foreign(batch, &usage);
}

/// What the records of a feed have in common.
pub fn usage(batch: &Batch) -> Usage {
    // From all over the list: what only later ones have counts too.
    let step = (batch.items.len() / SAMPLE).max(1);
    let sample: Vec<&Json> = batch.items.iter().step_by(step).map(|item| item.properties).take(SAMPLE).collect();
    let columns = Columns::guess(&sample);
    Usage::of(columns, &mut batch.items.iter().map(|item| item.properties))
}

/// What is said of the collection as a whole. `link` tells which URLs may be followed.
pub fn head(tree: &Json, reading: &mut Reading, link: &dyn Fn(&str) -> Option<String>) {
    let data = &mut reading.data;
    data.id = tree.id("id").filter(|_| tree.has("features"));
    data.name = Text::of(tree.first(&["name", "title"]));
    data.description = Text::of(tree.get("description"));
    data.url = tree.str("url").and_then(link);
}

/// What is said of a collection of others, with its reference system.
pub fn whole(tree: &Json, reading: &mut Reading) {
    let base = reading.base.clone();
    head(tree, reading, &|url| safe_url(url, base.as_deref()));
    system(tree, reading);
}

/// Which reference system is named.
pub fn system(tree: &Json, reading: &mut Reading) {
    // RFC 7946 has none any more.
    let crs = tree.get("crs");
    let name = crs.get("properties").first(&["name", "code", "href"]);
    let name = crs.as_str().map(str::to_owned).or_else(|| name.as_id());
    reading.crs = name.map(|name| (name, "/crs"));
}

/// The records of a tree, which stands at a path.
pub fn batch<'t>(tree: &'t Json<'t>, root: &str, reading: &mut Reading) -> Batch<'t> {
    let mut batch = Batch { root: root.to_owned(), within: "properties", ..Batch::default() };
    let kind = tree.str("type").unwrap_or_default();
    let is_feature = kind.eq_ignore_ascii_case("Feature");
    let place = Path::root(root);
    if is_feature
        || geometry::is_type(kind) && !tree.has("features")
        || tree.has("coordinates") && !tree.has("features")
    {
        let known = ["Feature", "features", "coordinates"];
        for key in known.iter().skip(1).filter(|key| is_feature && tree.has(key)) {
            reading.notes.note(&place.key(key), Code::OddGeojson, &tree.get(key).outline());
        }
        batch.items.extend(feature(tree, 0, reading, &place));
        return batch;
    }
    batch.many = true;
    let list = if matches!(tree, Json::List(_)) { tree } else { tree.get("features") };
    if !matches!(tree, Json::List(_)) {
        if kind != "FeatureCollection" {
            reading.notes.note(&place.key("type"), Code::OddGeojson, &tree.get("type").outline());
        }
        for key in ["coordinates", "properties", "geometry"].into_iter().filter(|key| tree.has(key)) {
            // Portals put what is known of the whole there.
            reading.notes.note(&place.key(key), Code::OddGeojson, &tree.get(key).outline());
        }
        geometry::bbox(tree, &mut reading.notes, &place);
        batch.root.push_str("/features");
    }
    let place = Path::root(&batch.root);
    if !matches!(list, Json::List(_)) {
        reading.notes.note(&place, Code::NotAList, &list.outline());
    }
    batch.items.reserve(list.items().len());
    for (n, item) in list.items().iter().enumerate() {
        batch.items.extend(feature(item, n, reading, &place.index(n)));
    }
    batch
}

/// A feature, or a geometry that stands for one. What is neither is noted and left out.
fn feature<'t>(value: &'t Json<'t>, index: usize, reading: &mut Reading, path: &Path) -> Option<Item<'t>> {
    let notes = &mut reading.notes;
    if !value.is_map() {
        notes.note(path, Code::NotARecord, &value.outline());
        return None;
    }
    let index = index as u32;
    let kind = value.str("type").unwrap_or_default();
    if geometry::is_type(kind) || value.has("coordinates") && !value.has("geometry") {
        let geometry = geometry::read(value, notes, path);
        return Some(Item { id: None, properties: value.get(own::NOTHING), geometry, index, at: &["coordinates"] });
    }
    if kind != "Feature" {
        notes.note(&path.key("type"), Code::OddGeojson, &value.get("type").outline());
    }
    let stated = value.get("id");
    let id = stated.as_id().filter(|id| !is_no_id(id));
    if stated.as_id().is_none() && !matches!(stated, Json::Null | Json::Str(_)) {
        notes.note(&path.key("id"), Code::OddGeojson, &stated.outline());
    }
    geometry::bbox(value, notes, path);
    let properties = value.get("properties");
    if !matches!(properties, Json::Map(_) | Json::Null) {
        notes.note(&path.key("properties"), Code::OddGeojson, &properties.outline());
    }
    let geometry = geometry::read(value.get("geometry"), notes, &path.key("geometry"));
    // Of a record without properties its own members are.
    let flat = !value.has("properties") && !kind.eq_ignore_ascii_case("Feature");
    let properties = if flat { value } else { properties };
    Some(Item { id, properties, geometry, index, at: &["geometry", "coordinates"] })
}

/// What stands for an id where there is none.
pub fn is_no_id(id: &str) -> bool {
    matches!(
        id,
        "-" | "-1" | "-99" | "-999" | "-9999" | "null" | "None" | "none" | "NaN" | "nan" | "N/A" | "n/a" | "NA"
    )
}
