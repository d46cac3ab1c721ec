//! The JSON Schema (2020-12) of documents about projects, made from a table in the notation of that of cities.

use crate::model::city::schema::{definition, definitions};
use crate::model::city::table;
use crate::model::schema::{described, reference};
use serde_json::{Map, Value, json};

/// The table as it stands, with its notes.
const WRITTEN: &str = include_str!("schema.txt");

/// The schema of documents of the kind `ProjectCollection`.
///
/// ```
/// let schema = city_widgets::model::project_schema();
/// assert_eq!(schema["$defs"]["Theme"]["required"], serde_json::json!(["name"]));
/// ```
pub fn project_schema() -> Value {
    let mut all = definitions();
    for kind in types() {
        all.insert(kind.name.to_owned(), definition(&kind, WRITTEN));
    }
    for (name, schema) in geojson() {
        all.insert(name.to_owned(), schema);
    }
    let data = json!({
        "description": "A FeatureCollection of GeoJSON (RFC 7946), one feature a project",
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "id": reference("word"),
            "name": reference("text"),
            "description": reference("text"),
            "url": reference("url"),
            "features": {"type": "array", "items": reference("Feature")},
            "funds": {"type": "array", "items": reference("Entity")},
            "networks": {"type": "array", "items": reference("Entity")},
            "totals": reference("Entity"),
        },
    });
    all.insert("ProjectCollection".to_owned(), data);
    let root = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ProjectCollection",
        "description": "Projects and their places in one envelope. Unknown fields are ignored.",
        "type": "object",
        "required": ["schemaVersion", "kind", "data"],
        "properties": {
            "schemaVersion": {"type": "string", "pattern": r"^1(\.\d+)?$"},
            "kind": {"const": "ProjectCollection"},
            "id": reference("word"),
            "lang": described(reference("tag"), "The language of text that names none"),
            "generatedAt": reference("moment"),
            "publisher": reference("Publisher"),
            "licence": {"type": "string"},
            "sources": {"type": "array", "items": reference("Source")},
            "data": reference("ProjectCollection"),
        },
    });
    let used = used(&root, &all);
    let mut root = root;
    if let Some(root) = root.as_object_mut() {
        root.insert("$defs".to_owned(), Value::Object(used));
    }
    root
}

/// The types of the table.
fn types() -> Vec<table::Type> {
    let mut bare = String::new();
    for line in WRITTEN.lines().filter(|line| !line.starts_with('#')) {
        let line = line.split_once("  ").map_or(line, |(line, _)| line);
        // A head is a name and what it is about.
        bare.push_str(line.split_once(": ").map_or(line, |(name, _)| name));
        bare.push('\n');
    }
    // Made once by a tool, not by a page.
    table::read(Box::leak(bare.into_boxed_str()))
}

fn geojson() -> [(&'static str, Value); 2] {
    let nested = |depth: usize| {
        let mut lists = json!({"type": "array", "items": {"type": "number"}, "minItems": 2});
        for _ in 0..depth {
            lists = json!({"type": "array", "items": lists});
        }
        lists
    };
    let kinds = [
        ("Point", 0),
        ("MultiPoint", 1),
        ("LineString", 1),
        ("MultiLineString", 2),
        ("Polygon", 2),
        ("MultiPolygon", 3),
    ];
    let one = |(kind, depth): (&str, usize)| {
        json!({
            "type": "object",
            "required": ["type", "coordinates"],
            "properties": {"type": {"const": kind}, "coordinates": nested(depth)},
        })
    };
    let mut all: Vec<Value> = kinds.into_iter().map(one).collect();
    all.push(json!({
        "type": "object",
        "required": ["type", "geometries"],
        "properties": {
            "type": {"const": "GeometryCollection"},
            "geometries": {"type": "array", "items": reference("Geometry")},
        },
    }));
    let feature = json!({
        "description": "A project, with all its places in one geometry; null where it has none",
        "type": "object",
        "required": ["type", "properties"],
        "properties": {
            "type": {"const": "Feature"},
            "id": reference("id"),
            "geometry": {"anyOf": [{"type": "null"}, reference("Geometry")]},
            "properties": reference("Project"),
        },
    });
    [("Geometry", json!({"description": "WGS 84, longitude first", "anyOf": all})), ("Feature", feature)]
}

/// Those definitions that a schema refers to, and those that these refer to.
fn used(root: &Value, all: &Map<String, Value>) -> Map<String, Value> {
    let mut used = Map::new();
    let mut open = vec![root];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(entries) => open.extend(entries.values()),
            Value::Array(items) => open.extend(items),
            Value::String(text) => {
                let name = text.strip_prefix("#/$defs/").unwrap_or_default();
                if let Some(schema) = all.get(name).filter(|_| !used.contains_key(name)) {
                    used.insert(name.to_owned(), schema.clone());
                    open.push(schema);
                }
            }
            _ => {}
        }
    }
    let mut sorted: Vec<(String, Value)> = used.into_iter().collect();
    sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
    sorted.into_iter().collect()
}
