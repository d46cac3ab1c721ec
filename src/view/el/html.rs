//! Elements as HTML text, for tests and for pages without scripts.

use super::{Attribute, Content, El, Parts, Way};

/// There are no elements on the host.
#[derive(Clone)]
pub struct Element;
/// There are no events on the host.
#[derive(Clone)]
pub struct Event;

/// There are no places on the host.
#[derive(Clone, Default)]
pub struct Place(());

impl El {
    /// The element as HTML, with what is live as it is now.
    pub fn into_html(self) -> String {
        let mut html = String::new();
        write(&mut html, Content::El(self));
        html
    }
}

fn write(html: &mut String, content: Content) {
    match content {
        Content::Text(text) => escape(html, &text),
        Content::Live(mut children) => children.made().into_iter().for_each(|child| write(html, child)),
        Content::Keyed(mut list) => list.made().into_iter().for_each(|child| write(html, Content::El((child.make)()))),
        Content::El(El(parts)) => {
            let Parts { tag, attributes, children } = *parts;
            let tag = tag.strip_prefix("svg:").unwrap_or(tag);
            html.push('<');
            html.push_str(tag);
            let mut styles = String::new();
            for attribute in attributes {
                match attribute {
                    Attribute::Fixed(name, value) => pair(html, name, &value),
                    Attribute::Live(name, way, mut value) => {
                        let value = value.made();
                        match way {
                            Way::Style if !value.is_empty() => styles.push_str(&format!("{name}:{value};")),
                            Way::Style => {}
                            Way::Property if name == "selected" && value.is_empty() => {}
                            Way::Property if name == "selected" => pair(html, name, ""),
                            Way::Attribute | Way::Property => pair(html, name, &value),
                        }
                    }
                    Attribute::On(..) | Attribute::Place(_) | Attribute::Made(_) => {}
                }
            }
            if !styles.is_empty() {
                pair(html, "style", &styles);
            }
            html.push('>');
            if matches!(tag, "input" | "img") {
                return;
            }
            children.into_iter().for_each(|child| write(html, child));
            html.push_str(&format!("</{tag}>"));
        }
    }
}

fn pair(html: &mut String, name: &str, value: &str) {
    html.push_str(&format!(" {name}=\""));
    escape(html, value);
    html.push('"');
}

fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::view::el::{input, p};

    #[test]
    fn text_stays_text() {
        let html = p().attr("title", "\"><script>").child("<b>&").live(|| Some("x")).into_html();
        assert_eq!(html, "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;x</p>");
        assert_eq!(input().attr("type", "search").into_html(), "<input type=\"search\">");
    }
}
