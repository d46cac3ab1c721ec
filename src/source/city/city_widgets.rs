//! Our own format: an envelope around one city or many, or what would be in one.

use super::reading::{Reading, Walk};
use crate::model::{Json, Publisher, Text, joined};
use crate::source::path::Path;
use crate::source::{Error, ErrorKind, safe_url};

/// Reads a document.
///
/// # Errors
/// `Version` for a later major version, `Unknown` for documents of other kinds.
pub fn read<W: Walk>(tree: &Json, reading: &mut Reading<W>) -> Result<(), Error> {
    envelope(tree, reading)?;
    let data = tree.get("data");
    match (data, tree) {
        (Json::List(_), _) => cities(data, "/data", reading),
        (Json::Map(_), _) => one_or_many(data, tree, "/data", reading),
        (_, Json::List(_)) => cities(tree, "", reading),
        _ => one_or_many(tree, tree, "", reading),
    }
    Ok(())
}

fn one_or_many<W: Walk>(data: &Json, tree: &Json, root: &str, reading: &mut Reading<W>) {
    for key in ["cities", "items", "profiles"] {
        if data.has(key) && !data.has("climate") {
            reading.list.name = Text::of(data.get("name"));
            reading.list.description = Text::of(data.get("description"));
            return cities(data.get(key), &joined(&[root, "/", key]), reading);
        }
    }
    reading.single = tree.str("kind") != Some("CityProfileList");
    reading.city(data, tree.id("id"), &Path::root(root));
}

/// Cities in a list, or by their ids in a map; each may come in an envelope of its own.
fn cities<W: Walk>(list: &Json, root: &str, reading: &mut Reading<W>) {
    let root = Path::root(root);
    for (n, item) in list.items().iter().enumerate() {
        city(item, None, &root.index(n), reading);
    }
    for (key, item) in list.entries() {
        city(item, Some(key), &root.key(key), reading);
    }
    if !matches!(list, Json::List(_) | Json::Map(_)) {
        reading.canon.note(&root, crate::model::Code::NotAList, list);
    }
}

fn city<W: Walk>(item: &Json, key: Option<&str>, path: &Path, reading: &mut Reading<W>) {
    let data = item.get("data");
    let id = item.id("id").or_else(|| key.map(str::to_owned));
    if !data.is_map() || item.has("name") {
        return reading.city(item, id, path);
    }
    // The sources of its envelope are its own among others'.
    let mut own = data.owned();
    if let Json::Map(entries) = &mut own
        && item.has("sources")
        && !entries.iter().any(|(key, _)| key == "sources")
    {
        entries.push(("sources".into(), item.get("sources").owned()));
    }
    reading.city(&own, id, &path.key("data"));
}

fn envelope<W: Walk>(tree: &Json, reading: &mut Reading<W>) -> Result<(), Error> {
    let stated = tree.get("schemaVersion");
    let version = stated.as_id().unwrap_or_else(|| if stated.as_number().is_some() { "1.0" } else { "" }.to_owned());
    if !(version.is_empty() || version == "1" || version.starts_with("1.")) {
        return Err(Error::new(ErrorKind::Version, version));
    }
    if let Some(kind) = tree.str("kind").filter(|kind| !matches!(*kind, "CityProfile" | "CityProfileList")) {
        return Err(Error::new(ErrorKind::Unknown, kind));
    }
    let publisher = tree.get("publisher");
    let url = publisher.str("url").and_then(|url| safe_url(url, reading.canon.base()));
    let publisher = Publisher { name: Text::named(publisher), url };
    let head = &mut reading.head;
    head.id = tree.id("id");
    head.lang = tree.string("lang");
    head.generated_at = tree.string("generatedAt");
    head.licence = tree.string("licence");
    head.publisher = Some(publisher).filter(|publisher| !publisher.name.is_empty());
    if tree.get("data") != &Json::Null {
        reading.sources(tree.get("sources"), &Path::root("/sources"));
    }
    Ok(())
}
