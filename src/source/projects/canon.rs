//! An object in our words -> its canonical form, by the table of [`own`].
//!
//! One walk over what is there: words are cleaned, links pass the allow-list, what can't be used is noted with its place
//! and left out, and nothing else with it.

use super::notes::Notes;
use super::own::{Kind, Type};
use super::{mojibake, money};
use crate::model::project::Status;
use crate::model::{Code, Json, PartialDate, Text, ToJson, clean};
use crate::source::city::country;
use crate::source::path::Path;
use crate::source::safe_url;
use std::borrow::Cow;

/// The walk.
pub struct Canon<'n> {
    pub notes: &'n mut Notes,
    pub base: Option<&'n str>,
    /// What reads words that stand for numbers and dates, as in tables of others. In our own format a number in quotes
    /// is refused: whether "2.640" is more than two thousand depends on who wrote it.
    pub loose: Option<&'static Loose>,
}

/// Readers of words. By their addresses, so that whoever refuses such words does without them.
pub struct Loose {
    /// A date in our form.
    pub date: fn(&Json) -> Option<String>,
    /// Money, with the currency to be assumed.
    pub money: fn(&Json, &str) -> Option<Json<'static>>,
}

type Entries = Vec<(Cow<'static, str>, Json<'static>)>;

impl Canon<'_> {
    /// The canonical form of an object; null where it lacks what it must have.
    pub fn object(&mut self, kind: &'static Type, value: &Json, path: &Path) -> Json<'static> {
        let Json::Map(stated) = value else {
            let key = kind.need.first().copied().unwrap_or("name");
            if matches!(value, Json::List(_) | Json::Bool(_)) {
                return self.refuse(Code::BadNumber, Code::NotAList, value, path);
            }
            return self.object(kind, &Json::Map(vec![(key.into(), value.owned())]), path);
        };
        let before = self.notes.list.len();
        let mut entries: Entries = Vec::with_capacity(stated.len());
        for (n, (key, inner)) in stated.iter().enumerate() {
            // Of repeated keys the last one wins.
            let repeated = stated.iter().skip(n + 1).any(|(other, _)| other == key);
            let Some((key, what)) = kind.rows.iter().find(|(known, _)| known == key).filter(|_| !repeated) else {
                continue;
            };
            let made = self.value(*what, inner, &path.key(key));
            if made != Json::Null {
                entries.push((Cow::Borrowed(*key), made));
            }
        }
        let is = |need: &str| entries.iter().any(|(key, _)| key == need);
        if !kind.need.is_empty() && !kind.need.iter().any(|need| is(need)) {
            if self.notes.list.len() == before && !stated.is_empty() {
                let key = kind.need.first().copied().unwrap_or_default();
                self.notes.note(&path.key(key), Code::Partial, &value.outline());
            }
            return Json::Null;
        }
        if entries.is_empty() { Json::Null } else { Json::Map(entries) }
    }

    fn value(&mut self, kind: Kind, value: &Json, path: &Path) -> Json<'static> {
        if *value == Json::Null {
            return Json::Null;
        }
        match kind {
            Kind::Text => self.text(value, path),
            Kind::Texts => self.list(value, path, &mut |canon, item, path| canon.text(item, path)),
            Kind::Word => self.word(value),
            Kind::Words => self.list(value, path, &mut |canon, item, _| canon.word(item)),
            Kind::Url => match value.as_str().map(|url| safe_url(url, self.base)) {
                Some(Some(url)) => Json::Str(url.into()),
                _ => self.refuse(Code::BadLink, Code::BadLink, value, path),
            },
            Kind::Date => {
                let exact = value.as_id().and_then(|written| PartialDate::parse(&written));
                let date = exact.map(|date| date.to_json().owned());
                let loose = || (self.loose?.date)(value).map(|date| Json::Str(date.into()));
                match date.or_else(loose) {
                    Some(date) => date,
                    None => self.refuse(Code::BadDate, Code::BadDate, value, path),
                }
            }
            Kind::Fuzzy => match value {
                // A window says what it is by itself.
                Json::Map(_) => value.owned(),
                _ => self.text(value, path),
            },
            Kind::Year => match value.as_int().filter(|year| (1000..=9999).contains(year)) {
                Some(year) => Json::Int(year),
                None => self.refuse(Code::BadDate, Code::BadDate, value, path),
            },
            Kind::Number => self.number(value, path),
            Kind::Flag => match value {
                Json::Bool(flag) => Json::Bool(*flag),
                _ => self.refuse(Code::UnknownWord, Code::UnknownWord, value, path),
            },
            Kind::Status => match value.as_id().and_then(|word| Status::of_word(&clean(&word))) {
                Some(status) => Json::Str(status.name().to_owned().into()),
                None => self.refuse(Code::UnknownWord, Code::UnknownWord, value, path),
            },
            Kind::Figure(kind) => match value {
                Json::Map(_) => self.object(kind, value, path),
                _ => self.number(value, path),
            },
            Kind::One(kind) => match value {
                Json::List(items) => items.first().map_or(Json::Null, |first| self.object(kind, first, path)),
                _ => self.object(kind, value, path),
            },
            Kind::Many(kind) => self.list(value, path, &mut |canon, item, path| canon.item(kind, item, path)),
            Kind::Country => self.country(value, path),
        }
    }

    /// One of a list. What needs only a name may be its name, and an amount its number, or its words in a table.
    fn item(&mut self, kind: &'static Type, value: &Json, path: &Path) -> Json<'static> {
        let need = kind.need.first().copied().unwrap_or_default();
        if let ("amount", Some(loose)) = (need, self.loose) {
            let amount = if value.is_map() { value.get("amount") } else { value };
            let currency = value.str("currency").unwrap_or_default();
            if let (Json::Str(_), Some(made)) = (amount, (loose.money)(amount, currency)) {
                return made;
            }
            if money::is_nothing(amount) {
                return Json::Null;
            }
        }
        if need == "name" && value.as_str().is_some() {
            // A theme, a partner: it stays as short as it was.
            return self.text(value, path);
        }
        self.object(kind, value, path)
    }

    fn list(
        &mut self,
        value: &Json,
        path: &Path,
        read: &mut dyn FnMut(&mut Self, &Json, &Path) -> Json<'static>,
    ) -> Json<'static> {
        let mut found = Vec::with_capacity(value.one_or_many().len());
        let is_list = matches!(value, Json::List(_));
        for (n, item) in value.one_or_many().iter().enumerate() {
            if *item == Json::Null || matches!(item, Json::Str(_)) && item.as_str().is_none() {
                continue;
            }
            match item.as_str() {
                // In a table a list is written with marks between its items.
                Some(written) if self.loose.is_some() && !is_list => {
                    for part in written.split(['|', ';', '\n']).filter(|part| !part.trim().is_empty()) {
                        found.push(read(self, &Json::Str(part.trim().into()), path));
                    }
                }
                _ if is_list => found.push(read(self, item, &path.index(n))),
                _ => found.push(read(self, item, path)),
            }
        }
        found.retain(|item| *item != Json::Null);
        if found.is_empty() { Json::Null } else { Json::List(found) }
    }

    fn text(&mut self, value: &Json, path: &Path) -> Json<'static> {
        let Json::Str(written) = value else {
            let made = Text::named(value).to_json().owned();
            let said = made != Json::Null || value.is_map();
            return if said { made } else { self.refuse(Code::UnknownWord, Code::UnknownWord, value, path) };
        };
        let mut seen = false;
        let words = clean(written);
        let words = mojibake::read(&words, &mut seen);
        if seen {
            self.notes.note(path, Code::Mojibake, written);
        }
        if words.is_empty() { Json::Null } else { Json::Str(words.into_owned().into()) }
    }

    fn word(&mut self, value: &Json) -> Json<'static> {
        match value {
            Json::Bool(flag) => Json::Bool(*flag),
            _ => value.as_id().map(|word| clean(&word)).map_or(Json::Null, |word| Json::Str(word.into())),
        }
    }

    fn number(&mut self, value: &Json, path: &Path) -> Json<'static> {
        if value.as_number().is_some_and(f64::is_finite) {
            return value.owned();
        }
        let read = self.loose.and_then(|loose| (loose.money)(value, "")).map(|money| money.get("amount").owned());
        match read {
            Some(number) => number,
            None if money::is_nothing(value) => Json::Null,
            None => self.refuse(Code::BadNumber, Code::BadNumber, value, path),
        }
    }

    fn country(&mut self, value: &Json, path: &Path) -> Json<'static> {
        let mut entries: Entries = Vec::new();
        for key in ["code", "name"] {
            let stated = if value.is_map() { value.get(key) } else { value };
            let made = match key {
                "code" if !value.is_map() => Json::Null,
                "code" => self.word(stated),
                _ if value.is_map() && !value.has("name") => Json::Null,
                _ => self.text(stated, path),
            };
            if made != Json::Null {
                entries.push((Cow::Borrowed(key), made));
            }
        }
        if entries.is_empty() { Json::Null } else { country::settled(Json::Map(entries)) }
    }

    fn refuse(&mut self, text: Code, other: Code, value: &Json, path: &Path) -> Json<'static> {
        // Blank is absent.
        let is_text = matches!(value, Json::Str(_));
        if !is_text || value.as_str().is_some() {
            self.notes.note(path, if is_text { text } else { other }, &value.outline());
        }
        Json::Null
    }
}
