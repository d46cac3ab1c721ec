//! One slot of a programme.

use super::{Access, Attendance, Moment, Participation, Text};
use serde::Serialize;

/// One scheduled slot: a session, a break, or something internal.
///
/// A session that is held three times is three of these with the same `id`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Stable across releases: the feed's guid, else its code, id or URL.
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub title: Text,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub subtitle: Text,
    /// The feed's own word for the kind of session.
    #[serde(rename = "type", skip_serializing_if = "Text::is_empty")]
    pub kind: Text,
    #[serde(skip_serializing_if = "Slot::is_session")]
    pub slot_type: Slot,
    /// The `id` of the conference day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Moment>,
    /// The `id` of the room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// For everybody, whatever the room.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub plenary: bool,
    /// The `id` of the track.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track: Option<String>,
    /// BCP 47 tags of what is spoken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// BCP 47 tags of what it is interpreted into.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interpretation_languages: Vec<String>,
    #[serde(rename = "abstract", skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Participation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cities: Vec<CityRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presenting_cities_count: Option<u32>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub outcome: Text,
    #[serde(rename = "state", skip_serializing_if = "Status::is_confirmed")]
    pub status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// What a slot is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    #[default]
    Session,
    Break,
    /// Internal, such as a crew's block: counted, not shown.
    Hidden,
}

impl Slot {
    pub fn is_session(&self) -> bool {
        *self == Slot::Session
    }

    /// What a feed's type says: `break`, `BREAK`, `block`, `blocker`; everything else is a session.
    pub fn of_type(kind: &str) -> Slot {
        match kind.trim().to_ascii_lowercase().as_str() {
            "break" => Slot::Break,
            "block" | "blocker" | "meta" => Slot::Hidden,
            _ => Slot::Session,
        }
    }
}

/// Whether the session takes place. The words are those of c3voc's schedule v2.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status {
    #[default]
    Confirmed,
    Delayed,
    Canceled,
}

impl Status {
    pub fn is_confirmed(&self) -> bool {
        *self == Status::Confirmed
    }

    /// Total: an unknown word means that the session takes place.
    pub fn of_word(word: &str) -> Status {
        match word.trim().to_ascii_lowercase().as_str() {
            "canceled" | "cancelled" | "withdrawn" | "deleted" | "rejected" | "eventcancelled" => Status::Canceled,
            "delayed" | "postponed" => Status::Delayed,
            _ => Status::Confirmed,
        }
    }
}

/// A city that presents or is presented.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CityRef {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub name: Text,
}

/// Something to follow; the URL has passed the allow-list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    pub url: String,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    #[serde(rename = "type", skip_serializing_if = "LinkKind::is_web")]
    pub kind: LinkKind,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    #[default]
    Web,
    /// The session's own page.
    Session,
    Registration,
    Stream,
    Recording,
    Slides,
    Feedback,
}

impl LinkKind {
    pub fn is_web(&self) -> bool {
        *self == LinkKind::Web
    }

    /// Total: an unknown word is a plain link.
    pub fn of_word(word: &str) -> LinkKind {
        match word.trim().to_ascii_lowercase().as_str() {
            "session" | "origin" => LinkKind::Session,
            "registration" => LinkKind::Registration,
            "stream" | "live" => LinkKind::Stream,
            "recording" | "media" | "video" => LinkKind::Recording,
            "slides" | "paper" => LinkKind::Slides,
            "feedback" => LinkKind::Feedback,
            _ => LinkKind::Web,
        }
    }
}
