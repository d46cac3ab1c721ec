//! Records of an Opendatasoft portal: version 1 of its interface (`records[].fields`) and version 2 (`results[]`).

use super::batch::{Batch, Item};
use super::{Foreign, Reading, fields, geometry, pages, table};
use crate::model::{Code, Json, joined};
use crate::source::path::Path;

pub fn read(tree: &Json, foreign: &Foreign, reading: &mut Reading) {
    let key = ["records", "results"].into_iter().find(|key| tree.has(key));
    let list = key.map_or(tree, |key| tree.get(key));
    let root = key.map(|key| joined(&["/", key])).unwrap_or_default();
    let count = list.items().len() as i64;
    let base = reading.base.clone();
    // Both refuse to go beyond ten thousand.
    let further = |name: &str, stated: Option<i64>, all: Option<i64>| {
        let offset = stated.or_else(|| pages::number(base.as_deref(), name)).unwrap_or(0) + count;
        let more = count > 0 && all.is_some_and(|all| offset < all) && offset < 10_000;
        more.then(|| pages::with(base.as_deref(), name, offset)).flatten()
    };
    reading.next = match tree.has("nhits") {
        true => further("start", tree.get("parameters").get("start").as_int(), tree.get("nhits").as_int()),
        false => further("offset", None, tree.get("total_count").as_int()),
    };
    let mut batch = Batch { root, many: true, ..Batch::default() };
    let place = Path::root(&batch.root).written();
    let place = Path::root(&place);
    for (n, outer) in list.items().iter().enumerate() {
        let path = place.index(n);
        let record = if outer.get("record").is_map() { outer.get("record") } else { outer };
        let properties = if record.get("fields").is_map() { record.get("fields") } else { record };
        if !record.is_map() {
            reading.notes.note(&path, Code::NotARecord, &record.outline());
            continue;
        }
        if record.get("fields").is_map() {
            batch.within = "fields";
        }
        let shape =
            properties.entries().find(|(key, value)| value.is_map() && (*key == "geo_shape" || value.has("geometry")));
        let shape = shape.map(|(_, value)| if value.get("geometry").is_map() { value.get("geometry") } else { value });
        let shape = shape.and_then(|shape| geometry::read(shape, &mut reading.notes, &path.key("geo_shape")));
        let point = || {
            let stated =
                properties.first(&["geo_point_2d", "geo_point", "coordonnees_geo", "geolocalisation", "coordinates"]);
            table::point(stated).map(crate::model::project::Geometry::Point)
        };
        let own = || geometry::read(record.get("geometry"), &mut reading.notes, &path.key("geometry"));
        let geometry = shape.or_else(point).or_else(own);
        let id = record.id("recordid").or_else(|| record.id("id"));
        batch.items.push(Item { id, properties, geometry, index: n as u32, at: &[] });
    }
    fields::take(batch, foreign, reading);
}
