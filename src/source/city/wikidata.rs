//! Wikidata: entities (`Special:EntityData`, `wbgetentities`), and results of its query service.
//!
//! Of several statements the preferred ones count, else the normal ones; of several dates the latest. An entity says of
//! most things only their numbers, so networks and mayors are told where the answer has their names too.

use super::country;
use super::reading::Reading;
use crate::model::{Code, Json};
use crate::source::path::Path;
use crate::source::{Error, ErrorKind};
use claims::Claims;

mod bindings;
mod claims;
mod countries;

/// Reads an answer.
///
/// # Errors
/// `Unknown` where there is neither an entity nor a row.
pub fn read(tree: &Json, reading: &mut Reading) -> Result<(), Error> {
    if tree.get("results").has("bindings") {
        bindings::read(tree.get("results").get("bindings"), reading);
        return Ok(());
    }
    let entities = tree.get("entities");
    if entities.is_map() {
        let all: Vec<(&str, &Json)> = entities.entries().collect();
        let cities = all.iter().filter(|(_, entity)| is_city(entity) || all.len() == 1);
        let cities: Vec<_> = cities.collect();
        reading.single = cities.len() == 1;
        for (id, city) in cities {
            entity(city, entities, &Path::root("/entities").key(id), reading);
        }
        return Ok(());
    }
    if tree.has("claims") || tree.has("statements") {
        reading.single = true;
        entity(tree, &Json::Null, &Path::root(""), reading);
        return Ok(());
    }
    if tree.items().is_empty() {
        return Err(Error::new(ErrorKind::Unknown, tree.outline()));
    }
    for (n, item) in tree.items().iter().enumerate() {
        entity(item, &Json::Null, &Path::root("").index(n), reading);
    }
    Ok(())
}

/// Whether an entity is a place: others come along for their names.
fn is_city(entity: &Json) -> bool {
    let claims = Claims::of(entity);
    claims.has("P1082") || claims.has("P625") && claims.has("P17")
}

fn entity(entity: &Json, others: &Json, path: &Path, reading: &mut Reading) {
    let claims = Claims::of(entity);
    let label = |id: &str| languages(others.get(id).get("labels"));
    let mut record: Vec<(&str, Json)> =
        vec![("name", languages(entity.get("labels"))), ("description", languages(entity.get("descriptions")))];
    let mut known = Vec::new();
    let id = entity.id("id").unwrap_or_default();
    known.push(("wikidata", Json::Str(id.clone().into())));
    for (property, name) in [("P1937", "unlocode"), ("P1566", "geonames"), ("P402", "osm"), ("P605", "nuts")] {
        if let Some(value) = claims.text(property) {
            known.push((name, Json::Str(value.into())));
        }
    }
    let locode = claims.text("P1937");
    record.push(("country", home(&claims, locode.as_deref(), others)));
    if let Some(amount) = claims.amount("P1082") {
        record.push(("population", amount.figure(Some("person"))));
    }
    if let Some(amount) = claims.amount("P2046") {
        match AREAS.iter().find(|(id, _)| *id == amount.unit) {
            Some((_, unit)) => record.push(("area", amount.figure(Some(unit)))),
            None => {
                let unit = Json::Str(amount.unit.into());
                reading.canon.note(&path.key("claims").key("P2046"), Code::UnknownUnit, &unit);
            }
        }
    }
    if let Some(point) = claims.best("P625").map(|claim| claim.value) {
        let degrees = |key| point.get(key).owned();
        // Cities on the Moon are not ours.
        if point.str("globe").is_none_or(|globe| globe.ends_with("/Q2")) {
            record.push(("geo", map(vec![("latitude", degrees("latitude")), ("longitude", degrees("longitude"))])));
        }
    }
    if let Some(url) = claims.text("P856") {
        record.push(("links", map(vec![("rel", "website".into_json()), ("url", Json::Str(url.into()))])));
    }
    if let Some(leader) = claims.best("P6") {
        let id = leader.value.str("id").unwrap_or_default();
        let name = label(id);
        if name != Json::Null && !leader.is_over() {
            record.push(("leader", map(vec![("name", name), ("since", leader.date("P580"))])));
        }
    }
    let mut networks = Vec::new();
    for member in claims.all("P463") {
        let id = member.value.str("id").unwrap_or_default();
        let name = label(id);
        if name != Json::Null {
            let network = map(vec![("id", Json::Str(id.to_owned().into())), ("name", name)]);
            networks.push(map(vec![
                ("network", network),
                ("since", member.date("P580")),
                ("until", member.date("P582")),
                ("status", if member.is_over() { "former".into_json() } else { "member".into_json() }),
            ]));
        }
    }
    if !networks.is_empty() {
        record.push(("memberships", Json::List(networks)));
    }
    record.push(("identifiers", map(known)));
    reading.canon.names.clear();
    reading.city(&map(record), Some(id).filter(|id| !id.is_empty()), path);
}

/// The country: by the UN/LOCODE, by what the answer says of it, or by its number.
fn home(claims: &Claims, locode: Option<&str>, others: &Json) -> Json<'static> {
    let best = claims.best("P17");
    let id = best.as_ref().and_then(|claim| claim.value.str("id")).unwrap_or_default();
    let stated = Claims::of(others.get(id)).text("P297");
    let by_place = || country::code(locode?.get(..2)?);
    let code = stated.or_else(|| countries::code(id).map(str::to_owned)).or_else(by_place);
    let name = languages(others.get(id).get("labels"));
    map(vec![("code", code.map_or(Json::Null, |code| Json::Str(code.into()))), ("name", name)])
}

/// Units of areas by their numbers.
const AREAS: &[(&str, &str)] = &[("Q712226", "km2"), ("Q35852", "ha")];

/// `{"en": {"language": "en", "value": "Madrid"}}` as a language map.
fn languages(labels: &Json) -> Json<'static> {
    let mut entries = Vec::new();
    for (lang, label) in labels.entries() {
        // What holds for all languages comes first: it is the name in none.
        if let Some(words) = label.str("value").or(label.as_str()) {
            entries.push((lang.to_owned().into(), Json::Str(words.to_owned().into())));
        }
    }
    if entries.is_empty() { Json::Null } else { Json::Map(entries) }
}

/// An object of what is there.
fn map(entries: Vec<(&str, Json<'static>)>) -> Json<'static> {
    let there = entries.into_iter().filter(|(_, value)| *value != Json::Null);
    let made: Vec<_> = there.map(|(key, value)| (key.to_owned().into(), value)).collect();
    if made.is_empty() { Json::Null } else { Json::Map(made) }
}

trait IntoJson {
    fn into_json(self) -> Json<'static>;
}

impl IntoJson for &'static str {
    fn into_json(self) -> Json<'static> {
        Json::Str(self.into())
    }
}
