//! The envelope in which every model travels.

use super::json::{Json, Object, ToJson};
use super::{Programme, Text};

/// The version that this crate writes. Readers accept any 1.x and refuse 2.x.
pub const SCHEMA_VERSION: &str = "1.0";

/// `{schemaVersion, kind, id, lang, generatedAt, publisher, licence, sources, data}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<T = Programme> {
    pub schema_version: &'static str,
    pub kind: &'static str,
    pub id: Option<String>,
    /// The language of text that names none.
    pub lang: Option<String>,
    pub generated_at: Option<String>,
    pub publisher: Option<Publisher>,
    pub licence: Option<String>,
    pub data: T,
    /// Further keys of the envelope, such as [`super::DOCUMENT_FACTS`], as they came.
    pub more: Json<'static>,
}

/// Who answers for the data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Publisher {
    pub name: Text,
    pub url: Option<String>,
}

impl Document {
    pub fn new(data: Programme) -> Document {
        Document::of_kind("Programme", data)
    }
}

impl<T> Document<T> {
    /// An envelope around data of a kind.
    pub fn of_kind(kind: &'static str, data: T) -> Document<T> {
        Document {
            schema_version: SCHEMA_VERSION,
            kind,
            id: None,
            lang: None,
            generated_at: None,
            publisher: None,
            licence: None,
            data,
            more: Json::Null,
        }
    }
}

impl<T: ToJson> ToJson for Document<T> {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.word("schemaVersion", Some(self.schema_version));
        out.word("kind", Some(self.kind));
        out.put("id", &self.id);
        out.put("lang", &self.lang);
        out.put("generatedAt", &self.generated_at);
        out.put("publisher", &self.publisher);
        out.put("licence", &self.licence);
        out.always("data", &self.data);
        out.with(&self.more)
    }
}

impl ToJson for Publisher {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("name", &self.name);
        out.put("url", &self.url);
        out.done()
    }
}
