//! A record -> its canonical tree, by the table of types.
//!
//! One walk for all formats: what is not in the table is left behind, words are cleaned, links pass the allow-list,
//! words of vocabularies and units get their usual spelling. What can't be used is noted with its place and left out,
//! and nothing else with it.

use super::reading::Walk;
use super::scalar::{notation, plain_date, plain_year, slug, text_of};
use super::{country, scalar};
use crate::model::city::{Kind, Type, Unit, types};
use crate::model::{Code, Diagnostic, Geo, Json, ToJson, clean};
use crate::source::path::Path;
use crate::source::safe_url;
use std::borrow::Cow;

/// The walk, with what it noticed.
pub struct Canon {
    types: Vec<Type>,
    /// What relative links are resolved against.
    pub base: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
    /// Our places in a record, and what the source calls them.
    pub names: Vec<(String, String)>,
    /// Where sources are cited.
    pub cited: Vec<(String, String)>,
}

type Entries = Vec<(Cow<'static, str>, Json<'static>)>;

impl Walk for Canon {
    fn new(base: Option<&str>) -> Canon {
        Canon {
            types: types(),
            base: base.map(str::to_owned),
            diagnostics: Vec::new(),
            names: Vec::new(),
            cited: Vec::new(),
        }
    }

    fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    fn object(&mut self, name: &str, value: &Json, path: &Path) -> Json<'static> {
        Canon::object(self, name, value, path)
    }

    fn value(&mut self, kind: Kind, value: &Json, path: &Path) -> Json<'static> {
        Canon::value(self, kind, value, path)
    }

    fn note(&mut self, path: &Path, code: Code, value: &Json) {
        Canon::note(self, path, code, value);
    }

    fn cite(&mut self, is_known: &dyn Fn(&str) -> bool) {
        for (place, id) in std::mem::take(&mut self.cited) {
            let note = Diagnostic::new(place, Code::UnknownSource, &id);
            if !is_known(&id) && !self.diagnostics.contains(&note) {
                self.diagnostics.push(note);
            }
        }
    }

    /// With the country's code where that makes the difference, else with a number.
    fn another(
        &mut self,
        id: String,
        is_stated: bool,
        tree: &Json,
        path: &Path,
        take: &mut dyn FnMut(&str) -> bool,
    ) -> String {
        let mut n = 1;
        let mut other = id.clone();
        while n == 1 || !take(&other) {
            n += 1;
            let country = tree.get("country").str("code").filter(|_| n == 2 && !is_stated);
            other = match country {
                Some(code) => [&id, "-", &code.to_ascii_lowercase()].concat(),
                None => [&id, "-", &n.to_string()].concat(),
            };
        }
        if is_stated {
            self.note(&path.key("id"), Code::Duplicate, &Json::Str(id.into()));
        }
        other
    }
}

impl Canon {
    pub fn type_of(&self, name: &str) -> Option<&Type> {
        self.types.iter().find(|kind| kind.name == name)
    }

    pub fn note(&mut self, path: &Path, code: Code, value: &Json) {
        let place = self.place(path.to_string());
        self.diagnostics.push(Diagnostic::new(place, code, &value.outline()));
    }

    /// Where the source has what stands here in a record.
    fn place(&self, path: String) -> String {
        let longest = self
            .names
            .iter()
            .filter(|(ours, _)| path.strip_prefix(ours.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('/')))
            .max_by_key(|(ours, _)| ours.len());
        longest.map_or(path, |(_, theirs)| theirs.clone())
    }

    /// The canonical form of an object of a type; null where it lacks what it must have.
    pub fn object(&mut self, name: &str, value: &Json, path: &Path) -> Json<'static> {
        if !value.is_map() {
            return match self.shorthand(name, value) {
                Some(whole) => self.object(name, &whole, path),
                None if name == "Period" => self.refuse(Code::BadDate, value, path),
                None => self.refuse(Code::NotARecord, value, path),
            };
        }
        let Some(fields) = self.type_of(name).map(|kind| kind.fields.clone()) else { return Json::Null };
        let mut entries: Entries = Vec::new();
        for field in fields {
            let (stated, here) = (value.get(field.key), path.key(field.key));
            let before = self.diagnostics.len();
            if field.key == "value"
                && let Some(word) = stated.as_str().and_then(notation)
            {
                put(&mut entries, word);
                continue;
            }
            if field.key == "targetType" && stated.as_str().map(slug).as_deref() == Some("no-target") {
                entries.push(("targetStatus".into(), scalar::text("none")));
                continue;
            }
            let kept = match (stated, field.key) {
                (Json::Null, _) => Json::Null,
                (Json::Str(written), "unit") => scalar::text(Unit::of(written).map_or(written, |unit| unit.name)),
                _ => self.value(Kind::of(field.kind), stated, &here),
            };
            if field.required && kept == Json::Null {
                if self.diagnostics.len() == before {
                    self.note(&here, Code::Incomplete, value);
                }
                return Json::Null;
            }
            if let (Json::Str(id), "sourceId") = (&kept, field.key) {
                self.cited.push((self.place(here.to_string()), id.as_ref().to_owned()));
            }
            if kept != Json::Null && !entries.iter().any(|(key, _)| key == field.key) {
                entries.push((field.key.into(), kept));
            }
        }
        if entries.is_empty() { Json::Null } else { self.finish(name, Json::Map(entries), path) }
    }

    /// The object that a text alone stands for: the one thing that it must have; a period is its two dates.
    fn shorthand(&self, name: &str, value: &Json) -> Option<Json<'static>> {
        let written = value.as_str()?;
        if name == "Period" {
            let found = scalar::period(written)?;
            let ends = [("start".into(), found.start.to_json().owned()), ("end".into(), found.end.to_json().owned())];
            return Some(Json::Map(ends.into()));
        }
        let key = self.type_of(name)?.fields.iter().find(|field| field.required)?.key;
        (name != "Geo" && key != "id").then(|| Json::Map(vec![(key.into(), scalar::text(written))]))
    }

    /// What holds for some types as a whole.
    fn finish(&mut self, name: &str, made: Json<'static>, path: &Path) -> Json<'static> {
        match name {
            "Geo" => {
                let degrees = |key| made.get(key).as_number().unwrap_or(f64::NAN);
                if Geo::new(degrees("latitude"), degrees("longitude")).is_none() {
                    self.note(path, Code::BadPlace, &made);
                    return Json::Null;
                }
            }
            "Country" => return country::settled(made),
            "Quantity" if !made.has("value") && !made.has("notation") => return Json::Null,
            _ => {}
        }
        made
    }

    /// The canonical form of what stands under a key.
    pub fn value(&mut self, kind: Kind, value: &Json, path: &Path) -> Json<'static> {
        if *value == Json::Null {
            return Json::Null;
        }
        match kind {
            Kind::List(inner) => self.list(inner, value, path),
            Kind::Some(inner) if matches!(value, Json::List(_)) => self.list(inner, value, path),
            Kind::Some(inner) => self.value(Kind::of(inner), value, path),
            Kind::Map(inner) => self.map(inner, value, path),
            Kind::Named(name) => self.named(name, value, path),
            Kind::Closed(words) => match value.as_str() {
                None if matches!(value, Json::Str(_)) => Json::Null,
                stated => stated
                    .and_then(|word| word_of(words, word))
                    .map_or_else(|| self.refuse(Code::UnknownWord, value, path), |word| Json::Str(Cow::Borrowed(word))),
            },
            Kind::Open(words) => match value.as_str().and_then(|word| word_of(words, word)) {
                Some(word) => Json::Str(Cow::Borrowed(word)),
                None => self.value(Kind::Word, value, path),
            },
            Kind::Text => text_of(value),
            Kind::Word => value.as_id().map_or(Json::Null, |word| scalar::text(&word)),
            Kind::Tag => {
                let tag = value.as_str().unwrap_or_default();
                let plain = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                if plain { scalar::text(tag) } else { self.refuse(Code::UnknownWord, value, path) }
            }
            Kind::Url => match value.as_str() {
                None => Json::Null,
                Some(url) => safe_url(url, self.base.as_deref())
                    .map_or_else(|| self.refuse(Code::BadLink, value, path), |url| Json::Str(url.into())),
            },
            Kind::Flag => match (value, value.as_str().map(slug).as_deref()) {
                (Json::Bool(flag), _) => Json::Bool(*flag),
                (_, Some("yes" | "true")) => Json::Bool(true),
                (_, Some("no" | "false")) => Json::Bool(false),
                _ => self.refuse(Code::UnknownWord, value, path),
            },
            Kind::Number => self.number(value, path),
            Kind::Year => match plain_year(value) {
                Some(year) => Json::Int(year),
                None => self.refuse(Code::BadDate, value, path),
            },
            Kind::Date => match plain_date(value) {
                Some(date) => Json::Str(date.into()),
                None => self.refuse(Code::BadDate, value, path),
            },
            Kind::Fuzzy => self.fuzzy(value, path),
            Kind::Quantity => match value {
                Json::Map(_) => self.object("Quantity", value, path),
                Json::Str(_) => match value.as_str().and_then(notation) {
                    Some(entries) => Json::Map(entries),
                    None => self.number(value, path),
                },
                _ => self.number(value, path),
            },
            Kind::Object(name) => self.object(name, value, path),
        }
    }

    fn refuse(&mut self, code: Code, value: &Json, path: &Path) -> Json<'static> {
        // Blank is absent.
        if !matches!(value, Json::Str(_)) || value.as_str().is_some() {
            self.note(path, code, value);
        }
        Json::Null
    }

    /// A number in quotes is refused: whether "2.640" is more than two thousand depends on who wrote it.
    fn number(&mut self, value: &Json, path: &Path) -> Json<'static> {
        match value.as_number() {
            Some(number) if number.is_finite() => value.owned(),
            _ => self.refuse(Code::BadNumber, value, path),
        }
    }

    fn list(&mut self, inner: &'static str, value: &Json, path: &Path) -> Json<'static> {
        let mut kept = Vec::new();
        if inner == "Sector" && value.is_map() && !self.is_of("Sector", value) {
            for (sector, amount) in value.entries() {
                let made = self.value(Kind::Quantity, amount, &path.key(sector));
                kept.extend(labelled(sector, made));
            }
        } else if matches!(value, Json::List(_)) {
            for (n, item) in value.items().iter().enumerate() {
                kept.push(self.value(Kind::of(inner), item, &path.index(n)));
            }
        } else {
            kept.push(self.value(Kind::of(inner), value, path));
        }
        kept.retain(|item| *item != Json::Null);
        if kept.is_empty() { Json::Null } else { Json::List(kept) }
    }

    fn map(&mut self, inner: &'static str, value: &Json, path: &Path) -> Json<'static> {
        if !value.is_map() {
            return self.refuse(Code::NotARecord, value, path);
        }
        let mut entries: Entries = Vec::new();
        for (key, item) in value.entries() {
            let kept = self.value(Kind::of(inner), item, &path.key(key));
            if kept != Json::Null {
                entries.push((clean(key).into(), kept));
            }
        }
        if entries.is_empty() { Json::Null } else { Json::Map(entries) }
    }

    /// An object, or the name of one.
    fn named(&mut self, name: &str, value: &Json, path: &Path) -> Json<'static> {
        if value.is_map() && self.is_of(name, value) {
            return self.object(name, value, path);
        }
        let words = text_of(value);
        if words == Json::Null {
            return self.refuse(Code::NotARecord, value, path);
        }
        self.finish(name, Json::Map(vec![("name".into(), words)]), path)
    }

    fn fuzzy(&mut self, value: &Json, path: &Path) -> Json<'static> {
        let window = ["earliest", "latest", "label"];
        if !window.iter().any(|key| value.has(key)) {
            return text_of(value);
        }
        let mut entries: Entries = Vec::new();
        for key in window {
            let kind = if key == "label" { Kind::Text } else { Kind::Date };
            let kept = self.value(kind, value.get(key), &path.key(key));
            if kept != Json::Null {
                entries.push((key.into(), kept));
            }
        }
        if value.str("qualifier") == Some("approximately") {
            entries.push(("qualifier".into(), scalar::text("approximately")));
        }
        if entries.is_empty() { Json::Null } else { Json::Map(entries) }
    }

    /// Whether an object has a key of a type.
    fn is_of(&self, name: &str, value: &Json) -> bool {
        self.type_of(name).is_some_and(|kind| kind.fields.iter().any(|field| value.has(field.key)))
    }
}

/// Adds entries that are not there yet.
fn put(entries: &mut Entries, more: Entries) {
    for (key, value) in more {
        if !entries.iter().any(|(known, _)| *known == key) {
            entries.push((key, value));
        }
    }
}

/// The part of an inventory that a map names by its key.
fn labelled(sector: &str, made: Json<'static>) -> Option<Json<'static>> {
    let mut entries: Entries = vec![("sector".into(), scalar::text(sector))];
    match made {
        Json::Null => return None,
        Json::Map(more) => {
            for (key, value) in more {
                if matches!(key.as_ref(), "value" | "unit" | "notation" | "includedIn" | "qualifier" | "note") {
                    entries.push((key, value));
                }
            }
        }
        number => entries.push(("value".into(), number)),
    }
    Some(Json::Map(entries))
}

/// The word of a vocabulary, in whatever case and with whatever between its parts.
fn word_of(words: &'static str, written: &str) -> Option<&'static str> {
    let last = if written.starts_with("http") { written.rsplit('/').next().unwrap_or(written) } else { written };
    let found = |written: &str| words.split(',').find(|known| slug(known) == written);
    let written = slug(last);
    found(&written).or_else(|| found(OTHERS.iter().find(|(theirs, _)| *theirs == written)?.1))
}

/// Words of others for ours: of the Net Zero Tracker and of CDP.
const OTHERS: &[(&str, &str)] = &[
    ("proposed-in-discussion", "proposed"),
    ("base-year-emissions-absolute-target", "base-year-absolute"),
    ("base-year-intensity-target", "base-year-intensity"),
    ("baseline-scenario-business-as-usual-target", "business-as-usual"),
    ("fixed-level-target", "fixed-level"),
    ("reduction-v-bau", "business-as-usual"),
    ("emissions-reduction-target", "base-year-absolute"),
    ("absolute-emissions-target", "fixed-level"),
    ("emissions-intensity-target", "base-year-intensity"),
    ("net-zero", "neutrality"),
    ("carbon-neutral-ity", "neutrality"),
    ("climate-neutral", "neutrality"),
    ("ghg-neutral-ity", "neutrality"),
    ("city-municipality", "municipality"),
    ("local-government-area-within-a-greater-city-metropolitan-area", "local-area-in-metro"),
    ("province-county", "county"),
];
