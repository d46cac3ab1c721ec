//! What an event and a session are known by from one release of the feed to the next.

use super::fingerprint;
use crate::model::{Document, PartialDate, Session, find};
use std::borrow::Cow;

/// The event, in letters that fit a key, a UID and a file name.
///
/// The document's id with the host it is from; else the event's page and its year, since many events keep one page;
/// else the address of the feed (absolute), without what names a release or a secret; else the name.
pub fn identity(document: &Document, src: Option<&str>) -> String {
    let programme = &document.data;
    let (page, feed) = (programme.url.as_deref().map(place), src.map(place));
    let year = programme.start_date.as_ref().map(|date| match date {
        PartialDate::Year(wall) | PartialDate::Month(wall) | PartialDate::Day(wall) => wall.iso_date(),
    });
    let year = year.as_deref().and_then(|date| date.split('-').next()).unwrap_or_default();
    let joined =
        |first: &str, second: &str| if second.is_empty() { first.to_owned() } else { [first, second].join("/") };
    plain(&match (&document.id, page, feed) {
        (Some(id), _, _) if id.contains(':') => id.clone(),
        (Some(id), page, feed) => {
            let host = page.or(feed).unwrap_or_default();
            joined(host.split('/').next().filter(|host| !host.is_empty()).unwrap_or("document"), id)
        }
        (None, Some(page), _) => joined(&page, year),
        (None, None, Some(feed)) => feed,
        (None, None, None) if programme.name.is_empty() => "programme".to_owned(),
        (None, None, None) => joined(programme.name.any(), year),
    })
}

/// Where the favourites of an event are stored.
///
/// Two events never share them, two feeds of one event do.
pub fn storage_key(document: &Document, src: Option<&str>) -> String {
    ["city-widgets:", &identity(document, src)].concat()
}

/// Where the last seen state of a feed is stored: two feeds of one event each have their own.
pub fn snapshot_key(document: &Document, src: Option<&str>) -> String {
    [&storage_key(document, src), ":seen:", &short(&src.map(place).unwrap_or_default())].concat()
}

/// What a session is known by.
///
/// Where the feed has no id the reader puts the place in the file, which means another session in the next release;
/// there the title is the key.
pub fn session_key(session: &Session) -> Cow<'_, str> {
    if session.id.is_empty() || session.id.starts_with('/') {
        Cow::Owned(["=", session.title.any()].concat())
    } else {
        Cow::Borrowed(&session.id)
    }
}

/// Sixteen letters and digits for a text of any length.
pub(super) fn short(text: &str) -> String {
    let mut hash = mixed(text);
    let mut name = String::with_capacity(16);
    for _ in 0..16 {
        name.extend(char::from_digit((hash & 15) as u32, 16));
        hash >>= 4;
    }
    name
}

/// A fingerprint of which every bit depends on every bit of the text.
pub(super) fn mixed(text: &str) -> u64 {
    let mut hash = fingerprint(0, text);
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hash ^ (hash >> 33)
}

/// Host and path of an address, without scheme, credentials, release and what defeats caches.
fn place(address: &str) -> String {
    let address = address.trim().split('#').next().unwrap_or_default();
    let (address, query) = address.split_once('?').unwrap_or((address, ""));
    let rest = find(address, "//").and_then(|at| address.get(at + 2..)).unwrap_or(address);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut place = host.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let mut steps = path.split('/').peekable();
    while let Some(step) = steps.next() {
        // pretalx serves each release under `/v/NAME/`.
        if step == "v" && steps.peek().is_some() {
            steps.next();
        } else if !step.is_empty() {
            place.push('/');
            place.push_str(step);
        }
    }
    let passing = ["_", "t", "ts", "v", "version", "cache", "nocache", "lang", "token", "key", "api_key", "apikey"];
    let mut kept = String::new();
    for part in query.split('&') {
        let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
        if !part.is_empty() && !passing.contains(&name.as_str()) && !name.starts_with("utm_") {
            kept.push_str(part);
            kept.push('&');
        }
    }
    if !kept.is_empty() {
        // A short name for it: an address may hold more than its owner would publish.
        place.push('/');
        place.push_str(&short(&kept));
    }
    place
}

/// Plain letters, at most about a hundred, still different for different texts.
fn plain(text: &str) -> String {
    let text = text.trim();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
    let mut plain = String::new();
    for c in text.chars().take(100) {
        let c = if fits(c) { c } else { '-' };
        if c != '-' || !plain.ends_with('-') {
            plain.push(c);
        }
    }
    if plain != text {
        plain.push('-');
        plain.push_str(&short(text));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{identity, session_key, short, snapshot_key, storage_key};
    use crate::model::{Document, PartialDate, Programme, Session, Text};

    fn of(id: Option<&str>, url: Option<&str>, date: Option<&str>, src: Option<&str>) -> String {
        let data = Programme {
            url: url.map(str::to_owned),
            start_date: date.and_then(PartialDate::parse),
            ..Programme::default()
        };
        identity(&Document { id: id.map(str::to_owned), ..Document::new(data) }, src)
    }

    #[test]
    fn releases_of_one_feed_are_one_event() {
        let event = "pretalx.example/lima-2026/schedule/widgets/schedule.json";
        for src in [
            "https://pretalx.example/lima-2026/schedule/widgets/schedule.json",
            "https://pretalx.example/lima-2026/schedule/v/0.17/widgets/schedule.json?v=17&token=secret#grid",
            "HTTPS://anna:secret@PRETALX.example/lima-2026/schedule/widgets/schedule.json/",
        ] {
            assert_eq!(of(None, None, None, Some(src)), event);
        }
    }

    #[test]
    fn events_are_told_apart() {
        let api = |query: &str| of(None, None, None, Some(&["https://a.org/api?", query].concat()));
        assert_ne!(api("event=1"), api("event=2"));
        assert_eq!(api("event=1&_=99"), api("event=1"));
        let year = |date| of(None, Some("https://conf.example/"), Some(date), Some("https://conf.example/feed.json"));
        assert_eq!(year("2025-06"), "conf.example/2025");
        assert_ne!(year("2025-06"), year("2026-06-01"));
        assert_eq!(of(Some("day"), None, None, Some("https://a.org/x.json")), "a.org/day");
        assert_ne!(of(Some("день"), None, None, None), of(Some("ночь"), None, None, None));
    }

    #[test]
    fn keys_are_in_our_namespace() {
        let document = Document::new(Programme { name: Text::from("Climate day"), ..Programme::default() });
        assert!(storage_key(&document, None).starts_with("city-widgets:Climate-day-"));
        assert_ne!(snapshot_key(&document, Some("https://a.org/1")), snapshot_key(&document, Some("https://a.org/2")));
    }

    #[test]
    fn a_place_in_the_file_is_no_key() {
        let at = |id: &str| Session { id: id.to_owned(), title: Text::from("Opening"), ..Session::default() };
        assert_eq!(session_key(&at("/sessions/3")), session_key(&at("/sessions/4")));
        assert_eq!(session_key(&at("W8D3KN")), "W8D3KN");
    }

    /// It stands in calendars and in links that people have kept.
    #[test]
    fn short_names_never_change() {
        assert_eq!(short("W8D3KN").len(), 16);
        assert_eq!(short(""), "7d8a96c318c5dbb1");
    }
}
