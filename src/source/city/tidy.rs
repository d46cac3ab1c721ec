//! A record that is canonical already -> the same tree, without all that mends records.
//!
//! The data of our own format mostly need no mending. This walk follows the same table as [`super::canon`]; wherever
//! something is not exactly as the table has it, it says that it is not its business, and the other walk comes as a
//! part. What both accept comes out alike.

use super::reading::Walk;
use super::scalar::text_of;
use crate::model::city::{Kind, Type, Unit, types};
use crate::model::{Code, Geo, Json, PartialDate, ToJson, clean, pieces};
use crate::source::path::Path;
use crate::source::safe_url;
use std::borrow::Cow;
use std::rc::Rc;

/// The walk.
pub struct Tidy {
    types: Rc<Vec<Type>>,
    base: Option<String>,
    /// Whether something needs more than this.
    pub odd: bool,
    cited: Vec<String>,
}

type Entries = Vec<(Cow<'static, str>, Json<'static>)>;

impl Walk for Tidy {
    fn new(base: Option<&str>) -> Tidy {
        Tidy { types: Rc::new(types()), base: base.map(str::to_owned), odd: false, cited: Vec::new() }
    }

    fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    fn object(&mut self, name: &str, value: &Json, _: &Path) -> Json<'static> {
        self.one(name, value)
    }

    fn value(&mut self, kind: Kind, value: &Json, _: &Path) -> Json<'static> {
        self.any(kind, value)
    }

    fn note(&mut self, _: &Path, _: Code, _: &Json) {
        self.odd = true;
    }

    fn cite(&mut self, is_known: &dyn Fn(&str) -> bool) {
        for id in std::mem::take(&mut self.cited) {
            self.odd |= !is_known(&id);
        }
    }

    fn another(&mut self, id: String, _: bool, _: &Json, _: &Path, _: &mut dyn FnMut(&str) -> bool) -> String {
        self.odd = true;
        id
    }
}

impl Tidy {
    fn refuse(&mut self) -> Json<'static> {
        self.odd = true;
        Json::Null
    }

    /// An object of a type.
    fn one(&mut self, name: &str, value: &Json) -> Json<'static> {
        let types = self.types.clone();
        let (Some(kind), true) = (types.iter().find(|kind| kind.name == name), value.is_map()) else {
            return self.refuse();
        };
        let mut entries = Vec::new();
        for field in &kind.fields {
            let stated = value.get(field.key);
            let kept = match stated {
                Json::Str(unit) if field.key == "unit" && !Unit::is_usual(unit) => self.refuse(),
                _ => self.any(Kind::of(field.kind), stated),
            };
            self.odd |= field.required && kept == Json::Null;
            if let (Json::Str(id), "sourceId") = (&kept, field.key) {
                self.cited.push(id.as_ref().to_owned());
            }
            put(&mut entries, Cow::Borrowed(field.key), kept);
        }
        self.settled(name, entries)
    }

    /// What holds for some types as a whole.
    fn settled(&mut self, name: &str, entries: Entries) -> Json<'static> {
        let made = map(entries);
        match name {
            "Geo" => {
                let degrees = |key| made.get(key).as_number().unwrap_or(f64::NAN);
                self.odd |= Geo::new(degrees("latitude"), degrees("longitude")).is_none();
            }
            "Country" => {
                let (code, name) = (made.get("code"), made.get("name"));
                let is_code = |written: &str| written.len() == 2 && written.bytes().all(|b| b.is_ascii_uppercase());
                self.odd |= match code {
                    // A code may stand where the name should.
                    Json::Null => matches!(name, Json::Str(name) if name.len() <= 3),
                    code => !code.as_str().is_some_and(is_code),
                };
            }
            "Quantity" if !made.has("value") && !made.has("notation") => return Json::Null,
            _ => {}
        }
        made
    }

    /// What stands under a key.
    fn any(&mut self, kind: Kind, value: &Json) -> Json<'static> {
        let kept = match (kind, value) {
            (_, Json::Null) => return Json::Null,
            // The other walk will do it all again.
            _ if self.odd => return Json::Null,
            (Kind::List(inner) | Kind::Some(inner), Json::List(items)) => {
                let mut kept = Vec::with_capacity(items.len());
                for item in items {
                    let item = self.any(Kind::of(inner), item);
                    if item != Json::Null {
                        kept.push(item);
                    }
                }
                return if kept.is_empty() { Json::Null } else { Json::List(kept) };
            }
            (Kind::Some(inner), _) => return self.any(Kind::of(inner), value),
            (Kind::Map(inner), Json::Map(entries)) => {
                let mut kept = Vec::new();
                for (key, item) in entries {
                    let item = self.any(Kind::of(inner), item);
                    put(&mut kept, clean(key).into(), item);
                }
                return map(kept);
            }
            (Kind::Named(name), Json::Str(_)) => {
                let mut kept = Vec::new();
                put(&mut kept, "name".into(), text_of(value));
                self.odd |= kept.is_empty();
                return self.settled(name, kept);
            }
            (Kind::Named(name), _) => {
                let made = self.one(name, value);
                self.odd |= made == Json::Null;
                return made;
            }
            (Kind::Quantity, Json::Map(_)) => return self.one("Quantity", value),
            (Kind::Object(name), _) => return self.one(name, value),
            (Kind::Fuzzy, _) => return self.fuzzy(value),
            (Kind::Text, _) => return text_of(value),
            (Kind::Word, _) => return value.as_id().map_or(Json::Null, |word| super::scalar::text(&word)),
            (Kind::Number | Kind::Quantity, _) => {
                value.as_number().filter(|number| number.is_finite()).map(|_| value.owned())
            }
            (Kind::Year, Json::Int(-20_000..=-1 | 1..=9_999)) | (Kind::Flag, Json::Bool(_)) => Some(value.owned()),
            (Kind::Closed(words), Json::Str(word)) => word_of(words, word),
            (Kind::Open(words), Json::Str(word)) => word_of(words, word).or_else(|| own_word(words, word)),
            (Kind::Tag, Json::Str(tag)) => {
                let plain = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                plain.then(|| value.owned())
            }
            (Kind::Url, Json::Str(url)) => safe_url(url, self.base.as_deref()).map(|url| Json::Str(url.into())),
            (Kind::Date, Json::Str(date)) => PartialDate::parse(date).map(|date| date.to_json().owned()),
            _ => None,
        };
        kept.unwrap_or_else(|| self.refuse())
    }

    fn fuzzy(&mut self, value: &Json) -> Json<'static> {
        let mut entries = Vec::new();
        for key in ["earliest", "latest", "label"] {
            let kind = if key == "label" { Kind::Text } else { Kind::Date };
            let kept = self.any(kind, value.get(key));
            put(&mut entries, key.into(), kept);
        }
        if entries.is_empty() {
            return text_of(value);
        }
        if value.str("qualifier") == Some("approximately") {
            entries.push(("qualifier".into(), Json::Str("approximately".into())));
        }
        map(entries)
    }
}

fn put(entries: &mut Entries, key: Cow<'static, str>, value: Json<'static>) {
    if value != Json::Null {
        entries.push((key, value));
    }
}

fn map(entries: Entries) -> Json<'static> {
    if entries.is_empty() { Json::Null } else { Json::Map(entries) }
}

/// A word of a vocabulary as that has it.
fn word_of(words: &'static str, written: &str) -> Option<Json<'static>> {
    pieces(words, b',').find(|known| *known == written).map(|known| Json::Str(Cow::Borrowed(known)))
}

/// A word that can't be meant for one of the vocabulary.
fn own_word(words: &'static str, written: &str) -> Option<Json<'static>> {
    let plain = written.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let parted = pieces(written, b'-').all(|part| !part.is_empty());
    let other = !pieces(words, b',').any(|known| known.eq_ignore_ascii_case(written));
    (plain && parted && other).then(|| Json::Str(written.to_owned().into()))
}
