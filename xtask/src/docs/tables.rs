//! What the manifest says, as lists of names and what they mean.

use std::fmt::Write as _;

use super::text::{code, escaped, sentence};
use crate::error::{Error, Result};
use crate::manifest::{Attribute, ELEMENTS, EVENTS, Element, PROPERTIES, parts_of};

pub fn element(kind: &str) -> Result<&'static Element> {
    ELEMENTS
        .iter()
        .find(|element| element.kind == kind)
        .ok_or_else(|| Error::from(format!("there is no element `{kind}`")))
}

/// The attributes of one element: its own, then those that all have.
pub fn attributes(kind: &str) -> Result<String> {
    let element = element(kind)?;
    let (shared, own): (Vec<&Attribute>, Vec<&Attribute>) =
        element.attributes.iter().partition(|attribute| is_shared(attribute.name));
    let list = |rows: &[&Attribute]| entries(rows.iter().map(|row| attribute(row)));
    Ok(format!(
        "<h3 id=\"attributes-own\">Of this element alone</h3>\n{}<h3 id=\"attributes-shared\">Of all three elements</h3>\n{}",
        list(&own),
        list(&shared)
    ))
}

/// Whether every element has an attribute of this name that means the same.
fn is_shared(name: &str) -> bool {
    name != "format"
        && name != "view"
        && ELEMENTS.iter().all(|element| element.attributes.iter().any(|attribute| attribute.name == name))
}

fn attribute(attribute: &Attribute) -> String {
    let kind = match attribute.kind {
        "string" if attribute.values.is_empty() => "text",
        "string" => "a word",
        "number" => "a number",
        "boolean" => "present or not",
        _ => "a JSON object",
    };
    let mut about = format!("Property {}, {kind}.", code(attribute.property));
    if !attribute.values.is_empty() {
        let words: Vec<String> = attribute.values.iter().map(|word| code(word)).collect();
        let more = if attribute.name == "time-zone" { " or an IANA name" } else { "" };
        let _ = write!(about, " One of {}{more}.", words.join(", "));
    }
    match attribute.default {
        "" | "false" => {}
        default => {
            let _ = write!(about, " Without it: {}.", code(default));
        }
    }
    entry(&format!("attribute-{}", attribute.name), attribute.name, attribute.doc, &about)
}

pub fn events() -> String {
    entries(EVENTS.iter().map(|event| {
        let more = if event.cancelable { " Can be cancelled." } else { "" };
        entry(event.name, event.name, event.doc, &format!("Detail: {}.{more}", code(event.detail)))
    }))
}

pub fn parts(kind: &str) -> Result<String> {
    element(kind)?;
    Ok(entries(parts_of(kind).map(|part| entry(&format!("part-{}", part.name), part.name, part.doc, ""))))
}

pub fn properties() -> String {
    let list = entries(PROPERTIES.iter().map(|(name, doc)| entry(&format!("property{name}"), name, doc, "")));
    list.replace("class=\"entries\"", "class=\"entries wide\"")
}

fn entries(rows: impl Iterator<Item = String>) -> String {
    format!("<dl class=\"entries\">\n{}</dl>\n", rows.collect::<String>())
}

fn entry(id: &str, name: &str, doc: &str, about: &str) -> String {
    let about = if about.is_empty() { String::new() } else { format!("<p class=\"about\">{about}</p>") };
    format!("<div id=\"{}\"><dt>{}</dt><dd><p>{}</p>{about}</dd></div>\n", escaped(id), code(name), sentence(doc))
}

#[cfg(test)]
mod tests {
    use super::{attributes, events, parts};

    #[test]
    fn an_attribute_says_its_words_and_what_holds_without_it() {
        let list = attributes("profile").unwrap();
        assert!(list.contains("<div id=\"attribute-variant\"><dt><code>variant</code></dt>"));
        assert!(list.contains("One of <code>standard</code>, <code>compact</code>"));
        assert!(list.contains("Without it: <code>standard</code>."));
        let own = list.split("attributes-shared").next().unwrap();
        assert!(own.contains("attribute-format") && !own.contains("attribute-src"));
    }

    #[test]
    fn an_unknown_element_is_a_mistake() {
        assert!(attributes("festival").is_err() && parts("festival").is_err());
    }

    #[test]
    fn events_that_can_be_cancelled_say_so() {
        assert_eq!(events().matches("Can be cancelled.").count(), 1);
    }
}
