//! A foreign record -> the canonical tree of a project.

use super::columns::{FIELDS, Field};
use super::geojson::is_no_id;
use super::notes::Notes;
use super::usage::Usage;
use super::{date, mojibake, money};
use crate::model::project::{SiteFacts, Status};
use crate::model::{Code, Json, Text, clean, joined};
use crate::source::city::country;
use crate::source::path::Path;
use crate::source::safe_url;
use std::borrow::Cow;

type Entries = Vec<(Cow<'static, str>, Json<'static>)>;

/// How much of what is not understood is kept, for a card that shows it.
const MORE: usize = 40;
const LONGEST: usize = 500;

/// What is made of a record.
#[derive(Debug, Default)]
pub struct Made {
    pub id: Option<String>,
    pub tree: Json<'static>,
    pub facts: Option<Box<SiteFacts>>,
}

/// A record in the making.
struct Draft<'u, 't> {
    usage: &'u Usage,
    base: Option<&'u str>,
    notes: &'u mut Notes,
    path: &'u Path<'u>,
    /// By the number of the field: the property's name and its value.
    stated: [Option<(&'t str, &'t Json<'t>)>; FIELDS],
    entries: Entries,
}

/// Reads a record's properties.
pub fn read<'t>(
    properties: &'t Json<'t>,
    usage: &Usage,
    base: Option<&str>,
    notes: &mut Notes,
    path: &Path,
    placed: bool,
) -> Made {
    let mut draft = Draft { usage, base, notes, path, stated: [None; FIELDS], entries: Vec::new() };
    let mut more: Vec<(&str, &Json)> = Vec::new();
    for (n, (key, value)) in properties.entries().enumerate() {
        match usage.columns.field(key, n) {
            _ if *value == Json::Null => {}
            Field::Nothing => {}
            Field::More => more.push((key, value)),
            field => {
                if let Some(slot) = draft.stated.get_mut(field as usize) {
                    *slot = Some((key, value));
                }
            }
        }
    }
    draft.words();
    draft.times();
    draft.places();
    draft.bodies();
    draft.amounts();
    draft.links();
    let facts = draft.site(placed, &mut more);
    let id = draft.get(Field::Id).and_then(|(_, id)| id.as_id()).filter(|id| !is_no_id(id));
    draft.rest(&more);
    Made { id, tree: Json::Map(draft.entries), facts }
}

impl<'t> Draft<'_, 't> {
    fn get(&self, field: Field) -> Option<(&'t str, &'t Json<'t>)> {
        self.stated.get(field as usize).copied().flatten()
    }

    fn put(&mut self, key: &'static str, value: Json<'static>) {
        if value != Json::Null {
            self.entries.push((Cow::Borrowed(key), value));
        }
    }

    fn note(&mut self, key: &str, code: Code, value: &Json) {
        self.notes.note(&self.path.key(key), code, &value.outline());
    }

    /// Text of a value: words, a number, or a language map.
    fn text(&mut self, key: &str, value: &Json) -> Json<'static> {
        match value {
            Json::Str(written) => Json::Str(match self.words_of(key, written) {
                words if words.is_empty() => return Json::Null,
                words => words.into(),
            }),
            Json::Map(_) => scalar_text(value),
            Json::Int(_) | Json::Float(_) => Json::Str(value.outline().into()),
            _ => Json::Null,
        }
    }

    fn words_of(&mut self, key: &str, written: &str) -> String {
        let mut seen = false;
        let words = clean(written);
        let words = mojibake::read(&words, &mut seen).into_owned();
        if seen {
            self.notes.note(&self.path.key(key), Code::Mojibake, written);
        }
        words
    }

    fn texts(&mut self, field: Field, between: &[char]) -> Json<'static> {
        let Some((key, value)) = self.get(field) else { return Json::Null };
        let mut found = Vec::new();
        for item in value.one_or_many() {
            match item.as_str() {
                // A list that was written as text.
                Some(written) if written.starts_with('[') && written.ends_with(']') => {
                    let inner = written.trim_matches(['[', ']']);
                    for part in inner.split(',').map(|part| part.trim_matches(['"', '\'', ' '])) {
                        found.push(self.text(key, &Json::Str(part.into())));
                    }
                }
                Some(written) => {
                    for part in written.split(between) {
                        found.push(self.text(key, &Json::Str(part.into())));
                    }
                }
                None => found.push(self.text(key, item)),
            }
        }
        found.retain(|item| *item != Json::Null);
        found.dedup();
        if found.is_empty() { Json::Null } else { Json::List(found) }
    }

    fn words(&mut self) {
        for (field, ours) in [(Field::Name, "name"), (Field::Summary, "summary"), (Field::Description, "description")] {
            if let Some((key, value)) = self.get(field) {
                let mut text = self.text(key, value);
                if let (Json::Str(words), true) = (&text, ours == "name") {
                    text = Json::Str(crate::source::markup::plain(words).into_owned().into());
                }
                self.put(ours, text);
            }
        }
        let mut themes = self.texts(Field::Themes, &['|', ';', '\n']);
        if themes == Json::Null {
            themes = self.texts(Field::Tags, &['|', ';', '\n', ',']);
        }
        self.put("themes", themes);
        let benefits = self.texts(Field::CoBenefits, &['|', ';', '\n']);
        self.put("coBenefits", benefits);
        let goals = self.texts(Field::Sdgs, &['|', ';', '\n', ',']);
        self.put("sdgs", goals);
        if let Some((_, value)) = self.get(Field::Status)
            && let Some(status) = value.as_id().and_then(|word| Status::of_word(&clean(&word)))
        {
            self.put("status", Json::Str(status.name().to_owned().into()));
        }
    }

    fn times(&mut self) {
        let mut end = None;
        for (field, ours) in [(Field::Start, "startDate"), (Field::End, "endDate"), (Field::Updated, "updated")] {
            let Some((key, value)) = self.get(field) else { continue };
            if money::is_nothing(value) || value.as_id().is_none() || *value == Json::Int(0) {
                continue;
            }
            match date::read(value, self.usage.day_first) {
                Some(date) => {
                    // `2019-2023` is both.
                    if let (Field::Start, (Some(first), Some(last))) =
                        (field, date::years(value.as_str().unwrap_or_default()))
                        && last > first
                    {
                        end = Some(crate::model::plain(last));
                    }
                    self.put(ours, Json::Str(date.into()));
                }
                None => self.note(key, Code::BadDate, value),
            }
        }
        if let (Some(end), None) = (end, self.get(Field::End)) {
            self.put("endDate", Json::Str(end.into()));
        }
    }

    fn places(&mut self) {
        let named = self.get(Field::Country).and_then(|(key, value)| self.some(key, value));
        let coded = self.get(Field::CountryCode).and_then(|(_, value)| value.as_str().map(str::to_owned));
        let mut entries: Entries = Vec::new();
        entries.extend(coded.map(|code| (Cow::Borrowed("code"), Json::Str(code.into()))));
        entries.extend(named.map(|name| (Cow::Borrowed("name"), name)));
        let country = if entries.is_empty() { Json::Null } else { country::settled(Json::Map(entries)) };
        let mut cities = Vec::new();
        if let Some((key, value)) = self.get(Field::City) {
            for item in value.one_or_many() {
                let text = item.as_str().unwrap_or_default();
                let parts: Vec<Json> = text.split(['|', ';']).map(|part| Json::Str(part.into())).collect();
                for part in if text.is_empty() { std::slice::from_ref(item) } else { &parts } {
                    cities.extend(self.some(key, part));
                }
            }
        }
        let mut found = Vec::new();
        for name in cities.into_iter().map(Some).chain([None]) {
            // A country without a city is said too.
            if name.is_none() && (!found.is_empty() || country == Json::Null) {
                break;
            }
            let mut entries: Entries = Vec::new();
            entries.extend(name.map(|name| (Cow::Borrowed("name"), name)));
            if country != Json::Null {
                entries.push((Cow::Borrowed("country"), country.owned()));
            }
            found.push(Json::Map(entries));
        }
        self.put("cities", if found.is_empty() { Json::Null } else { Json::List(found) });
    }

    fn some(&mut self, key: &str, value: &Json) -> Option<Json<'static>> {
        let text = self.text(key, value);
        let is_nothing = text == Json::Null || money::is_nothing(&text);
        (!is_nothing).then_some(text)
    }

    fn bodies(&mut self) {
        for (field, ours) in [(Field::Lead, "leadOrganization"), (Field::Programme, "programme"), (Field::Fund, "fund")]
        {
            if let Some((key, value)) = self.get(field)
                && let Some(name) = self.some(key, value)
            {
                self.put(ours, named(name));
            }
        }
        if let Json::List(names) = self.texts(Field::Partners, &['|', ';', '\n']) {
            self.put("partners", Json::List(names.into_iter().map(named).collect()));
        }
    }

    fn amounts(&mut self) {
        let column = self.get(Field::Currency).and_then(|(_, value)| value.as_str());
        let column = column.map(|written| money::currency_of(&written.to_ascii_lowercase()).unwrap_or_default());
        let usage = self.usage;
        for (field, ours, marks, currency) in [
            (Field::Funding, "funding", usage.funding, &usage.currency),
            (Field::Leveraged, "leveraged", usage.leveraged, &usage.leveraged_currency),
        ] {
            let Some((key, value)) = self.get(field) else { continue };
            let mut found = Vec::new();
            for item in value.one_or_many() {
                match money::read_in(item, column.unwrap_or(currency), marks) {
                    Some(money) => {
                        if matches!(item, Json::Str(_)) {
                            self.note(key, Code::MoneyInText, item);
                        }
                        found.push(money);
                    }
                    None if money::is_nothing(item) || *item == Json::Null => {}
                    None => self.note(key, Code::BadNumber, item),
                }
            }
            self.put(ours, if found.is_empty() { Json::Null } else { Json::List(found) });
        }
        if let Some((_, value)) = self.get(Field::Emissions)
            && value.as_number().is_some()
            && !usage.unit.is_empty()
        {
            let mut entries: Entries =
                vec![("value".into(), value.owned()), ("unit".into(), Json::Str(Cow::Borrowed(usage.unit)))];
            if usage.yearly {
                entries.push(("perYear".into(), Json::Bool(true)));
            }
            self.put("emissionsReduction", Json::Map(entries));
        }
    }

    fn links(&mut self) {
        for (field, ours) in [(Field::Link, "links"), (Field::Image, "images")] {
            let Some((key, value)) = self.get(field) else { continue };
            let mut found = Vec::new();
            for item in value.one_or_many() {
                let Some(written) = (if item.is_map() { item.str("url") } else { item.as_str() }) else { continue };
                // Without its scheme, as people say it.
                let url = if written.starts_with("www.") { joined(&["https://", written]) } else { written.to_owned() };
                match safe_url(&url, self.base) {
                    Some(url) => {
                        let mut entries: Entries = Vec::new();
                        if field == Field::Link {
                            entries.push(("rel".into(), Json::Str(Cow::Borrowed("website"))));
                        }
                        entries.push(("url".into(), Json::Str(url.into())));
                        found.push(Json::Map(entries));
                    }
                    None => self.note(key, Code::BadLink, item),
                }
            }
            self.put(ours, if found.is_empty() { Json::Null } else { Json::List(found) });
        }
    }

    /// What is said of the place alone; beside a place that is not on the map it is a fact like others.
    fn site(&mut self, placed: bool, more: &mut Vec<(&'t str, &'t Json<'t>)>) -> Option<Box<SiteFacts>> {
        let (name, address) = (self.get(Field::Site), self.get(Field::Address));
        if !placed {
            more.extend(name);
            more.extend(address);
            return None;
        }
        let mut text = |stated: Option<(&str, &Json)>| {
            stated.map(|(key, value)| Text::of(&self.text(key, value))).unwrap_or_default()
        };
        let facts = SiteFacts { name: text(name), address: text(address), city: None };
        (facts != SiteFacts::default()).then(|| Box::new(facts))
    }

    /// What is not understood is kept under its own name.
    fn rest(&mut self, more: &[(&'t str, &'t Json<'t>)]) {
        let mut facts = Vec::new();
        for (key, value) in more {
            let words = match value {
                Json::Str(written) => self.words_of(key, written),
                Json::Int(_) | Json::Float(_) | Json::Bool(_) => value.outline(),
                Json::List(items) if items.iter().all(|item| item.as_str().is_some()) => {
                    let mut line = String::new();
                    for word in items.iter().filter_map(Json::as_str) {
                        if !line.is_empty() {
                            line.push_str(", ");
                        }
                        line.push_str(word);
                    }
                    self.words_of(key, &line)
                }
                _ => continue,
            };
            if words.is_empty() || facts.len() == MORE {
                continue;
            }
            let words =
                if words.len() > LONGEST { words.chars().take(LONGEST).chain(['…']).collect() } else { words };
            facts.push(Json::Map(vec![
                ("name".into(), Json::Str(clean(key).into())),
                ("value".into(), Json::Str(words.into())),
            ]));
        }
        self.put("more", if facts.is_empty() { Json::Null } else { Json::List(facts) });
    }
}

fn named(name: Json<'static>) -> Json<'static> {
    Json::Map(vec![("name".into(), name)])
}

/// The text of a language map, or the name of an object.
fn scalar_text(value: &Json) -> Json<'static> {
    use crate::model::ToJson;
    Text::named(value).to_json().owned()
}
