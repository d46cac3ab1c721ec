//! A conference's programme as a whole.

use super::json::{Json, ToJson, filled, object, with};
use super::{Organization, PartialDate, Place, Room, Session, Slot, Speaker, Status, Text, Track, Wall};

/// An event and all that is on.
///
/// Times are wall clocks in `timezone`; lists keep the feed's order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Programme {
    pub name: Text,
    pub slogan: Text,
    pub theme: Text,
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
    /// the keys of [`super::EVENT_FACTS`]. [`super::Facts`] reads it.
    pub more: Json<'static>,
}

/// A conference day: it may end after midnight, and it may have no date yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Day {
    pub id: String,
    pub date: Option<PartialDate>,
    pub label: Text,
    pub theme: Text,
    pub description: Text,
    /// For whom the day is.
    pub audience: Vec<Text>,
}

impl Day {
    /// A day that is known by its date.
    pub fn on(date: Wall) -> Day {
        Day { id: date.iso_date(), date: Some(PartialDate::Day(date.midnight())), ..Day::default() }
    }
}

/// The event that this one is part of, and so on upwards.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SuperEvent {
    pub name: Text,
    pub url: Option<String>,
    pub start_date: Option<PartialDate>,
    pub end_date: Option<PartialDate>,
    pub super_event: Option<Box<SuperEvent>>,
}

/// A recording of a session, of a whole day, or of the event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recording {
    pub label: Text,
    /// The `id` of the day.
    pub day: Option<String>,
    /// The `id` of the session.
    pub session: Option<String>,
    pub url: Option<String>,
    /// BCP 47 tags of what is heard.
    pub languages: Vec<String>,
    /// BCP 47 tags of the captions.
    pub captions: Vec<String>,
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

    pub fn name(self) -> &'static str {
        match self {
            Attendance::Offline => "Offline",
            Attendance::Online => "Online",
            Attendance::Mixed => "Mixed",
        }
    }

    /// Reads schema.org's words and the plain ones; `None` for anything else.
    pub fn of_word(word: &str) -> Option<Attendance> {
        let word = word.rsplit('/').next().unwrap_or(word).to_ascii_lowercase();
        match word.strip_suffix("eventattendancemode").unwrap_or(&word) {
            "offline" | "in-person" | "inperson" => Some(Attendance::Offline),
            "online" => Some(Attendance::Online),
            "mixed" | "hybrid" => Some(Attendance::Mixed),
            _ => None,
        }
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

    pub fn name(self) -> &'static str {
        match self {
            Access::Open => "open",
            Access::Registration => "registration",
            Access::InvitationOnly => "invitation-only",
            Access::MembersOnly => "members-only",
            Access::Press => "press",
            Access::Ticket => "ticket",
        }
    }

    /// `None` for a word that is not in the vocabulary.
    pub fn of_word(word: &str) -> Option<Access> {
        let word = word.trim().to_ascii_lowercase();
        if let "open" | "public" = word.as_str() {
            return Some(Access::Open);
        }
        // "by invitation", "members only", "registration-required" …
        let words = [
            ("invit", Access::InvitationOnly),
            ("member", Access::MembersOnly),
            ("press", Access::Press),
            ("ticket", Access::Ticket),
            ("regist", Access::Registration),
        ];
        words.into_iter().find(|(part, _)| word.contains(part)).map(|(_, access)| access)
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

    pub fn name(self) -> &'static str {
        match self {
            ProgrammeStatus::Announced => "announced",
            ProgrammeStatus::Draft => "draft",
            ProgrammeStatus::Final => "final",
            ProgrammeStatus::Past => "past",
        }
    }

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
    pub fn tagline(&self) -> &Text {
        if self.slogan.is_empty() { &self.theme } else { &self.slogan }
    }

    /// Whether the event as a whole takes place.
    pub fn status(&self) -> Status {
        self.more.str("eventStatus").map(Status::of_word).unwrap_or_default()
    }

    /// Where to find a room on a map: its own link, else its venue's.
    pub fn map_link(&self, room: &Room) -> Option<String> {
        let venue = self.venues.iter().find(|venue| venue.id.is_some() && venue.id == room.venue);
        room.map_url.clone().or_else(|| venue?.map_link())
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
        let stated = object(&mut [
            ("name", self.name.to_json()),
            ("slogan", self.slogan.to_json()),
            ("theme", self.theme.to_json()),
            ("edition", self.edition.to_json()),
            ("url", self.url.to_json()),
            ("startDate", self.start_date.to_json()),
            ("endDate", self.end_date.to_json()),
            ("dateNote", self.date_note.to_json()),
            ("timezone", self.timezone.to_json()),
            ("eventAttendanceMode", self.event_attendance_mode.map(Attendance::name).map_or(Json::Null, str::to_json)),
            ("programmeStatus", self.programme_status.map(ProgrammeStatus::name).map_or(Json::Null, str::to_json)),
            ("access", self.access.map(Access::name).map_or(Json::Null, str::to_json)),
            ("location", filled(&self.location)),
            ("organizer", filled(&self.organizer)),
            ("superEvent", self.super_event.as_deref().map_or(Json::Null, SuperEvent::to_json)),
            ("venues", filled(&self.venues)),
            ("days", self.days.to_json()),
            ("tracks", self.tracks.to_json()),
            ("rooms", self.rooms.to_json()),
            ("speakers", self.speakers.to_json()),
            ("sessions", self.sessions.to_json()),
            ("recordings", filled(&self.recordings)),
        ]);
        with(stated, &self.more)
    }
}

impl ToJson for Day {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("id", self.id.to_json()),
            ("date", self.date.to_json()),
            ("label", self.label.to_json()),
            ("theme", self.theme.to_json()),
            ("description", self.description.to_json()),
            ("audience", filled(&self.audience)),
        ])
    }
}

impl ToJson for SuperEvent {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("name", self.name.to_json()),
            ("url", self.url.to_json()),
            ("startDate", self.start_date.to_json()),
            ("endDate", self.end_date.to_json()),
            ("superEvent", self.super_event.as_deref().map_or(Json::Null, SuperEvent::to_json)),
        ])
    }
}

impl ToJson for Recording {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("label", self.label.to_json()),
            ("day", self.day.to_json()),
            ("sessionId", self.session.to_json()),
            ("url", self.url.to_json()),
            ("lang", filled(&self.languages)),
            ("captions", filled(&self.captions)),
        ])
    }
}

impl ToJson for Counts {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("sessions", self.sessions.to_json()),
            ("breaks", self.breaks.to_json()),
            ("hidden", self.hidden.to_json()),
            ("speakers", self.speakers.to_json()),
            ("rooms", self.rooms.to_json()),
            ("days", self.days.to_json()),
            ("tracks", self.tracks.to_json()),
        ])
    }
}
