//! `index.d.ts`: what TypeScript and editors know of the package, from the same table as the loader's properties.

use crate::error::Result;
use crate::files;
use crate::frameworks::props;
use crate::manifest::{Attribute, EVENTS, Event};
use crate::paths::Paths;
use crate::stamp::{self, Inputs};
use crate::widget::ELEMENTS;

/// What does not depend on the table.
const FIXED: &str = include_str!("../typings/fixed.d.ts");

/// Properties that `CityElement` or `HTMLElement` has already.
const INHERITED: &[&str] = &["lang", "refresh"];

/// Attributes whose values are suggestions: any other text may make sense too.
const OPEN: &[&str] = &["time-zone"];

/// Writes `index.d.ts`.
pub fn write(paths: &Paths) -> Result<()> {
    let output = paths.dist().join("index.d.ts");
    let widgets: Vec<_> = ELEMENTS.iter().map(|widget| (widget.kind, widget.attributes)).collect();
    let text = typings(&widgets, EVENTS);
    stamp::unless_fresh(paths, "typings", Inputs::new().text(&text), &[&output], || files::write(&output, &text))?;
    Ok(())
}

fn typings(widgets: &[(&str, &[Attribute])], events: &[Event]) -> String {
    let mut out = format!("// Generated from src/manifest.rs by `cargo xtask build`.\n\n{FIXED}\n");
    out.push_str(&event_map(events));
    let mut tags = String::new();
    for (kind, attributes) in widgets {
        let name = class_name(kind);
        out.push_str(&class(kind, &name, attributes));
        out.push_str(&attribute_map(kind, &name, attributes));
        out.push_str(&props(kind, &name, attributes));
        tags.push_str(&format!("    \"city-{kind}\": {name};\n"));
    }
    out.push_str(&format!(
        "declare global {{\n  interface HTMLElementTagNameMap {{\n{tags}  }}\n\
         {}{}{}}}\n",
        // They bubble, so they are listened for on the document and the window as well.
        global("HTMLElementEventMap"),
        global("DocumentEventMap"),
        global("WindowEventMap"),
    ));
    out
}

fn global(map: &str) -> String {
    format!("  interface {map} extends CityEventMap {{}}\n")
}

fn event_map(events: &[Event]) -> String {
    let mut out = "/** The events of all elements. They bubble, and leave shadow roots. */\n\
        export interface CityEventMap {\n"
        .to_owned();
    for event in events {
        let more = if event.cancelable { " `preventDefault()` stops it." } else { "" };
        out.push_str(&doc("  ", &format!("{}{more}", event.doc)));
        out.push_str(&format!("  \"{}\": CustomEvent<{}>;\n", event.name, event.detail));
    }
    out + "}\n\n"
}

/// The element class: a property for each attribute.
fn class(kind: &str, name: &str, attributes: &[Attribute]) -> String {
    let mut out = format!(
        "/** `<city-{kind}>` */\nexport declare class {name} extends CityElement {{\n  \
         static readonly tag: \"city-{kind}\";\n  \
         static readonly version: string;\n  \
         static readonly observedAttributes: readonly string[];\n"
    );
    for attribute in attributes.iter().filter(|attribute| !INHERITED.contains(&attribute.property)) {
        let (get, set) = property_types(attribute);
        out.push_str(&doc("  ", &described(attribute)));
        out.push_str(&format!("  get {}(): {get};\n", attribute.property));
        out.push_str(&format!("  set {}(value: {set});\n", attribute.property));
    }
    out + "}\n\n"
}

/// The attributes as they stand in HTML: for JSX and template checkers, which want a type of this shape.
fn attribute_map(kind: &str, name: &str, attributes: &[Attribute]) -> String {
    let mut out = format!("/** The attributes of `<city-{kind}>`. */\nexport interface {name}Attributes {{\n");
    for attribute in attributes {
        let kind = attribute_type(attribute);
        out.push_str(&doc("  ", &described(attribute)));
        out.push_str(&format!("  {}?: {kind};\n", quoted_if_needed(attribute.name)));
    }
    out + "}\n\n"
}

/// The type of an attribute's text.
pub fn attribute_type(attribute: &Attribute) -> String {
    match attribute.kind {
        "number" => "number | `${number}`".to_owned(),
        "boolean" => "boolean | \"\" | \"true\" | \"false\"".to_owned(),
        _ => words(attribute),
    }
}

/// What a property takes.
pub fn property_type_taken(attribute: &Attribute) -> String {
    property_types(attribute).1
}

/// What a property gives and what it takes. Where the attribute is absent it gives an empty string, null or false;
/// null and undefined remove the attribute.
fn property_types(attribute: &Attribute) -> (String, String) {
    let given = match attribute.kind {
        "number" => "number | null".to_owned(),
        "boolean" => "boolean".to_owned(),
        "json" => "any".to_owned(),
        _ if attribute.values.is_empty() => "string".to_owned(),
        _ => format!("\"\" | {}", words(attribute)),
    };
    let taken = match attribute.kind {
        "number" => "number | null | undefined".to_owned(),
        "boolean" => "boolean | null | undefined".to_owned(),
        "json" => "any".to_owned(),
        // An address may be a URL.
        _ if attribute.name == "src" => "string | URL | null | undefined".to_owned(),
        _ => format!("{given} | null | undefined"),
    };
    (given, taken)
}

/// The type of a text: its words; `string & {}` keeps the suggestions where others are allowed.
fn words(attribute: &Attribute) -> String {
    if attribute.values.is_empty() {
        return "string".to_owned();
    }
    let mut words: Vec<String> = attribute.values.iter().map(|word| format!("\"{word}\"")).collect();
    if OPEN.contains(&attribute.name) {
        words.push("(string & {})".to_owned());
    }
    words.join(" | ")
}

/// The type of an attribute's text, as documentation shows it.
pub fn text_type(attribute: &Attribute) -> String {
    match attribute.kind {
        "string" => words(attribute).replace("(string & {})", "string"),
        "json" => "object".to_owned(),
        kind => kind.to_owned(),
    }
}

/// The name of the class behind a tag.
pub fn class_name(kind: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(1.min(word.len()));
        first.to_ascii_uppercase() + rest
    };
    format!("City{}", kind.split('-').map(word).collect::<String>())
}

pub fn described(attribute: &Attribute) -> String {
    match attribute.default {
        "" => attribute.doc.to_owned(),
        default => format!("{} Default: `{default}`.", attribute.doc),
    }
}

pub fn doc(indent: &str, text: &str) -> String {
    format!("{indent}/** {} */\n", text.replace("*/", "*\u{200b}/"))
}

pub fn quoted_if_needed(name: &str) -> String {
    if name.contains('-') { format!("\"{name}\"") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{EVENTS, class_name, typings};
    use crate::manifest::PROGRAMME;

    fn made() -> String {
        typings(&[("programme", PROGRAMME)], EVENTS)
    }

    #[track_caller]
    fn has(line: &str) {
        assert!(made().contains(line), "no `{line}` in\n{}", made());
    }

    #[test]
    fn closed_words_are_a_union_and_open_ones_suggestions() {
        has("  get theme(): \"\" | \"auto\" | \"light\" | \"dark\";\n");
        has("  set timeZone(value: \"\" | \"event\" | \"visitor\" | (string & {}) | null | undefined);\n");
        has("  \"time-zone\"?: \"event\" | \"visitor\" | (string & {});\n");
    }

    #[test]
    fn kinds_become_types() {
        has("  get headingLevel(): number | null;\n");
        has("  get debug(): boolean;\n");
        has("  set src(value: string | URL | null | undefined);\n");
        has("  theme?: \"auto\" | \"light\" | \"dark\";\n");
    }

    #[test]
    fn inherited_properties_are_not_declared_again() {
        let made = made();
        assert!(!made.contains("get lang(") && made.matches("get refresh(").count() == 1, "{made}");
    }

    #[test]
    fn every_event_is_typed() {
        for event in EVENTS {
            has(&format!("  \"{}\": CustomEvent<{{ ", event.name));
        }
        has("shown: number, total: number }>;\n");
        has("  interface HTMLElementEventMap extends CityEventMap {}\n");
        has("    \"city-programme\": CityProgramme;\n");
    }

    #[test]
    fn tags_become_class_names() {
        assert_eq!(class_name("programme"), "CityProgramme");
        assert_eq!(class_name("project-map"), "CityProjectMap");
    }
}
