//! Links that open a new entry in a calendar on the web.
//!
//! Outlook reads a plus sign as itself and the body as HTML; Google takes both as text. So a blank is `%20` everywhere,
//! and for Outlook what could be a tag is spelt out.

use super::calendar::{CalendarOptions, description, location, push_encoded, summary, utc};
use crate::model::{Moment, Programme};

/// Encoded characters: with these an address stays under 8,000, even where Outlook's body becomes three times as long.
const TITLE: usize = 800;
const PLACE: usize = 600;
const DETAILS: usize = 2000;
/// Characters of running text, the first of these with which the details fit.
const RUNNING: [usize; 4] = [500, 200, 60, 0];
/// A session without an end is entered with this many seconds, for which it also counts as running.
const OPEN_END: i64 = 30 * 60;

/// The addresses for one slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarLinks {
    pub google: String,
    /// Outlook.com, for private accounts.
    pub outlook: String,
    /// Outlook for work and school accounts.
    pub office: String,
}

/// The links for a session, by index; `None` where its instant is not known, or it is none of the programme's.
pub fn calendar_links(programme: &Programme, session: usize, about: &CalendarOptions) -> Option<CalendarLinks> {
    let session = programme.sessions.get(session)?;
    let start = session.start?.instant()?;
    let end = session.end.and_then(Moment::instant).filter(|end| *end > start).unwrap_or(start + OPEN_END);
    let (start, end) = (utc(start)?, utc(end)?);
    let (title, place) = (summary(session, about), location(programme, session, about));
    let (title, place) = (fitting(&title, TITLE), fitting(&place, PLACE));
    let mut details = String::new();
    for limit in RUNNING {
        details = description(programme, session, about, limit);
        if fitting(&details, DETAILS).len() == details.len() {
            break;
        }
    }
    let details = fitting(&details, DETAILS);

    let dates = [start.as_str(), end.as_str()].join("/");
    let google = address(
        "https://calendar.google.com/calendar/render?action=TEMPLATE",
        &[("text", title), ("dates", &dates), ("details", details), ("location", place)],
    );
    let body = details.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>");
    let (start, end) = (extended(&start), extended(&end));
    let outlook = |host: &str| {
        address(
            &[host, "/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent"].concat(),
            &[("subject", title), ("startdt", &start), ("enddt", &end), ("body", &body), ("location", place)],
        )
    };
    Some(CalendarLinks {
        google,
        outlook: outlook("https://outlook.live.com"),
        office: outlook("https://outlook.office.com"),
    })
}

/// `20251227T093000Z` as `2025-12-27T09:30:00Z`.
fn extended(basic: &str) -> String {
    let mut extended = String::with_capacity(20);
    for (n, c) in basic.chars().enumerate() {
        match n {
            4 | 6 => extended.push('-'),
            11 | 13 => extended.push(':'),
            _ => {}
        }
        extended.push(c);
    }
    extended
}

fn address(base: &str, query: &[(&str, &str)]) -> String {
    let mut address = base.to_owned();
    for (name, value) in query {
        if value.is_empty() {
            continue;
        }
        address.push('&');
        address.push_str(name);
        address.push('=');
        for c in value.chars() {
            if plain(c) {
                address.push(c);
            } else {
                push_encoded(&mut address, c);
            }
        }
    }
    address
}

/// What needs no encoding in any part of an address.
fn plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~')
}

/// The beginning of a text that is not longer than `most` when encoded.
fn fitting(text: &str, most: usize) -> &str {
    let mut length = 0;
    for (at, c) in text.char_indices() {
        length += if plain(c) { 1 } else { 3 * c.len_utf8() };
        if length > most {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}
