//! What all readers of cities share while they read one feed.

use super::canon::Canon;
use super::scalar::slug;
use crate::model::city::{CityProfileList, CityRecord, Kind, Profiles};
use crate::model::{Code, Diagnostic, Document, Json, Text};
use crate::source::path::Path;

/// What makes canonical trees of records: [`Canon`], or [`super::tidy::Tidy`] where there is nothing to mend.
pub trait Walk {
    /// `base` is what relative links are resolved against.
    fn new(base: Option<&str>) -> Self;

    fn base(&self) -> Option<&str>;

    /// The canonical form of an object of a type; null where it lacks what it must have.
    fn object(&mut self, name: &str, value: &Json, path: &Path) -> Json<'static>;

    /// The canonical form of what stands under a key.
    fn value(&mut self, kind: Kind, value: &Json, path: &Path) -> Json<'static>;

    fn note(&mut self, path: &Path, code: Code, value: &Json);

    /// Looks whether there are the sources that were cited since it last looked.
    fn cite(&mut self, is_known: &dyn Fn(&str) -> bool);

    /// Another id for a city whose own is taken; `take` says whether one is free, and takes it.
    fn another(
        &mut self,
        id: String,
        is_stated: bool,
        tree: &Json,
        path: &Path,
        take: &mut dyn FnMut(&str) -> bool,
    ) -> String;
}

/// A document in the making, with what was noticed on the way.
pub struct Reading<W = Canon> {
    pub canon: W,
    /// The envelope, around nothing yet.
    pub head: Document<()>,
    pub list: CityProfileList,
    /// Whether the feed is about one city, not about a list of one.
    pub single: bool,
    sources: Json<'static>,
    /// In order.
    ids: Vec<String>,
}

impl<W: Walk> Reading<W> {
    pub fn new(base: Option<&str>) -> Reading<W> {
        Reading {
            canon: W::new(base),
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
        let sources = &self.sources;
        self.canon.cite(&|id| {
            let has = |sources: &Json| sources.items().iter().any(|source| source.str("id") == Some(id));
            tree == Json::Null || has(sources) || has(tree.get("sources"))
        });
        if tree == Json::Null {
            return;
        }
        let id = self.unique(id.or_else(|| tree.string("id")), &tree, path);
        self.list.cities.push(CityRecord { id, tree });
    }

    /// An id that no other record has: its own, else one made of its name.
    fn unique(&mut self, stated: Option<String>, tree: &Json, path: &Path) -> String {
        let (is_stated, ids) = (stated.is_some(), &mut self.ids);
        let mut take = |id: &str| match ids.binary_search_by(|known| known.as_str().cmp(id)) {
            Err(at) => {
                ids.insert(at, id.to_owned());
                true
            }
            Ok(_) => false,
        };
        let mut id = stated.unwrap_or_default();
        Text::of(tree.get("name")).each(|words| {
            if id.is_empty() && !is_stated {
                id = slug(words);
            }
        });
        if id.is_empty() {
            "city".clone_into(&mut id);
        }
        if take(&id) { id } else { self.canon.another(id, is_stated, tree, path, &mut take) }
    }

    /// The document, and the walk with what it has noticed.
    pub fn finish(self) -> (Document<Profiles>, W) {
        let (head, mut list) = (self.head, self.list);
        let mut kind = "CityProfileList";
        let mut id = head.id;
        let data = match list.cities.pop() {
            Some(city) if self.single && list.cities.is_empty() => {
                kind = "CityProfile";
                id = id.or_else(|| Some(city.id.clone()));
                Profiles::One(Box::new(city))
            }
            Some(last) => {
                list.cities.push(last);
                Profiles::Many(list)
            }
            None => Profiles::Many(list),
        };
        let more = match self.sources {
            Json::Null => Json::Null,
            sources => Json::Map(vec![("sources".into(), sources)]),
        };
        let document = Document {
            schema_version: head.schema_version,
            kind,
            id: id.or_else(|| Some("cities".to_owned())),
            lang: head.lang,
            generated_at: head.generated_at,
            publisher: head.publisher,
            licence: head.licence,
            data,
            more,
        };
        (document, self.canon)
    }
}

impl Reading {
    /// What was noticed.
    pub fn diagnostics(self) -> (Document<Profiles>, Vec<Diagnostic>) {
        let (document, canon) = self.finish();
        (document, canon.diagnostics)
    }
}
