//! Whether the places of a document of ours are as they should be: then nobody has to put them right.

use crate::model::Json;

/// Whether all coordinates are somewhere on the globe in degrees, and no reference system is named.
pub fn is(tree: &Json) -> bool {
    let data = if tree.has("data") { tree.get("data") } else { tree };
    !data.has("crs") && data.get("features").items().iter().all(|feature| geometry(feature.get("geometry")))
}

fn geometry(value: &Json) -> bool {
    value.get("geometries").items().iter().all(geometry) && on_globe(value.get("coordinates"))
}

fn on_globe(value: &Json) -> bool {
    let within = |item: Option<&Json>, most: f64| {
        item.and_then(Json::as_number).is_some_and(|number| (-most..=most).contains(&number) && number != 0.0)
    };
    match value.items() {
        [Json::List(_), ..] => value.items().iter().all(on_globe),
        [] => *value == Json::Null,
        position => within(position.first(), 180.0) && within(position.get(1), 90.0),
    }
}
