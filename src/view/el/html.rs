//! Elements as HTML text, for tests and for pages without scripts.

use super::{Attribute, Content, El, Parts, Way};

/// There are no elements on the host.
pub struct Element;
/// There are no events on the host.
pub struct Event;

/// There are no places on the host.
#[derive(Clone, Default)]
pub struct Place(());

/// What is written of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// All of it.
    Whole,
    /// What makes sense where no script runs: no buttons and fields, and nothing that is empty without them. `styles`
    /// says whether there are style attributes, which a strict policy refuses.
    Still { styles: bool },
    /// The same without what a style sheet is needed for: no classes, no words for the ear alone, no drawings.
    Plain,
}

/// Where a button leads without a script.
pub const PAGE: &str = "data-page";

/// What only a script brings to life.
const LIVELY: &[&str] = &["input", "select", "label", "fieldset", "dialog", "canvas", "slot"];

/// What says nothing where nothing is in it.
const HOLLOW: &[&str] = &["div", "p", "span", "section", "ul", "ol", "dl", "details", "nav", "figure", "table"];

/// What stands in a line with its neighbours.
const INLINE: &[&str] = &["a", "span", "time", "code"];

/// What holds words, so that its children are parts of a line.
const LINES: &[&str] = &["p", "span", "li", "dd", "td"];

impl El {
    /// The element as HTML, with what is live as it is now.
    pub fn into_html(self) -> String {
        self.into_html_as(Manner::Whole)
    }

    /// The element as HTML in one of three manners.
    pub fn into_html_as(self, manner: Manner) -> String {
        let mut html = String::new();
        Writer { manner }.element(&mut html, self);
        html
    }
}

struct Writer {
    manner: Manner,
}

impl Writer {
    fn content(&self, html: &mut String, content: Content, before: &mut Option<&'static str>) {
        match content {
            Content::Text(text) => {
                escape(html, &text);
                *before = None;
            }
            Content::Live(mut children) => {
                children.made().into_iter().for_each(|child| self.content(html, child, before));
            }
            Content::Keyed(mut list) => {
                list.made().into_iter().for_each(|child| self.beside(html, (child.make)(), before));
            }
            Content::El(el) => self.beside(html, el, before),
        }
    }

    /// An element after another. What keeps the two apart is a matter of style, and where there is none, a dot.
    fn beside(&self, html: &mut String, el: El, before: &mut Option<&'static str>) {
        let tag = el.0.tag;
        let mut own = String::new();
        self.element(&mut own, el);
        if own.is_empty() {
            return;
        }
        if self.manner == Manner::Plain && INLINE.contains(&tag) {
            own = own.trim().to_owned();
            match *before {
                Some("time") if tag == "time" => html.push_str(" – "),
                Some(_) => html.push_str(" · "),
                None => {}
            }
            *before = Some(tag);
        } else {
            *before = None;
        }
        html.push_str(&own);
    }

    fn element(&self, html: &mut String, el: El) {
        let Parts { mut tag, mut attributes, children } = *el.0;
        if self.manner != Manner::Whole {
            if self.leaves_out(tag, &attributes) {
                return;
            }
            // What would open something leads to its page, or is just read.
            let leads = attributes.iter().any(|attribute| matches!(attribute, Attribute::Fixed(PAGE, _)));
            if tag == "button" && !leads {
                attributes.retain(|attribute| !matches!(attribute, Attribute::Fixed("class", _)));
            }
            tag = if tag != "button" {
                tag
            } else if leads {
                "a"
            } else {
                "span"
            };
        }
        let name = tag.strip_prefix("svg:").unwrap_or(tag);
        let mut inner = String::new();
        if !matches!(name, "input" | "img") {
            let mut before = None;
            for child in children {
                self.content(&mut inner, child, &mut before);
                if !LINES.contains(&name) {
                    before = None;
                }
            }
        }
        let hollow = HOLLOW.contains(&name) || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        if self.manner != Manner::Whole && hollow && inner.is_empty() {
            return;
        }
        let mut told = String::new();
        self.attributes(&mut told, attributes);
        if self.manner == Manner::Plain && name == "span" && told.is_empty() {
            return html.push_str(&inner);
        }
        html.push('<');
        html.push_str(name);
        html.push_str(&told);
        html.push('>');
        if !matches!(name, "input" | "img") {
            html.push_str(&inner);
            html.push_str(&format!("</{name}>"));
        }
    }

    fn leaves_out(&self, tag: &str, attributes: &[Attribute]) -> bool {
        let fixed = |name: &str| {
            attributes.iter().find_map(|attribute| match attribute {
                Attribute::Fixed(known, value) if *known == name => Some(&**value),
                _ => None,
            })
        };
        let class = fixed("class").unwrap_or_default();
        let dead = match tag {
            "button" => class != "opener",
            // One that loads what is in it.
            "details" => attributes.iter().any(|attribute| matches!(attribute, Attribute::On(..))),
            _ => LIVELY.contains(&tag),
        };
        let plain = self.manner == Manner::Plain;
        dead || fixed("part") == Some("map") || (plain && (tag.starts_with("svg:") || class == "hidden"))
    }

    fn attributes(&self, html: &mut String, attributes: Vec<Attribute>) {
        let mut styles = String::new();
        for attribute in attributes {
            match attribute {
                Attribute::Fixed(name, value) => self.pair(html, name, &value),
                Attribute::Live(name, way, mut value) => {
                    let value = value.made();
                    match way {
                        Way::Style if !value.is_empty() => styles.push_str(&format!("{name}:{value};")),
                        Way::Style => {}
                        Way::Property if name == "selected" && value.is_empty() => {}
                        Way::Property if name == "selected" => self.pair(html, name, ""),
                        Way::Attribute | Way::Property => self.pair(html, name, &value),
                    }
                }
                Attribute::On(..) | Attribute::Place(_) | Attribute::Made(_) => {}
            }
        }
        if !styles.is_empty() && matches!(self.manner, Manner::Whole | Manner::Still { styles: true }) {
            self.pair(html, "style", &styles);
        }
    }

    fn pair(&self, html: &mut String, name: &str, value: &str) {
        let name = if name == PAGE && self.manner != Manner::Whole { "href" } else { name };
        let written = match (self.manner, name) {
            (Manner::Whole, _) => name != PAGE,
            (_, "tabindex" | "aria-haspopup" | "aria-live" | "type" | "autocomplete" | "enterkeyhint") => false,
            (_, "role") => !matches!(value, "search" | "status" | "alert"),
            (Manner::Plain, _) => {
                !matches!(name, "class" | "part" | "id" | "style" | "role") && !name.starts_with("aria-")
            }
            _ => true,
        };
        if written {
            html.push_str(&format!(" {name}=\""));
            escape(html, value);
            html.push('"');
        }
    }
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
    use super::{Manner, PAGE};
    use crate::view::el::{button, div, input, p, span, time};

    #[test]
    fn text_stays_text() {
        let html = p().attr("title", "\"><script>").child("<b>&").live(|| Some("x")).into_html();
        assert_eq!(html, "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;x</p>");
        assert_eq!(input().attr("type", "search").into_html(), "<input type=\"search\">");
    }

    #[test]
    fn what_needs_a_script_is_left_out_of_a_still_page() {
        let made = || {
            div().class("toolbar").child(div().child(input()).child(button().child("Filters"))).child(
                button().class("opener").attr("type", "button").style("--track", || "red".to_owned()).child("Talk"),
            )
        };
        let still = |styles| made().into_html_as(Manner::Still { styles });
        assert_eq!(still(false), "<div class=\"toolbar\"><span>Talk</span></div>");
        assert_eq!(still(true), "<div class=\"toolbar\"><span style=\"--track:red;\">Talk</span></div>");
        assert_eq!(div().child(input()).into_html_as(Manner::Plain), "");
        let leads = button().class("opener").attr(PAGE, "https://example.org/talk").child("Talk");
        assert_eq!(leads.into_html_as(Manner::Plain), "<a href=\"https://example.org/talk\">Talk</a>");
    }

    #[test]
    fn a_plain_page_needs_no_style_sheet() {
        let times = p().class("time").child(time().child("9:00")).child(span()).child(time().child("9:30"));
        assert_eq!(times.into_html_as(Manner::Plain), "<p><time>9:00</time> – <time>9:30</time></p>");
        let facts = p()
            .child(span().class("fact").child("Hall"))
            .child(span().class("hidden").child("!"))
            .child(span().child("Talk"));
        assert_eq!(facts.into_html_as(Manner::Plain), "<p>Hall · Talk</p>");
    }
}
