//! Records of other notations, told in the words that `record` knows.
//!
//! XML, iCalendar, JSON-LD and the rest differ from each other in names and nesting, and hardly in what they say. Each
//! of their readers makes one small tree a session; `record` reads it, so every rule stands in one place. What it then
//! has to say about a field is put back into the names and places of the source.

use super::path::Path;
use super::reading::Reading;
use super::{markup, places, record, timetable};
use crate::model::{Code, Json, Moment, Session, parse_duration};
use std::borrow::Cow;

/// Our names of fields, each with the place where the source has it.
///
/// A place with `#` stands for the items of a list, which it counts from one (XPath); with `%` from nought (JSON).
pub type Names<'n> = &'n [(&'n str, &'n str)];

/// A record in the making.
#[derive(Debug, Clone, Default)]
pub struct Record<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

impl<'a> Record<'a> {
    /// Sets a field; null is no value.
    pub fn put(&mut self, name: impl Into<Cow<'a, str>>, value: Json<'a>) {
        if value != Json::Null {
            self.0.push((name.into(), value));
        }
    }

    /// Sets a text; blank is no value.
    pub fn say(&mut self, name: &'static str, text: &str) {
        if !text.trim().is_empty() {
            self.put(name, Json::Str(Cow::Owned(text.to_owned())));
        }
    }

    /// Sets words that are shown in one line: tags and entities don't belong there.
    ///
    /// The title is the last resort of the key too: it stays when everything else moves.
    pub fn words(&mut self, name: &'static str, value: &Json) {
        let words = plain(value);
        if name == "title" {
            let first = words.entries().next().map_or(&words, |(_, words)| words);
            self.put("name", first.clone());
        }
        self.put(name, words);
    }

    /// Sets a list; an empty one is no value.
    pub fn list(&mut self, name: &'static str, items: Vec<Json<'a>>) {
        if !items.is_empty() {
            self.put(name, Json::List(items));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn json(self) -> Json<'a> {
        Json::Map(self.0)
    }
}

/// Words, or a map of words by language, without tags and entities.
pub fn plain(value: &Json) -> Json<'static> {
    match value {
        Json::Map(entries) => {
            let words = |(lang, words): &(Cow<str>, Json)| (Cow::Owned(lang.to_string()), plain(words));
            Json::Map(entries.iter().map(words).collect())
        }
        Json::Int(number) => Json::Int(*number),
        other => {
            let words = markup::plain(other.as_str().unwrap_or_default());
            if words.trim().is_empty() { Json::Null } else { Json::Str(Cow::Owned(words.into_owned())) }
        }
    }
}

/// An owned string.
pub fn string(text: &str) -> Json<'static> {
    Json::Str(Cow::Owned(text.to_owned()))
}

/// Reads one session, and lists its room and track. `None`: it was left out, and that is noted.
///
/// A `day` may be a date.
pub fn session<'r>(session: Record, reading: &'r mut Reading, place: &str, names: Names) -> Option<&'r mut Session> {
    let noted = reading.diagnostics.len();
    let session = session.json();
    let read = record::session(&session, reading, &Path::root(place));
    for note in reading.diagnostics.iter_mut().skip(noted) {
        let within = note.path.strip_prefix(place).unwrap_or_default();
        match note.code {
            Code::BadStart if within.is_empty() => note.path = [place, &renamed("/start", names)].concat(),
            Code::NoTitle => note.value = session.id("id").unwrap_or_else(|| session.outline()),
            _ => note.path = [place, &renamed(within, names)].concat(),
        }
    }
    let mut read = read?;
    if let Some(day) = read.day.as_ref().and_then(|day| Moment::parse(&[day, "T00:00"].concat())) {
        read.day = Some(timetable::day_on(&mut reading.programme().days, day.wall));
    }
    let n = reading.programme().sessions.len();
    reading.programme().sessions.push(read);
    places::list(reading, n);
    reading.programme().sessions.get_mut(n)
}

/// Reads a list of sessions, of which `read` makes our own records.
pub fn sessions<'j>(
    list: &Json<'j>,
    reading: &mut Reading,
    place: &str,
    names: Names,
    read: &mut dyn FnMut(&Json<'j>, &mut Reading) -> Record<'j>,
) {
    if !matches!(list, Json::List(_)) {
        reading.note(&Path::root(place), Code::NotAList, list);
    }
    for (n, item) in list.items().iter().enumerate() {
        one(item, reading, &format!("{place}/{n}"), names, read);
    }
}

/// Reads a session if it is an object, and notes it otherwise.
pub fn one<'j, 'r>(
    item: &Json<'j>,
    reading: &'r mut Reading,
    place: &str,
    names: Names,
    read: &mut dyn FnMut(&Json<'j>, &mut Reading) -> Record<'j>,
) -> Option<&'r mut Session> {
    if !item.is_map() {
        reading.note(&Path::root(place), Code::NotARecord, item);
        return None;
    }
    let record = read(item, reading);
    session(record, reading, place, names)
}

/// A pointer into our record as one into the source's.
fn renamed(within: &str, names: Names) -> String {
    let Some(field) = within.strip_prefix('/') else { return within.to_owned() };
    let (field, rest) = field.split_once('/').unwrap_or((field, ""));
    let Some((_, place)) = names.iter().find(|(name, _)| *name == field) else { return within.to_owned() };
    let mut place = ["/", place].concat();
    let (index, tail) = rest.split_once('/').unwrap_or((rest, ""));
    if place.contains('#') {
        let index = index.parse::<usize>().map_or(1, |index| index + 1);
        return place.replace('#', &index.to_string());
    }
    if place.contains('%') {
        place = place.replace('%', index);
        return if tail.is_empty() { place } else { [&place, "/", tail].concat() };
    }
    if rest.is_empty() { place } else { [&place, "/", rest].concat() }
}

/// An end for a start without one, from a duration in any notation; minutes where it is a bare number.
pub fn lasting(duration: &Json) -> Json<'static> {
    let text = match duration {
        Json::Int(minutes) => return Json::Int(*minutes),
        Json::Float(_) => return Json::Int(duration.as_number().unwrap_or_default().round() as i64),
        other => other.as_str().unwrap_or_default().trim_start_matches('+'),
    };
    if let Ok(minutes) = text.parse::<i64>() {
        return Json::Int(minutes);
    }
    // With three parts the first are hours where they are written as hours, and days otherwise.
    let parts: Vec<&str> = text.split(':').collect();
    match parts[..] {
        [hours, minutes, _] if hours.len() == 2 => string(&[hours, ":", minutes].concat()),
        _ if parse_duration(text).is_some() => string(text),
        _ => Json::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::{lasting, renamed, string};
    use crate::model::Json;

    #[test]
    fn faults_are_named_by_their_place_in_the_source() {
        let names = &[("end", "DTEND"), ("links", "links/link[#]/@href"), ("people", "chairs/%/x")];
        assert_eq!(renamed("/end", names), "/DTEND");
        assert_eq!(renamed("/links/2/url", names), "/links/link[3]/@href");
        assert_eq!(renamed("/people/0/url", names), "/chairs/0/x/url");
        assert_eq!(renamed("/people/0", names), "/chairs/0/x");
        assert_eq!(renamed("/other/1", names), "/other/1");
        assert_eq!(renamed("", names), "");
    }

    #[test]
    fn durations_in_all_notations() {
        assert_eq!(lasting(&string("00:25:00")), string("00:25"));
        assert_eq!(lasting(&string("1:02:30")), string("1:02:30"));
        assert_eq!(lasting(&string("90")), Json::Int(90));
        assert_eq!(lasting(&Json::Float("20.0".into())), Json::Int(20));
        assert_eq!(lasting(&string("+PT1H")), string("PT1H"));
        assert_eq!(lasting(&string("long")), Json::Null);
    }
}
