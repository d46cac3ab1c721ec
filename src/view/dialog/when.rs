//! When and where a session is, and whether one can still get in.

use super::super::el::{El, dd, div, dl, dt, p, span, time};
use super::super::header::{access, attendance};
use super::super::row::room;
use super::super::shown::Scene;
use super::super::words::{foreign, outward, said};
use crate::i18n::Key;
use crate::model::{Day, Programme, SeatState, Seats, Session, Status, Text, Wall};
use crate::state::{around, date_span};

/// What decides whether one goes: time, place, ways in.
pub fn facts(scene: &Scene, programme: &Programme, at: usize) -> El {
    let locale = &scene.locale;
    let slots = around(programme, at).slots;
    let mut list = dl().class("terms key");
    let mut times = Vec::new();
    let mut places = Vec::new();
    let mut rooms = Vec::new();
    for n in &slots {
        let Some(slot) = programme.sessions.get(*n) else { continue };
        let place = place(scene, programme, slot);
        // Where all slots are in one room it is said once.
        let known = rooms.contains(&(&slot.room, slot.plenary));
        if !known && place.is_some() {
            rooms.push((&slot.room, slot.plenary));
            places.extend(place);
        }
        times.push(slot);
    }
    let several = rooms.len() > 1;
    let mut when = dd();
    let mut any = false;
    for slot in times {
        let lines = times_of(scene, slot);
        let room = room(programme, slot).filter(|_| several);
        let room = room.map(|room| span().child(" · ").child(foreign(said(&room.name, scene.lang(), locale))));
        any |= !lines.is_empty();
        let mut lines = lines.into_iter();
        let first = lines.next().map(|line| line.child(room));
        when = when.child(first).child(lines.collect::<Vec<El>>());
    }
    if any {
        list = list.child(div().class("wide").child(dt().child(locale.t(Key::When))).child(when));
    }
    if !places.is_empty() {
        list = list.child(div().class("wide").child(dt().child(locale.t(Key::Where))).child(dd().child(places)));
    }
    let Some(session) = programme.sessions.get(at) else { return list };
    let mut add = |key: Key, value: El| list = std::mem::replace(&mut list, dl()).child(term(scene, key, value));
    if let Some(mode) = session.attendance {
        add(Key::Attendance, dd().child(locale.t(attendance(mode))));
    }
    if let Some(who) = session.access {
        add(Key::Access, dd().child(locale.t(access(who))));
    }
    if let Some(seats) = &session.seats {
        add(Key::Seats, self::seats(scene, seats));
    }
    list
}

/// A term and what is said of it.
pub fn term(scene: &Scene, key: Key, value: El) -> El {
    div().child(dt().child(scene.locale.t(key))).child(value)
}

/// The time of a slot, as lines: on the clock that is shown, then on the other one.
fn times_of(scene: &Scene, slot: &Session) -> Vec<El> {
    let (locale, times) = (&scene.locale, &scene.times);
    let mut lines = Vec::new();
    let status = match slot.status {
        Status::Canceled => Some(Key::Cancelled),
        Status::Delayed => Some(Key::Delayed),
        Status::Planned => Some(Key::Planned),
        Status::Confirmed => None,
    };
    let class = if slot.status == Status::Planned { "badge" } else { "badge alert" };
    let badge = status.map(|key| span().child(" ").child(span().class(class).child(locale.t(key))));
    let note = Text::of(slot.more.as_deref().map_or(&crate::model::Json::Null, |more| more.get("dateNote")));
    let struck = if slot.status == Status::Canceled { "struck" } else { "" };
    if let Some(start) = slot.start {
        let shown = times.shown(start, locale).wall;
        let day = Day::on(shown);
        let off = |wall: Wall| {
            let words = times.days_off(wall, Some(&day), locale)?;
            Some(span().child(" ").child(span().class("day-off").child(words)))
        };
        let late = slot.end.and_then(|end| off(times.shown(end, locale).wall));
        let clock = time()
            .attr("datetime", start.to_string())
            .class(struck)
            .child(times.date(slot, locale))
            .child(", ")
            .child(span().class("range").child(times.range(slot, locale)));
        lines.push(p().class("main-line").child(clock).child(late).child(badge));
        if let Some(other) = times.beside(start, locale) {
            let clock = |wall| locale.formatter.clock(wall);
            let mut range = clock(other.wall);
            let end = slot.end.and_then(|end| times.beside(end, locale));
            if let Some(end) = end {
                range = locale.fill(Key::TimeRange, &[("start", &range), ("end", &clock(end.wall))]);
            }
            let key = if times.is_events() { Key::TimeYours } else { Key::TimeEvent };
            let words = locale.fill(key, &[("time", &range)]);
            let off = off(other.wall).or_else(|| off(end?.wall));
            lines.push(p().class("quiet").child(words).child(off));
        }
    } else if let Some(first) = &slot.start_date {
        lines.push(p().class("main-line").child(date_span(first, slot.end_date.as_ref(), locale)).child(badge));
    } else if badge.is_some() {
        lines.push(p().child(badge));
    }
    if !note.is_empty() {
        lines.push(p().class(if lines.is_empty() { "" } else { "quiet" }).child(foreign(said(
            &note,
            scene.lang(),
            locale,
        ))));
    }
    lines
}

/// The room of a slot, with what helps to find it.
fn place(scene: &Scene, programme: &Programme, slot: &Session) -> Option<El> {
    let (locale, lang) = (&scene.locale, scene.lang());
    if slot.plenary {
        return Some(p().class("main-line").child(locale.t(Key::Everywhere)));
    }
    let room = room(programme, slot)?;
    let venue = programme.venues.iter().find(|venue| venue.id.is_some() && venue.id == room.venue);
    let name = said(&room.name, lang, locale);
    let map = programme.map_link(room).map(|url| {
        let whose = span().class("hidden").child(" ").child(name.words.clone());
        span().class("fact").child(outward(url, locale.t(Key::Map)).child(whose))
    });
    let mut more: Vec<El> = Vec::new();
    let fact = |child: El| span().class("fact").child(child);
    if let Some(venue) = venue.filter(|venue| !venue.name.is_empty()) {
        more.push(fact(foreign(said(&venue.name, lang, locale))));
        let address = venue.address();
        if !address.is_empty() {
            more.push(fact(foreign(said(&address, lang, locale))));
        }
    }
    let (floor, about) = (room.floor(), room.description());
    if !floor.is_empty() {
        let floor = said(&floor, lang, locale).words;
        more.push(fact(span().child(locale.fill(Key::Floor, &[("floor", &floor)]))));
    }
    if let Some(capacity) = room.capacity().filter(|capacity| *capacity > 0) {
        more.push(fact(span().child(locale.count(Key::Holds, capacity as usize, &[]))));
    }
    more.extend(map);
    let line = (!more.is_empty()).then(|| p().class("quiet meta").child(more));
    let about = (!about.is_empty()).then(|| p().class("quiet").child(foreign(said(&about, lang, locale))));
    Some(div().child(p().class("main-line").child(foreign(name))).child(line).child(about))
}

/// Whether there is room, and how much.
fn seats(scene: &Scene, seats: &Seats) -> El {
    let locale = &scene.locale;
    let state = seats.state.map(|state| locale.t(seat_words(state)));
    let open = matches!(seats.state, None | Some(SeatState::Open | SeatState::Few));
    let left = seats.remaining.filter(|_| open).map(|n| match seats.capacity {
        Some(total) => {
            let total = locale.formatter.number(total as usize);
            locale.count(Key::SeatsLeftOf, n as usize, &[("total", &total)])
        }
        None => locale.count(Key::SeatsLeft, n as usize, &[]),
    });
    let holds = seats.capacity.filter(|_| left.is_none()).map(|n| locale.count(Key::Holds, n as usize, &[]));
    let mut value = dd();
    let mut first = true;
    for words in [state, left, holds].into_iter().flatten() {
        value = value.child(p().class(if first { "" } else { "quiet" }).child(words));
        first = false;
    }
    value
}

fn seat_words(state: SeatState) -> Key {
    match state {
        SeatState::Open => Key::SeatsOpen,
        SeatState::Few => Key::SeatsFew,
        SeatState::Full => Key::SeatsFull,
        SeatState::Waitlist => Key::SeatsWaitlist,
        SeatState::Closed => Key::SeatsClosed,
    }
}
