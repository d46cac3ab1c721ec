//! The attribute `fields`: which property of a record is which of our fields.
//!
//! A JSON object of our names, with dots for nesting (`funding.amount`, `cities.name`), and JSON pointers into a record's
//! properties (`/Budget`). `@` points to the list of records. A value that begins with `=` stands for itself:
//! `"funding.currency": "=EUR"`. What no pointer leads to is shown as it is.

use super::batch::Batch;
use super::canon::Loose;
use super::{Foreign, Reading, city_widgets, date, geojson, money, table};
use crate::model::project::Geometry;
use crate::model::{Code, Json};
use crate::source::city::rows::{self, Row};
use crate::source::fields::pointer::{Got, Pointer, Step, set};
use crate::source::parse;
use crate::source::path::Path;

/// In tables words stand for dates and amounts.
static LOOSE: Loose = Loose { date: |value| date::read(value, None), money: money::read };

/// Short names for what pages mostly map.
const SHORT: &[(&str, &str)] = &[
    ("title", "name"),
    ("city", "cities.name"),
    ("country", "cities.country"),
    ("theme", "themes"),
    ("url", "links.url"),
    ("link", "links.url"),
    ("image", "images.url"),
    ("lead", "leadOrganization"),
    ("partner", "partners"),
    ("start", "startDate"),
    ("year", "startDate"),
    ("end", "endDate"),
    ("amount", "funding.amount"),
    ("currency", "funding.currency"),
];

/// One of our fields, and where a record has it.
struct Mapped<'f> {
    written: &'f str,
    name: Vec<&'f str>,
    from: From<'f>,
    found: bool,
}

enum From<'f> {
    Pointer(Pointer, &'f str),
    Fixed(&'f str),
}

/// Takes records, as the page says that they are to be read, or else by the names of their properties.
pub fn take(batch: Batch, foreign: &Foreign, reading: &mut Reading) {
    let Some(written) = foreign.fields else {
        let usage = geojson::usage(&batch);
        return reading.foreign(batch, &usage);
    };
    let map = match parse(written) {
        Ok(map) if map.is_map() => map,
        _ => {
            reading.notes.note(&Path::root("fields"), Code::NotJson, written);
            let usage = geojson::usage(&batch);
            return reading.foreign(batch, &usage);
        }
    };
    let mut fields = mapped(&map, reading);
    let used: Vec<String> = fields.iter().filter_map(|field| key(field)).collect();
    let mut batch = batch;
    let mut records = Vec::with_capacity(batch.items.len());
    for item in &mut batch.items {
        let (record, place) = record(item.properties, &mut fields, &used);
        item.geometry = item.geometry.take().or(place.map(Geometry::Point));
        records.push(record);
    }
    for field in fields.iter().filter(|field| !field.found && !records.is_empty()) {
        if let From::Pointer(_, pointer) = field.from {
            reading.notes.note(&Path::root("fields").key(field.written), Code::NoField, pointer);
        }
    }
    reading.settle(&mut batch);
    let mut settled = Batch { root: batch.root, many: batch.many, within: batch.within, ..Batch::default() };
    for (item, properties) in batch.items.into_iter().zip(&records) {
        // The page knows better what their ids are.
        let id = properties.id("id").or(item.id);
        settled.items.push(super::batch::Item {
            id,
            properties,
            geometry: item.geometry,
            index: item.index,
            at: item.at,
        });
    }
    city_widgets::records(settled, reading, Some(&LOOSE));
}

/// The records that the page points to.
pub fn records<'t, 'j>(tree: &'t Json<'j>, foreign: &Foreign) -> Option<Vec<Row<'t, 'j>>> {
    let map = parse(foreign.fields?).ok()?;
    let pointer = Pointer::parse(map.str("@")?)?;
    let mut found = Vec::new();
    for list in pointer.lists(tree) {
        let mut place = String::new();
        for step in list.iter().skip(1) {
            place.push('/');
            place.push_str(&step.key);
        }
        if let Some(step) = list.last() {
            found.extend(rows::records(&place, step.value));
        }
    }
    Some(found)
}

fn mapped<'f>(map: &'f Json, reading: &mut Reading) -> Vec<Mapped<'f>> {
    let mut fields = Vec::new();
    for (name, value) in map.entries().filter(|(name, _)| *name != "@") {
        let stated = value.as_str().unwrap_or_default();
        let from = match (stated.strip_prefix('='), Pointer::parse(stated)) {
            (Some(fixed), _) => From::Fixed(fixed),
            (None, Some(pointer)) if !stated.is_empty() => From::Pointer(pointer, stated),
            _ => {
                reading.notes.note(&Path::root("fields").key(name), Code::NoField, &value.outline());
                continue;
            }
        };
        let whole = SHORT.iter().find(|(short, _)| *short == name).map_or(name, |(_, whole)| whole);
        fields.push(Mapped { written: name, name: whole.split('.').take(8).collect(), from, found: false });
    }
    // What is the same for all comes last: it holds for records that say something in the same place.
    fields.sort_by_key(|field| matches!(field.from, From::Fixed(_)));
    fields
}

/// The property that a pointer leads to, where it is that alone.
fn key(field: &Mapped) -> Option<String> {
    let From::Pointer(_, written) = &field.from else { return None };
    let name = written.trim_start_matches("/properties/").trim_start_matches('/');
    (!name.contains('/')).then(|| name.replace("~1", "/").replace("~0", "~"))
}

/// A record in our words, and the place that its fields state.
fn record<'t>(
    properties: &'t Json<'t>,
    fields: &mut [Mapped],
    used: &[String],
) -> (Json<'t>, Option<crate::geo::LonLat>) {
    let mut record = Json::Map(Vec::new());
    let way = [Step { value: properties, key: String::new() }];
    for field in fields {
        let got = match &field.from {
            From::Pointer(pointer, written) => {
                let inner = || Pointer::parse(written.strip_prefix("/properties")?)?.get(&way);
                pointer.get(&way).or_else(inner)
            }
            From::Fixed(value) => {
                let around = field.name.first().is_some_and(|first| record.has(first));
                around.then(|| Got::One(Json::Str((*value).to_owned().into())))
            }
        };
        let Some(got) = got else { continue };
        field.found = true;
        // An amount that was a bare one gets more.
        if let [first, _, ..] = field.name[..]
            && let Json::Map(entries) = &mut record
            && let Some((_, bare)) = entries.iter_mut().find(|(key, _)| key == first)
            && !matches!(bare, Json::Map(_) | Json::List(_))
        {
            let inner = if matches!(first, "funding" | "leveraged") { "amount" } else { "name" };
            let value = std::mem::take(bare);
            *bare = Json::Map(vec![(inner.into(), value)]);
        }
        set(&mut record, &field.name, got);
    }
    let place = table::point(record.get("geo"));
    let mut more = Vec::new();
    for (key, value) in properties.entries().filter(|(key, _)| !used.iter().any(|used| used == key)).take(40) {
        if !matches!(value, Json::Null | Json::Map(_) | Json::List(_)) {
            let value = value.outline().chars().take(500).collect::<String>();
            more.push(Json::Map(vec![
                ("name".into(), Json::Str(key.to_owned().into())),
                ("value".into(), Json::Str(value.into())),
            ]));
        }
    }
    if let (Json::Map(entries), false) = (&mut record, more.is_empty()) {
        entries.push(("more".into(), Json::List(more)));
    }
    (record, place)
}
