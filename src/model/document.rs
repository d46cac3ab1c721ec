//! The envelope in which every model travels.

use super::{Programme, Text};
use serde::Serialize;

/// The version that this crate writes. Readers accept any 1.x and refuse 2.x.
pub const SCHEMA_VERSION: &str = "1.0";

/// `{schemaVersion, kind, id, lang, generatedAt, publisher, licence, data}`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub schema_version: &'static str,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The language of text that names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generated_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    pub data: Programme,
}

/// Who answers for the data.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Publisher {
    pub name: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Document {
    pub fn new(data: Programme) -> Document {
        Document {
            schema_version: SCHEMA_VERSION,
            kind: "Programme",
            id: None,
            lang: None,
            generated_at: None,
            publisher: None,
            licence: None,
            data,
        }
    }
}
