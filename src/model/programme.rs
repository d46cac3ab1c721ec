//! A conference's programme as a whole.

use super::{Organization, PartialDate, Place, Room, Session, Slot, Speaker, Text, Track, Wall};
use serde::Serialize;

/// An event and all that is on.
///
/// Times are wall clocks in `timezone`; lists keep the feed's order.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub name: Text,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub slogan: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<PartialDate>,
    /// What the dates don't say, for instance that the month alone is known.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub date_note: Text,
    /// IANA name of the zone in which the event takes place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_attendance_mode: Option<Attendance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme_status: Option<ProgrammeStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub location: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organizer: Vec<Organization>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub super_event: Option<Box<SuperEvent>>,
    pub days: Vec<Day>,
    pub tracks: Vec<Track>,
    pub rooms: Vec<Room>,
    pub speakers: Vec<Speaker>,
    pub sessions: Vec<Session>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recordings: Vec<Recording>,
}

/// A conference day: it may end after midnight, and it may have no date yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Day {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub label: Text,
}

impl Day {
    /// A day that is known by its date.
    pub fn on(date: Wall) -> Day {
        Day { id: date.iso_date(), date: Some(PartialDate::Day(date.midnight())), label: Text::default() }
    }
}

/// The event that this one is part of, and so on upwards.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SuperEvent {
    pub name: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub super_event: Option<Box<SuperEvent>>,
}

/// A recording of a whole day or of the event.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recording {
    pub label: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// How one can take part. The JSON words are schema.org's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Attendance {
    Offline,
    Online,
    Mixed,
}

impl Attendance {
    /// Reads schema.org's words and the plain ones; `None` for anything else.
    pub fn of_word(word: &str) -> Option<Attendance> {
        let word = word.rsplit('/').next().unwrap_or(word).to_ascii_lowercase();
        match word.trim_end_matches("eventattendancemode") {
            "offline" | "in-person" | "inperson" => Some(Attendance::Offline),
            "online" => Some(Attendance::Online),
            "mixed" | "hybrid" => Some(Attendance::Mixed),
            _ => None,
        }
    }
}

/// Who may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    Open,
    Registration,
    InvitationOnly,
    MembersOnly,
}

impl Access {
    /// `None` for a word that is not in the vocabulary.
    pub fn of_word(word: &str) -> Option<Access> {
        match word.trim().to_ascii_lowercase().as_str() {
            "open" | "public" => Some(Access::Open),
            "registration" | "registered" => Some(Access::Registration),
            "invitation-only" | "invitation" => Some(Access::InvitationOnly),
            "members-only" | "members" => Some(Access::MembersOnly),
            _ => None,
        }
    }
}

/// How far the programme has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgrammeStatus {
    Announced,
    Draft,
    Final,
    Past,
}

impl ProgrammeStatus {
    /// `None` for a word that is not in the vocabulary.
    pub fn of_word(word: &str) -> Option<ProgrammeStatus> {
        match word.trim().to_ascii_lowercase().as_str() {
            "announced" => Some(ProgrammeStatus::Announced),
            "draft" => Some(ProgrammeStatus::Draft),
            "final" => Some(ProgrammeStatus::Final),
            "past" => Some(ProgrammeStatus::Past),
            _ => None,
        }
    }
}

/// What `city-load` counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Every slot that is a session.
    pub sessions: usize,
    /// Slots that are breaks, one a room where the feed lists them so.
    pub breaks: usize,
    /// Internal slots, not shown.
    pub hidden: usize,
    pub speakers: usize,
    pub rooms: usize,
    pub days: usize,
    pub tracks: usize,
}

impl Programme {
    pub fn counts(&self) -> Counts {
        let of = |slot: Slot| self.sessions.iter().filter(|session| session.slot_type == slot).count();
        Counts {
            sessions: of(Slot::Session),
            breaks: of(Slot::Break),
            hidden: of(Slot::Hidden),
            speakers: self.speakers.len(),
            rooms: self.rooms.len(),
            days: self.days.len(),
            tracks: self.tracks.len(),
        }
    }
}
