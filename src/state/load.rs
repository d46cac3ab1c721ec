//! How far an element has come with its data.

use super::{Failure, Index};
#[cfg(feature = "profile")]
use crate::model::city::Profiles;
#[cfg(feature = "project-map")]
use crate::model::project::ProjectCollection;
use crate::model::{Diagnostic, Document, Json, Programme, ToJson};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What a kind of widget shows.
pub trait Data: ToJson + std::fmt::Debug + 'static {
    /// What is made of it when it is first needed.
    type Index: Default + std::fmt::Debug;

    /// Whether there is nothing that anybody may see.
    fn is_empty(&self) -> bool;

    /// The `counts` of `city-load`.
    fn counted(&self) -> Json<'static>;
}

/// A feed that is there to be shown.
#[derive(Debug)]
pub struct Loaded<D: Data = Programme> {
    /// The format's name.
    pub format: &'static str,
    pub document: Document<D>,
    pub diagnostics: Vec<Diagnostic>,
    /// When it came, or came again unchanged, in Unix seconds.
    pub at: Cell<i64>,
    /// Tells an answer that is the same again.
    pub print: u64,
    /// Built when somebody is about to search.
    pub index: RefCell<D::Index>,
}

/// The state of an element's data.
#[derive(Debug)]
pub enum Load<D: Data = Programme> {
    Waiting,
    /// There is something; `stale` says why it could not be renewed.
    Shown {
        loaded: Rc<Loaded<D>>,
        stale: Option<Failure>,
    },
    Failed(Failure),
}

impl<D: Data> Clone for Load<D> {
    fn clone(&self) -> Load<D> {
        match self {
            Load::Waiting => Load::Waiting,
            Load::Shown { loaded, stale } => Load::Shown { loaded: loaded.clone(), stale: stale.clone() },
            Load::Failed(failure) => Load::Failed(failure.clone()),
        }
    }
}

impl<D: Data> Load<D> {
    /// The `state` property of the element.
    pub fn state(&self) -> &'static str {
        match self {
            Load::Waiting => "loading",
            Load::Shown { stale: Some(_), .. } => "stale",
            Load::Shown { loaded, .. } if loaded.is_empty() => "empty",
            Load::Shown { .. } => "ready",
            Load::Failed(_) => "error",
        }
    }

    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Load::Failed(failure) | Load::Shown { stale: Some(failure), .. } => Some(failure),
            _ => None,
        }
    }

    pub fn loaded(&self) -> Option<&Rc<Loaded<D>>> {
        match self {
            Load::Shown { loaded, .. } => Some(loaded),
            _ => None,
        }
    }
}

impl<D: Data> Loaded<D> {
    /// Whether there is nothing that anybody may see.
    pub fn is_empty(&self) -> bool {
        self.document.data.is_empty()
    }
}

impl Loaded {
    pub fn programme(&self) -> &Programme {
        &self.document.data
    }
}

impl Data for Programme {
    type Index = Index;

    fn is_empty(&self) -> bool {
        self.counts().sessions == 0
    }

    fn counted(&self) -> Json<'static> {
        self.counts().to_json().owned()
    }
}

#[cfg(feature = "profile")]
impl Data for Profiles {
    type Index = ();

    fn is_empty(&self) -> bool {
        self.cities().is_empty()
    }

    fn counted(&self) -> Json<'static> {
        Json::Map(vec![("cities".into(), Json::Int(self.cities().len() as i64))])
    }
}

#[cfg(feature = "project-map")]
impl Data for ProjectCollection {
    type Index = ();

    fn is_empty(&self) -> bool {
        self.projects.is_empty()
    }

    fn counted(&self) -> Json<'static> {
        self.counts().to_json().owned()
    }
}
