//! What all readers of cities share while they read one feed.

use super::canon::Canon;
use super::scalar::slug;
use crate::model::city::{CityProfileList, CityRecord, Kind, Profiles};
use crate::model::{Code, Diagnostic, Document, Json};
use crate::source::path::Path;

/// A document in the making, with what was noticed on the way.
pub struct Reading {
    pub canon: Canon,
    /// The envelope, around nothing yet.
    pub head: Document<()>,
    pub list: CityProfileList,
    /// Whether the feed is about one city, not about a list of one.
    pub single: bool,
    sources: Json<'static>,
    /// In order.
    ids: Vec<String>,
}

impl Reading {
    pub fn new(base: Option<&str>) -> Reading {
        Reading {
            canon: Canon::new(base),
            head: Document::of_kind("CityProfile", ()),
            list: CityProfileList::default(),
            single: false,
            sources: Json::Null,
            ids: Vec::new(),
        }
    }

    /// Takes the sources of the envelope.
    pub fn sources(&mut self, list: &Json, path: &Path) {
        self.sources = self.canon.value(Kind::List("Source"), list, path);
    }

    /// Takes a city; one without a name is noted and left out.
    pub fn city(&mut self, record: &Json, id: Option<String>, path: &Path) {
        let tree = self.canon.object("CityProfile", record, path);
        self.settled(tree, id, path);
    }

    /// Takes a city's canonical tree.
    pub fn settled(&mut self, tree: Json<'static>, id: Option<String>, path: &Path) {
        let cited = std::mem::take(&mut self.canon.cited);
        if tree == Json::Null {
            return;
        }
        for (place, id) in cited {
            let has = |sources: &Json| sources.items().iter().any(|source| source.str("id") == Some(&id));
            let note = Diagnostic::new(place, Code::UnknownSource, &id);
            if !has(&self.sources) && !has(tree.get("sources")) && !self.canon.diagnostics.contains(&note) {
                self.canon.diagnostics.push(note);
            }
        }
        let id = self.unique(id.or_else(|| tree.string("id")), &tree, path);
        self.list.cities.push(CityRecord { id, tree });
    }

    /// An id that no other record has: its own, else one made of its name.
    fn unique(&mut self, stated: Option<String>, tree: &Json, path: &Path) -> String {
        let is_stated = stated.is_some();
        let mut name = String::new();
        crate::model::Text::of(tree.get("name")).each(|words| {
            if name.is_empty() {
                name = slug(words);
            }
        });
        let first = stated.unwrap_or(name);
        let first = if first.is_empty() { "city".to_owned() } else { first };
        let mut id = first.clone();
        let mut n = 1;
        loop {
            match self.ids.binary_search(&id) {
                Err(at) => {
                    self.ids.insert(at, id.clone());
                    break;
                }
                Ok(_) => n += 1,
            }
            let country = tree.get("country").str("code").filter(|_| n == 2 && !is_stated);
            id = match country {
                Some(code) => [&first, "-", &code.to_ascii_lowercase()].concat(),
                None => [&first, "-", &n.to_string()].concat(),
            };
        }
        if is_stated && n > 1 {
            self.canon.note(&path.key("id"), Code::Duplicate, &Json::Str(first.into()));
        }
        id
    }

    pub fn finish(mut self) -> (Document<Profiles>, Vec<Diagnostic>) {
        let data = match self.list.cities.pop() {
            Some(city) if self.single && self.list.cities.is_empty() => Profiles::One(Box::new(city)),
            last => {
                self.list.cities.extend(last);
                Profiles::Many(self.list)
            }
        };
        let id = match &data {
            Profiles::One(city) => Some(city.id.clone()),
            Profiles::Many(_) => None,
        };
        let more = match self.sources {
            Json::Null => Json::Null,
            sources => Json::Map(vec![("sources".into(), sources)]),
        };
        let head = self.head;
        let document = Document {
            id: head.id.or(id).or_else(|| Some("cities".to_owned())),
            lang: head.lang,
            generated_at: head.generated_at,
            publisher: head.publisher,
            licence: head.licence,
            more,
            ..data.document()
        };
        (document, self.canon.diagnostics)
    }
}
