//! What all readers share while they read one feed.

use super::path::Path;
use super::{ReadOptions, link};
use crate::model::{
    Code, Diagnostic, Document, Json, Link, LinkKind, Moment, PartialDate, Programme, Session, Speaker, Text, Zones,
    local, parse_duration, resolve,
};

/// A document in the making, with what was noticed on the way.
pub struct Reading<'a> {
    pub options: ReadOptions<'a>,
    pub document: Document,
    /// The zone in which the event takes place, once it is known to exist.
    zone: Option<String>,
    diagnostics: Vec<Diagnostic>,
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
        self.diagnostics.push(Diagnostic::new(path.to_string(), code, &value.outline()));
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
        if *start == Json::Null {
            return true;
        }
        session.start = self.moment(start);
        let Some(begins) = session.start else {
            if start.as_str().is_none() && *start != Json::Null && matches!(start, Json::Str(_)) {
                return true;
            }
            self.note(path, Code::BadStart, start);
            return false;
        };
        let stated = if end.as_str().is_some() { self.moment(end) } else { None };
        let lasting = match duration {
            Json::Int(minutes) => Some(minutes * 60),
            other => other.as_str().and_then(parse_duration),
        };
        session.end = stated.or_else(|| lasting.filter(|s| *s > 0).map(|seconds| begins.plus(seconds)));
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
        self.programme().start_date = first.as_str().and_then(PartialDate::parse);
        self.programme().end_date = last.as_str().and_then(PartialDate::parse);
    }

    /// A link that has passed the allow-list.
    pub fn link(&mut self, path: &Path, url: &Json, title: Text, kind: LinkKind) -> Option<Link> {
        let text = url.as_str()?;
        let safe = link::safe_url(text, self.base.as_deref());
        if safe.is_none() {
            self.note(path, Code::BadLink, url);
        }
        safe.map(|url| Link { url, title, kind })
    }

    /// A URL that has passed the allow-list; silent, for pictures and pages that nobody would miss.
    pub fn url(&self, url: &Json) -> Option<String> {
        link::safe_url(url.as_str()?, self.base.as_deref())
    }

    pub fn finish(mut self) -> (Document, Vec<Diagnostic>) {
        if self.zone_missing {
            self.diagnostics.push(Diagnostic::new("", Code::NoZone, ""));
        }
        self.document.data.timezone = self.zone;
        (self.document, self.diagnostics)
    }
}

/// Text of a feed: a string, or a language map. Numbers count as text, other things don't.
pub fn text(value: &Json) -> Text {
    match value {
        Json::Map(entries) => {
            let mut text = Text::default();
            for (lang, words) in entries {
                text.add(lang, words.as_str().unwrap_or_default());
            }
            text
        }
        Json::Int(number) => Text::from(number.to_string().as_str()),
        _ => value.as_str().map(Text::from).unwrap_or_default(),
    }
}

/// A text, or the name of an object. A language map has no key called name.
pub fn name(value: &Json) -> Text {
    if value.has("name") { text(value.get("name")) } else { text(value) }
}

/// Language tags out of `"de, en"`, `"zh_tw"`, a list, or null.
pub fn languages(value: &Json) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for list in value.one_or_many() {
        for tag in list.as_str().unwrap_or_default().split([',', ';', '/']) {
            let tag = tag.trim().replace('_', "-");
            if plausible(&tag) && !found.iter().any(|known| known.eq_ignore_ascii_case(&tag)) {
                found.push(tag);
            }
        }
    }
    found
}

/// Whether `Intl` would take it for a language tag: subtags of letters and digits, the first of two or three letters.
fn plausible(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
    first && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn known(zones: &dyn Zones, zone: &str) -> bool {
    zones.offset(zone, 0).is_some()
}
