//! iCalendar (RFC 5545), and the same as XML.
//!
//! A calendar is somebody's list of appointments before it is a programme: whole days end where the next one begins,
//! zones have whatever name the author's computer gives them, a text may be HTML. Recurring by days or weeks with an
//! end is read out, other rules give their first date and a note; an event with a `RECURRENCE-ID` takes the place of
//! that date. Of attendees only names are read, never addresses. Places in diagnostics: `/VEVENT[4]/DTSTART`.

use super::path::Path;
use super::reading::Reading;
use super::relay::{self, Names, Record, lasting, string};
use super::stamp::{Stamp, iso};
use super::timetable::into_days;
use super::{Error, ErrorKind};
use crate::model::{Code, EVENT_FACTS, Json, Moment, Text, Wall, Zones, parse_duration};
use lines::{Component, Property};
use recurrence::Rule;
use std::cell::RefCell;
use std::collections::HashMap;
use zones::Clock;

mod lines;
mod names;
mod recurrence;
mod xml;
mod zones;

pub use recurrence::Rule as Recurrence;
pub use xml::component;

const NAMES: Names = &[
    ("start", "DTSTART"),
    ("end", "DTEND"),
    ("url", "URL"),
    ("liveUrl", "CONFERENCE"),
    ("links", "ATTACH[#]"),
    ("participants", "ATTENDEE[#]"),
];

/// With so many sessions no rule is expanded any more: a small file is not to fill the memory.
pub const MANY: usize = 20_000;

pub fn read(text: &str, reading: &mut Reading) -> Result<(), Error> {
    calendar(&lines::parse(text), reading)
}

/// Reads all events within a component.
pub fn calendar(root: &Component, reading: &mut Reading) -> Result<(), Error> {
    let mut all = Vec::new();
    gather(root, &mut all);
    let of = |name: &'static str| all.iter().copied().filter(move |component| component.name == name);
    let events: Vec<&Component> = of("VEVENT").collect();
    if events.is_empty() && of("VCALENDAR").next().is_none() {
        return Err(Error::new(ErrorKind::Unknown, "BEGIN"));
    }
    let definitions = of("VTIMEZONE").filter_map(|zone| Some((zone.get("TZID")?.text(), zone))).collect();
    let head = |name: &str| of("VCALENDAR").find_map(|calendar| calendar.get(name)).map(Property::text);
    let name = head("X-WR-CALNAME").or_else(|| head("NAME")).unwrap_or_default();
    let url = head("URL").and_then(|url| reading.url(&string(&url)));
    let mut facts = Record::default();
    facts.say("description", &head("X-WR-CALDESC").or_else(|| head("DESCRIPTION")).unwrap_or_default());
    let facts = reading.keep(&facts.json(), EVENT_FACTS);
    let programme = reading.programme();
    programme.name = Text::from(name.as_str());
    programme.url = url;
    programme.more = facts;
    let mut calendar = Calendar {
        zones: reading.options.zones,
        definitions,
        clocks: RefCell::default(),
        home: None,
        unknown: Vec::new(),
        tracks: events.iter().all(|event| categories(event).len() < 2),
        replaced: HashMap::new(),
    };
    calendar.home = home(head("X-WR-TIMEZONE"), &events, &calendar, reading);
    for event in &events {
        if let (Some(uid), Some(id)) = (event.get("UID"), event.get("RECURRENCE-ID"))
            && let Some(time) = calendar.time(id)
        {
            calendar.replaced.entry(uid.value.trim()).or_default().push(time);
        }
    }
    for (n, event) in events.iter().enumerate() {
        calendar.event(event, &format!("/VEVENT[{}]", n + 1), reading);
    }
    into_days(reading);
    Ok(())
}

fn gather<'c>(component: &'c Component, all: &mut Vec<&'c Component>) {
    all.push(component);
    for within in &component.components {
        gather(within, all);
    }
}

/// The zone of the event as a whole: the calendar's own, else the one in which most begin.
fn home(named: Option<String>, events: &[&Component], calendar: &Calendar, reading: &mut Reading) -> Option<String> {
    let zone = |id: &str| match calendar.clock(id) {
        Clock::Zone(zone) => Some(zone),
        _ => None,
    };
    let mut counted: HashMap<String, usize> = HashMap::new();
    for event in events {
        if let Some(zone) = event.get("DTSTART").and_then(|start| zone(start.parameter("TZID")?)) {
            *counted.entry(zone).or_default() += 1;
        }
    }
    // Of two that are as many, always the same one.
    let most = counted.into_iter().max_by(|a, b| (a.1, &b.0).cmp(&(b.1, &a.0))).map(|(zone, _)| zone);
    // "UTC" is what calendars say that never asked.
    let better = most.is_some() || reading.options.zone.is_some();
    let own = named.filter(|name| !(better && matches!(name.as_str(), "UTC" | "Etc/UTC" | "GMT")));
    let home = own.map(|name| zone(&name).unwrap_or(name)).or(most)?;
    reading.feed_zone(&Path::root("/VCALENDAR/X-WR-TIMEZONE"), &string(&home));
    Some(home)
}

/// A file in the reading.
struct Calendar<'c> {
    zones: &'c dyn Zones,
    definitions: HashMap<String, &'c Component>,
    /// What the names of zones have turned out to mean.
    clocks: RefCell<HashMap<String, Clock<'c>>>,
    home: Option<String>,
    /// Zones that nothing explains and that have been noted.
    unknown: Vec<String>,
    /// Whether categories are tracks: each event has one at most.
    tracks: bool,
    /// By the id of an event, the dates that other events replace.
    replaced: HashMap<&'c str, Vec<Time<'c>>>,
}

/// A moment with the clock it was read from.
#[derive(Clone)]
struct Time<'c> {
    moment: Moment,
    /// A date alone.
    whole: bool,
    clock: Clock<'c>,
}

impl Time<'_> {
    /// Whether `other`, an exception, means this date.
    fn is(&self, other: &Time) -> bool {
        if other.whole {
            return self.moment.wall.midnight() == other.moment.wall;
        }
        match (self.moment.instant(), other.moment.instant()) {
            (Some(here), Some(there)) => here == there,
            _ => self.moment.wall == other.moment.wall,
        }
    }
}

impl<'c> Calendar<'c> {
    /// Reads one event, as many times as it takes place.
    fn event(&mut self, event: &Component, place: &str, reading: &mut Reading) {
        let record = self.record(event, reading);
        let Some(property) = event.get("DTSTART") else {
            relay::session(record, reading, place, NAMES);
            return;
        };
        let Some(start) = self.time(property) else {
            let mut record = record;
            record.say("start", &property.value);
            relay::session(record, reading, place, NAMES);
            return;
        };
        if let Some(id) = property.parameter("TZID")
            && matches!(start.clock, Clock::Floating)
            && !self.unknown.iter().any(|known| known == id)
        {
            self.unknown.push(id.to_owned());
            reading.note(&Path::root(place).key("DTSTART"), Code::UnknownZone, &string(id));
        }
        let mut end = event.get("DTEND").and_then(|end| self.time(end));
        let mut record = record;
        match (&end, event.get("DTEND"), event.get("DURATION")) {
            (None, Some(bad), _) => record.say("end", &bad.value),
            (None, None, Some(duration)) => match seconds(&duration.value) {
                Some(seconds) => end = Some(Time { moment: start.moment.plus(seconds), ..start.clone() }),
                None => reading.note(&Path::root(place).key("DURATION"), Code::BadEnd, &string(&duration.value)),
            },
            _ => {}
        }
        for time in self.dates(event, &start, place, reading) {
            let mut record = record.clone();
            let moved = time.moment.order() - start.moment.order();
            let end = end.as_ref().map(|end| match moved {
                0 => end.clone(),
                _ => Time { moment: self.moved(end, &time, &start), ..time.clone() },
            });
            if time.whole {
                // The day after the last one; some write the last one.
                record.say("start", &time.moment.wall.iso_date());
                let last = end.map(|end| end.moment.wall.plus(-1)).filter(|last| *last > time.moment.wall);
                record.say("end", &last.map(Wall::iso_date).unwrap_or_default());
            } else {
                record.put("start", iso(self.at_home(&time)));
                record.put("end", end.map_or(Json::Null, |end| iso(self.at_home(&end))));
            }
            relay::session(record, reading, place, NAMES);
        }
    }

    /// The end of a later date: as long after its start as the first end is after the first start.
    fn moved(&self, end: &Time, start: &Time, first: &Time) -> Moment {
        let both = first.moment.offset.is_some() && end.moment.offset.is_some();
        let (from, to) = (first.moment, end.moment);
        start.moment.plus(if both { to.order() - from.order() } else { to.wall.0 - from.wall.0 })
    }

    /// A reading of the event's own clock stays one: it is the reading that is resolved, once for all.
    fn at_home(&self, time: &Time) -> Moment {
        match &time.clock {
            Clock::Zone(zone) if Some(zone) == self.home.as_ref() => Moment { offset: None, ..time.moment },
            _ => time.moment,
        }
    }

    fn time(&self, property: &Property) -> Option<Time<'c>> {
        self.time_of(&property.value, property.parameter("TZID"))
    }

    fn time_of(&self, value: &str, zone: Option<&str>) -> Option<Time<'c>> {
        let clock = || zone.map_or(Clock::Floating, |id| self.clock(id));
        Some(match Stamp::parse(value)? {
            Stamp::Date(wall) => Time { moment: Moment { wall, offset: None }, whole: true, clock: Clock::Floating },
            Stamp::Time(moment) => match moment.offset {
                Some(offset) => Time { moment, whole: false, clock: Clock::Fixed(offset) },
                None => {
                    let clock = clock();
                    Time { moment: clock.at(moment.wall, self.zones), whole: false, clock }
                }
            },
        })
    }

    /// What the name of a zone means: nothing, where nothing explains it.
    fn clock(&self, id: &str) -> Clock<'c> {
        if let Some(clock) = self.clocks.borrow().get(id) {
            return clock.clone();
        }
        let clock = zones::clock(id, &self.definitions, self.zones).unwrap_or(Clock::Floating);
        self.clocks.borrow_mut().insert(id.to_owned(), clock.clone());
        clock
    }

    /// All the times at which an event begins.
    fn dates(&self, event: &Component, start: &Time<'c>, place: &str, reading: &mut Reading) -> Vec<Time<'c>> {
        let on = |wall: Wall| Time { moment: start.clock.at(wall, self.zones), ..start.clone() };
        let mut dates = vec![start.clone()];
        if event.get("RECURRENCE-ID").is_some() {
            return dates;
        }
        for (n, rule) in event.all("RRULE").enumerate() {
            let read = Rule::parse(&rule.value).filter(|_| n == 0 && reading.programme().sessions.len() < MANY);
            match read.and_then(|read| read.expand(start.moment.wall, &|wall| on(wall).moment)) {
                Some(walls) => dates.extend(walls.into_iter().filter(|wall| *wall != start.moment.wall).map(on)),
                None => reading.note(&Path::root(place).key("RRULE"), Code::Repeats, &string(&rule.value)),
            }
        }
        for more in self.list(event, "RDATE") {
            if !dates.iter().any(|known| known.is(&more)) {
                dates.push(more);
            }
        }
        let uid = event.get("UID").map_or("", |uid| uid.value.trim());
        let without = self.list(event, "EXDATE");
        dates.retain(|date| {
            let replaced = self.replaced.get(uid).map(Vec::as_slice).unwrap_or_default();
            !without.iter().chain(replaced).any(|time| date.is(time))
        });
        dates.sort_by_key(|date| date.moment.order());
        dates
    }

    /// The times of a list; of a period, its beginning.
    fn list(&self, event: &Component, name: &str) -> Vec<Time<'c>> {
        let values = event.all(name).flat_map(|property| property.value.split(',').map(move |value| (property, value)));
        // More than a programme has days: what goes on is an attack.
        values
            .take(1000)
            .filter_map(|(property, value)| {
                self.time_of(value.split('/').next().unwrap_or_default(), property.parameter("TZID"))
            })
            .collect()
    }

    /// All but the times.
    fn record(&self, event: &Component, reading: &Reading) -> Record<'static> {
        let text = |name: &str| event.get(name).map(Property::text).unwrap_or_default();
        let mut record = Record::default();
        record.say("id", &text("UID"));
        record.words("title", &string(&text("SUMMARY")));
        record.say("subtitle", &text("SUBTITLE"));
        record.words("room", &string(&text("LOCATION")));
        record.say("language", &text("LANGUAGE-CODE"));
        record.say("url", &text("URL"));
        record.say("liveUrl", &text("CONFERENCE"));
        record.say("state", &text("STATUS"));
        if matches!(text("CLASS").to_ascii_uppercase().as_str(), "PRIVATE" | "CONFIDENTIAL") {
            record.say("type", "hidden");
        }
        // HTML keeps the paragraphs that a folded plain text has often lost.
        let html = text("X-ALT-DESC");
        record.say("description", &if html.contains('<') { html } else { text("DESCRIPTION") });
        let categories = categories(event);
        match categories.first() {
            Some(track) if self.tracks => record.words("track", &string(track)),
            _ => record.list("topics", categories.iter().map(|topic| relay::plain(&string(topic))).collect()),
        }
        record.list("participants", event.all("ATTENDEE").map(|attendee| person(attendee, reading)).collect());
        record.list("links", event.all("ATTACH").map(attachment).collect());
        record
    }
}

fn categories(event: &Component) -> Vec<String> {
    event.all("CATEGORIES").flat_map(|property| lines::list(&property.value)).collect()
}

/// Somebody by name; null for whoever is just an address, or does not take part.
fn person(attendee: &Property, reading: &Reading) -> Json<'static> {
    let parameter = |name: &str| attendee.parameter(name).unwrap_or_default();
    let name = Some(parameter("CN")).filter(|name| !name.is_empty()).unwrap_or(match attendee.value.contains(':') {
        true => "",
        false => &attendee.value,
    });
    let absent = parameter("PARTSTAT").eq_ignore_ascii_case("DECLINED")
        || parameter("ROLE").eq_ignore_ascii_case("NON-PARTICIPANT")
        || ["ROOM", "RESOURCE", "GROUP"].iter().any(|kind| parameter("CUTYPE").eq_ignore_ascii_case(kind));
    if absent || name.trim().is_empty() || name.contains('@') {
        return Json::Null;
    }
    let mut record = Record::default();
    record.words("name", &string(name));
    if attendee.value.trim_start().to_ascii_lowercase().starts_with("http") {
        record.put("url", reading.url(&string(&attendee.value)).map_or(Json::Null, |url| string(&url)));
    }
    if parameter("ROLE").eq_ignore_ascii_case("CHAIR") {
        record.say("role", "moderator");
    }
    record.json()
}

/// A link; null for what is packed into the calendar itself.
fn attachment(attach: &Property) -> Json<'static> {
    let mut record = Record::default();
    if attach.parameter("ENCODING").is_none() {
        record.say("url", &attach.value);
        record.say("title", attach.parameter("FILENAME").or_else(|| attach.parameter("LABEL")).unwrap_or_default());
    }
    record.json()
}

fn seconds(duration: &str) -> Option<i64> {
    match lasting(&string(duration.trim())) {
        Json::Int(minutes) => minutes.checked_mul(60),
        other => parse_duration(other.as_str()?),
    }
}
