//! What all readers of projects share while they read one feed.

use super::{ProjectFeed, ProjectFormat};
use crate::model::project::ProjectCollection;
use crate::model::{Diagnostic, Document, Json};

/// A document in the making, with what was noticed on the way.
pub struct Reading {
    /// What relative links are resolved against.
    pub base: Option<String>,
    /// The envelope, around nothing yet.
    pub head: Document<()>,
    pub data: ProjectCollection,
    pub sources: Json<'static>,
    pub next: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    pub fn new(base: Option<&str>) -> Reading {
        Reading {
            base: base.map(str::to_owned),
            head: Document::of_kind("ProjectCollection", ()),
            data: ProjectCollection::default(),
            sources: Json::Null,
            next: None,
            diagnostics: Vec::new(),
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
        ProjectFeed { format, document, diagnostics: self.diagnostics, next: self.next }
    }
}
