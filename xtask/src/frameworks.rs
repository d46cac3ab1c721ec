//! `react.d.ts` and its like: the elements in the templates of frameworks. What is peculiar to one is in its file in
//! xtask/typings, where a line with `KIND` or `CLASS` stands for one line, or one name, for each element.

use crate::error::Result;
use crate::files;
use crate::manifest::{Attribute, Element};
use crate::paths::Paths;
use crate::stamp::{self, Inputs};
use crate::typings::{attribute_type, class_name, described, doc, property_type_taken, quoted_if_needed};
use crate::widget::ELEMENTS;

const TEMPLATES: &[(&str, &str)] = &[
    ("react", include_str!("../typings/react.d.ts")),
    ("preact", include_str!("../typings/preact.d.ts")),
    ("solid", include_str!("../typings/solid.d.ts")),
    ("svelte", include_str!("../typings/svelte.d.ts")),
    ("vue", include_str!("../typings/vue.d.ts")),
    ("angular", include_str!("../typings/angular.d.ts")),
    ("diagnose", include_str!("../typings/diagnose.d.ts")),
];

/// Writes the typings of each framework, and those of the entries of one element.
pub fn write(paths: &Paths) -> Result<()> {
    for (name, template) in TEMPLATES {
        one(paths, &format!("{name}.d.ts"), &filled(template, ELEMENTS))?;
    }
    for element in ELEMENTS {
        one(paths, &format!("{}.d.ts", element.kind), &entry(element))?;
    }
    Ok(())
}

fn one(paths: &Paths, name: &str, text: &str) -> Result<()> {
    let output = paths.dist().join(name);
    let text = format!("// Generated from src/manifest.rs by `cargo xtask build`.\n\n{text}");
    stamp::unless_fresh(paths, &format!("typings-{name}"), Inputs::new().text(&text), &[&output], || {
        files::write(&output, &text)
    })?;
    Ok(())
}

fn filled(template: &str, elements: &[Element]) -> String {
    let mut out = String::new();
    for line in template.lines() {
        if line.contains("KIND") {
            for element in elements {
                out.push_str(&line.replace("KIND", element.kind).replace("CLASS", &class_name(element.kind)));
                out.push('\n');
            }
        } else {
            let classes: Vec<String> = elements
                .iter()
                .flat_map(|element| [class_name(element.kind), format!("{}Props", class_name(element.kind))])
                .collect();
            out.push_str(&line.replace("CLASS, CLASSProps }", &format!("{} }}", classes.join(", "))));
            out.push('\n');
        }
    }
    out
}

/// What `city-widgets/programme` exports.
fn entry(element: &Element) -> String {
    let class = class_name(element.kind);
    format!(
        "export type * from \"./index.js\";\nexport {{ CityElement, {class}, configure, version }} from \"./index.js\";\n"
    )
}

/// What a template may set on an element: attributes under their names, properties under theirs, each as text or as what
/// it is.
pub fn props(kind: &str, name: &str, attributes: &[Attribute]) -> String {
    let mut out = format!("/** What templates may set on `<city-{kind}>`. */\nexport interface {name}Props {{\n");
    out.push_str(&doc("  ", "An object, an array or text to show; it wins over `src`."));
    out.push_str("  data?: object | string | null;\n");
    for attribute in attributes {
        let kind = match attribute.kind {
            "json" => "object | string | null".to_owned(),
            _ => united(&attribute_type(attribute), &property_type_taken(attribute)),
        };
        let mut names = vec![attribute.property];
        if attribute.name != attribute.property {
            names.push(attribute.name);
        }
        for name in names {
            out.push_str(&doc("  ", &described(attribute)));
            out.push_str(&format!("  {}?: {kind};\n", quoted_if_needed(name)));
        }
    }
    out + "}\n\n"
}

/// Both unions without what they share.
fn united(one: &str, other: &str) -> String {
    let mut members: Vec<&str> = Vec::new();
    for member in one.split(" | ").chain(other.split(" | ")) {
        if member != "undefined" && !members.contains(&member) {
            members.push(member);
        }
    }
    members.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::{TEMPLATES, filled, props, united};
    use crate::manifest::PROGRAMME;
    use crate::widget::ELEMENTS;

    #[test]
    fn each_framework_knows_each_element() {
        for (name, template) in TEMPLATES.iter().filter(|(_, template)| template.contains("KIND")) {
            let text = filled(template, ELEMENTS);
            for line in [
                "\"city-programme\": Widget<CityProgramme, CityProgrammeProps>;",
                "\"city-project-map\": Widget<CityProjectMap, CityProjectMapProps>;",
                ", CityProfile, CityProfileProps, ",
            ] {
                assert!(text.contains(line), "{name}: no {line} in {text}");
            }
            assert!(!text.contains("CLASS") && !text.contains("KIND"), "{name}: {text}");
        }
    }

    #[test]
    fn attributes_and_properties_are_there_under_both_names() {
        let props = props("programme", "CityProgramme", PROGRAMME);
        for line in [
            "  \"heading-level\"?: number | `${number}` | null;\n",
            "  headingLevel?: number | `${number}` | null;\n",
            "  src?: string | URL | null;\n",
            "  debug?: boolean | \"\" | \"true\" | \"false\" | null;\n",
            "  fields?: object | string | null;\n",
        ] {
            assert!(props.contains(line), "no {line} in {props}");
        }
    }

    #[test]
    fn a_union_has_each_member_once() {
        assert_eq!(united("\"a\" | string", "\"\" | \"a\" | null | undefined"), "\"a\" | string | \"\" | null");
    }
}
