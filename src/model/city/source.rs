//! Where facts come from.

use super::{all, date, text};
use crate::model::json::Json;
use crate::model::{PartialDate, Text};

/// A source, in the words of DCAT-AP.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Source {
    pub id: String,
    pub title: Text,
    pub publisher: Text,
    pub url: Option<String>,
    pub licence: Option<String>,
    pub published: Option<PartialDate>,
    pub retrieved: Option<PartialDate>,
    /// How it wants to be cited.
    pub citation: Text,
    pub method: Text,
    pub note: Text,
}

impl Source {
    pub fn of(value: &Json) -> Option<Source> {
        Some(Source {
            id: value.id("id")?,
            title: text(value, "title"),
            publisher: text(value, "publisher"),
            url: value.string("url"),
            licence: value.string("licence"),
            published: date(value, "published"),
            retrieved: date(value, "retrieved"),
            citation: text(value, "citation"),
            method: text(value, "method"),
            note: text(value, "note"),
        })
    }

    pub fn list(value: &Json) -> Vec<Source> {
        all(value, Source::of)
    }
}
