//! schema.org: `City`, `AdministrativeArea` and their like as JSON-LD.

use super::place;
use super::reading::Reading;
use super::scalar::slug;
use crate::model::city::Unit;
use crate::model::{Code, Json};
use crate::source::path::Path;
use crate::source::{Error, ErrorKind, parse, script};
use std::collections::HashMap;

/// Reads the scripts of a web page.
///
/// # Errors
/// `Unknown` where none is about a city.
pub fn read_page(page: &str, reading: &mut Reading) -> Result<(), Error> {
    let scripts: Vec<String> = script::linked_data(page).into_iter().map(script::as_json).collect();
    let trees: Vec<Json> = scripts.iter().filter_map(|script| parse(script).ok()).collect();
    read(&trees.iter().collect::<Vec<_>>(), reading)
}

/// Reads one or more documents.
///
/// # Errors
/// `Unknown` where none is about a city.
pub fn read(trees: &[&Json], reading: &mut Reading) -> Result<(), Error> {
    let mut graph = Graph { nodes: HashMap::new() };
    for tree in trees {
        graph.index(tree, 0);
    }
    let mut cities = Vec::new();
    for (n, tree) in trees.iter().enumerate() {
        let place = if trees.len() > 1 { ["/", &n.to_string()].concat() } else { String::new() };
        find(tree, &place, &mut cities, 0);
    }
    if cities.is_empty() {
        return Err(Error::new(ErrorKind::Unknown, trees.first().map_or(String::new(), |tree| tree.outline())));
    }
    reading.single = cities.len() == 1;
    for (path, city) in cities {
        let record = graph.record(city, &path, reading);
        let id = city.str("@id").map(str::to_owned);
        reading.city(&record, id, &Path::root(&path));
    }
    Ok(())
}

/// The last part of a type's name.
fn last(name: &str) -> &str {
    name.rsplit(['/', '#', ':']).next().unwrap_or(name)
}

fn is_a(node: &Json, kinds: &[&str]) -> bool {
    node.get("@type").one_or_many().iter().any(|kind| kinds.contains(&last(kind.as_str().unwrap_or_default())))
}

const CITIES: &[&str] = &["City", "AdministrativeArea", "Municipality", "CityHall"];

/// The cities of a document, which lie in no other.
fn find<'t, 'j>(node: &'t Json<'j>, place: &str, found: &mut Vec<(String, &'t Json<'j>)>, depth: usize) {
    if depth > 12 {
        return;
    }
    if is_a(node, CITIES) && node.has("name") {
        found.push((place.to_owned(), node));
        return;
    }
    for (n, item) in node.items().iter().enumerate() {
        find(item, &[place, "/", &n.to_string()].concat(), found, depth + 1);
    }
    for (key, item) in node.entries() {
        // A country is no city's part but its frame.
        if matches!(item, Json::List(_) | Json::Map(_)) && !matches!(key, "containedInPlace" | "address" | "@context") {
            find(item, &[place, "/", &key.replace('~', "~0").replace('/', "~1")].concat(), found, depth + 1);
        }
    }
}

/// Nodes by their ids.
struct Graph<'t, 'j> {
    nodes: HashMap<&'t str, &'t Json<'j>>,
}

impl<'t, 'j> Graph<'t, 'j> {
    fn index(&mut self, node: &'t Json<'j>, depth: usize) {
        if depth > 12 {
            return;
        }
        if let Some(id) = node.str("@id").filter(|_| node.entries().count() > 1) {
            self.nodes.entry(id).or_insert(node);
        }
        for item in node.items() {
            self.index(item, depth + 1);
        }
        for (_, item) in node.entries() {
            self.index(item, depth + 1);
        }
    }

    /// What a reference stands for.
    fn node<'a>(&'a self, value: &'a Json<'j>) -> &'a Json<'j>
    where
        't: 'a,
    {
        let only = value.entries().count() == 1;
        value.str("@id").filter(|_| only).and_then(|id| self.nodes.get(id).copied()).unwrap_or(value)
    }

    fn record(&self, city: &Json<'j>, path: &str, reading: &mut Reading) -> Json<'static> {
        let mut record: Vec<(&str, Json)> = vec![
            ("name", words(city.get("name"))),
            ("alternateName", list(city.get("alternateName"))),
            ("description", words(city.first(&["description", "disambiguatingDescription"]))),
            ("country", self.country(city)),
        ];
        for value in city.get("geo").one_or_many() {
            let geo = self.node(value);
            match place::of(geo) {
                Some(geo) => record.push(("geo", geo)),
                None if geo.has("latitude") => {
                    reading.canon.note(&Path::root(path).key("geo"), Code::BadPlace, geo);
                }
                None => {}
            }
        }
        let mut links = Vec::new();
        for url in city.get("url").one_or_many() {
            links.push(object(vec![("rel", string("website")), ("url", string(url.as_str().unwrap_or_default()))]));
        }
        let mut known = Vec::new();
        for same in city.get("sameAs").one_or_many() {
            let url = same.as_str().unwrap_or_default();
            match url.rsplit_once("wikidata.org/") {
                Some((_, rest)) => known.push(("wikidata".to_owned(), string(last(rest)))),
                None => links.push(object(vec![("rel", string("profile")), ("url", string(url))])),
            }
        }
        for id in city.get("identifier").one_or_many() {
            let id = self.node(id);
            let key = slug(id.first(&["propertyID", "name"]).as_str().unwrap_or_default());
            let key = if key.ends_with("locode") { "unlocode".to_owned() } else { key };
            if let Some(value) = id.id("value").filter(|_| !key.is_empty()) {
                known.push((key, string(&value)));
            }
        }
        if !known.is_empty() {
            record.push(("identifiers", Json::Map(known.into_iter().map(|(key, id)| (key.into(), id)).collect())));
        }
        record.push(("links", filled(links)));
        record.push(("image", self.image(city.first(&["image", "photo"]))));
        record.push(("logo", self.image(city.get("logo"))));
        self.figures(city, path, &mut record, reading);
        let mut networks = Vec::new();
        for network in city.get("memberOf").one_or_many() {
            let network = self.node(network);
            let name = words(if network.is_map() { network.get("name") } else { network });
            networks.push(object(vec![
                ("network", object(vec![("name", name), ("url", words(network.get("url")))])),
                ("status", string("member")),
            ]));
        }
        record.push(("memberships", filled(networks)));
        record.push(("leader", self.leader(city)));
        object(record)
    }

    fn country(&self, city: &Json<'j>) -> Json<'static> {
        let address = self.node(city.get("address").one_or_many().first().unwrap_or(&Json::Null));
        let stated = self.node(address.get("addressCountry"));
        let around = city.get("containedInPlace").one_or_many().iter().map(|around| self.node(around));
        let above = around.clone().flat_map(|around| around.get("containedInPlace").one_or_many());
        let above = above.map(|around| self.node(around));
        let mut countries = around.chain(above).filter(|around| is_a(around, &["Country"]));
        let found = if *stated == Json::Null { countries.next().unwrap_or(&Json::Null) } else { stated };
        if !found.is_map() {
            return words(found);
        }
        object(vec![("name", words(found.get("name"))), ("code", words(found.first(&["identifier", "alternateName"])))])
    }

    /// Population, area and other properties.
    fn figures(&self, city: &Json<'j>, path: &str, record: &mut Vec<(&str, Json<'static>)>, reading: &mut Reading) {
        let mut others = Vec::new();
        let root = Path::root(path);
        for (n, property) in city.get("additionalProperty").one_or_many().iter().enumerate() {
            let property = self.node(property);
            let name = words(property.get("name"));
            let key = slug(property.first(&["propertyID", "name"]).as_str().unwrap_or_default());
            let value = property.get("value");
            let number = value.as_number().map(|_| value.owned());
            let Some(number) = number else {
                if value.as_str().is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit())) {
                    let list = root.key("additionalProperty");
                    reading.canon.note(&list.index(n).key("value"), Code::BadNumber, value);
                }
                continue;
            };
            let unit = property.first(&["unitText", "unitCode"]).as_str().unwrap_or_default();
            let unit = COMMON.iter().find(|(code, _)| *code == unit).map_or(unit, |(_, unit)| unit);
            let unit = Unit::of(unit).map_or(unit, |unit| unit.name);
            let figure = |unit: &str| {
                let date = property.first(&["observationDate", "validFrom", "dateModified"]);
                object(vec![("value", number.clone()), ("unit", string(unit)), ("asOf", words(date))])
            };
            match key.as_str() {
                "population" | "p1082" => record.push(("population", figure("person"))),
                "area" | "land-area" | "p2046" if !unit.is_empty() => record.push(("area", figure(unit))),
                _ if name != Json::Null => others.push(object(vec![("name", name), ("value", figure(unit))])),
                _ => {}
            }
        }
        if city.get("population").as_number().is_some() {
            record.push(("population", city.get("population").owned()));
        }
        record.push(("indicators", filled(others)));
    }

    fn image(&self, value: &Json<'j>) -> Json<'static> {
        let image = self.node(value.one_or_many().first().unwrap_or(&Json::Null));
        if !image.is_map() {
            return object(vec![("url", words(image))]);
        }
        let credit = image.first(&["creditText", "creator", "author", "copyrightHolder"]);
        object(vec![
            ("url", words(image.first(&["contentUrl", "url"]))),
            ("caption", words(image.get("caption"))),
            ("alt", words(image.first(&["description", "name"]))),
            ("credit", words(self.node(credit))),
            ("creditUrl", words(image.get("acquireLicensePage"))),
            ("licence", words(image.get("license"))),
        ])
    }

    /// A role whose name says that it leads.
    fn leader(&self, city: &Json<'j>) -> Json<'static> {
        for key in ["mayor", "employee", "member", "founder"] {
            for role in city.get(key).one_or_many() {
                let role = self.node(role);
                let title = words(role.first(&["roleName", "jobTitle"]));
                let inner = self.node(role.get(key));
                let name = words(if inner.is_map() { inner.get("name") } else { role.get("name") });
                let leads = title.as_str().is_some_and(|title| title.to_lowercase().contains("mayor"));
                if (key == "mayor" || leads) && !role.has("endDate") && name != Json::Null {
                    return object(vec![("name", name), ("roleName", title), ("since", words(role.get("startDate")))]);
                }
            }
        }
        Json::Null
    }
}

/// Codes of UN/CEFACT for units.
const COMMON: &[(&str, &str)] = &[("KMK", "km2"), ("HAR", "ha"), ("IE", "person"), ("P1", "%"), ("TNE", "t")];

/// Words: a text, `{"@value", "@language"}`, or a list of these as a language map.
fn words(value: &Json) -> Json<'static> {
    let items = value.one_or_many();
    let mut languages = Vec::new();
    for item in items {
        let text = if item.is_map() { item.first(&["@value", "name"]) } else { item };
        let Some(text) = text.as_id() else { continue };
        languages.push((item.str("@language").unwrap_or("und").to_owned(), text));
    }
    match languages.as_slice() {
        [] => Json::Null,
        [(lang, text)] if lang == "und" => string(text),
        many if many.iter().all(|(lang, _)| lang == "und") => many.first().map_or(Json::Null, |(_, text)| string(text)),
        many => Json::Map(many.iter().map(|(lang, text)| (lang.clone().into(), string(text))).collect()),
    }
}

fn list(value: &Json) -> Json<'static> {
    filled(value.one_or_many().iter().map(words).filter(|words| *words != Json::Null).collect())
}

fn filled(items: Vec<Json<'static>>) -> Json<'static> {
    let there: Vec<_> = items.into_iter().filter(|item| *item != Json::Null).collect();
    if there.is_empty() { Json::Null } else { Json::List(there) }
}

fn string(text: &str) -> Json<'static> {
    if text.is_empty() { Json::Null } else { Json::Str(text.to_owned().into()) }
}

/// An object of what is there.
fn object(entries: Vec<(&str, Json<'static>)>) -> Json<'static> {
    let there = entries.into_iter().filter(|(_, value)| *value != Json::Null);
    let made: Vec<_> = there.map(|(key, value)| (key.to_owned().into(), value)).collect();
    if made.is_empty() { Json::Null } else { Json::Map(made) }
}
