//! iCalendar as XML: pentabarf's `<iCalendar>` and RFC 6321.

use super::lines::{Component, Property};
use roxmltree::Node;

/// The component that an element stands for.
pub fn component(node: Node, depth: usize) -> Component {
    let mut component = Component { name: node.tag_name().name().to_ascii_uppercase(), ..Component::default() };
    add(node, &mut component, depth);
    component
}

fn add(node: Node, component: &mut Component, depth: usize) {
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name().name().to_ascii_uppercase();
        match name.as_str() {
            _ if depth > 8 => return,
            "PROPERTIES" | "COMPONENTS" => add(child, component, depth + 1),
            "STANDARD" | "DAYLIGHT" | "VCALENDAR" | "VEVENT" | "VTIMEZONE" | "VALARM" | "VTODO" | "VJOURNAL" => {
                component.components.push(self::component(child, depth + 1));
            }
            _ => component.properties.push(property(name, child)),
        }
    }
}

fn property(name: String, node: Node) -> Property {
    let mut value = String::new();
    let mut parameters = Vec::new();
    for attribute in node.attributes() {
        parameters.push((attribute.name().to_ascii_uppercase(), attribute.value().to_owned()));
    }
    for within in node.descendants() {
        let parent = within.parent_element();
        let parameter = within.ancestors().take(4).any(|node| node.tag_name().name() == "parameters");
        match within.text().filter(|_| within.is_text()) {
            Some(text) if parameter => {
                let of =
                    parent.and_then(|node| node.parent_element()).filter(|node| node.tag_name().name() != "parameters");
                let key = of.or(parent).map_or("", |node| node.tag_name().name());
                if !text.trim().is_empty() {
                    parameters.push((key.to_ascii_uppercase(), text.trim().to_owned()));
                }
            }
            Some(text) => value.push_str(text),
            None => {}
        }
    }
    let name = if name == "CATEGORY" { "CATEGORIES".to_owned() } else { name };
    // From here on it is a line like any other.
    let value = value.trim().replace('\\', "\\\\").replace(',', "\\,").replace('\n', "\\n");
    Property { name, parameters, value }
}
