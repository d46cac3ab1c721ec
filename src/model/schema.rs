//! The JSON Schema (2020-12) of a programme: for editors, and for those who write one.
//!
//! What is written by hand (`ToJson`) is described by hand, in one table, `schema.txt`. `tests/model.rs` holds the two
//! together: each key that a full programme writes is in the table, each key of the table is written or carried along,
//! and the samples are valid.

use super::{Access, Attendance, LinkKind, ProgrammeStatus, SeatState, Slot, Status, When};
use serde_json::{Map, Value, json};

const TABLE: &str = include_str!("schema.txt");

/// The schema of a document of the kind `Programme`.
///
/// ```
/// let schema = city_widgets::model::programme_schema();
/// assert_eq!(schema["$defs"]["Session"]["required"], serde_json::json!(["id", "title"]));
/// ```
pub fn programme_schema() -> Value {
    let mut types = Map::new();
    for (name, schema) in basics() {
        types.insert(name.to_owned(), schema);
    }
    for paragraph in TABLE.split("\n\n").filter(|paragraph| !paragraph.starts_with('#')) {
        let (head, lines) = paragraph.split_once('\n').unwrap_or_default();
        let (name, about) = head.split_once(": ").unwrap_or((head, ""));
        types.insert(name.to_owned(), object(about, lines));
    }
    let many = |name: &str| json!({"type": "array", "items": reference(name)});
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Programme",
        "description": "A conference's programme in one envelope. Unknown fields are ignored.",
        "type": "object",
        "required": ["schemaVersion", "kind", "data"],
        "properties": {
            "schemaVersion": {"type": "string", "pattern": r"^1(\.\d+)?$"},
            "kind": {"const": "Programme"},
            "id": reference("word"),
            "lang": described(reference("tag"), "The language of text that names none"),
            "generatedAt": reference("moment"),
            "publisher": reference("Publisher"),
            "licence": {"type": "string"},
            "sources": many("Source"),
            "data": reference("Programme"),
        },
        "$defs": types,
    })
}

/// What is no object of ours.
pub(super) fn basics() -> [(&'static str, Value); 10] {
    let tag = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
    [
        (
            "text",
            json!({
                "description": "A string, or a map of languages (BCP 47)",
                "anyOf": [
                    {"type": "string"},
                    {
                        "type": "object",
                        "minProperties": 1,
                        "propertyNames": {"pattern": tag},
                        "additionalProperties": {"type": "string"},
                    },
                ],
            }),
        ),
        ("word", json!({"type": "string", "minLength": 1})),
        ("tag", json!({"type": "string", "pattern": tag})),
        ("url", json!({"type": "string", "minLength": 1, "format": "uri-reference"})),
        ("email", json!({"type": "string", "format": "email"})),
        ("flag", json!({"type": "boolean"})),
        ("number", json!({"type": "number"})),
        ("whole", json!({"type": "integer", "minimum": 0})),
        (
            "date",
            json!({"description": "A year, a month or a day", "type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}),
        ),
        (
            "moment",
            json!({
                "description": "RFC 3339; without an offset it is a clock reading in the event's time zone",
                "type": "string",
                "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$",
            }),
        ),
    ]
}

/// A paragraph of the table.
fn object(about: &str, lines: &str) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for line in lines.lines() {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (what, note) = rest.trim_start().split_once("  ").unwrap_or((rest.trim(), ""));
        let name = key.trim_end_matches('!');
        if name != key {
            required.push(name);
        }
        properties.insert(name.to_owned(), described(value(what), note.trim()));
    }
    let required = if required.is_empty() { Value::Null } else { json!(required) };
    described(with(json!({"type": "object", "properties": properties}), "required", required), about)
}

/// What stands under a key.
fn value(what: &str) -> Value {
    if let Some(inner) = what.strip_prefix('[').and_then(|what| what.strip_suffix(']')) {
        json!({"type": "array", "items": value(inner)})
    } else if let Some(inner) = what.strip_suffix('*') {
        let one = value(inner);
        json!({"anyOf": [one, {"type": "array", "items": one}]})
    } else if let Some(words) = what.strip_prefix('=') {
        json!({"enum": vocabulary(words)})
    } else if what.contains('|') {
        json!({"anyOf": what.split('|').map(reference).collect::<Vec<_>>()})
    } else {
        reference(what)
    }
}

/// The words of a type, or those that are listed.
fn vocabulary(words: &str) -> Vec<&str> {
    match words {
        "Access" => Access::ALL.map(Access::name).to_vec(),
        "Attendance" => Attendance::ALL.map(Attendance::name).to_vec(),
        "LinkKind" => LinkKind::ALL.map(LinkKind::name).to_vec(),
        "ProgrammeStatus" => ProgrammeStatus::ALL.map(ProgrammeStatus::name).to_vec(),
        "SeatState" => SeatState::ALL.map(SeatState::name).to_vec(),
        "Slot" => Slot::ALL.map(Slot::name).to_vec(),
        "Status" => Status::ALL.map(Status::name).to_vec(),
        "When" => When::ALL.map(When::name).to_vec(),
        listed => listed.split(',').collect(),
    }
}

pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": "#/$defs/".to_owned() + name})
}

pub(super) fn described(schema: Value, note: &str) -> Value {
    with(schema, "description", if note.is_empty() { Value::Null } else { json!(note) })
}

/// An object with one more entry, unless that is null.
pub(super) fn with(mut object: Value, key: &str, value: Value) -> Value {
    if let Some(entries) = object.as_object_mut().filter(|_| !value.is_null()) {
        entries.insert(key.to_owned(), value);
    }
    object
}
