//! Other events, and dates that are not quite known.

use super::all;
use crate::model::json::Json;
use crate::model::{PartialDate, Text};

/// A date as it is known: exactly, roughly, within a window, or only in words such as "early 2024".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fuzzy {
    pub earliest: Option<PartialDate>,
    /// The same as `earliest` where no window is stated.
    pub latest: Option<PartialDate>,
    pub approximate: bool,
    /// How the source says it; it says more than the dates.
    pub label: Text,
}

impl Fuzzy {
    /// Reads a partial date (with EDTF's `~` or `?` for about), `{earliest, latest, label}`, or words.
    pub fn of(value: &Json) -> Option<Fuzzy> {
        let mut fuzzy = Fuzzy::default();
        let date = |value: &Json| PartialDate::parse(value.as_id()?.trim_end_matches(['~', '?']));
        if value.has("earliest") || value.has("latest") || value.has("label") {
            fuzzy.earliest = date(value.get("earliest"));
            fuzzy.latest = date(value.get("latest")).or(fuzzy.earliest);
            fuzzy.approximate = value.str("qualifier") == Some("approximately");
            fuzzy.label = Text::of(value.get("label"));
        } else if let Some(known) = date(value) {
            fuzzy.earliest = Some(known);
            fuzzy.latest = Some(known);
            fuzzy.approximate = value.as_str().is_some_and(|text| text.ends_with(['~', '?']));
        } else {
            fuzzy.label = Text::of(value);
        }
        (fuzzy != Fuzzy::default()).then_some(fuzzy)
    }
}

/// How another event belongs to this one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Relation {
    #[default]
    Other,
    /// At the same time and place, by others.
    Companion,
    /// This event is part of it.
    Super,
    /// It is part of this event.
    Sub,
    Previous,
    /// The next of the series, or what comes of this event.
    FollowUp,
}

impl Relation {
    fn of_word(word: &str) -> Relation {
        match word.to_ascii_lowercase().as_str() {
            "companion" => Relation::Companion,
            "super" | "superevent" | "part-of" => Relation::Super,
            "sub" | "subevent" => Relation::Sub,
            "previous" => Relation::Previous,
            "follow-up" | "next" => Relation::FollowUp,
            _ => Relation::Other,
        }
    }
}

/// Another event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Related {
    pub relation: Relation,
    pub name: Text,
    pub url: Option<String>,
    pub start: Option<PartialDate>,
    pub end: Option<PartialDate>,
    pub date_note: Text,
    pub places: Vec<Text>,
    pub organizers: Vec<Text>,
    pub description: Text,
}

impl Related {
    pub fn of(value: &Json) -> Option<Related> {
        let date = |key| PartialDate::parse(&value.id(key)?);
        let related = Related {
            relation: Relation::of_word(value.str("relation").unwrap_or_default()),
            name: Text::named(value),
            url: value.string("url"),
            start: date("startDate"),
            end: date("endDate"),
            date_note: Text::of(value.get("dateNote")),
            places: Text::list(value.get("location")),
            organizers: Text::list(value.get("organizer")),
            description: Text::of(value.get("description")),
        };
        (!related.name.is_empty()).then_some(related)
    }
}

/// The series that an event belongs to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    pub name: Text,
    pub url: Option<String>,
    pub edition: Option<u32>,
    /// In words, as the source says it: "annual", "every two years".
    pub frequency: Text,
    pub previous: Vec<Related>,
    pub next: Vec<Related>,
}

impl Series {
    pub fn of(value: &Json) -> Option<Series> {
        let events = |key, relation| all(value.get(key), |event| Some(Related { relation, ..Related::of(event)? }));
        let series = Series {
            name: Text::named(value),
            url: value.string("url"),
            edition: value.get("edition").as_int().and_then(|n| u32::try_from(n).ok()),
            frequency: Text::of(value.get("frequency")),
            previous: events("previous", Relation::Previous),
            next: events("next", Relation::FollowUp),
        };
        (!series.name.is_empty()).then_some(series)
    }
}
