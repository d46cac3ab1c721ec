//! Sessions as an iCalendar file (RFC 5545), for every calendar program there is.
//!
//! Times are in UTC wherever the instant is known: an abbreviated zone, or one without its rules, puts sessions at the
//! wrong hour in some programs. Where the feed has no zone they float, as published. Boundary: this folder makes text;
//! who downloads it, and of which sessions, is not its business.

mod lines;
mod words;

use super::identity::{session_key, short};
use crate::i18n::Locale;
use crate::model::{Moment, PartialDate, Programme, Session, Slot, Status, Wall};
use lines::{Lines, one};

pub(super) use words::{address, description, location, push_encoded, summary};

/// Google refuses events with more than 8,192 characters of description.
const DESCRIPTION: usize = 7500;

/// What a calendar needs to know besides the programme.
#[derive(Clone, Copy)]
pub struct CalendarOptions<'a> {
    /// In which language texts are picked, and the heading over the speakers is said.
    pub locale: &'a Locale,
    /// The language of text that names none.
    pub document_lang: Option<&'a str>,
    /// What makes ids unique in the world and stays through releases: [`identity`](super::identity()).
    pub namespace: &'a str,
    /// The calendar's name; the programme's where there is none.
    pub name: Option<&'a str>,
    /// The present moment, in Unix seconds.
    pub now: i64,
    /// When the data was made, in Unix seconds.
    pub modified: Option<i64>,
    /// By index of the session: how often it is known to have changed. Missing ones count as 0.
    pub sequence: &'a [u32],
    /// Where a session without a page of its own can be read.
    pub link: &'a dyn Fn(&Session) -> Option<String>,
}

impl<'a> CalendarOptions<'a> {
    pub fn new(locale: &'a Locale, namespace: &'a str, now: i64) -> Self {
        CalendarOptions {
            locale,
            document_lang: None,
            namespace,
            name: None,
            now,
            modified: None,
            sequence: &[],
            link: &|_| None,
        }
    }
}

/// The calendar of some sessions, by index.
///
/// What has neither a time nor a date can't stand in a calendar and is left out, as are internal slots; the same break
/// in several rooms is one event.
pub fn calendar(programme: &Programme, sessions: &[usize], about: &CalendarOptions) -> String {
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//city-widgets//city-programme//EN");
    lines.raw("CALSCALE", "GREGORIAN");
    let name = one(about.name.unwrap_or(about.locale.words(&programme.name, about.document_lang).0));
    // Readers that don't know these two take them as they stand, unless the type is named; where nothing is escaped it
    // doesn't matter, and the plain form is what the simplest programs look for.
    let plain = !name.contains(['\\', ';', ',']);
    for (property, typed) in [("NAME", "NAME;VALUE=TEXT"), ("X-WR-CALNAME", "X-WR-CALNAME;VALUE=TEXT")] {
        lines.text(if plain { property } else { typed }, &name);
    }
    let uids = uids(programme, about.namespace);
    let mut breaks: Vec<&str> = Vec::new();
    for n in sessions {
        let (Some(session), Some(uid)) = (programme.sessions.get(*n), uids.get(*n)) else { continue };
        let repeated = session.slot_type == Slot::Break && breaks.contains(&uid.as_str());
        if repeated || session.slot_type == Slot::Hidden {
            continue;
        }
        if session.slot_type == Slot::Break {
            breaks.push(uid);
        }
        event(&mut lines, programme, session, uid, about.sequence.get(*n).copied().unwrap_or(0), about);
    }
    lines.raw("END", "VCALENDAR");
    lines.finish()
}

fn event(
    lines: &mut Lines,
    programme: &Programme,
    session: &Session,
    uid: &str,
    sequence: u32,
    about: &CalendarOptions,
) {
    let Some((start, end)) = span(programme, session) else { return };
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", uid);
    lines.raw("DTSTAMP", &utc(about.now).unwrap_or_else(|| "19700101T000000Z".to_owned()));
    lines.raw(start.name("DTSTART", "DTSTART;VALUE=DATE"), start.text());
    if let Some(end) = end {
        lines.raw(end.name("DTEND", "DTEND;VALUE=DATE"), end.text());
    }
    if let Some(modified) = about.modified.and_then(utc) {
        lines.raw("LAST-MODIFIED", &modified);
    }
    lines.raw("SEQUENCE", &sequence.to_string());
    lines.text("SUMMARY", &summary(session, about));
    lines.text("DESCRIPTION", &description(programme, session, about, DESCRIPTION));
    if session.slot_type == Slot::Session {
        lines.text("LOCATION", &location(programme, session, about));
    }
    if let Some(url) = address(session, about) {
        lines.raw("URL", &url);
    }
    lines.text("CATEGORIES", &words::category(programme, session, about));
    let status = match session.status {
        Status::Canceled => "CANCELLED",
        Status::Planned => "TENTATIVE",
        Status::Confirmed | Status::Delayed => "CONFIRMED",
    };
    lines.raw("STATUS", status);
    lines.raw("END", "VEVENT");
}

/// A point in time as the file has it.
enum Point {
    Utc(String),
    Floating(String),
    Date(String),
}

impl Point {
    fn of(moment: Moment) -> Option<Point> {
        match moment.instant() {
            Some(instant) => utc(instant).map(Point::Utc),
            None => stamp(moment.wall).map(Point::Floating),
        }
    }

    fn name(&self, time: &'static str, date: &'static str) -> &'static str {
        if matches!(self, Point::Date(_)) { date } else { time }
    }

    fn text(&self) -> &str {
        match self {
            Point::Utc(text) | Point::Floating(text) | Point::Date(text) => text,
        }
    }
}

/// Start and end; for a session that has no time yet its date, or that of its day.
///
/// An end must be later than the start and of the same kind, or there is none.
fn span(programme: &Programme, session: &Session) -> Option<(Point, Option<Point>)> {
    let Some(start) = session.start else {
        let day = programme.days.iter().find(|day| Some(&day.id) == session.day.as_ref());
        let first = day_of(session.start_date.as_ref()).or_else(|| day_of(day.and_then(|day| day.date.as_ref())))?;
        // The last day is within, the end is not.
        let last = day_of(session.end_date.as_ref()).filter(|last| *last > first);
        return Some((date(first)?, last.and_then(|last| date(last.plus(86_400)))));
    };
    let later = |end: &Moment| end.order() > start.order() && end.offset.is_some() == start.offset.is_some();
    Some((Point::of(start)?, session.end.filter(later).and_then(Point::of)))
}

/// The date, where the day is known.
fn day_of(date: Option<&PartialDate>) -> Option<Wall> {
    match date {
        Some(PartialDate::Day(date)) => Some(*date),
        _ => None,
    }
}

fn date(wall: Wall) -> Option<Point> {
    let mut text = stamp(wall)?;
    text.truncate(8);
    Some(Point::Date(text))
}

/// `20251227T093000Z`.
pub(super) fn utc(instant: i64) -> Option<String> {
    let mut text = stamp(Wall(instant))?;
    text.push('Z');
    Some(text)
}

/// `20251227T103000`; `None` outside the years 1 to 9999, which no calendar can hold.
fn stamp(wall: Wall) -> Option<String> {
    if !(-719_162..=2_932_896).contains(&wall.day()) {
        return None;
    }
    let mut text = wall.iso_date().replace('-', "");
    text.push('T');
    let second = wall.second_of_day();
    for part in [second / 3600, second / 60 % 60, second % 60] {
        if part < 10 {
            text.push('0');
        }
        text.push_str(&part.to_string());
    }
    Some(text)
}

/// The UID of each session: its key, the number of the slot from the second on, the namespace.
///
/// The first slot has no number, so that it stays the same event when a second one is added. A break is known by its
/// hour and words: feeds give it a new id with each release, and one a room.
fn uids(programme: &Programme, namespace: &str) -> Vec<String> {
    let mut order = Vec::with_capacity(programme.sessions.len());
    for (n, session) in programme.sessions.iter().enumerate() {
        if session.slot_type == Slot::Session {
            order.push((session_key(session), session.start.map(Moment::order), n));
        }
    }
    order.sort_unstable();
    let mut numbers = vec![1; programme.sessions.len()];
    for pair in order.windows(2) {
        let [before, after] = pair else { continue };
        let number = if before.0 == after.0 { numbers.get(before.2).map_or(1, |number| number + 1) } else { 1 };
        if let Some(place) = numbers.get_mut(after.2) {
            *place = number;
        }
    }
    let namespace = one(namespace);
    let mut uids = Vec::with_capacity(programme.sessions.len());
    for (session, number) in programme.sessions.iter().zip(numbers) {
        let mut uid = if session.slot_type == Slot::Break && session.code.is_none() {
            let hour = session.start.map_or(0, Moment::order).to_string();
            let mut words = session.title.any().to_ascii_lowercase();
            words.push_str(&hour);
            let mut uid = String::from("break-");
            uid.push_str(&short(&words));
            uid
        } else {
            plain_id(&session_key(session))
        };
        if number > 1 {
            uid.push('-');
            uid.push_str(&number.to_string());
        }
        uid.push('@');
        uid.push_str(&namespace);
        uids.push(uid);
    }
    uids
}

/// An id as it is where every program will take it, else a short name for it.
fn plain_id(id: &str) -> String {
    let plain = (1..=64).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
    if plain { id.to_owned() } else { short(id) }
}
