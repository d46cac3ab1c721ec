//! One slot of a programme.

use super::json::{Json, Object, ToJson};
use super::word;
use super::{Access, Attendance, Link, Moment, PartialDate, Participation, Seats, Text};
use std::rc::Rc;

/// One scheduled slot: a session, a break, or something internal.
///
/// A session that is held three times is three of these with the same `id`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Session {
    /// Stable across releases: the feed's guid, else its code, id or URL.
    pub id: String,
    pub code: Option<String>,
    /// The `id` of the session that this one is part of.
    pub parent: Option<String>,
    pub title: Text,
    pub subtitle: Text,
    /// The feed's own word for the kind of session.
    pub kind: Text,
    pub slot_type: Slot,
    /// The `id` of the conference day.
    pub day: Option<String>,
    pub start: Option<Moment>,
    pub end: Option<Moment>,
    /// The first day, month or year, where no time is known.
    pub start_date: Option<PartialDate>,
    pub end_date: Option<PartialDate>,
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
    pub seats: Option<Seats>,
    pub do_not_record: bool,
    pub links: Vec<Link>,
    /// What few sessions state and no list shows, as it came, but with URLs through the allow-list and words cleaned:
    /// the keys of [`super::SESSION_FACTS`]. [`super::SessionFacts`] reads it.
    pub more: Option<Rc<Json<'static>>>,
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
    pub const ALL: [Slot; 3] = [Slot::Session, Slot::Break, Slot::Hidden];

    const WORDS: [&str; 3] = ["session", "break", "hidden|block|blocker|meta"];

    /// The word for it.
    pub fn name(self) -> &'static str {
        word::name(&Self::WORDS, self as usize)
    }

    /// What a feed's type says: `break`, `BREAK`, `block`, `blocker`; everything else is a session.
    pub fn of_type(kind: &str) -> Slot {
        word::place(&Self::WORDS, kind).and_then(|place| Self::ALL.get(place).copied()).unwrap_or_default()
    }
}

/// Whether the session takes place. The words are those of c3voc's schedule v2.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Confirmed,
    /// It is meant to be, but not fixed.
    Planned,
    Delayed,
    Canceled,
}

impl Status {
    pub const ALL: [Status; 4] = [Status::Confirmed, Status::Planned, Status::Delayed, Status::Canceled];

    const WORDS: [&str; 4] = [
        "CONFIRMED",
        "PLANNED|tentative",
        "DELAYED|postponed|EventPostponed",
        "CANCELED|cancelled|withdrawn|deleted|rejected|EventCancelled",
    ];

    pub fn name(self) -> &'static str {
        word::name(&Self::WORDS, self as usize)
    }

    /// Reads c3voc's, schema.org's and iCalendar's words. Total: an unknown one means that the session takes place.
    pub fn of_word(word: &str) -> Status {
        word::place(&Self::WORDS, word).and_then(|place| Self::ALL.get(place).copied()).unwrap_or_default()
    }
}

/// A city that presents or is presented.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CityRef {
    pub id: Option<String>,
    pub name: Text,
}

impl CityRef {
    /// Reads `{id, name}`, or the name alone.
    pub fn of(value: &Json) -> CityRef {
        CityRef { id: value.id("id"), name: Text::named(value) }
    }
}

impl ToJson for Session {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("id", &self.id);
        out.put("code", &self.code);
        out.put("parent", &self.parent);
        out.put("title", &self.title);
        out.put("subtitle", &self.subtitle);
        out.put("type", &self.kind);
        out.word("slotType", Some(self.slot_type.name()));
        out.put("day", &self.day);
        out.put("start", &self.start);
        out.put("end", &self.end);
        out.put("startDate", &self.start_date);
        out.put("endDate", &self.end_date);
        out.put("room", &self.room);
        out.flag("plenary", self.plenary);
        out.put("track", &self.track);
        out.put("languages", &self.languages);
        out.put("interpretationLanguages", &self.interpretation_languages);
        out.put("abstract", &self.summary);
        out.put("description", &self.description);
        out.put("speakers", &self.speakers);
        out.put("topics", &self.topics);
        out.put("cities", &self.cities);
        out.put("presentingCitiesCount", &self.presenting_cities_count);
        out.put("outcome", &self.outcome);
        out.word("state", Some(self.status.name()));
        out.word("attendance", self.attendance.map(Attendance::name));
        out.word("access", self.access.map(Access::name));
        out.put("seats", &self.seats);
        out.flag("doNotRecord", self.do_not_record);
        out.put("links", &self.links);
        out.with(self.more.as_deref().unwrap_or(&Json::Null))
    }
}

impl ToJson for CityRef {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("id", &self.id);
        out.put("name", &self.name);
        out.done()
    }
}
