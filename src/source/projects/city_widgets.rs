//! Our own format: an envelope around a FeatureCollection.

use super::{Reading, geojson};
use crate::model::{Json, Publisher, Text};
use crate::source::{Error, ErrorKind, safe_url};

/// Reads a document.
///
/// # Errors
/// `Version` for a later major version, `Unknown` for documents of other kinds.
pub fn read(tree: &Json, reading: &mut Reading) -> Result<(), Error> {
    let version = tree.get("schemaVersion").as_id().unwrap_or_else(|| "1.0".to_owned());
    if !(version == "1" || version.starts_with("1.")) {
        return Err(Error::new(ErrorKind::Version, version));
    }
    if let Some(kind) = tree.str("kind").filter(|kind| *kind != "ProjectCollection") {
        return Err(Error::new(ErrorKind::Unknown, kind));
    }
    let publisher = tree.get("publisher");
    let url = publisher.str("url").and_then(|url| safe_url(url, reading.base.as_deref()));
    let publisher = Publisher { name: Text::named(publisher), url };
    let head = &mut reading.head;
    head.id = tree.id("id");
    head.lang = tree.string("lang");
    head.generated_at = tree.string("generatedAt");
    head.licence = tree.string("licence");
    head.publisher = Some(publisher).filter(|publisher| !publisher.name.is_empty());
    let data = if tree.has("data") { tree.get("data") } else { tree };
    geojson::read(data, reading);
    Ok(())
}
