//! A borrowed JSON tree that forgives.
//!
//! Real feeds get types wrong one field at a time: an id is a number here and a string there, a list is null, a room is
//! an object. Derived structs fail a whole record on the first of these; this tree answers each question by itself, in
//! one deserialiser's worth of code for all readers. Strings borrow from the text, keys keep their order, the last of
//! repeated keys wins, and serde_json refuses a depth of 128.

use super::{Error, ErrorKind};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Map(Vec<(Cow<'a, str>, Json<'a>)>),
}

static NULL: Json<'static> = Json::Null;

impl<'a> Json<'a> {
    /// Parses a text.
    ///
    /// # Errors
    /// `Syntax`, with the line and column, or with the word "HTML" where it is a web page.
    pub fn parse(text: &'a str) -> Result<Json<'a>, Error> {
        serde_json::from_str(text).map_err(|error| {
            let detail = if text.starts_with('<') { "HTML".to_owned() } else { format!("{}:{}", error.line(), error.column()) };
            Error::new(ErrorKind::Syntax, detail)
        })
    }

    /// The value of a key; null where there is none.
    pub fn get(&self, key: &str) -> &Json<'a> {
        match self {
            Json::Map(entries) => entries.iter().rev().find(|(k, _)| k == key).map_or(&NULL, |(_, value)| value),
            _ => &NULL,
        }
    }

    /// The value of the first of several names for the same thing that isn't null.
    pub fn first(&self, keys: &[&str]) -> &Json<'a> {
        keys.iter().map(|key| self.get(key)).find(|value| **value != Json::Null).unwrap_or(&NULL)
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
            Json::Int(number) => Some(number.to_string()),
            Json::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some((*number as i64).to_string()),
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
            Json::Float(number) => Some(*number as i64),
            _ => self.as_str()?.parse().ok(),
        }
    }

    pub fn is_true(&self) -> bool {
        *self == Json::Bool(true)
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

    /// What the value is, for messages: `"text"`, `12`, `[…]`, `{name, country}`.
    pub fn outline(&self) -> String {
        match self {
            Json::Null => "null".to_owned(),
            Json::Bool(value) => value.to_string(),
            Json::Int(number) => number.to_string(),
            Json::Float(_) => "0.0".to_owned(),
            Json::Str(text) => text.to_string(),
            Json::List(_) => "[…]".to_owned(),
            Json::Map(_) => {
                let keys: Vec<&str> = self.entries().map(|(key, _)| key).take(6).collect();
                format!("{{{}}}", keys.join(", "))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json<'de>, E> {
        Ok(Json::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json<'de>, E> {
        Ok(i64::try_from(value).map_or(Json::Float(value as f64), Json::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json<'de>, E> {
        Ok(Json::Float(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Str(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json<'de>, E> {
        Ok(Json::Str(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some((Key(key), value)) = access.next_entry()? {
            entries.push((key, value));
        }
        Ok(Json::Map(entries))
    }
}

/// A key, borrowed where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Json::deserialize(deserializer)? {
            Json::Str(key) => Ok(Key(key)),
            _ => Ok(Key(Cow::Borrowed(""))),
        }
    }
}

/// The text with unpaired surrogate escapes made U+FFFD, which PHP's `json_encode` leaves in cut strings.
///
/// `None` where there are none, so that parsing again would give the same error.
pub fn mend(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let length = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                changed = true;
                mended.push('\u{fffd}');
                rest = escape.get(6..).unwrap_or("");
                continue;
            }
            _ => escape.char_indices().nth(2).map_or(escape.len(), |(end, _)| end),
        };
        let (kept, after) = escape.split_at(length.min(escape.len()));
        mended.push_str(kept);
        rest = after;
    }
    mended.push_str(rest);
    changed.then_some(mended)
}

/// The code unit of a `\uXXXX` at the beginning of a text.
fn surrogate(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{Json, mend};

    #[test]
    fn answers_one_question_at_a_time() {
        let tree = Json::parse(r#"{"id": 7, "id": "8", "name": "", "rooms": null, "talks": {"title": "A\n"}}"#).unwrap();
        assert_eq!(tree.id("id").as_deref(), Some("8"), "the last one wins");
        assert_eq!(tree.str("name"), None, "blank is absent");
        assert_eq!(tree.get("rooms").items().len(), 0);
        assert_eq!(tree.get("talks").get("title").as_str(), Some("A"));
        assert_eq!(tree.get("no").get("such").get("thing"), &Json::Null);
        assert_eq!(tree.get("talks").one_or_many().len(), 1);
    }

    #[test]
    fn refuses_depth_bombs_politely() {
        assert!(Json::parse(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn says_where_it_breaks() {
        assert_eq!(Json::parse("{\n \"a\": }").map_err(|e| e.detail), Err("2:7".to_owned()));
        assert_eq!(Json::parse("<!doctype html>").map_err(|e| e.detail), Err("HTML".to_owned()));
    }

    #[test]
    fn mends_cut_surrogates_only() {
        assert_eq!(mend(r#"["a\ud83d"]"#).as_deref(), Some("[\"a\u{fffd}\"]"));
        assert_eq!(mend(r#"["\ud83d\ude00\\ud83d"]"#), None, "a pair, and an escaped backslash");
    }
}
