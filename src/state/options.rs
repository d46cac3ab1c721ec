//! Attributes -> options. Total: any text gives an option, what makes no sense gives the default.

use super::{Query, View};
use crate::model::{Moment, parse_clock};
use crate::source::Format;

/// The attributes of `<city-programme>`, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The endpoint, as written.
    pub src: Option<String>,
    /// What relative addresses are resolved against.
    pub base: String,
    /// `None` is `auto`.
    pub format: Option<Format>,
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
    pub zone: ZoneChoice,
    /// Unix seconds of a clock that stands still.
    pub now: Option<i64>,
    /// Bytes; 10485760 unless said otherwise.
    pub max_bytes: usize,
    /// Seconds between polls; 0 is never.
    pub refresh: u32,
    pub debug: bool,
    /// Seconds after midnight; 04:00 unless said otherwise.
    pub day_change: i64,
    pub track_category: Option<String>,
    /// How to read home-made records, as JSON.
    pub fields: Option<String>,
    pub query: Query,
    pub view: View,
    /// Whether sessions can be starred.
    pub favourites: bool,
    /// Whether the last good copy is kept in the browser.
    pub offline: bool,
    /// Whether the endpoint tells of changes by itself, as server-sent events.
    pub sse: bool,
    /// Whether the visitor's choices stand in the page's address.
    pub deep_links: bool,
    /// The element's own `id`, or its kind: tells elements apart in the page's address.
    pub name: String,
}

/// Which colours to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Auto,
    Light,
    Dark,
}

/// In which zone times are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneChoice {
    Event,
    Visitor,
    /// An IANA name.
    Named(String),
}

impl Options {
    /// Reads a snapshot of attributes, asking for each by its kebab-case name.
    pub fn read(attribute: &dyn Fn(&str) -> Option<String>) -> Options {
        let owned = |name: &str| attribute(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let word = |name: &str| owned(name).unwrap_or_default();
        // Frameworks write true as "", "true" or the attribute's own name.
        let flag = |name: &str| attribute(name).is_some_and(|value| value != "false");
        Options {
            src: owned("src"),
            base: word("base"),
            format: Format::of_name(&word("format")),
            lang: owned("lang").unwrap_or_else(|| "en".to_owned()),
            theme: match word("theme").as_str() {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => Theme::Auto,
            },
            on_dark: attribute("dark").is_some(),
            link: word("link"),
            ground: word("ground"),
            heading_level: word("heading-level").parse().ok().filter(|n| (1..=6).contains(n)).unwrap_or(2),
            zone: match word("time-zone").as_str() {
                "" | "event" => ZoneChoice::Event,
                "visitor" => ZoneChoice::Visitor,
                name => ZoneChoice::Named(name.to_owned()),
            },
            now: Moment::parse(&word("now")).and_then(Moment::instant),
            max_bytes: word("max-bytes").parse().ok().unwrap_or(10_485_760),
            refresh: word("refresh").parse().ok().unwrap_or(0),
            debug: flag("debug"),
            day_change: parse_clock(&word("day-change")).unwrap_or(4 * 3600),
            track_category: owned("track-category"),
            fields: owned("fields"),
            query: Query {
                text: word("query"),
                day: word("day"),
                track: word("track"),
                room: word("room"),
                ..Query::default()
            },
            view: View::of_name(&word("view")),
            favourites: flag("favourites"),
            offline: flag("offline"),
            sse: word("live") == "sse",
            deep_links: flag("deep-links"),
            name: owned("id").unwrap_or_else(|| "programme".to_owned()),
        }
    }

    /// Whether a change from `self` to `next` needs the data to be read again.
    pub fn reads_differently(&self, next: &Options) -> bool {
        self.src != next.src
            || self.format != next.format
            || self.max_bytes != next.max_bytes
            || self.day_change != next.day_change
            || self.track_category != next.track_category
            || self.fields != next.fields
            || self.zone != next.zone
    }

    /// Whether a change from `self` to `next` leaves all that a view is made with as it is.
    pub fn draws_like(&self, next: &Options) -> bool {
        self.heading_level == next.heading_level && self.debug == next.debug && self.zone == next.zone
    }

    /// The zone that the page names.
    pub fn named_zone(&self) -> Option<String> {
        match &self.zone {
            ZoneChoice::Named(name) => Some(name.clone()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, Theme, ZoneChoice};
    use proptest::prelude::*;

    fn read(pairs: &[(&str, &str)]) -> Options {
        Options::read(&|name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn reads_what_makes_sense_and_defaults_the_rest() {
        let options = read(&[
            ("heading-level", "9"),
            ("theme", "neon"),
            ("debug", ""),
            ("time-zone", "visitor"),
            ("max-bytes", "x"),
        ]);
        assert_eq!((options.heading_level, options.theme, options.debug), (2, Theme::Auto, true));
        assert_eq!((options.zone, options.max_bytes), (ZoneChoice::Visitor, 10_485_760));
        assert!(!read(&[("debug", "false")]).debug);
        assert_eq!(read(&[("day-change", "06:00")]).day_change, 21_600);
    }

    proptest! {
        #[test]
        fn is_total(pairs in proptest::collection::btree_map("[a-z-]{1,16}", ".*", 0..8)) {
            let _ = Options::read(&|name| pairs.get(name).cloned());
        }
    }
}
