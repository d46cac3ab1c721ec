//! c3voc schedule, version 2: flat events, language maps, roles, states.

use super::Json;
use super::reading::{Reading, languages, text};
use super::timetable::into_days;
use crate::model::{Code, Day, LinkKind, Moment, PartialDate, Room, Session, Slot, Speaker, Status, Text, Track};

pub fn read(tree: &Json, reading: &mut Reading) {
    let schedule = tree.get("schedule");
    let conference = schedule.get("conference");
    reading.feed_zone("/schedule/conference/time_zone_name", conference.get("time_zone_name"));
    reading.feed_base(schedule.get("base_url"));
    reading.document.lang = conference.get("defaults").string("language");
    let url = reading.url(conference.get("url"));
    let programme = reading.programme();
    programme.name = text(conference.first(&["title", "acronym"]));
    programme.url = url;
    programme.start_date = conference.str("start").and_then(PartialDate::parse);
    programme.end_date = conference.str("end").and_then(PartialDate::parse);
    for room in conference.get("rooms").items() {
        let Some(id) = key(room) else { continue };
        programme.rooms.push(Room { id, name: text(room.get("name")) });
    }
    for track in conference.get("tracks").items() {
        let Some(id) = track.id("slug").or_else(|| track.id("guid")) else { continue };
        let color = track.get("colors").string("light").or_else(|| track.string("color"));
        programme.tracks.push(Track { id, name: text(track.get("name")), color, ..Track::default() });
    }
    let days = days(conference.get("days"), reading);
    for person in schedule.get("persons").items() {
        add_person(person, reading);
    }
    for (n, event) in schedule.get("events").items().iter().enumerate() {
        let path = format!("/schedule/events/{n}");
        if let Some(mut session) = session(event, reading, &path) {
            session.day = session.start.and_then(|start| day_of(&days, start));
            reading.programme().sessions.push(session);
        }
    }
    into_days(reading);
}

/// The feed's days, each with the moment it begins where that is stated.
fn days(list: &Json, reading: &mut Reading) -> Vec<(String, Option<Moment>)> {
    let mut days = Vec::new();
    for day in list.items() {
        let Some(id) = day.string("date").or_else(|| day.id("index")) else { continue };
        let date = day.str("date").and_then(PartialDate::parse);
        reading.programme().days.push(Day { id: id.clone(), date, label: Text::default() });
        let begins = reading.moment(day.first(&["start", "day_start"]));
        days.push((id, begins));
    }
    days
}

/// The last day that has begun; what comes before the first belongs to the first.
fn day_of(days: &[(String, Option<Moment>)], start: Moment) -> Option<String> {
    let begun = |(_, begins): &&(String, Option<Moment>)| begins.is_some_and(|at| at.order() <= start.order());
    let date = start.wall.iso_date();
    let day = days.iter().rfind(begun).or_else(|| days.iter().find(|(id, begins)| begins.is_some() || *id == date))?;
    Some(day.0.clone())
}

fn session(event: &Json, reading: &mut Reading, path: &str) -> Option<Session> {
    if !event.is_map() {
        reading.note(path, Code::NotARecord, event);
        return None;
    }
    let title = text(event.get("title"));
    if title.is_empty() {
        reading.note(path, Code::NoTitle, event);
        return None;
    }
    let kind = event.str("type").unwrap_or_default();
    let room = event.get("room");
    let mut session = Session {
        id: ["guid", "code", "id", "url"].iter().find_map(|k| event.id(k)).unwrap_or_else(|| path.to_owned()),
        code: event.id("code"),
        title,
        subtitle: text(event.get("subtitle")),
        slot_type: Slot::of_type(kind),
        kind: Text::from(if kind == "OTHER" { "" } else { kind }),
        room: key(room).or_else(|| room.as_id()),
        track: event.get("track").id("slug").or_else(|| event.id("track")),
        languages: languages(event.get("language")),
        summary: text(event.get("abstract")),
        description: text(event.get("description")),
        status: event.str("state").map(Status::of_word).unwrap_or_default(),
        ..Session::default()
    };
    add_room(room, reading);
    for (n, person) in event.first(&["participants", "persons"]).items().iter().enumerate() {
        add_person(person, reading);
        let id = person.first(&["guid", "code", "id", "name"]);
        reading.participation(&mut session, &format!("{path}/participants/{n}"), id, person.str("role"));
    }
    let own = reading.url(event.get("url"));
    session.links.extend(own.map(|url| crate::model::Link { url, title: Text::default(), kind: LinkKind::Session }));
    for list in ["links", "attachments"] {
        for (n, link) in event.get(list).items().iter().enumerate() {
            let kind = link.str("type").map(LinkKind::of_word).unwrap_or_default();
            let found = reading.link(&format!("{path}/{list}/{n}/url"), link.get("url"), text(link.get("title")), kind);
            session.links.extend(found);
        }
    }
    let (start, end) = (event.first(&["start", "date"]), event.get("end"));
    reading.times(&mut session, path, start, end, event.get("duration")).then_some(session)
}

fn add_person(person: &Json, reading: &mut Reading) {
    let name = text(person.first(&["name", "public_name"]));
    let Some(id) = person.first(&["guid", "code", "id", "name"]).as_id().filter(|_| !name.is_empty()) else { return };
    let avatar = person.get("avatar");
    let photo = reading.url(if avatar.is_map() { avatar.get("url") } else { avatar });
    let url = reading.url(person.get("url"));
    reading.speaker(Speaker { id, name, biography: text(person.get("biography")), photo, url, roles: Vec::new() });
}

fn add_room(room: &Json, reading: &mut Reading) {
    let Some(id) = key(room).or_else(|| room.as_id()) else { return };
    if !reading.programme().rooms.iter().any(|known| known.id == id) {
        let name = if room.is_map() { text(room.get("name")) } else { text(room) };
        reading.programme().rooms.push(Room { id, name });
    }
}

fn key(room: &Json) -> Option<String> {
    ["guid", "slug", "name"].iter().find_map(|key| room.id(key))
}
