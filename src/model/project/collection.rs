//! Many projects, as a document holds them.

use super::geometry::collection;
use super::{Brief, Entity, Geometry, Project, Sites, all};
use crate::model::json::{Json, Object, ToJson};
use crate::model::{Document, Text};
use std::borrow::Cow;

/// A project as its canonical tree, with its places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProjectRecord {
    /// Never empty, and no other record of the document has it.
    pub id: String,
    /// Whether the source gives the id, so that a record of it elsewhere is the same project.
    pub stated: bool,
    /// The canonical properties.
    pub tree: Json<'static>,
    /// Empty for a project that is not on the map.
    pub sites: Sites,
}

impl ProjectRecord {
    /// What lists and filters need.
    pub fn brief(&self) -> Brief {
        Brief::of(&self.tree)
    }

    /// All that is known.
    pub fn project(&self) -> Project {
        Project::of(self)
    }

    /// All its places in one geometry of GeoJSON; null where there are none.
    fn geometry(&self) -> Json<'static> {
        let [first, more @ ..] = &*self.sites else { return Json::Null };
        if more.is_empty() {
            return first.geometry.to_json();
        }
        let mut points = Vec::with_capacity(self.sites.len());
        points.extend(self.sites.iter().filter_map(|site| site.geometry.point()));
        if points.len() == self.sites.len() {
            return Geometry::Points(points).to_json();
        }
        collection(self.sites.iter().map(|site| site.geometry.to_json()).collect())
    }

    /// What is said of single places, or that a geometry of several parts is one place.
    fn places(&self) -> Json<'_> {
        let parts = matches!(&*self.sites, [site] if matches!(site.geometry, Geometry::Points(_) | Geometry::Mixed(_)));
        if !parts && self.sites.iter().all(|site| site.facts.is_none()) {
            return Json::Null;
        }
        let facts = |site: &'_ super::Site| site.facts.is_some();
        let mut places = Vec::with_capacity(self.sites.len());
        for site in self.sites.iter() {
            places.push(if facts(site) { site.facts.to_json() } else { Json::Map(Vec::new()) });
        }
        Json::List(places)
    }
}

impl ToJson for ProjectRecord {
    fn to_json(&self) -> Json<'_> {
        let mut properties: Vec<(Cow<str>, Json)> = vec![("id".into(), self.id.to_json())];
        if let Json::Map(rest) = self.tree.owned() {
            properties.extend(rest.into_iter().filter(|(key, _)| key != "id"));
        }
        let places = self.places();
        if places != Json::Null {
            properties.push(("sites".into(), places));
        }
        Json::Map(vec![
            ("type".into(), Json::Str(Cow::Borrowed("Feature"))),
            ("id".into(), self.id.to_json()),
            ("geometry".into(), self.geometry()),
            ("properties".into(), Json::Map(properties)),
        ])
    }
}

/// Several projects.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProjectCollection {
    pub id: Option<String>,
    pub name: Text,
    pub description: Text,
    pub url: Option<String>,
    /// In the order of the data.
    pub projects: Vec<ProjectRecord>,
    /// How many records of the source they were: one on three sites may have been three.
    pub features: usize,
    /// `funds`, `networks` and `totals`, as they are written.
    pub more: Json<'static>,
}

/// What `city-load` says of a collection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProjectCounts {
    pub projects: usize,
    /// Projects with at least one place.
    pub mapped: usize,
    pub sites: usize,
    /// Records of the source that are shown, on the map or beside it.
    pub features: usize,
}

impl ProjectCollection {
    pub fn counts(&self) -> ProjectCounts {
        let mut counts =
            ProjectCounts { projects: self.projects.len(), features: self.features, ..ProjectCounts::default() };
        for project in &self.projects {
            counts.mapped += usize::from(!project.sites.is_empty());
            counts.sites += project.sites.len();
        }
        counts
    }

    pub fn is_empty(&self) -> bool {
        self.projects.is_empty()
    }

    pub fn find(&self, id: &str) -> Option<&ProjectRecord> {
        self.projects.iter().find(|project| project.id == id)
    }

    /// What the funds behind the projects say of themselves.
    pub fn funds(&self) -> Vec<Entity> {
        all(self.more.get("funds"), &Entity::of)
    }

    pub fn networks(&self) -> Vec<Entity> {
        all(self.more.get("networks"), &Entity::of)
    }

    /// Figures of all projects together, as the source states them.
    pub fn totals(&self) -> Option<Entity> {
        Entity::of(self.more.get("totals"))
    }

    pub fn document(self) -> Document<ProjectCollection> {
        Document::of_kind("ProjectCollection", self)
    }
}

impl ToJson for ProjectCounts {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.always("projects", &self.projects);
        out.always("mapped", &self.mapped);
        out.always("sites", &self.sites);
        out.always("features", &self.features);
        out.done()
    }
}

impl ToJson for ProjectCollection {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.word("type", Some("FeatureCollection"));
        out.put("id", &self.id);
        out.put("name", &self.name);
        out.put("description", &self.description);
        out.put("url", &self.url);
        out.always("features", &self.projects);
        out.with(&self.more)
    }
}
