//! The JSON Schema (2020-12) of documents about cities, made from the table that the readers follow.

use super::kind::Kind;
use super::table::{Type, WRITTEN, types};
use crate::model::schema::{basics, described, reference, with};
use serde_json::{Map, Value, json};

/// The schema of documents of the kinds `CityProfile` and `CityProfileList`.
///
/// ```
/// let schema = city_widgets::model::city_schema();
/// assert_eq!(schema["$defs"]["CityProfile"]["required"], serde_json::json!(["name"]));
/// ```
pub fn city_schema() -> Value {
    let definitions = definitions();
    let is = |kind: &str| json!({"properties": {"kind": {"const": kind}}});
    let holds = |kind: &str| json!({"properties": {"data": reference(kind)}});
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CityProfile",
        "description": "A city, or a list of cities, in one envelope. Unknown fields are ignored.",
        "type": "object",
        "required": ["schemaVersion", "kind", "id", "data"],
        "properties": {
            "schemaVersion": {"type": "string", "pattern": r"^1(\.\d+)?$"},
            "kind": {"enum": ["CityProfile", "CityProfileList"]},
            "id": reference("word"),
            "lang": described(reference("tag"), "The language of text that names none"),
            "generatedAt": reference("moment"),
            "publisher": reference("Publisher"),
            "licence": {"type": "string"},
            "sources": {"type": "array", "items": reference("Source")},
            "data": {"type": "object"},
        },
        "if": is("CityProfile"),
        "then": holds("CityProfile"),
        "else": holds("CityProfileList"),
        "$defs": definitions,
    })
}

/// All types of the table, and what they are made of.
pub(in crate::model) fn definitions() -> Map<String, Value> {
    let mut definitions = Map::new();
    for (name, schema) in basics() {
        if matches!(name, "text" | "word" | "tag" | "url" | "number" | "moment") {
            definitions.insert(name.to_owned(), schema);
        }
    }
    for (name, schema) in own() {
        definitions.insert(name.to_owned(), schema);
    }
    for kind in types() {
        definitions.insert(kind.name.to_owned(), definition(&kind, WRITTEN));
    }
    definitions.insert(
        "Publisher".to_owned(),
        json!({"type": "object", "properties": {"name": reference("text"), "url": reference("url")}}),
    );
    definitions
}

/// A type of a table.
pub(in crate::model) fn definition(kind: &Type, table: &'static str) -> Value {
    let notes = notes(table, kind.name);
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for field in &kind.fields {
        let note = notes.iter().find(|(key, _)| *key == field.key).map_or("", |(_, note)| note);
        properties.insert(field.key.to_owned(), described(value(Kind::of(field.kind)), note));
        if field.required {
            required.push(field.key);
        }
    }
    let required = if required.is_empty() { Value::Null } else { json!(required) };
    let object = with(json!({"type": "object", "properties": properties}), "required", required);
    described(object, about(table, kind.name))
}

/// What is no object of ours, and not in the schema of programmes.
fn own() -> [(&'static str, Value); 6] {
    let partial = r"^\d{4}(-\d\d(-\d\d(T.*)?)?)?$";
    let date = json!({
        "description": "A year, a month or a day",
        "anyOf": [{"type": "string", "pattern": partial}, {"type": "integer", "minimum": 1000, "maximum": 9999}],
    });
    [
        ("flag", json!({"type": "boolean"})),
        ("year", json!({"description": "Also before Christ", "type": "integer", "not": {"const": 0}})),
        ("date", date),
        (
            "fuzzy",
            json!({
                "description": "A date, roughly where a ~ follows; a window; or words",
                "anyOf": [
                    reference("text"),
                    {"type": "integer"},
                    {"type": "object", "properties": {
                        "earliest": reference("date"),
                        "latest": reference("date"),
                        "label": reference("text"),
                        "qualifier": {"enum": ["exact", "approximately"]},
                    }},
                ],
            }),
        ),
        (
            "figure",
            json!({
                "description": "A figure, or its bare number. A number in quotes is neither",
                "anyOf": [reference("number"), reference("Quantity")],
            }),
        ),
        ("id", json!({"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer"}]})),
    ]
}

fn value(kind: Kind) -> Value {
    match kind {
        Kind::List(inner) => json!({"type": "array", "items": value(Kind::of(inner))}),
        Kind::Map(inner) => json!({"type": "object", "additionalProperties": value(Kind::of(inner))}),
        Kind::Some(inner) => {
            let one = value(Kind::of(inner));
            json!({"anyOf": [one, {"type": "array", "items": one}]})
        }
        Kind::Named(name) => json!({"anyOf": [reference("text"), reference(name)]}),
        Kind::Closed(words) => json!({"enum": words.split(',').collect::<Vec<_>>()}),
        Kind::Open(words) => {
            json!({"type": "string", "minLength": 1, "examples": words.split(',').collect::<Vec<_>>()})
        }
        Kind::Text => reference("text"),
        Kind::Word => reference("id"),
        Kind::Tag => reference("tag"),
        Kind::Url => reference("url"),
        Kind::Flag => reference("flag"),
        Kind::Number => reference("number"),
        Kind::Year => reference("year"),
        Kind::Date => reference("date"),
        Kind::Fuzzy => reference("fuzzy"),
        Kind::Quantity => reference("figure"),
        Kind::Object(name) => reference(name),
    }
}

/// The paragraph of a type.
fn paragraph(table: &'static str, name: &str) -> (&'static str, &'static str) {
    let paragraphs = table.split("\n\n").filter_map(|text| text.split_once('\n'));
    let mut found = paragraphs.filter(|(head, _)| head.split(": ").next() == Some(name));
    found.next().unwrap_or_default()
}

fn about(table: &'static str, name: &str) -> &'static str {
    paragraph(table, name).0.split_once(": ").map_or("", |(_, about)| about)
}

fn notes(table: &'static str, name: &str) -> Vec<(&'static str, &'static str)> {
    let lines = paragraph(table, name).1.lines().filter_map(|line| line.split_once("  "));
    lines.filter_map(|(field, note)| Some((field.split_once(' ')?.0.trim_end_matches('!'), note))).collect()
}
