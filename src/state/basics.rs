//! The attributes that all widgets know. Total, as [`super::Options`] is.

use super::Theme;
use crate::model::{Moment, whole};

/// What the page says about a widget, whatever its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Basics {
    /// The endpoint, as written.
    pub src: Option<String>,
    /// What relative addresses are resolved against.
    pub base: String,
    /// The language to speak; the loader finds it.
    pub lang: String,
    pub theme: Theme,
    /// Whether the page writes in light colours; the loader looks.
    pub on_dark: bool,
    /// The colour of the page's links, as CSS; the loader looks.
    pub link: String,
    /// The colour of the page behind the element, as CSS; the loader looks.
    pub ground: String,
    /// 1 to 6; 2 unless said otherwise.
    pub heading_level: u8,
    /// Unix seconds of a clock that stands still.
    pub now: Option<i64>,
    /// Bytes; 10485760 unless said otherwise.
    pub max_bytes: usize,
    /// Seconds between polls; 0 is never.
    pub refresh: u32,
    pub debug: bool,
    /// How to read records of nobody's format, as JSON.
    pub fields: Option<String>,
    /// Whether the last good copy is kept in the browser.
    pub offline: bool,
    /// Whether the endpoint tells of changes by itself, as server-sent events.
    pub sse: bool,
    /// Whether the visitor's choices stand in the page's address.
    pub deep_links: bool,
    /// Whether elements of the page are to follow what is chosen here.
    pub grouped: bool,
    /// The element's own `id`, or its kind: tells elements apart in the page's address.
    pub name: String,
}

impl Basics {
    /// Reads a snapshot of attributes of a kind of widget, asking for each by its kebab-case name.
    pub fn read(attribute: &dyn Fn(&str) -> Option<String>, kind: &str) -> Basics {
        let word = |name: &str| words(attribute, name);
        Basics {
            src: self::word(attribute, "src"),
            base: word("base"),
            lang: self::word(attribute, "lang").unwrap_or_else(|| "en".to_owned()),
            theme: match word("theme").as_str() {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => Theme::Auto,
            },
            on_dark: attribute("dark").is_some(),
            link: word("link"),
            ground: word("ground"),
            heading_level: number(attribute, "heading-level").filter(|n| (1..=6).contains(n)).unwrap_or(2) as u8,
            now: Moment::parse(&word("now")).and_then(Moment::instant),
            max_bytes: number(attribute, "max-bytes").and_then(|n| usize::try_from(n).ok()).unwrap_or(10_485_760),
            refresh: number(attribute, "refresh").and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
            debug: flag(attribute, "debug"),
            fields: self::word(attribute, "fields"),
            offline: flag(attribute, "offline"),
            sse: word("live") == "sse",
            deep_links: flag(attribute, "deep-links"),
            grouped: self::word(attribute, "group").is_some(),
            name: self::word(attribute, "id").unwrap_or_else(|| kind.to_owned()),
        }
    }

    /// Whether a change from `self` to `next` needs the data to be read again.
    pub fn reads_differently(&self, next: &Basics) -> bool {
        self.src != next.src || self.max_bytes != next.max_bytes || self.fields != next.fields
    }
}

/// An attribute with something in it.
pub(super) fn word(attribute: &dyn Fn(&str) -> Option<String>, name: &str) -> Option<String> {
    attribute(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// A text without blanks around it, or nothing. One function, because there are so many of them.
#[inline(never)]
pub(super) fn words(attribute: &dyn Fn(&str) -> Option<String>, name: &str) -> String {
    word(attribute, name).unwrap_or_default()
}

/// A whole number.
#[inline(never)]
fn number(attribute: &dyn Fn(&str) -> Option<String>, name: &str) -> Option<i64> {
    whole(&words(attribute, name))
}

/// Frameworks write true as "", "true" or the attribute's own name.
pub(super) fn flag(attribute: &dyn Fn(&str) -> Option<String>, name: &str) -> bool {
    attribute(name).is_some_and(|value| value != "false")
}
