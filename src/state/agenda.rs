//! A programme as the list that is shown: sections of rows, in the order of time.

use super::{Query, fingerprint};
use crate::model::{Programme, Session, Slot};

/// The list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    pub sections: Vec<Section>,
    /// Sessions in the list; a break is none.
    pub shown: usize,
    /// Sessions there are.
    pub total: usize,
}

/// The rows of one conference day, or of what has no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Tells the section from others, also after the data have changed.
    pub key: u64,
    pub heading: Heading,
    pub rows: Vec<Row>,
    /// Whether any row has a time, so that a column for it is worth its space.
    pub timed: bool,
}

impl Section {
    /// Sessions among the rows.
    pub fn sessions(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_break).count()
    }
}

/// What a section is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    /// Index of the day.
    Day(usize),
    /// Index of the track, in a programme that has no days yet.
    Track(usize),
    /// Neither day nor track.
    Unscheduled,
}

/// One row: a slot, or the same break in several rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Indexes into the programme's sessions; the first one is shown.
    pub slots: Vec<usize>,
    pub is_break: bool,
    /// In all rooms: a plenary, or a break that stands once for each room.
    pub everywhere: bool,
}

impl Row {
    /// The index of the session that the row shows.
    pub fn session(&self) -> usize {
        self.slots.first().copied().unwrap_or_default()
    }
}

/// The place of the section; sessions without a time last, by time; plenaries first, by room; the session's index. All
/// of one type: what is compared by fields is compared by code of its own.
type Order = [u64; 4];

/// Puts a programme in order, with what the query leaves. `found` says of each session whether it has what is searched.
///
/// Breaks show only where nothing is searched or filtered but the day.
pub fn agenda(programme: &Programme, query: &Query, found: Option<&[bool]>) -> Agenda {
    let whole_days = query.text.is_empty() && !query.is_filtered();
    let scheduled = programme.sessions.iter().any(|session| session.day.is_some());
    let mut kept: Vec<Order> = Vec::new();
    let mut agenda = Agenda::default();
    for (n, session) in programme.sessions.iter().enumerate() {
        let keep = match session.slot_type {
            Slot::Hidden => false,
            Slot::Break => whole_days && fits_day(session, query),
            Slot::Session => fits(session, query) && found.is_none_or(|found| found.get(n) == Some(&true)),
        };
        let counts = usize::from(session.slot_type == Slot::Session);
        agenda.total += counts;
        if keep {
            agenda.shown += counts;
            let id = session.room.as_ref();
            let room = programme.rooms.iter().position(|room| Some(&room.id) == id).unwrap_or(programme.rooms.len());
            // Years before Christ, too, are before those without a time.
            let time = session.start.map_or(u64::MAX, |start| (start.order() as u64) ^ (1 << 63));
            let room = room as u64 + if session.plenary { 0 } else { 1 << 32 };
            kept.push([place(programme, session, scheduled) as u64, time, room, n as u64]);
        }
    }
    kept.sort_unstable();
    for [place, _, _, n] in kept {
        let (place, n) = (place as usize, n as usize);
        let Some(session) = programme.sessions.get(n) else { continue };
        let heading = match place {
            UNSCHEDULED => Heading::Unscheduled,
            TRACKS.. => Heading::Track(place - TRACKS),
            _ => Heading::Day(place),
        };
        if agenda.sections.last().is_none_or(|last| last.heading != heading) {
            let key = match &heading {
                Heading::Day(n) => fingerprint(1, programme.days.get(*n).map_or("", |day| &day.id)),
                Heading::Track(n) => fingerprint(2, programme.tracks.get(*n).map_or("", |track| &track.id)),
                Heading::Unscheduled => 3,
            };
            agenda.sections.push(Section { key, heading, rows: Vec::new(), timed: false });
        }
        if let Some(section) = agenda.sections.last_mut() {
            section.timed |= session.start.is_some();
            add(programme, &mut section.rows, n, session);
        }
    }
    agenda
}

/// Where sections of tracks begin, behind those of days.
const TRACKS: usize = usize::MAX / 2;
/// Where the section of what has neither is.
const UNSCHEDULED: usize = usize::MAX;

/// The place of a session's section among all that there may be. Tracks count where nothing has a day yet.
fn place(programme: &Programme, session: &Session, scheduled: bool) -> usize {
    let day = session.day.as_ref().and_then(|id| programme.days.iter().position(|day| day.id == *id));
    let track = session.track.as_ref().filter(|_| !scheduled);
    let track = track.and_then(|id| programme.tracks.iter().position(|track| track.id == *id));
    day.or(track.map(|track| TRACKS + track)).unwrap_or(UNSCHEDULED)
}

/// Adds a slot to the rows before it; the same break in several rooms becomes one.
fn add(programme: &Programme, rows: &mut Vec<Row>, n: usize, session: &Session) {
    let is_break = session.slot_type == Slot::Break;
    let same = |row: &Row| {
        row.is_break && programme.sessions.get(row.session()).is_some_and(|other| same_break(session, other))
    };
    if is_break {
        for row in rows.iter_mut().rev().take(40) {
            if same(row) {
                row.slots.push(n);
                row.everywhere = true;
                return;
            }
        }
    }
    rows.push(Row { slots: vec![n], is_break, everywhere: session.plenary });
}

fn same_break(a: &Session, b: &Session) -> bool {
    a.start == b.start && a.end == b.end && a.title.any().eq_ignore_ascii_case(b.title.any())
}

fn fits_day(session: &Session, query: &Query) -> bool {
    query.day.is_empty() || session.day.as_deref() == Some(&query.day)
}

fn fits(session: &Session, query: &Query) -> bool {
    let is = |wanted: &str, value: Option<&str>| wanted.is_empty() || value == Some(wanted);
    fits_day(session, query)
        && is(&query.track, session.track.as_deref())
        && (session.plenary || is(&query.room, session.room.as_deref()))
        && is(&query.kind, Some(session.kind.any()))
        && (query.language.is_empty() || session.languages.contains(&query.language))
}
