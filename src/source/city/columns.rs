//! The attribute `fields`: which of our fields a column of somebody's table is.
//!
//! A JSON object. Its keys are our names with dots for nesting (`leader.name`, `climate.targets.0.targetYear`, for the
//! first of a list also `climate.targets.targetYear`; `climate.` may be left out), its values JSON pointers into a
//! record (`/column`). `@` points to the list of records. A value that begins with `=` stands for itself: units that a
//! table leaves to its manual (`"population.definition": "=municipality"`); it holds for records that state something
//! in the same place.

use super::canon::Canon;
use super::scalar::slug;
use crate::model::city::Kind;
use crate::model::{Code, Json};
use crate::source::fields::pointer::Pointer;
use crate::source::path::Path;

/// A step of the way to a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Key(String),
    Index(usize),
}

/// One of our fields, and where a record has it.
pub struct Column {
    pub name: String,
    pub steps: Vec<Step>,
    /// What stands there.
    pub kind: Kind,
    pub from: From,
    pub found: bool,
}

/// Where a value comes from.
pub enum From {
    Pointer(Pointer, String),
    /// For every record.
    Fixed(String),
}

/// Reads the attribute.
pub fn of(map: &Json, canon: &mut Canon) -> Vec<Column> {
    let mut columns = Vec::new();
    let root = Path::root("fields");
    for (name, value) in map.entries().filter(|(name, _)| *name != "@") {
        let Some((steps, kind)) = way(name, canon) else {
            canon.note(&root.key(name), Code::UnknownWord, &Json::Str(name.to_owned().into()));
            continue;
        };
        let written = value.as_str().unwrap_or_default();
        let from = match (written.strip_prefix('='), Pointer::parse(written)) {
            (Some(fixed), _) => From::Fixed(fixed.to_owned()),
            (None, Some(pointer)) if !written.is_empty() => From::Pointer(pointer, written.to_owned()),
            _ => {
                canon.note(&root.key(name), Code::NoField, value);
                continue;
            }
        };
        columns.push(Column { name: name.to_owned(), steps, kind, from, found: false });
    }
    columns
}

/// Our usual names for columns that others give theirs.
const USUAL: &[(&str, &str)] = &[
    ("id", "id id-code account-number item place qid"),
    ("name", "name city city-name citylabel placelabel itemlabel label municipality organization"),
    ("country", "country country-name countrylabel iso iso-code country-code"),
    ("region", "region cdp-region"),
    ("population.value", "population"),
    ("population.year", "population-year populationyear"),
    ("geo", "city-location coordinates coord geo-point-2d geopoint"),
    ("geo.latitude", "latitude lat"),
    ("geo.longitude", "longitude lon lng long"),
    ("links.url", "website homepage url"),
];

/// The fields that a record's own names tell, where the page tells none.
pub fn guessed(record: &Json, canon: &Canon) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (ours, theirs) in USUAL {
        let found = theirs.split(' ').find_map(|known| record.entries().find(|(key, _)| slug(key) == known));
        if let (Some((key, _)), Some((steps, kind))) = (found, way(ours, canon)) {
            let pointer = ["/", &key.replace('~', "~0").replace('/', "~1")].concat();
            let Some(read) = Pointer::parse(&pointer) else { continue };
            columns.push(Column {
                name: (*ours).to_owned(),
                steps,
                kind,
                from: From::Pointer(read, pointer),
                found: false,
            });
        }
    }
    columns
}

/// The way to a field by its dotted name, and what stands there.
fn way(name: &str, canon: &Canon) -> Option<(Vec<Step>, Kind)> {
    let (mut steps, mut kind) = (Vec::new(), Kind::Object("CityProfile"));
    for part in name.split('.').take(12) {
        // A list is entered by a number, or by what its first item has.
        if let Kind::List(inner) | Kind::Some(inner) = kind {
            let index = part.parse::<usize>().ok().filter(|index| *index < 100);
            if index.is_some() || matches!(kind, Kind::List(_)) {
                steps.push(Step::Index(index.unwrap_or(0)));
            }
            kind = Kind::of(inner);
            if index.is_some() {
                continue;
            }
        }
        kind = match kind {
            Kind::Object(of) | Kind::Named(of) => member(of, part, &mut steps, canon)?,
            Kind::Quantity => member("Quantity", part, &mut steps, canon)?,
            Kind::Map(inner) => {
                steps.push(Step::Key(part.to_owned()));
                Kind::of(inner)
            }
            Kind::Text => {
                steps.push(Step::Key(part.to_owned()));
                Kind::Word
            }
            _ => return None,
        };
    }
    Some((steps, kind))
}

fn member(of: &str, part: &str, steps: &mut Vec<Step>, canon: &Canon) -> Option<Kind> {
    let field = |of: &str| canon.type_of(of).and_then(|kind| kind.field(part));
    let found = match field(of) {
        None if of == "CityProfile" => {
            steps.push(Step::Key("climate".to_owned()));
            field("Climate")?
        }
        found => found?,
    };
    steps.push(Step::Key(part.to_owned()));
    Some(Kind::of(found.kind))
}

/// Sets a value at the end of a way.
pub fn set(target: &mut Json<'static>, steps: &[Step], value: Json<'static>) {
    match steps.split_first() {
        None => *target = value,
        Some((Step::Index(index), rest)) => {
            if !matches!(target, Json::List(_)) {
                *target = Json::List(Vec::new());
            }
            if let Json::List(items) = target {
                while items.len() <= *index {
                    items.push(Json::Null);
                }
                if let Some(item) = items.get_mut(*index) {
                    set(item, rest, value);
                }
            }
        }
        Some((Step::Key(key), rest)) => {
            if !matches!(target, Json::Map(_)) {
                // A figure that is a bare number already, and gets more.
                let bare = std::mem::replace(target, Json::Map(Vec::new()));
                if bare.as_number().is_some() {
                    set(target, &[Step::Key("value".to_owned())], bare);
                }
            }
            let Json::Map(entries) = target else { return };
            match entries.iter_mut().find(|(known, _)| known == key) {
                Some((_, inner)) => set(inner, rest, value),
                None => {
                    let mut inner = Json::Null;
                    set(&mut inner, rest, value);
                    entries.push((key.clone().into(), inner));
                }
            }
        }
    }
}

/// What stands at the end of a way.
pub fn at<'t>(mut target: &'t Json<'static>, steps: &[Step]) -> Option<&'t Json<'static>> {
    for step in steps {
        target = match step {
            Step::Key(key) => target.get(key),
            Step::Index(index) => target.items().get(*index)?,
        };
    }
    Some(target).filter(|found| **found != Json::Null)
}

/// A way as a JSON pointer.
pub fn pointer(steps: &[Step]) -> String {
    let mut written = String::new();
    for step in steps {
        written.push('/');
        match step {
            Step::Key(key) => written.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => written.push_str(&index.to_string()),
        }
    }
    written
}
