//! Attributes -> options. Total: any text gives an option, what makes no sense gives the default.

use super::Query;
use crate::model::{Moment, parse_clock};
use crate::source::Format;
use std::collections::BTreeMap;

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
    pub query: Query,
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
    /// Reads a snapshot of attributes, kebab-case names to text.
    pub fn read(attributes: &BTreeMap<String, String>) -> Options {
        let get = |name: &str| attributes.get(name).map(|value| value.trim()).filter(|value| !value.is_empty());
        let owned = |name: &str| get(name).map(str::to_owned);
        let word = |name: &str| owned(name).unwrap_or_default();
        Options {
            src: owned("src"),
            base: word("base"),
            format: get("format").and_then(Format::of_name),
            lang: owned("lang").unwrap_or_else(|| "en".to_owned()),
            theme: match get("theme") {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                _ => Theme::Auto,
            },
            heading_level: get("heading-level").and_then(|n| n.parse().ok()).filter(|n| (1..=6).contains(n)).unwrap_or(2),
            zone: match get("time-zone") {
                None | Some("event") => ZoneChoice::Event,
                Some("visitor") => ZoneChoice::Visitor,
                Some(name) => ZoneChoice::Named(name.to_owned()),
            },
            now: get("now").and_then(Moment::parse).and_then(Moment::instant),
            max_bytes: get("max-bytes").and_then(|n| n.parse().ok()).unwrap_or(10_485_760),
            refresh: get("refresh").and_then(|n| n.parse().ok()).unwrap_or(0),
            debug: flag(attributes.get("debug"), "debug"),
            day_change: get("day-change").and_then(parse_clock).unwrap_or(4 * 3600),
            track_category: owned("track-category"),
            query: Query {
                text: word("query"),
                day: word("day"),
                track: word("track"),
                room: word("room"),
                ..Query::default()
            },
        }
    }

    /// Whether a change from `self` to `next` needs the data to be read again.
    pub fn reads_differently(&self, next: &Options) -> bool {
        let reading = |o: &Options| (o.src.clone(), o.format, o.max_bytes, o.day_change, o.track_category.clone(), o.named_zone());
        reading(self) != reading(next)
    }

    /// The zone that the page names.
    pub fn named_zone(&self) -> Option<String> {
        match &self.zone {
            ZoneChoice::Named(name) => Some(name.clone()),
            _ => None,
        }
    }
}

/// Frameworks write booleans as `""`, `"true"` or the attribute's own name.
fn flag(value: Option<&String>, name: &str) -> bool {
    value.is_some_and(|value| value.is_empty() || value == "true" || value == name)
}

#[cfg(test)]
mod tests {
    use super::{Options, Theme, ZoneChoice};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn read(pairs: &[(&str, &str)]) -> Options {
        Options::read(&pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn reads_what_makes_sense_and_defaults_the_rest() {
        let options = read(&[("heading-level", "9"), ("theme", "neon"), ("debug", ""), ("time-zone", "visitor"), ("max-bytes", "x")]);
        assert_eq!((options.heading_level, options.theme, options.debug), (2, Theme::Auto, true));
        assert_eq!((options.zone, options.max_bytes), (ZoneChoice::Visitor, 10_485_760));
        assert!(!read(&[("debug", "false")]).debug);
        assert_eq!(read(&[("day-change", "06:00")]).day_change, 21_600);
    }

    proptest! {
        #[test]
        fn is_total(pairs in proptest::collection::btree_map("[a-z-]{1,16}", ".*", 0..8)) {
            let attributes: BTreeMap<String, String> = pairs;
            let _ = Options::read(&attributes);
        }
    }
}
