//! What all readers share while they read one feed.

use super::path::Path;
use super::{ReadOptions, link};
use crate::model::{
    Code, Diagnostic, Document, Json, Link, LinkKind, Moment, PartialDate, Programme, Session, Speaker, Text, Zones,
    clean, local, parse_duration, pieces, replaced, resolve, until,
};
use std::borrow::Cow;

/// A document in the making, with what was noticed on the way.
pub struct Reading<'a> {
    pub options: ReadOptions<'a>,
    pub document: Document,
    /// The zone in which the event takes place, once it is known to exist.
    zone: Option<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Names of the key of a session or a person, the strongest first.
    pub keys: [&'static str; 5],
    /// What relative links are resolved against.
    base: Option<String>,
    /// Speaker id and index, in the order of ids.
    speakers: Vec<(String, usize)>,
    zone_missing: bool,
}

impl<'a> Reading<'a> {
    pub fn new(options: ReadOptions<'a>) -> Self {
        let mut reading = Self {
            options,
            document: Document::new(Programme::default()),
            zone: None,
            keys: ["guid", "code", "id", "url", "name"],
            base: options.base.map(str::to_owned),
            diagnostics: Vec::new(),
            speakers: Vec::new(),
            zone_missing: false,
        };
        reading.zone = options.zone.filter(|zone| known(options.zones, zone)).map(str::to_owned);
        reading
    }

    pub fn programme(&mut self) -> &mut Programme {
        &mut self.document.data
    }

    pub fn note(&mut self, path: &Path, code: Code, value: &Json) {
        self.diagnostics.push(Diagnostic::new(path.written(), code, &value.outline()));
    }

    /// Takes the address that the feed resolves its links against.
    pub fn feed_base(&mut self, value: &Json) {
        if let Some(base) = self.url(value) {
            self.base = Some(base);
        }
    }

    /// Takes the zone that the feed names. It wins over the page's, which is for feeds without one.
    pub fn feed_zone(&mut self, path: &Path, value: &Json) {
        let Some(zone) = value.as_str() else { return };
        if known(self.options.zones, zone) {
            self.zone = Some(zone.to_owned());
        } else {
            self.note(path, Code::UnknownZone, value);
        }
    }

    /// Reads a date-time into the event's zone.
    ///
    /// With an offset it is an instant and is shown on the event's clock; without one it is a reading of that clock.
    /// The visitor's zone plays no part.
    pub fn moment(&mut self, value: &Json) -> Option<Moment> {
        let moment = Moment::parse(value.as_str()?)?;
        let zones = self.options.zones;
        match (self.zone.as_deref(), moment.instant()) {
            (Some(zone), Some(instant)) => local(zones, zone, instant).or(Some(moment)),
            (Some(zone), None) => resolve(zones, zone, moment.wall).or(Some(moment)),
            (None, Some(_)) => Some(moment),
            (None, None) => {
                self.zone_missing = true;
                Some(moment)
            }
        }
    }

    /// Sets start and end of a session. `false`: there is a start that can't be read, the session is left out.
    pub fn times(&mut self, session: &mut Session, path: &Path, start: &Json, end: &Json, duration: &Json) -> bool {
        if start.is_null() {
            return true;
        }
        session.start = self.moment(start);
        let Some(begins) = session.start else {
            if start.as_str().is_none() && matches!(start, Json::Str(_)) {
                return true;
            }
            session.start_date = date_alone(start);
            if session.start_date.is_some() {
                session.end_date = date_alone(end);
                return true;
            }
            self.note(path, Code::BadStart, start);
            return false;
        };
        let stated = if end.as_str().is_some() { self.moment(end) } else { None };
        let lasting = match duration {
            Json::Int(minutes) => minutes.checked_mul(60),
            other => other.as_str().and_then(parse_duration),
        };
        session.end =
            stated.or_else(|| lasting.filter(|s| (1..40_000_000_000).contains(s)).map(|seconds| begins.plus(seconds)));
        let backwards = session.end.is_some_and(|ends| ends.order() < begins.order());
        if backwards || (end.as_str().is_some() && stated.is_none()) {
            session.end = None;
            self.note(&path.key("end"), Code::BadEnd, end);
        }
        true
    }

    /// Adds a speaker, or the little that a session says of one. The first mention of each field wins.
    pub fn speaker(&mut self, speaker: Speaker) {
        match self.index(&speaker.id).ok().and_then(|at| self.document.data.speakers.get_mut(at)) {
            Some(known) => {
                if known.biography.is_empty() {
                    known.biography = speaker.biography;
                }
                known.photo = known.photo.take().or(speaker.photo);
                known.url = known.url.take().or(speaker.url);
                if known.roles.is_empty() {
                    known.roles = speaker.roles;
                }
            }
            None => {
                if let Err(place) = self.index(&speaker.id) {
                    self.speakers.insert(place, (speaker.id.clone(), self.document.data.speakers.len()));
                }
                self.document.data.speakers.push(speaker);
            }
        }
    }

    /// Whether somebody has this id.
    pub fn knows(&self, speaker: &str) -> bool {
        self.index(speaker).is_ok()
    }

    /// The index of a speaker, or where the id belongs.
    fn index(&self, id: &str) -> Result<usize, usize> {
        let found = self.speakers.binary_search_by(|(known, _)| known.as_str().cmp(id));
        found.map(|place| self.speakers.get(place).map_or(place, |(_, index)| *index))
    }

    /// Takes the first and the last date of the event.
    pub fn dates(&mut self, first: &Json, last: &Json) {
        self.programme().start_date = date(first);
        self.programme().end_date = date(last);
    }

    /// A link that has passed the allow-list.
    pub fn link(&mut self, path: &Path, url: &Json, title: Text, kind: LinkKind) -> Option<Link> {
        let text = url.as_str()?;
        let safe = link::safe_url(text, self.base.as_deref());
        if safe.is_none() {
            self.note(path, Code::BadLink, url);
        }
        safe.map(|url| Link { url, title, kind, when: None })
    }

    /// A URL that has passed the allow-list; silent, for pictures and pages that nobody would miss.
    pub fn url(&self, url: &Json) -> Option<String> {
        link::safe_url(url.as_str()?, self.base.as_deref())
    }

    /// A copy of what stands under some keys, which are divided by blanks: words cleaned, URLs absolute and through the
    /// allow-list. Null where there is nothing.
    pub fn keep(&self, record: &Json, keys: &'static str) -> Json<'static> {
        let mut kept = Vec::new();
        if record.is_map() {
            for key in pieces(keys, b' ') {
                let copy = self.copy(key, record.get(key), false);
                if !matches!(copy, Json::Null) {
                    kept.push((Cow::Borrowed(key), copy));
                }
            }
        }
        if kept.is_empty() { Json::Null } else { Json::Map(kept) }
    }

    /// A copy of a value; null where there is nothing in it.
    fn copy(&self, key: &str, value: &Json, is_url: bool) -> Json<'static> {
        let is_url = is_url || leads_out(key, value);
        match value {
            Json::Str(words) => {
                let words = if is_url { self.url(value).unwrap_or_default() } else { clean(words) };
                if words.is_empty() { Json::Null } else { Json::Str(words.into()) }
            }
            Json::List(items) => {
                let mut kept = Vec::new();
                for item in items {
                    let copy = self.copy("", item, is_url);
                    if !matches!(copy, Json::Null) {
                        kept.push(copy);
                    }
                }
                if kept.is_empty() { Json::Null } else { Json::List(kept) }
            }
            Json::Map(entries) => {
                let mut kept = Vec::new();
                for (key, value) in entries {
                    let copy = self.copy(key, value, is_url);
                    if !matches!(copy, Json::Null) {
                        kept.push((Cow::Owned(key.as_ref().to_owned()), copy));
                    }
                }
                if kept.is_empty() { Json::Null } else { Json::Map(kept) }
            }
            simple => simple.owned(),
        }
    }

    pub fn finish(mut self) -> (Document, Vec<Diagnostic>) {
        if self.zone_missing {
            self.diagnostics.push(Diagnostic::new("", Code::NoZone, ""));
        }
        self.document.data.timezone = self.zone;
        (self.document, self.diagnostics)
    }
}

/// Whether what stands under a key is a URL. A picture may also be an object with a URL and words.
fn leads_out(key: &str, value: &Json) -> bool {
    let plain = || value.one_or_many().iter().all(|item| !item.is_map());
    matches!(key, "url" | "href" | "sameAs" | "hasMap")
        || key.ends_with("Url")
        || (matches!(key, "image" | "images" | "logo" | "photo") && plain())
}

/// A year, a month, a day, or the day of a date-time.
pub fn date(value: &Json) -> Option<PartialDate> {
    PartialDate::parse(&value.as_id()?)
}

/// The same, but not of something that has or should have a time.
fn date_alone(value: &Json) -> Option<PartialDate> {
    PartialDate::parse(value.as_id().filter(|text| text.len() <= 10)?.as_str())
}

/// Text of a feed: a string, or a language map.
pub fn text(value: &Json) -> Text {
    Text::of(value)
}

/// A text, or the name of an object.
pub fn name(value: &Json) -> Text {
    Text::named(value)
}

/// Language tags out of `"de, en"`, `"zh_tw"`, a list, or null.
pub fn languages(value: &Json) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for list in value.one_or_many() {
        let mut rest = list.as_str();
        while let Some(text) = rest {
            let said = until(text, b",;/");
            rest = text.get(said.len() + 1..);
            let tag = replaced(said.trim(), "_", "-");
            if plausible(&tag) && !found.iter().any(|known| known.eq_ignore_ascii_case(&tag)) {
                found.push(tag);
            }
        }
    }
    found
}

/// Whether `Intl` would take it for a language tag: subtags of letters and digits, the first of two or three letters.
fn plausible(tag: &str) -> bool {
    let mut parts = pieces(tag, b'-');
    let first = parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
    first && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn known(zones: &dyn Zones, zone: &str) -> bool {
    zones.offset(zone, 0).is_some()
}
