//! Records of nobody's format, by the attribute `fields`. The notation is described in [`super::seldom`].

use super::parse;
use super::path::Path;
use super::reading::{Reading, text};
use super::relay::{self, Record, lasting, plain, string};
use super::stamp::{self, Stamp, iso};
use super::timetable::into_days;
use crate::model::{Code, Diagnostic, Json, Moment};
use pointer::{Pointer, Step};

pub(super) mod pointer;

/// One of our fields and where a record has it.
struct Field<'f> {
    /// Its name, at the dots.
    name: Vec<&'f str>,
    pointer: Pointer,
    written: &'f str,
    found: bool,
}

pub fn read(tree: &Json, reading: &mut Reading) {
    let written = reading.options.fields.unwrap_or_default();
    let map = match parse(written) {
        Ok(map) if map.is_map() => map,
        other => {
            let value = other.map_or_else(|error| error.detail, |value| value.outline());
            return reading.note(&Path::root("fields"), Code::NotJson, &string(&value));
        }
    };
    let mut fields = Vec::new();
    for (name, pointer) in map.entries().filter(|(name, _)| *name != "@") {
        match pointer.as_str().map(|written| (written, Pointer::parse(written))) {
            Some((written, Some(pointer))) => {
                fields.push(Field { name: name.split('.').take(8).collect(), pointer, written, found: false });
            }
            _ => reading.note(&Path::root("fields").key(name), Code::NoField, pointer),
        }
    }
    let written = map.str("@").unwrap_or_default();
    let at = Pointer::parse(written).unwrap_or_default();
    let lists = at.lists(tree);
    match lists.first() {
        Some(first) => programme(first.get(..=at.fixed()).unwrap_or(first), reading),
        None => return reading.note(&Path::root("fields/@"), Code::NotAList, &string(written)),
    }
    let mut any = false;
    for list in &lists {
        let value = list.last().map_or(&Json::Null, |step| step.value);
        let place: String = list.iter().skip(1).flat_map(|step| ["/".to_owned(), escaped(&step.key)]).collect();
        // One of many may well be empty.
        if !matches!(value, Json::List(_) | Json::Map(_)) && (*value != Json::Null || lists.len() == 1) {
            reading.note(&Path::root(&place), Code::NotAList, value);
        }
        let items = value.items().iter().enumerate().map(|(n, item)| (n.to_string(), item));
        for (key, value) in items.chain(value.entries().map(|(key, item)| (key.to_owned(), item))) {
            let place = [&place, "/", &escaped(&key)].concat();
            let mut trail = list.clone();
            trail.push(Step { value, key });
            any = true;
            if matches!(value, Json::List(_) | Json::Map(_)) {
                record(&trail, &mut fields, &place, reading);
            } else {
                reading.note(&Path::root(&place), Code::NotARecord, value);
            }
        }
    }
    // A pointer that never leads anywhere is a slip of the pen.
    for field in fields.iter().filter(|field| any && !field.found) {
        let path = ["fields/", &field.name.join(".")].concat();
        reading.diagnostics.push(Diagnostic::new(path, Code::NoField, field.written));
    }
    into_days(reading);
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// What the objects say that enclose all records, or a `conference` or `event` in one of them; inner ones know better.
fn programme(list: &[Step], reading: &mut Reading) {
    for step in list {
        for around in [step.value, step.value.get("conference"), step.value.get("event")] {
            let name = text(&plain(around.first(&["title", "name"])));
            let zone = around.first(&["timezone", "time_zone", "timeZone", "time_zone_name"]);
            reading.feed_zone(&Path::root("/timezone"), zone);
            if !name.is_empty() {
                let url = reading.url(around.get("url"));
                let first = around.first(&["startDate", "start_date", "start"]);
                reading.dates(first, around.first(&["endDate", "end_date", "end"]));
                reading.programme().name = name;
                reading.programme().url = url;
            }
        }
    }
}

fn record(trail: &[Step], fields: &mut [Field], place: &str, reading: &mut Reading) {
    let mut ours = Json::Map(Vec::new());
    let mut names = Vec::new();
    for field in fields {
        let Some(got) = field.pointer.get(trail) else { continue };
        field.found = true;
        pointer::set(&mut ours, &field.name, got);
        if let (Some(first), Some(place)) = (field.name.first(), field.written.strip_prefix('/')) {
            names.push((*first, place));
        }
    }
    let mut record = Record::default();
    for (key, value) in ours.entries() {
        match key {
            "start" | "startTime" | "startsAt" | "end" | "endTime" | "endsAt" | "date" => {}
            "title" => record.words("title", value),
            "duration" => record.put("duration", lasting(value)),
            "speakers" | "participants" | "persons" => record.list("participants", people(value)),
            "topics" => record.list("topics", split(value, &[';', ','])),
            _ => record.put(key.to_owned(), value.clone()),
        }
    }
    times(&ours, &mut record);
    relay::session(record, reading, place, &names);
}

/// Start and end: moments, or clocks on a date.
fn times(ours: &Json, record: &mut Record) {
    let date = Stamp::of(ours.get("date"));
    let start = ours.first(&["start", "startTime", "startsAt"]);
    let end = ours.first(&["end", "endTime", "endsAt"]);
    let first = match Stamp::of(start).or(date.filter(|_| *start == Json::Null)) {
        Some(Stamp::Time(moment)) => Some(moment),
        Some(Stamp::Date(day)) => {
            record.say("start", &day.iso_date());
            return record.say("end", &Stamp::of(end).map(|end| end.date().iso_date()).unwrap_or_default());
        }
        None => date.zip(start.as_str()).and_then(|(date, clock)| stamp::at(date.date(), clock)),
    };
    match first {
        Some(moment) => record.put("start", iso(moment)),
        // What can't be read is for the diagnostics.
        None if *start != Json::Null => record.put("start", string(&start.outline())),
        None => record.say("start", ours.str("date").unwrap_or_default()),
    }
    let last = match (Stamp::of(end), first, end.as_str()) {
        (Some(Stamp::Time(moment)), _, _) => Some(moment),
        (_, Some(first), Some(clock)) => stamp::at(first.wall.midnight(), clock).map(|last| {
            let last = Moment { offset: first.offset, ..last };
            if last.wall < first.wall { last.plus(86_400) } else { last }
        }),
        _ => None,
    };
    record.put("end", last.map(iso).or_else(|| end.as_str().map(string)).unwrap_or(Json::Null));
}

/// Participants: objects, names, or several names in one text.
fn people<'j>(value: &Json<'j>) -> Vec<Json<'j>> {
    let mut people = Vec::new();
    for who in value.one_or_many() {
        if who.is_map() {
            people.push(who.clone());
            continue;
        }
        for name in split(who, &[';', '\n']) {
            let mut record = Record::default();
            record.put("name", name);
            people.push(record.json());
        }
    }
    people
}

/// Each text of a list, in its parts.
fn split(value: &Json, marks: &[char]) -> Vec<Json<'static>> {
    let mut parts = Vec::new();
    for one in value.one_or_many() {
        let words = one.as_id().unwrap_or_default();
        parts.extend(words.split(marks).map(str::trim).filter(|part| !part.is_empty()).map(string));
    }
    parts
}
