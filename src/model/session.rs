//! One slot of a programme.

use super::json::{Json, ToJson, filled, object};
use super::{Access, Attendance, Moment, Participation, Text};

/// One scheduled slot: a session, a break, or something internal.
///
/// A session that is held three times is three of these with the same `id`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Session {
    /// Stable across releases: the feed's guid, else its code, id or URL.
    pub id: String,
    pub code: Option<String>,
    pub title: Text,
    pub subtitle: Text,
    /// The feed's own word for the kind of session.
    pub kind: Text,
    pub slot_type: Slot,
    /// The `id` of the conference day.
    pub day: Option<String>,
    pub start: Option<Moment>,
    pub end: Option<Moment>,
    /// The `id` of the room.
    pub room: Option<String>,
    /// For everybody, whatever the room.
    pub plenary: bool,
    /// The `id` of the track.
    pub track: Option<String>,
    /// BCP 47 tags of what is spoken.
    pub languages: Vec<String>,
    /// BCP 47 tags of what it is interpreted into.
    pub interpretation_languages: Vec<String>,
    pub summary: Text,
    pub description: Text,
    pub speakers: Vec<Participation>,
    pub topics: Vec<Text>,
    pub cities: Vec<CityRef>,
    pub presenting_cities_count: Option<u32>,
    pub outcome: Text,
    pub status: Status,
    pub attendance: Option<Attendance>,
    pub access: Option<Access>,
    pub links: Vec<Link>,
}

/// What a slot is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Slot {
    #[default]
    Session,
    Break,
    /// Internal, such as a crew's block: counted, not shown.
    Hidden,
}

impl Slot {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Slot::Session => "session",
            Slot::Break => "break",
            Slot::Hidden => "hidden",
        }
    }

    /// What a feed's type says: `break`, `BREAK`, `block`, `blocker`; everything else is a session.
    pub fn of_type(kind: &str) -> Slot {
        match kind.trim().to_ascii_lowercase().as_str() {
            "break" => Slot::Break,
            "block" | "blocker" | "meta" | "hidden" => Slot::Hidden,
            _ => Slot::Session,
        }
    }
}

/// Whether the session takes place. The words are those of c3voc's schedule v2.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Confirmed,
    Delayed,
    Canceled,
}

impl Status {
    pub fn name(self) -> &'static str {
        match self {
            Status::Confirmed => "CONFIRMED",
            Status::Delayed => "DELAYED",
            Status::Canceled => "CANCELED",
        }
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
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CityRef {
    pub id: Option<String>,
    pub name: Text,
}

/// Something to follow; the URL has passed the allow-list.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub url: String,
    pub title: Text,
    pub kind: LinkKind,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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
    pub fn name(self) -> &'static str {
        match self {
            LinkKind::Web => "web",
            LinkKind::Session => "session",
            LinkKind::Registration => "registration",
            LinkKind::Stream => "stream",
            LinkKind::Recording => "recording",
            LinkKind::Slides => "slides",
            LinkKind::Feedback => "feedback",
        }
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

impl ToJson for Session {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("id", self.id.to_json()),
            ("code", self.code.to_json()),
            ("title", self.title.to_json()),
            ("subtitle", self.subtitle.to_json()),
            ("type", self.kind.to_json()),
            ("slotType", self.slot_type.name().to_json()),
            ("day", self.day.to_json()),
            ("start", self.start.to_json()),
            ("end", self.end.to_json()),
            ("room", self.room.to_json()),
            ("plenary", if self.plenary { Json::Bool(true) } else { Json::Null }),
            ("track", self.track.to_json()),
            ("languages", filled(&self.languages)),
            ("interpretationLanguages", filled(&self.interpretation_languages)),
            ("abstract", self.summary.to_json()),
            ("description", self.description.to_json()),
            ("speakers", filled(&self.speakers)),
            ("topics", filled(&self.topics)),
            ("cities", filled(&self.cities)),
            ("presentingCitiesCount", self.presenting_cities_count.map_or(Json::Null, |n| Json::Int(i64::from(n)))),
            ("outcome", self.outcome.to_json()),
            ("state", self.status.name().to_json()),
            ("attendance", self.attendance.map(Attendance::name).map_or(Json::Null, str::to_json)),
            ("access", self.access.map(Access::name).map_or(Json::Null, str::to_json)),
            ("links", filled(&self.links)),
        ])
    }
}

impl ToJson for CityRef {
    fn to_json(&self) -> Json<'_> {
        object(&mut [("id", self.id.to_json()), ("name", self.name.to_json())])
    }
}

impl ToJson for Link {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("url", self.url.to_json()),
            ("title", self.title.to_json()),
            ("type", self.kind.name().to_json()),
        ])
    }
}
