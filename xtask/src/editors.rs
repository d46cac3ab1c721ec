//! What editors know of the elements: `web-types.json` for JetBrains', and custom data for Visual Studio Code.

use serde_json::{Value, json};

use crate::error::Result;
use crate::files;
use crate::manifest::{Attribute, EVENTS, Element, PARTS, PROPERTIES, parts_of};
use crate::paths::Paths;
use crate::stamp::{self, Inputs};
use crate::typings::text_type;
use crate::widget::ELEMENTS;

/// Writes `web-types.json`, `vscode.html-custom-data.json` and `vscode.css-custom-data.json`.
pub fn write(paths: &Paths, version: &str) -> Result<()> {
    let made = [
        ("web-types.json", web_types(version)),
        ("vscode.html-custom-data.json", vscode_html()),
        ("vscode.css-custom-data.json", vscode_css()),
    ];
    for (name, content) in made {
        let output = paths.dist().join(name);
        let text = format!("{content:#}\n");
        stamp::unless_fresh(paths, name, Inputs::new().text(&text), &[&output], || files::write(&output, &text))?;
    }
    Ok(())
}

fn tag(element: &Element) -> String {
    format!("city-{}", element.kind)
}

fn web_types(version: &str) -> Value {
    json!({
        "$schema": "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json",
        "name": "city-widgets",
        "version": version,
        "description-markup": "markdown",
        "contributions": { "html": { "elements": ELEMENTS.iter().map(web_type).collect::<Value>() } },
    })
}

fn web_type(element: &Element) -> Value {
    let properties = element
        .attributes
        .iter()
        .map(|one| json!({ "name": one.property, "description": one.doc, "type": text_type(one) }));
    let events = EVENTS
        .iter()
        .map(|one| json!({ "name": one.name, "description": one.doc, "type": format!("CustomEvent<{}>", one.detail) }));
    json!({
        "name": tag(element),
        "description": element.doc,
        "attributes": element.attributes.iter().map(web_type_attribute).collect::<Value>(),
        "slots": [{ "name": "", "description": "The fallback, with a link." }],
        "js": { "properties": properties.collect::<Value>(), "events": events.collect::<Value>() },
        "css": {
            "properties": PROPERTIES.iter().map(|(name, doc)| json!({ "name": name, "description": doc })).collect::<Value>(),
            "parts": parts_of(element.kind).map(|part| json!({ "name": part.name, "description": part.doc })).collect::<Value>(),
        },
    })
}

fn web_type_attribute(attribute: &Attribute) -> Value {
    let mut value = json!({ "type": text_type(attribute) });
    if !attribute.default.is_empty() {
        value["default"] = attribute.default.into();
    }
    json!({ "name": attribute.name, "description": attribute.doc, "value": value })
}

fn vscode_html() -> Value {
    let tags = ELEMENTS.iter().map(|element| {
        json!({
            "name": tag(element),
            "description": element.doc,
            "attributes": element.attributes.iter().map(vscode_attribute).collect::<Value>(),
        })
    });
    json!({ "version": 1.1, "tags": tags.collect::<Value>() })
}

fn vscode_attribute(attribute: &Attribute) -> Value {
    let mut entry = json!({ "name": attribute.name, "description": attribute.doc });
    if !attribute.values.is_empty() {
        entry["values"] = attribute.values.iter().map(|word| json!({ "name": word })).collect();
    }
    // With this an attribute is completed without a value.
    if attribute.kind == "boolean" {
        entry["valueSet"] = "v".into();
    }
    entry
}

fn vscode_css() -> Value {
    let properties = PROPERTIES.iter().map(|(name, doc)| json!({ "name": name, "description": doc }));
    let parts = PARTS.iter().map(|part| json!({ "name": format!("::part({})", part.name), "description": part.doc }));
    json!({ "version": 1.1, "properties": properties.collect::<Value>(), "pseudoElements": parts.collect::<Value>() })
}

#[cfg(test)]
mod tests {
    use super::{vscode_css, vscode_html, web_types};
    use crate::manifest::PROPERTIES;
    use crate::widget::ELEMENTS;

    #[test]
    fn everything_of_the_table_is_there() {
        let web = web_types("1.2.3");
        assert_eq!(web["version"], "1.2.3");
        let code = vscode_html();
        for (at, element) in ELEMENTS.iter().enumerate() {
            for known in [&web["contributions"]["html"]["elements"][at], &code["tags"][at]] {
                assert_eq!(known["name"], format!("city-{}", element.kind));
                assert_eq!(known["attributes"].as_array().unwrap().len(), element.attributes.len());
            }
        }
        assert_eq!(vscode_css()["properties"].as_array().unwrap().len(), PROPERTIES.len());
    }

    #[test]
    fn words_are_offered() {
        let code = vscode_html();
        let attributes = code["tags"][0]["attributes"].as_array().unwrap();
        let theme = attributes.iter().find(|entry| entry["name"] == "theme").unwrap();
        assert_eq!(theme["values"][2]["name"], "dark");
    }
}
