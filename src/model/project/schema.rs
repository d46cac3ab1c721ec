//! The JSON Schema (2020-12) of documents about projects.

use serde_json::{Value, json};

/// The schema of a document of the kind `ProjectCollection`.
pub fn project_schema() -> Value {
    json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "ProjectCollection"})
}
