//! The event objects of FullCalendar, EventCalendar and their likes, bare or as `events` beside `resources`.
//!
//! An event with a date instead of a moment lasts whole days, and its end is the day after the last. Resources are
//! rooms: with several of them it is a slot in each, with all of them it is for everybody. What lies in the background
//! is hidden. What is no field of FullCalendar's, at the top or in `extendedProps`, is read by our own names.

use super::icalendar::{MANY, Recurrence};
use super::path::Path;
use super::reading::Reading;
use super::record;
use super::relay::{self, Names, Record, lasting, plain, string};
use super::stamp::{self, Stamp, iso};
use super::timetable::into_days;
use crate::model::{Code, Json, Moment, Wall};

const NAMES: Names = &[];
const DAY: i64 = 86_400;

pub fn read(tree: &Json, reading: &mut Reading) {
    let wrapped = tree.has("events");
    let events = if wrapped { tree.get("events") } else { tree };
    if tree.str("timeZone").is_some_and(|zone| zone != "local") {
        reading.feed_zone(&Path::root("/timeZone"), tree.get("timeZone"));
    }
    let mut resources = Vec::new();
    for resource in tree.get("resources").items() {
        flatten(resource, &mut resources, 0);
    }
    record::rooms(&resources, reading, &["id"]);
    if !matches!(events, Json::List(_)) {
        reading.note(&Path::root(if wrapped { "/events" } else { "" }), Code::NotAList, events);
    }
    for (n, event) in events.items().iter().enumerate() {
        let place = format!("{}/{n}", if wrapped { "/events" } else { "" });
        if event.is_map() {
            slots(event, resources.len(), &place, reading);
        } else {
            reading.note(&Path::root(&place), Code::NotARecord, event);
        }
    }
    into_days(reading);
}

/// Resources may have parts, which are resources themselves.
fn flatten(resource: &Json, all: &mut Vec<Json<'static>>, depth: usize) {
    if let Some(id) = resource.as_str().map(str::to_owned).or_else(|| resource.id("id")) {
        let mut record = Record::default();
        let name = resource.first(&["title", "name"]);
        record.put("name", if *name == Json::Null { string(&id) } else { plain(name) });
        record.say("id", &id);
        all.push(record.json());
    }
    if depth < 8 {
        resource.get("children").items().iter().for_each(|child| flatten(child, all, depth + 1));
    }
}

/// Reads an event: one slot for each date and room.
fn slots(event: &Json, rooms: usize, place: &str, reading: &mut Reading) {
    let mut base = Record::default();
    for (key, value) in event.get("extendedProps").entries().chain(event.entries()) {
        if !OWN.contains(&key) {
            base.put(key.to_owned(), value.clone());
        }
    }
    base.say("id", event.id("id").as_deref().unwrap_or_default());
    base.words("title", event.get("title"));
    let display = event.first(&["display", "rendering"]).as_str().unwrap_or_default();
    if matches!(display, "background" | "inverse-background" | "none") {
        base.say("slotType", "hidden");
    }
    let resources = event.first(&["resourceIds", "resourceId"]).one_or_many();
    let mut resources: Vec<String> = resources.iter().filter_map(Json::as_id).collect();
    if resources.len() > 1 && resources.len() == rooms {
        base.put("plenary", Json::Bool(true));
        resources.clear();
    }
    resources.truncate(if reading.programme().sessions.len() < MANY { 200 } else { 1 });
    if resources.is_empty() {
        resources.push(String::new());
    }
    for time in times(event, place, reading) {
        for room in &resources {
            let mut record = base.clone();
            record.put("start", time.start.clone());
            record.put("end", time.end.clone());
            record.put("duration", time.duration.clone());
            record.say("room", room);
            // What can't be shown is noted once, not for each room.
            if relay::session(record, reading, place, NAMES).is_none() {
                return;
            }
        }
    }
}

/// Fields that FullCalendar gives a meaning of its own; the others may be ours.
const OWN: [&str; 19] = [
    "start",
    "end",
    "allDay",
    "resourceId",
    "resourceIds",
    "extendedProps",
    "display",
    "rendering",
    "id",
    "title",
    "duration",
    "rrule",
    "exdate",
    "name",
    "date",
    "startTime",
    "endTime",
    "startsAt",
    "endsAt",
];

/// One time at which an event takes place.
struct Time<'j> {
    start: Json<'j>,
    end: Json<'j>,
    duration: Json<'static>,
}

fn times<'j>(event: &Json<'j>, place: &str, reading: &mut Reading) -> Vec<Time<'j>> {
    let (start, end) = (event.get("start"), event.get("end"));
    if event.has("daysOfWeek") || *event.get("rrule") != Json::Null {
        return recurring(event, place, reading);
    }
    let stamps = (Stamp::of(start), Stamp::of(end));
    let date = matches!(stamps.0, Some(Stamp::Date(_))) && *event.get("allDay") != Json::Bool(false);
    let time = match stamps.0 {
        Some(first) if date || event.get("allDay").is_true() => {
            let last = stamps.1.map(|last| last.date().plus(-DAY)).filter(|last| *last > first.date());
            whole(first.date(), last)
        }
        Some(first) => Time {
            start: iso(moment(first)),
            end: stamps.1.map_or_else(|| end.clone(), |end| iso(moment(end))),
            duration: lasting(event.get("duration")),
        },
        // Null is an event without a time; what can't be read is for the diagnostics.
        None => Time { start: start.clone(), end: end.clone(), duration: Json::Null },
    };
    vec![time]
}

/// Whole days, from the first to the last: dates, which are the same in every zone.
fn whole(first: Wall, last: Option<Wall>) -> Time<'static> {
    let end = last.map_or(Json::Null, |last| string(&last.iso_date()));
    Time { start: string(&first.iso_date()), end, duration: Json::Null }
}

fn moment(stamp: Stamp) -> Moment {
    match stamp {
        Stamp::Date(wall) => Moment { wall, offset: None },
        Stamp::Time(moment) => moment,
    }
}

/// Events that recur: on days of the week from one date to another, or by a rule of the plugin for these.
fn recurring<'j>(event: &Json<'j>, place: &str, reading: &mut Reading) -> Vec<Time<'j>> {
    let rrule = event.get("rrule");
    let (first, rule) = if *rrule == Json::Null { by_days(event) } else { by_rule(rrule) };
    let on = |wall: Wall| Moment { wall, offset: first.and_then(|first| moment(first).offset) };
    let start = first.map(moment);
    let few = reading.programme().sessions.len() < MANY;
    let walls = start.filter(|_| few).and_then(|start| Recurrence::parse(&rule)?.expand(start.wall, &on));
    if walls.is_none() {
        reading.note(&Path::root(place), Code::Repeats, &string(&rule));
    }
    let walls = walls.unwrap_or_else(|| start.map(|start| start.wall).into_iter().collect());
    if walls.is_empty() {
        return vec![Time { start: Json::Null, end: Json::Null, duration: Json::Null }];
    }
    let without: Vec<Stamp> = event.get("exdate").one_or_many().iter().filter_map(Stamp::of).collect();
    let excluded = |wall: &Wall| {
        without.iter().any(|stamp| match stamp {
            Stamp::Date(date) => *date == wall.midnight(),
            Stamp::Time(moment) => moment.wall == *wall,
        })
    };
    walls
        .into_iter()
        .filter(|wall| !excluded(wall))
        .map(|wall| {
            let end = event.str("endTime").and_then(|clock| stamp::at(wall.midnight(), clock));
            match first {
                Some(Stamp::Date(_)) => whole(wall, None),
                _ => Time {
                    start: iso(on(wall)),
                    end: end.map_or(Json::Null, iso),
                    duration: lasting(event.get("duration")),
                },
            }
        })
        .collect()
}

/// `daysOfWeek`, from Sunday, between `startRecur` and the day before `endRecur`.
fn by_days(event: &Json) -> (Option<Stamp>, String) {
    let mut rule = String::from("FREQ=WEEKLY;BYDAY=");
    let names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    let days = event.get("daysOfWeek").one_or_many().iter();
    let days: Vec<usize> = days.filter_map(|day| usize::try_from(day.as_int()?).ok().filter(|day| *day < 7)).collect();
    rule.push_str(&days.iter().filter_map(|day| names.get(*day).copied()).collect::<Vec<_>>().join(","));
    if let Some(end) = event.str("endRecur").and_then(Stamp::parse) {
        rule.push_str(";UNTIL=");
        rule.push_str(&end.date().plus(-DAY).iso_date());
    }
    let from = event.str("startRecur").and_then(Stamp::parse).map(Stamp::date);
    let of_week = |date: &Wall| usize::try_from((date.day() + 4).rem_euclid(7)).is_ok_and(|day| days.contains(&day));
    let first = from.and_then(|from| (0..7).map(|n| from.plus(n * DAY)).find(of_week));
    let first = first.map(|date| match event.str("startTime").and_then(|clock| stamp::at(date, clock)) {
        Some(moment) => Stamp::Time(moment),
        None => Stamp::Date(date),
    });
    (first, rule)
}

/// The plugin's rule: lines of iCalendar, or an object with their names in lower case.
fn by_rule(rrule: &Json) -> (Option<Stamp>, String) {
    if let Some(lines) = rrule.as_str() {
        let value = |name: &str| lines.lines().find_map(|line| line.trim().strip_prefix(name)?.rsplit(':').next());
        let rule = value("RRULE:").or_else(|| value("FREQ").map(|_| lines.trim()));
        return (value("DTSTART").and_then(Stamp::parse), rule.unwrap_or_default().to_owned());
    }
    let mut rule = String::new();
    let numbers = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"];
    for (key, value) in rrule.entries() {
        let name = match key {
            "dtstart" => continue,
            "byweekday" => "BYDAY",
            key => key,
        };
        let words = value.one_or_many().iter().filter_map(Json::as_id).collect::<Vec<_>>().join(",");
        let number = value.as_int().and_then(|n| numbers.get(usize::try_from(n).ok()?)).filter(|_| name == "freq");
        rule.push_str(&[name, "=", number.copied().unwrap_or(&words), ";"].concat());
    }
    (rrule.str("dtstart").and_then(Stamp::parse), rule)
}
