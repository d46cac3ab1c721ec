//! A conference's programme as a whole.

use super::json::{Json, Object, ToJson};
use super::word;
use super::{Organization, PartialDate, Place, Room, Session, Slot, Speaker, Status, Text, Track, Wall};

/// The keys of a day that are carried along in `more`.
pub const DAY_FACTS: &str = "theme description audience";
/// The keys of a super-event that are carried along in `more`.
pub const SUPER_EVENT_FACTS: &str = "url startDate endDate dateNote location organizer description";
/// The keys of a recording that are carried along in `more`.
pub const RECORDING_FACTS: &str = "sessionId lang captions";

/// An event and all that is on.
///
/// Times are wall clocks in `timezone`; lists keep the feed's order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Programme {
    pub name: Text,
    pub slogan: Text,
    pub edition: Option<u32>,
    pub url: Option<String>,
    pub start_date: Option<PartialDate>,
    pub end_date: Option<PartialDate>,
    /// What the dates don't say, for instance that the month alone is known.
    pub date_note: Text,
    /// IANA name of the zone in which the event takes place.
    pub timezone: Option<String>,
    pub event_attendance_mode: Option<Attendance>,
    pub programme_status: Option<ProgrammeStatus>,
    pub access: Option<Access>,
    pub location: Vec<Place>,
    pub organizer: Vec<Organization>,
    pub super_event: Option<Box<SuperEvent>>,
    /// The buildings that rooms are in.
    pub venues: Vec<Place>,
    pub days: Vec<Day>,
    pub tracks: Vec<Track>,
    pub rooms: Vec<Room>,
    pub speakers: Vec<Speaker>,
    pub sessions: Vec<Session>,
    pub recordings: Vec<Recording>,
    /// What few events state and no list shows, as it came, but with URLs through the allow-list and words cleaned:
    /// the keys of [`super::EVENT_FACTS`]. [`super::Facts`] reads it. Others have a `more` of the same kind.
    pub more: Json<'static>,
}

/// A conference day: it may end after midnight, and it may have no date yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Day {
    pub id: String,
    pub date: Option<PartialDate>,
    pub label: Text,
    /// The keys of [`DAY_FACTS`].
    pub more: Json<'static>,
}

impl Day {
    pub fn theme(&self) -> Text {
        Text::of(self.more.get("theme"))
    }

    pub fn description(&self) -> Text {
        Text::of(self.more.get("description"))
    }

    /// For whom it is.
    pub fn audience(&self) -> Vec<Text> {
        Text::list(self.more.get("audience"))
    }

    /// A day that is known by its date.
    pub fn on(date: Wall) -> Day {
        Day { id: date.iso_date(), date: Some(PartialDate::Day(date.midnight())), ..Day::default() }
    }
}

/// The event that this one is part of, and so on upwards.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SuperEvent {
    pub name: Text,
    pub super_event: Option<Box<SuperEvent>>,
    /// The keys of [`SUPER_EVENT_FACTS`]; [`super::Related`] reads them.
    pub more: Json<'static>,
}

/// A recording of a session, of a whole day, or of the event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recording {
    pub label: Text,
    /// The `id` of the day.
    pub day: Option<String>,
    pub url: Option<String>,
    /// The keys of [`RECORDING_FACTS`].
    pub more: Json<'static>,
}

impl Recording {
    /// The `id` of the session.
    pub fn session(&self) -> Option<String> {
        self.more.id("sessionId")
    }

    /// BCP 47 tags of what is heard.
    pub fn languages(&self) -> Vec<&str> {
        self.more.get("lang").one_or_many().iter().filter_map(Json::as_str).collect()
    }

    /// BCP 47 tags of the captions.
    pub fn captions(&self) -> Vec<&str> {
        self.more.get("captions").one_or_many().iter().filter_map(Json::as_str).collect()
    }
}

/// How one can take part. The JSON words are schema.org's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attendance {
    Offline,
    Online,
    Mixed,
}

impl Attendance {
    pub const ALL: [Attendance; 3] = [Attendance::Offline, Attendance::Online, Attendance::Mixed];
    const WORDS: [&str; 3] = [
        "Offline|OfflineEventAttendanceMode|in-person|in person|inperson",
        "Online|OnlineEventAttendanceMode|virtual",
        "Mixed|MixedEventAttendanceMode|hybrid",
    ];

    pub fn name(self) -> &'static str {
        word::name(&Self::WORDS, self as usize)
    }

    /// Reads schema.org's words and the plain ones; `None` for anything else.
    pub fn of_word(word: &str) -> Option<Attendance> {
        Self::ALL.get(word::place(&Self::WORDS, word)?).copied()
    }
}

/// Who may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Open,
    Registration,
    InvitationOnly,
    MembersOnly,
    Press,
    Ticket,
}

impl Access {
    pub const ALL: [Access; 6] = [
        Access::Open,
        Access::Registration,
        Access::InvitationOnly,
        Access::MembersOnly,
        Access::Press,
        Access::Ticket,
    ];
    const WORDS: [&str; 6] = [
        "open|public",
        "registration|registered|registration-required|registration required",
        "invitation-only|invitation|by invitation|by invitation only|invitation only|invited|invite-only|private",
        "members-only|members|members only|member",
        "press|press only|media",
        "ticket|tickets|ticket holders|paid",
    ];

    pub fn name(self) -> &'static str {
        word::name(&Self::WORDS, self as usize)
    }

    /// `None` for a word that is not in the vocabulary.
    pub fn of_word(word: &str) -> Option<Access> {
        Self::ALL.get(word::place(&Self::WORDS, word)?).copied()
    }
}

/// How far the programme has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgrammeStatus {
    Announced,
    Draft,
    Final,
    Past,
}

impl ProgrammeStatus {
    pub const ALL: [ProgrammeStatus; 4] =
        [ProgrammeStatus::Announced, ProgrammeStatus::Draft, ProgrammeStatus::Final, ProgrammeStatus::Past];
    const WORDS: [&str; 4] = ["announced", "draft", "final", "past"];

    pub fn name(self) -> &'static str {
        word::name(&Self::WORDS, self as usize)
    }

    /// `None` for a word that is not in the vocabulary.
    pub fn of_word(word: &str) -> Option<ProgrammeStatus> {
        Self::ALL.get(word::place(&Self::WORDS, word)?).copied()
    }
}

/// What `city-load` counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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
    /// The line under the name: the slogan, else the theme.
    pub fn tagline(&self) -> Text {
        if self.slogan.is_empty() { Text::of(self.more.get("theme")) } else { self.slogan.clone() }
    }

    /// Whether the event as a whole takes place.
    pub fn status(&self) -> Status {
        self.more.str("eventStatus").map(Status::of_word).unwrap_or_default()
    }

    /// Where to find a room on a map: its own link, else its venue's.
    pub fn map_link(&self, room: &Room) -> Option<String> {
        let venue = self.venues.iter().find(|venue| venue.id.is_some() && venue.id == room.venue);
        room.more.string("mapUrl").or_else(|| venue?.map_link())
    }

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

impl ToJson for Programme {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("name", &self.name);
        out.put("slogan", &self.slogan);
        out.put("edition", &self.edition);
        out.put("url", &self.url);
        out.put("startDate", &self.start_date);
        out.put("endDate", &self.end_date);
        out.put("dateNote", &self.date_note);
        out.put("timezone", &self.timezone);
        out.word("eventAttendanceMode", self.event_attendance_mode.map(Attendance::name));
        out.word("programmeStatus", self.programme_status.map(ProgrammeStatus::name));
        out.word("access", self.access.map(Access::name));
        out.put("location", &self.location);
        out.put("organizer", &self.organizer);
        out.put("superEvent", &self.super_event);
        out.put("venues", &self.venues);
        out.always("days", &self.days);
        out.always("tracks", &self.tracks);
        out.always("rooms", &self.rooms);
        out.always("speakers", &self.speakers);
        out.always("sessions", &self.sessions);
        out.put("recordings", &self.recordings);
        out.with(&self.more)
    }
}

impl ToJson for Day {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("id", &self.id);
        out.put("date", &self.date);
        out.put("label", &self.label);
        out.with(&self.more)
    }
}

impl ToJson for SuperEvent {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("name", &self.name);
        out.put("superEvent", &self.super_event);
        out.with(&self.more)
    }
}

impl ToJson for Recording {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("label", &self.label);
        out.put("day", &self.day);
        out.put("url", &self.url);
        out.with(&self.more)
    }
}

impl ToJson for Counts {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("sessions", &self.sessions);
        out.put("breaks", &self.breaks);
        out.put("hidden", &self.hidden);
        out.put("speakers", &self.speakers);
        out.put("rooms", &self.rooms);
        out.put("days", &self.days);
        out.put("tracks", &self.tracks);
        out.done()
    }
}
