//! How far an element has come with its data.

use super::{Failure, Index};
use crate::model::{Diagnostic, Document, Programme};
use crate::source::Format;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A feed that is there to be shown.
#[derive(Debug)]
pub struct Loaded {
    pub format: Format,
    pub document: Document,
    pub diagnostics: Vec<Diagnostic>,
    /// When it came, or came again unchanged, in Unix seconds.
    pub at: Cell<i64>,
    /// Tells an answer that is the same again.
    pub print: u64,
    /// Built when somebody is about to search.
    pub index: RefCell<Index>,
}

/// The state of an element's data.
#[derive(Debug, Clone)]
pub enum Load {
    Waiting,
    /// There is something; `stale` says why it could not be renewed.
    Shown {
        loaded: Rc<Loaded>,
        stale: Option<Failure>,
    },
    Failed(Failure),
}

impl Load {
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

    pub fn loaded(&self) -> Option<&Rc<Loaded>> {
        match self {
            Load::Shown { loaded, .. } => Some(loaded),
            _ => None,
        }
    }
}

impl Loaded {
    pub fn programme(&self) -> &Programme {
        &self.document.data
    }

    /// Whether there is no session that anybody may see.
    pub fn is_empty(&self) -> bool {
        self.document.data.counts().sessions == 0
    }
}
