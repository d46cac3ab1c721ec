//! `custom-elements.json`: the custom elements manifest, which editors, documentation tools and catalogues read.

use serde_json::{Value, json};

use crate::error::Result;
use crate::files;
use crate::manifest::{Attribute, EVENTS, Event, PROPERTIES, parts_of};
use crate::paths::Paths;
use crate::stamp::{self, Inputs};
use crate::typings::{class_name, text_type};
use crate::widget::ELEMENTS;

/// The version of the manifest's format.
const SCHEMA: &str = "1.0.0";

/// Where the classes are exported, below the package's folder.
const MODULE: &str = "elements.js";

/// Where importing defines them.
const DEFINING: &str = "index.js";

/// Writes `custom-elements.json`.
pub fn write(paths: &Paths) -> Result<()> {
    let output = paths.dist().join("custom-elements.json");
    let text = format!("{:#}\n", manifest());
    stamp::unless_fresh(paths, "custom-elements", Inputs::new().text(&text), &[&output], || {
        files::write(&output, &text)
    })?;
    Ok(())
}

fn manifest() -> Value {
    let classes: Vec<String> = ELEMENTS.iter().map(|element| class_name(element.kind)).collect();
    let mut declared = vec![base()];
    declared.extend(ELEMENTS.iter().map(|element| widget(element.kind, element.doc, element.attributes)));
    let exported = ["CityElement"].into_iter().chain(classes.iter().map(String::as_str));
    let exports: Vec<Value> =
        exported.map(|name| json!({ "kind": "js", "name": name, "declaration": { "name": name } })).collect();
    let defined: Vec<Value> = ELEMENTS
        .iter()
        .zip(&classes)
        .map(|(element, class)| {
            json!({
                "kind": "custom-element-definition",
                "name": format!("city-{}", element.kind),
                "declaration": { "name": class, "module": MODULE },
            })
        })
        .collect();
    json!({
        "schemaVersion": SCHEMA,
        "modules": [
            {
                "kind": "javascript-module",
                "path": MODULE,
                "declarations": declared,
                "exports": exports,
            },
            {
                "kind": "javascript-module",
                "path": DEFINING,
                "declarations": [],
                "exports": defined,
            },
        ],
    })
}

/// What all elements have.
fn base() -> Value {
    let field = |name: &str, kind: &str, doc: &str| json!({ "kind": "field", "name": name, "type": { "text": kind }, "description": doc });
    json!({
        "kind": "class",
        "name": "CityElement",
        "description": "What all elements of this package have.",
        "superclass": { "name": "HTMLElement" },
        "members": [
            {
                "kind": "method",
                "name": "define",
                "static": true,
                "description": "Defines the element, unless the tag is taken.",
                "parameters": [
                    { "name": "tag", "type": { "text": "string" }, "optional": true },
                    { "name": "registry", "type": { "text": "CustomElementRegistry" }, "optional": true },
                ],
                "return": { "type": { "text": "CustomElementConstructor | undefined" } },
            },
            {
                "kind": "method",
                "name": "refresh",
                "description": "Loads now and gives `ready`. Set to a number, it is the attribute of this name.",
                "return": { "type": { "text": "Promise<CityDocument>" } },
            },
            {
                "kind": "method",
                "name": "diagnose",
                "description": "Prints in the console what stands in the way, and gives it.",
                "return": { "type": { "text": "Promise<CityFinding[]>" } },
            },
            field("data", "CityDocument | null", "The canonical model of what is shown; set, the data to show."),
            field("state", "CityState", "What the element is at; also a CSS state. Read-only."),
            field("diagnostics", "CityDiagnostic[]", "What in the data is wrong or was left out. Read-only."),
            field("error", "CityProblem | null", "Why there is nothing to show, or nothing new. Read-only."),
            field("ready", "Promise<CityDocument>", "Settles with the model or the error of the present load. Read-only."),
        ],
    })
}

fn widget(kind: &str, doc: &str, attributes: &[Attribute]) -> Value {
    json!({
        "kind": "class",
        "customElement": true,
        "name": class_name(kind),
        "tagName": format!("city-{kind}"),
        "description": doc,
        "superclass": { "name": "CityElement", "module": MODULE },
        "attributes": attributes.iter().map(attribute).collect::<Value>(),
        // `refresh` is a method of the class above; setting it is what its description says.
        "members": attributes.iter().filter(|one| one.name != "refresh").map(member).collect::<Value>(),
        "events": EVENTS.iter().map(event).collect::<Value>(),
        "slots": [{ "name": "", "description": "The fallback: shown until there is something better, and after a failure." }],
        "cssParts": parts_of(kind).map(|part| json!({ "name": part.name, "description": part.doc })).collect::<Value>(),
        "cssProperties": PROPERTIES.iter().map(|(name, doc)| json!({ "name": name, "description": doc })).collect::<Value>(),
    })
}

fn attribute(attribute: &Attribute) -> Value {
    let mut entry = json!({
        "name": attribute.name,
        "description": attribute.doc,
        "type": { "text": text_type(attribute) },
        "fieldName": attribute.property,
    });
    with_default(&mut entry, attribute);
    entry
}

fn member(attribute: &Attribute) -> Value {
    let mut entry = json!({
        "kind": "field",
        "name": attribute.property,
        "description": attribute.doc,
        "type": { "text": text_type(attribute) },
        "attribute": attribute.name,
        "reflects": true,
    });
    with_default(&mut entry, attribute);
    entry
}

fn with_default(entry: &mut Value, attribute: &Attribute) {
    if !attribute.default.is_empty() {
        let text = attribute.kind == "string";
        let default = if text { format!("\"{}\"", attribute.default) } else { attribute.default.to_owned() };
        entry["default"] = default.into();
    }
}

fn event(event: &Event) -> Value {
    let more = if event.cancelable { " Can be cancelled." } else { "" };
    json!({
        "name": event.name,
        "type": { "text": format!("CustomEvent<{}>", event.detail) },
        "description": format!("{}{more}", event.doc),
    })
}

#[cfg(test)]
mod tests {
    use super::{EVENTS, PROPERTIES, manifest, parts_of};
    use crate::manifest::PROGRAMME;

    #[test]
    fn everything_of_the_table_is_there() {
        let manifest = manifest();
        assert_eq!(manifest["schemaVersion"], "1.0.0");
        let element = &manifest["modules"][0]["declarations"][1];
        assert_eq!((&element["tagName"], &element["name"]), (&"city-programme".into(), &"CityProgramme".into()));
        let count = |name: &str| element[name].as_array().map_or(0, Vec::len);
        let there = ["attributes", "events", "cssParts", "cssProperties"].map(count);
        assert_eq!(there, [PROGRAMME.len(), EVENTS.len(), parts_of("programme").count(), PROPERTIES.len()]);
    }

    #[test]
    fn an_attribute_names_its_property_type_and_default() {
        let manifest = manifest();
        let attributes = manifest["modules"][0]["declarations"][1]["attributes"].as_array().unwrap();
        let of = |name: &str| attributes.iter().find(|entry| entry["name"] == name).unwrap();
        assert_eq!(of("theme")["type"]["text"], r#""auto" | "light" | "dark""#);
        assert_eq!(of("theme")["default"], r#""auto""#);
        assert_eq!(of("heading-level")["fieldName"], "headingLevel");
        assert_eq!(of("heading-level")["default"], "2");
        assert_eq!(of("time-zone")["type"]["text"], r#""event" | "visitor" | string"#);
        assert!(of("src").get("default").is_none());
    }

    #[test]
    fn importing_the_entry_defines_the_element() {
        let exports = &manifest()["modules"][1]["exports"][0];
        assert_eq!(exports["kind"], "custom-element-definition");
        assert_eq!(exports["declaration"]["module"], "elements.js");
    }
}
