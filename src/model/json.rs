//! A JSON tree: what feeds are read from, and what the model is written to.
//!
//! Real feeds get types wrong one field at a time: an id is a number here and a string there, a list is null, a room is
//! an object. Derived structs fail a whole record on the first of these; this tree answers each question by itself, in
//! one deserialiser's worth of code for all readers. Strings borrow from the text, keys keep their order, the last of
//! repeated keys wins, and the reader refuses a depth of 128.

use super::number::decimal;
use super::plain::{plain, whole};
use serde::ser::{Serialize, Serializer};
use std::borrow::Cow;

/// A JSON value.
#[derive(Debug, Default, PartialEq)]
pub enum Json<'a> {
    #[default]
    Null,
    Bool(bool),
    Int(i64),
    /// A number that isn't a whole one, or is too large for one, as it was written.
    Float(Cow<'a, str>),
    Str(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Map(Vec<(Cow<'a, str>, Json<'a>)>),
}

static NULL: Json<'static> = Json::Null;

impl<'a> Json<'a> {
    /// The value of a key; null where there is none.
    pub fn get(&self, key: &str) -> &Json<'a> {
        match self {
            Json::Map(entries) => entries.iter().rev().find(|(k, _)| k == key).map_or(&NULL, |(_, value)| value),
            _ => &NULL,
        }
    }

    /// The value of the first of several names for the same thing that isn't null.
    pub fn first(&self, keys: &[&str]) -> &Json<'a> {
        keys.iter().map(|key| self.get(key)).find(|value| !value.is_null()).unwrap_or(&NULL)
    }

    pub fn has(&self, key: &str) -> bool {
        matches!(self, Json::Map(entries) if entries.iter().any(|(k, _)| k == key))
    }

    /// A string with something in it.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::Str(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The string of a key, where it is one and has something in it.
    pub fn str(&self, key: &str) -> Option<&str> {
        self.get(key).as_str()
    }

    /// The string of a key, owned.
    pub fn string(&self, key: &str) -> Option<String> {
        self.str(key).map(str::to_owned)
    }

    /// A string or a number as an identifier.
    pub fn as_id(&self) -> Option<String> {
        match self {
            Json::Int(number) => Some(plain(*number)),
            Json::Float(text) => {
                let number = decimal(text)?;
                (number.fract() == 0.0 && number.abs() < 1e15).then(|| plain(number as i64))
            }
            _ => self.as_str().map(str::to_owned),
        }
    }

    /// The identifier of a key.
    pub fn id(&self, key: &str) -> Option<String> {
        self.get(key).as_id()
    }

    /// A number, also where it stands in quotes.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Json::Int(number) => Some(*number),
            Json::Float(text) => Some(decimal(text)? as i64),
            _ => whole(self.as_str()?),
        }
    }

    /// A number, whole or not, but not in quotes.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Json::Int(number) => Some(*number as f64),
            Json::Float(text) => decimal(text),
            _ => None,
        }
    }

    /// A whole number that counts something.
    pub fn as_count(&self) -> Option<u32> {
        u32::try_from(self.as_int()?).ok()
    }

    pub fn is_true(&self) -> bool {
        matches!(self, Json::Bool(true))
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Json::Null)
    }

    pub fn is_map(&self) -> bool {
        matches!(self, Json::Map(_))
    }

    /// The items of a list; nothing where it isn't one.
    pub fn items(&self) -> &[Json<'a>] {
        match self {
            Json::List(items) => items,
            _ => &[],
        }
    }

    /// The items of a list, or the one thing that stands where a list could be.
    pub fn one_or_many(&self) -> &[Json<'a>] {
        match self {
            Json::Null => &[],
            Json::List(items) => items,
            one => std::slice::from_ref(one),
        }
    }

    /// The entries of an object, in the text's order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Json<'a>)> {
        let entries: &[(Cow<str>, Json)] = match self {
            Json::Map(entries) => entries,
            _ => &[],
        };
        entries.iter().map(|(key, value)| (key.as_ref(), value))
    }

    /// A copy that needs the text no longer.
    pub fn owned(&self) -> Json<'static> {
        match self {
            Json::Null => Json::Null,
            Json::Bool(value) => Json::Bool(*value),
            Json::Int(number) => Json::Int(*number),
            Json::Float(text) => Json::Float(Cow::Owned(text.as_ref().to_owned())),
            Json::Str(text) => Json::Str(Cow::Owned(text.as_ref().to_owned())),
            Json::List(items) => {
                let mut copies = Vec::with_capacity(items.len());
                for item in items {
                    copies.push(item.owned());
                }
                Json::List(copies)
            }
            Json::Map(entries) => {
                let mut copies = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    copies.push((Cow::Owned(key.as_ref().to_owned()), value.owned()));
                }
                Json::Map(copies)
            }
        }
    }

    /// What the value is, for messages: `"text"`, `12`, `[…]`, `{name, country}`.
    pub fn outline(&self) -> String {
        match self {
            Json::Null => "null".to_owned(),
            Json::Bool(value) => if *value { "true" } else { "false" }.to_owned(),
            Json::Int(number) => plain(*number),
            Json::Float(text) | Json::Str(text) => text.to_string(),
            Json::List(_) => "[…]".to_owned(),
            Json::Map(_) => {
                let mut keys = String::from("{");
                for (n, (key, _)) in self.entries().take(6).enumerate() {
                    if n > 0 {
                        keys.push_str(", ");
                    }
                    keys.push_str(key);
                }
                keys + "}"
            }
        }
    }
}

/// One function for both: what is copied outlives the text anyway.
impl Clone for Json<'_> {
    fn clone(&self) -> Self {
        self.owned()
    }
}

/// An object of what is there: null is left out, and the slice is left with nulls.
pub fn object<'a>(entries: &mut [(&'static str, Json<'a>)]) -> Json<'a> {
    let mut there = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        if !matches!(value, Json::Null) {
            there.push((Cow::Borrowed(*key), std::mem::replace(value, Json::Null)));
        }
    }
    Json::Map(there)
}

/// An object in the making, of what is there. One call a field, and none of them generic: that is what a field costs.
#[derive(Default)]
pub struct Object<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

impl<'a> Object<'a> {
    /// A field, unless it is null or an empty list.
    #[inline(never)]
    pub fn put(&mut self, key: &'static str, value: &'a dyn ToJson) {
        let value = value.to_json();
        if !matches!(&value, Json::Null) && !matches!(&value, Json::List(items) if items.is_empty()) {
            self.0.push((Cow::Borrowed(key), value));
        }
    }

    /// A field, whatever it is.
    #[inline(never)]
    pub fn always(&mut self, key: &'static str, value: &'a dyn ToJson) {
        self.0.push((Cow::Borrowed(key), value.to_json()));
    }

    /// A field that is written already, unless it is null.
    #[inline(never)]
    pub fn json(&mut self, key: &'static str, value: Json<'a>) {
        if !value.is_null() {
            self.0.push((Cow::Borrowed(key), value));
        }
    }

    /// A word of a vocabulary, if there is one.
    #[inline(never)]
    pub fn word(&mut self, key: &'static str, word: Option<&'static str>) {
        if let Some(word) = word {
            self.0.push((Cow::Borrowed(key), Json::Str(Cow::Borrowed(word))));
        }
    }

    /// A field that is true or not there.
    #[inline(never)]
    pub fn flag(&mut self, key: &'static str, is_set: bool) {
        if is_set {
            self.0.push((Cow::Borrowed(key), Json::Bool(true)));
        }
    }

    pub fn done(self) -> Json<'a> {
        Json::Map(self.0)
    }

    /// The object, with the entries of another one after its own.
    pub fn with(mut self, more: &Json<'_>) -> Json<'a> {
        if let Json::Map(more) = more.owned() {
            self.0.extend(more);
        }
        self.done()
    }
}

/// What can be written as JSON.
pub trait ToJson {
    fn to_json(&self) -> Json<'_>;
}

impl ToJson for str {
    fn to_json(&self) -> Json<'_> {
        Json::Str(Cow::Borrowed(self))
    }
}

impl ToJson for String {
    fn to_json(&self) -> Json<'_> {
        self.as_str().to_json()
    }
}

impl ToJson for usize {
    fn to_json(&self) -> Json<'_> {
        Json::Int(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

impl ToJson for u32 {
    fn to_json(&self) -> Json<'_> {
        Json::Int(i64::from(*self))
    }
}

impl<T: ToJson> ToJson for Box<T> {
    fn to_json(&self) -> Json<'_> {
        T::to_json(self)
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Json<'_> {
        self.as_ref().map_or(Json::Null, T::to_json)
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Json<'_> {
        let mut written = Vec::with_capacity(self.len());
        for item in self {
            written.push(item.to_json());
        }
        Json::List(written)
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Int(number) => serializer.serialize_i64(*number),
            Json::Float(text) => serializer.serialize_f64(decimal(text).unwrap_or_default()),
            Json::Str(text) => serializer.serialize_str(text),
            Json::List(items) => serializer.collect_seq(items),
            Json::Map(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key.as_ref(), value))),
        }
    }
}
