//! What all readers of projects share while they read one feed.

use super::batch::{Batch, path};
use super::ids::{self, Ids, hash};
use super::notes::Notes;
use super::record;
use super::usage::Usage;
use super::{ProjectFeed, ProjectFormat, place};
use crate::model::project::{ProjectCollection, ProjectRecord, Site};
use crate::model::{Code, Document, Json, Text, joined};
use crate::source::city::merge;
use crate::source::path::Path;

/// A document in the making, with what was noticed on the way.
pub struct Reading {
    /// What relative links are resolved against.
    pub base: Option<String>,
    /// The envelope, around nothing yet.
    pub head: Document<()>,
    pub data: ProjectCollection,
    pub sources: Json<'static>,
    pub next: Option<String>,
    pub notes: Notes,
    /// The name of the reference system that the feed states, and where.
    pub crs: Option<(String, &'static str)>,
    pub ids: Ids,
    /// Which record of the feed each project was first.
    firsts: Vec<u32>,
}

impl Reading {
    pub fn new(base: Option<&str>) -> Reading {
        Reading {
            base: base.map(str::to_owned),
            head: Document::of_kind("ProjectCollection", ()),
            data: ProjectCollection::default(),
            sources: Json::Null,
            next: None,
            notes: Notes::default(),
            crs: None,
            ids: Ids::default(),
            firsts: Vec::new(),
        }
    }

    /// Puts the places of records right.
    pub fn settle(&mut self, batch: &mut Batch) {
        self.notes.precision(&Path::root(&batch.root));
        let crs = self.crs.take();
        let path = Path::root(crs.as_ref().map_or("", |(_, path)| path));
        place::settle(batch, crs.as_ref().map(|(name, _)| (name.as_str(), &path)), &mut self.notes);
    }

    /// Takes records with properties of other people's naming.
    pub fn foreign(&mut self, mut batch: Batch, usage: &Usage) {
        batch.learn(&usage.columns);
        self.settle(&mut batch);
        let named = usage.columns.key(super::columns::Field::Name).is_some();
        let count = batch.items.len();
        let any = batch.items.iter().any(|item| item.properties.entries().next().is_some());
        if !named && any {
            self.notes.note(&Path::root(&batch.root), Code::NoName, "");
        }
        self.data.projects.reserve(count);
        let (root, many, within) = (std::mem::take(&mut batch.root), batch.many, batch.within);
        for item in batch.items {
            let placed = item.geometry.is_some();
            let base = self.base.take();
            let mut made = record::Made::default();
            path(&root, many, item.index as usize, &mut |path| {
                let inner = path.key(within);
                let path = if within.is_empty() { path } else { &inner };
                made = record::read(item.properties, usage, base.as_deref(), &mut self.notes, path, placed);
            });
            self.base = base;
            let id = item.id.or(made.id);
            let mut record = ProjectRecord { stated: id.is_some(), tree: made.tree, ..ProjectRecord::default() };
            record.id = id.unwrap_or_default();
            if let Some(geometry) = item.geometry {
                record.sites.push(Site { geometry, facts: made.facts });
            }
            self.take(record, item.index);
        }
        self.settled();
        self.twins(&root);
    }

    /// Takes a project; one that is there already gets its places and what is new.
    pub fn take(&mut self, record: ProjectRecord, index: u32) {
        self.data.features += 1;
        if let Some(known) = self.ids.find(&self.data.projects, &record.id).filter(|_| record.stated) {
            if let Some(known) = self.data.projects.get_mut(known) {
                join(known, record);
            }
            return;
        }
        self.data.projects.push(record);
        self.firsts.push(index);
        self.ids.add(&self.data.projects, self.data.projects.len() - 1);
    }

    /// When all records are there: ids for those that have none.
    pub fn settled(&mut self) {
        ids::make(&mut self.data.projects, &mut self.ids);
    }

    /// Notes projects that are there twice: those of the same name at the same place.
    pub fn twins(&mut self, root: &str) {
        let many = true;
        let mut known: Vec<(u64, u32)> = Vec::with_capacity(self.data.projects.len());
        for (n, project) in self.data.projects.iter().enumerate() {
            let Some(place) = project.sites.first().and_then(|site| site.geometry.point()) else { continue };
            let mut key = place.lon.to_bits() ^ place.lat.to_bits().rotate_left(32);
            // A map of languages is as much a name as its first.
            let name = project.tree.get("name");
            let name = name.entries().next().map_or(name, |(_, first)| first);
            key ^= name.as_str().map_or(0, hash);
            known.push((key, n as u32));
        }
        known.sort_unstable();
        let mut twins: Vec<(u32, u32)> = Vec::new();
        for (one, other) in known.iter().zip(known.iter().skip(1)).filter(|(one, other)| one.0 == other.0) {
            // Of a group one is enough.
            if twins.last().is_none_or(|(_, last)| *last != one.1) || twins.is_empty() {
                twins.push((one.1, other.1));
            } else if let Some(last) = twins.last_mut() {
                last.1 = other.1;
            }
        }
        twins.sort_unstable();
        for (one, other) in twins {
            let pair = [one, other].map(|n| self.data.projects.get(n as usize));
            let [Some(one), Some(other)] = pair else { continue };
            let same = |project: &ProjectRecord| {
                project.sites.first().and_then(|site| site.geometry.point()).map(|place| (place.lon, place.lat))
            };
            if same(one) != same(other) || one.tree.get("name") != other.tree.get("name") || !one.tree.has("name") {
                continue;
            }
            let index = self.data.projects.iter().position(|project| project.id == other.id);
            let index = index.and_then(|n| self.firsts.get(n)).map_or(0, |index| *index as usize);
            let value = joined(&[&one.id, ", ", &other.id]);
            path(root, many, index, &mut |path| self.notes.note(path, Code::Twin, &value));
        }
    }

    pub fn finish(self, format: ProjectFormat) -> ProjectFeed {
        let head = self.head;
        let more = match self.sources {
            Json::Null => Json::Null,
            sources => Json::Map(vec![("sources".into(), sources)]),
        };
        let document = Document {
            id: head.id.or_else(|| self.data.id.clone()).or_else(|| Some("projects".to_owned())),
            lang: head.lang,
            generated_at: head.generated_at,
            publisher: head.publisher,
            licence: head.licence,
            more,
            ..self.data.document()
        };
        ProjectFeed { format, document, diagnostics: self.notes.list, next: self.next }
    }
}

/// Adds to a project what a further record of it says: its places, and what is new. Where the further one has another
/// name, that is the name of its place.
pub fn join(known: &mut ProjectRecord, mut other: ProjectRecord) {
    let (name, own) = (known.tree.get("name"), other.tree.get("name"));
    if name != own && *own != Json::Null {
        for site in other.sites.as_mut_slice().iter_mut() {
            let facts = site.facts.get_or_insert_default();
            if facts.name.is_empty() {
                facts.name = Text::of(own);
            }
        }
    }
    known.sites.append(other.sites);
    // Most further records only have another place.
    if known.tree != other.tree {
        merge::join(&mut known.tree, other.tree);
    }
}
