//! Our own format: an envelope around a FeatureCollection whose properties are ours.

use super::batch::{Batch, Item};
use super::canon::{Canon, Loose};
use super::own::{ENTITY, PROJECT, SITE, SOURCE, Type};
use super::{Reading, geojson, geometry, place};
use crate::model::project::{Geometry, ProjectRecord, Site, SiteFacts};
use crate::model::{Code, Json, Publisher, Text, joined};
use crate::source::path::Path;
use crate::source::{Error, ErrorKind, safe_url};
use std::borrow::Cow;

/// Reads a document; `settle` puts its places right.
///
/// # Errors
/// `Version` for a later major version, `Unknown` for documents of other kinds.
pub fn read(tree: &Json, reading: &mut Reading, settle: &dyn Fn(&mut Reading, &mut Batch)) -> Result<(), Error> {
    let base = reading.base.clone();
    let link = |url: &str| safe_url(url, base.as_deref());
    envelope(tree, reading, &link)?;
    let (data, root) = if tree.has("data") { (tree.get("data"), "/data") } else { (tree, "") };
    if tree.has("data") {
        reading.sources = many(&SOURCE, tree.get("sources"), "/sources", reading);
    }
    geojson::head(data, reading, &link);
    geojson::system(data, reading);
    reading.data.more = entities(data, root, reading);
    let listed = ["projects", "items"].into_iter().find(|key| matches!(data.get(key), Json::List(_)));
    let mut batch = match listed.filter(|_| !data.has("features")) {
        Some(key) => plain(data.get(key), &joined(&[root, "/", key]), reading),
        None if data.items().iter().any(|item| item.is_map() && !item.has("type")) => plain(data, root, reading),
        None => geojson::batch(data, root, reading),
    };
    settle(reading, &mut batch);
    records(batch, reading, None);
    Ok(())
}

/// Reads a document whose places may be in any reference system and order, and notes what is there twice.
///
/// # Errors
/// Those of [`read`].
pub fn read_anywhere(tree: &Json, reading: &mut Reading) -> Result<(), Error> {
    read(tree, reading, &Reading::settle)?;
    let data = if tree.has("data") { ("/data", tree.get("data")) } else { ("", tree) };
    let key = ["features", "projects", "items"].into_iter().find(|key| data.1.has(key)).unwrap_or_default();
    reading.twins(&joined(&[data.0, "/", key]));
    Ok(())
}

/// Takes records whose properties are in our words.
pub fn records(mut batch: Batch, reading: &mut Reading, loose: Option<&'static Loose>) {
    let (root, many, within) = (std::mem::take(&mut batch.root), batch.many, batch.within);
    reading.data.projects.reserve(batch.items.len());
    for item in batch.items {
        let base = reading.base.take();
        let (mut tree, mut facts) = (Json::Null, Vec::new());
        super::batch::path(&root, many, item.index as usize, &mut |path| {
            let inner = path.key(within);
            let path = if within.is_empty() { path } else { &inner };
            let mut canon = Canon { notes: &mut reading.notes, base: base.as_deref(), loose };
            tree = canon.object(&PROJECT, item.properties, path);
            let sites = path.key("sites");
            for (n, site) in item.properties.get("sites").items().iter().enumerate() {
                facts.push(SiteFacts::of(&canon.object(&SITE, site, &sites.index(n))));
            }
        });
        reading.base = base;
        if tree == Json::Null {
            tree = Json::Map(Vec::new());
        }
        let id = item.id.or_else(|| item.properties.id("id"));
        let mut record = ProjectRecord { stated: id.is_some(), tree, ..ProjectRecord::default() };
        record.id = id.unwrap_or_default();
        placed(item.geometry, facts, &mut record);
        reading.take(record, item.index);
    }
    reading.settled();
}

/// The places of a project: each point of a MultiPoint and each part of a collection is one, unless what is said of its
/// sites speaks of one alone.
fn placed(geometry: Option<Geometry>, facts: Vec<Option<SiteFacts>>, record: &mut ProjectRecord) {
    let parts = match geometry {
        None => return,
        Some(Geometry::Points(points)) if facts.len() != 1 => points.into_iter().map(Geometry::Point).collect(),
        Some(Geometry::Mixed(parts)) if facts.len() != 1 => parts,
        Some(one) => vec![one],
    };
    let mut facts = facts.into_iter();
    for geometry in parts {
        record.sites.push(Site { geometry, facts: facts.next().flatten().map(Box::new) });
    }
}

/// The place of a record that states one by itself: `geo`, or those of its cities.
fn stated(properties: &Json) -> Option<Geometry> {
    let mut places = Vec::new();
    places.extend(place::stated(properties.get("geo")));
    if places.is_empty() {
        for city in properties.get("cities").one_or_many() {
            places.extend(place::stated(city.get("geo")));
        }
    }
    if places.len() > 1 { Some(Geometry::Points(places)) } else { places.pop().map(Geometry::Point) }
}

/// What is said of the document: who made it, when and in which language. `link` tells which URLs may be followed.
pub fn envelope(tree: &Json, reading: &mut Reading, link: &dyn Fn(&str) -> Option<String>) -> Result<(), Error> {
    let stated = tree.get("schemaVersion");
    let version = stated.as_id().unwrap_or_else(|| if stated.as_number().is_some() { "1.0" } else { "" }.to_owned());
    if !(version.is_empty() || version == "1" || version.starts_with("1.")) {
        return Err(Error::new(ErrorKind::Version, version));
    }
    if let Some(kind) = tree.str("kind").filter(|kind| *kind != "ProjectCollection") {
        return Err(Error::new(ErrorKind::Unknown, kind));
    }
    let publisher = tree.get("publisher");
    let url = publisher.str("url").and_then(link);
    let publisher = Publisher { name: Text::named(publisher), url };
    let head = &mut reading.head;
    head.id = tree.id("id");
    head.lang = tree.string("lang");
    head.generated_at = tree.string("generatedAt");
    head.licence = tree.string("licence");
    head.publisher = Some(publisher).filter(|publisher| !publisher.name.is_empty());
    Ok(())
}

/// What funds and networks say of themselves.
fn entities(data: &Json, root: &str, reading: &mut Reading) -> Json<'static> {
    let mut entries: Vec<(Cow<str>, Json)> = Vec::new();
    for key in ["funds", "networks", "totals"] {
        let place = joined(&[root, "/", key]);
        let mut made = many(&ENTITY, data.get(key), &place, reading);
        if let ("totals", Json::List(items)) = (key, &mut made) {
            made = items.pop().unwrap_or_default();
        }
        if made != Json::Null {
            entries.push((Cow::Borrowed(key), made));
        }
    }
    if entries.is_empty() { Json::Null } else { Json::Map(entries) }
}

fn many(kind: &'static Type, list: &Json, root: &str, reading: &mut Reading) -> Json<'static> {
    let base = reading.base.clone();
    let mut canon = Canon { notes: &mut reading.notes, base: base.as_deref(), loose: None };
    let mut found = Vec::new();
    for (n, item) in list.one_or_many().iter().enumerate() {
        found.push(canon.object(kind, item, &Path::root(root).index(n)));
    }
    found.retain(|item| *item != Json::Null);
    if found.is_empty() { Json::Null } else { Json::List(found) }
}

/// Records that are no features, with their own members for properties.
fn plain<'t>(list: &'t Json<'t>, root: &str, reading: &mut Reading) -> Batch<'t> {
    let mut batch = Batch { root: root.to_owned(), many: true, ..Batch::default() };
    let root = Path::root(root);
    for (n, item) in list.items().iter().enumerate() {
        if !item.is_map() {
            reading.notes.note(&root.index(n), Code::NotARecord, &item.outline());
            continue;
        }
        let path = root.index(n);
        let geometry = geometry::read(item.get("geometry"), &mut reading.notes, &path.key("geometry"));
        let geometry = geometry.or_else(|| stated(item));
        batch.items.push(Item { id: None, properties: item, geometry, index: n as u32, at: &[] });
    }
    batch
}
