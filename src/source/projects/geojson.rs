//! GeoJSON.

use super::Reading;
use crate::geo::LonLat;
use crate::model::project::{Geometry, ProjectRecord, Site, Sites};
use crate::model::{Json, Text};
use crate::source::{Error, ErrorKind};

/// Reads a collection.
///
/// # Errors
/// `Unknown` where it holds nothing.
pub fn read(tree: &Json, reading: &mut Reading) -> Result<(), Error> {
    let features = tree.get("features");
    if !matches!(features, Json::List(_)) {
        return Err(Error::new(ErrorKind::Unknown, tree.outline()));
    }
    let data = &mut reading.data;
    data.name = Text::of(tree.get("name"));
    data.description = Text::of(tree.get("description"));
    for feature in features.items() {
        let properties = feature.get("properties");
        let mut record = ProjectRecord { tree: properties.owned(), ..ProjectRecord::default() };
        let id = feature.id("id").or_else(|| properties.id("id"));
        record.stated = id.is_some();
        record.id = id.unwrap_or_else(|| crate::model::plain(data.projects.len() as i64));
        let at = feature.get("geometry").get("coordinates").items();
        if let [lon, lat, ..] = at
            && let (Some(lon), Some(lat)) = (lon.as_number(), lat.as_number())
        {
            record.sites = Sites::One(Site::new(Geometry::Point(LonLat { lon, lat })));
        }
        data.features += 1;
        data.projects.push(record);
    }
    Ok(())
}
