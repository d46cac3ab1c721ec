//! OGC API Features: GeoJSON in pages.

use super::{Foreign, Reading, fields, geojson, pages};
use crate::model::Json;

pub fn read(tree: &Json, foreign: &Foreign, reading: &mut Reading) {
    geojson::whole(tree, reading);
    let links = tree.get("links").items().iter().filter(|link| link.str("rel") == Some("next"));
    let mut found: Option<&Json> = None;
    for link in links {
        let is_json = link.str("type").is_none_or(|kind| crate::model::find(kind, "json").is_some());
        if is_json && found.is_none() {
            found = Some(link);
        }
    }
    let batch = geojson::batch(tree, "", reading);
    if !batch.items.is_empty() {
        let href = found.and_then(|link| link.str("href"));
        reading.next = href.and_then(|href| pages::link(href, reading.base.as_deref()));
    }
    fields::take(batch, foreign, reading);
}
