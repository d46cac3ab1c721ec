//! Attributes -> options. Total: any text gives an option, what makes no sense gives the default.

use super::basics::{Basics, flag, words};
use super::{Query, View};
use crate::model::parse_clock;
use crate::source::Format;
use std::ops::Deref;

/// The attributes of `<city-programme>`, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    pub basics: Basics,
    /// `None` is `auto`.
    pub format: Option<Format>,
    pub zone: ZoneChoice,
    /// Seconds after midnight; 04:00 unless said otherwise.
    pub day_change: i64,
    pub track_category: Option<String>,
    pub query: Query,
    pub view: View,
    /// Whether sessions can be starred.
    pub favourites: bool,
}

impl Deref for Options {
    type Target = Basics;

    fn deref(&self) -> &Basics {
        &self.basics
    }
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
        let word = |name: &str| words(attribute, name);
        Options {
            basics: Basics::read(attribute, "programme"),
            format: Format::of_name(&word("format")),
            zone: match word("time-zone").as_str() {
                "" | "event" => ZoneChoice::Event,
                "visitor" => ZoneChoice::Visitor,
                name => ZoneChoice::Named(name.to_owned()),
            },
            day_change: parse_clock(&word("day-change")).unwrap_or(4 * 3600),
            track_category: Some(word("track-category")).filter(|category| !category.is_empty()),
            query: Query {
                text: word("query"),
                day: word("day"),
                track: word("track"),
                room: word("room"),
                kind: String::new(),
                language: String::new(),
            },
            view: View::of_name(&word("view")),
            favourites: flag(attribute, "favourites"),
        }
    }

    /// Whether a change from `self` to `next` needs the data to be read again.
    pub fn reads_differently(&self, next: &Options) -> bool {
        self.basics.reads_differently(next)
            || self.format != next.format
            || self.day_change != next.day_change
            || self.track_category != next.track_category
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
        assert_eq!((options.zone.clone(), options.max_bytes), (ZoneChoice::Visitor, 10_485_760));
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
