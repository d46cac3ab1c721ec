//! One session in the list.

use super::el::{El, Keyed, article, div, heading, p, span, time};
use super::header::{access, attendance};
use super::live::Live;
use super::opener::opener;
use super::shown::Scene;
use super::words::{foreign, said};
use crate::i18n::{Key, Locale};
use crate::model::{Access, Moment, Programme, Room, SeatState, Session, Speaker, Status, Text, Track, plain};
use crate::part;
use crate::state::{Loaded, Phase, Row, fingerprint, kind_label, on_surface};

/// Where a row stands at present: that changes while the row stays.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Index of the session that the row shows.
    pub session: usize,
    /// From one.
    pub position: usize,
    pub total: usize,
}

/// Tells rows apart by all that they show: as long as it is the same, the row stays in the document as it is.
pub fn print(loaded: &Loaded, row: &Row) -> u64 {
    let programme = loaded.programme();
    let Some(session) = programme.sessions.get(row.session()) else { return 0 };
    let order = |moment: Option<Moment>| moment.map_or(0, Moment::order) as u64;
    let flags = u64::from(row.is_break) | (u64::from(row.everywhere) << 1) | ((session.status as u64) << 2);
    let mut print = fingerprint(order(session.start) ^ order(session.end).rotate_left(24) ^ (flags << 60), &session.id);
    let mut add = |text: &Text| text.each(|words| print = fingerprint(print, words));
    add(&session.title);
    add(&session.kind);
    if let Some(room) = room(programme, session) {
        add(&room.name);
    }
    if let Some(track) = track(programme, session) {
        add(&track.name);
    }
    for participation in &session.speakers {
        if let Some(speaker) = speaker(programme, &participation.id) {
            add(&speaker.name);
        }
    }
    for tag in &session.languages {
        print = fingerprint(print, tag);
    }
    let ways =
        session.attendance.map_or(0, |mode| 1 + mode as u64) | session.access.map_or(0, |who| 4 + 4 * who as u64);
    print ^ ways.rotate_right(8) ^ (u64::from(is_full(session)) << 50)
}

pub fn row(scene: &Scene, row: &Row, spot: Live<Spot>) -> El {
    let loaded = scene.data();
    let Some(session) = loaded.programme().sessions.get(row.session()) else { return div() };
    let (phases, here, placed, counted, marks) = (scene.phases.clone(), spot.clone(), spot.clone(), spot.clone(), spot);
    let phase = move || phases.get().get(here.get().session).copied().unwrap_or(Phase::Unknown);
    let marked = phase.clone();
    let class = match (row.is_break, session.status) {
        (true, _) => "session break",
        (_, Status::Canceled) => "session cancelled",
        _ => "session",
    };
    let (programme, starrable) = (loaded.programme(), !row.is_break);
    let (starred, id) = (scene.clone(), session.id.clone());
    let star = move || {
        let (scene, id) = (starred.clone(), id.clone());
        let offered = starrable && starred.visit.stars.get().is_some();
        if offered { vec![Keyed::new(0, move || part::personal::star(&scene, &id))] } else { Vec::new() }
    };
    let shown = move || String::from(class) + if marked() == Phase::Now { " is-now" } else { "" };
    let (lined, beneath) = (scene.clone(), marks.clone());
    let line = move || {
        let here = lined.present.get().is_some_and(|present| present.session == beneath.get().session);
        here.then(|| now_line(&lined))
    };
    article()
        .attr_live("class", shown)
        .part("session")
        .attr("data-id", session.id.clone())
        .attr_live("aria-posinset", move || plain(placed.get().position as i64))
        .attr_live("aria-setsize", move || plain(counted.get().total as i64))
        .live(line)
        .child(clock(scene, programme, session))
        .child(
            div()
                .class("main")
                .child(title(scene, session, row.is_break))
                .child(badges(scene, session, marks, phase))
                .child(facts(scene, programme, session, row))
                .child(speakers(scene, programme, session)),
        )
        .keyed(star)
}

/// The line between what has begun and what is to come.
fn now_line(scene: &Scene) -> Option<El> {
    let now = scene.times.at(scene.now.get(), &scene.locale)?;
    let words = scene.locale.fill(Key::NowAt, &[("time", &scene.locale.formatter.clock(now.wall))]);
    Some(p().class("now-line").child(span().child(words)))
}

/// Start and end, one under the other.
fn clock(scene: &Scene, programme: &Programme, session: &Session) -> El {
    let locale = &scene.locale;
    let day = programme.days.iter().find(|day| Some(&day.id) == session.day.as_ref());
    let off = |wall| scene.times.days_off(wall, day, locale).map(|words| span().class("day-off").child(words));
    let at = |moment, class| {
        let wall = scene.times.shown(moment, locale).wall;
        time().class(class).attr("datetime", moment.written()).child(locale.formatter.clock(wall))
    };
    let wall = |moment: Moment| scene.times.shown(moment, locale).wall;
    let late = session.start.and_then(|start| off(wall(start)));
    // The end says it only where the start doesn't.
    let later = session.end.filter(|_| late.is_none()).and_then(|end| off(wall(end)));
    let beside = session.start.and_then(|start| {
        let wall = scene.times.beside(start, locale)?.wall;
        let key = if scene.times.is_events() { Key::TimeYours } else { Key::TimeEvent };
        let words = locale.fill(key, &[("time", &locale.formatter.clock(wall))]);
        let off = off(wall).map(|off| span().child(" ").child(off));
        Some(span().class("beside quiet").child(words).child(off))
    });
    let open = session.start.is_none().then(|| span().class("quiet").child(locale.t(Key::TimeOpen)));
    p().class("time")
        .part("session-time")
        .child(session.start.map(|start| at(start, "start")))
        .child(late)
        .child(session.end.map(|end| at(end, "end")))
        .child(later)
        .child(beside)
        .child(open)
}

/// The title opens the session; its name begins with day and time, which sighted readers see beside it.
fn title(scene: &Scene, session: &Session, is_break: bool) -> El {
    if is_break {
        let words = foreign(said(&session.title, scene.lang(), &scene.locale));
        return p().class("title").part("session-title").child(words);
    }
    let (day, time) = (scene.times.date(session, &scene.locale), scene.times.range(session, &scene.locale));
    let mut prefix = None;
    if let (Some(day), Some(time)) = (&day, &time) {
        let words = scene.locale.fill(Key::NamePrefix, &[("day", day), ("time", time)]);
        prefix = Some(span().class("hidden").child(words + " "));
    }
    heading(scene.section_level + 1).class("title").part("session-title").child(opener(scene, session, prefix))
}

/// What is special about it, in words: now, next, cancelled, delayed.
fn badges(scene: &Scene, session: &Session, spot: Live<Spot>, phase: impl Fn() -> Phase + 'static) -> El {
    let status = match session.status {
        Status::Canceled => Some(Key::Cancelled),
        Status::Delayed => Some(Key::Delayed),
        Status::Planned => Some(Key::Planned),
        Status::Confirmed => None,
    };
    let badge = |words: String, class: &'static str| span().class(class).child(words);
    let status = status.map(|key| badge(scene.locale.t(key), "badge alert"));
    let locale = scene.locale.clone();
    let live = move || match phase() {
        Phase::Now => Some(badge(locale.t(Key::Now), "badge now")),
        Phase::Next => Some(badge(locale.t(Key::Next), "badge")),
        _ => None,
    };
    let scene = scene.clone();
    // The code that has found changes is there to put them into words.
    let changed = move || {
        let (marks, slot) = (scene.visit.marks.get(), spot.get().session);
        let mut own = Vec::new();
        for change in marks.iter() {
            if change.slot == slot {
                own.push(change);
            }
        }
        (!own.is_empty()).then(|| part::live::mark(&scene, &own))
    };
    span().class("badges").child(status).live(live).live(changed)
}

/// Room, track, type and language in one quiet line.
fn facts(scene: &Scene, programme: &Programme, session: &Session, row: &Row) -> El {
    let locale = &scene.locale;
    let place = if row.everywhere && (session.plenary || row.slots.len() > 1) {
        Some(span().class("fact").part("session-room").child(locale.t(Key::Everywhere)))
    } else {
        room(programme, session).map(|room| {
            span().class("fact").part("session-room").child(foreign(said(&room.name, scene.lang(), locale)))
        })
    };
    let kind = (!session.kind.is_empty() && !row.is_break).then(|| kind_label(&session.kind, scene.lang(), locale));
    let languages = (!session.languages.is_empty() && !row.is_break).then(|| languages(&session.languages, locale));
    let event = programme.event_attendance_mode;
    let mode = session.attendance.filter(|mode| Some(*mode) != event).map(|mode| locale.t(attendance(mode)));
    let invited = session.access.filter(|who| *who == Access::InvitationOnly && programme.access != session.access);
    let invited = invited.map(|who| locale.t(access(who)));
    let full = is_full(session).then(|| locale.t(Key::SeatsFull));
    let quiet = |words: Option<String>| words.map(|words| span().class("fact").attr("dir", "auto").child(words));
    p().class("facts-line")
        .child(place)
        .child(track(programme, session).map(|track| chip(scene, track)))
        .child(quiet(kind))
        .child(quiet(languages))
        .child(quiet(mode))
        .child(quiet(invited))
        .child(quiet(full))
}

fn is_full(session: &Session) -> bool {
    let state = session.seats.and_then(|seats| seats.state);
    matches!(state, Some(SeatState::Full | SeatState::Waitlist))
}

/// A track: its colour, and its name.
pub fn chip(scene: &Scene, track: &Track) -> El {
    let (light, dark) = track.color.as_deref().and_then(on_surface).unzip();
    span()
        .class("fact chip")
        .part("session-track")
        .style("--track", move || light.clone().unwrap_or_default())
        .style("--track-dark", move || dark.clone().unwrap_or_default())
        .child(foreign(said(&track.name, scene.lang(), &scene.locale)))
}

fn speakers(scene: &Scene, programme: &Programme, session: &Session) -> Option<El> {
    let mut names = Vec::new();
    for participation in &session.speakers {
        if let Some(speaker) = speaker(programme, &participation.id) {
            names.push(said(&speaker.name, scene.lang(), &scene.locale).words);
        }
    }
    (!names.is_empty()).then(|| p().class("people").child(scene.locale.list(&names)))
}

/// Languages by name: "English and German".
pub fn languages(tags: &[String], locale: &Locale) -> String {
    let mut names = Vec::new();
    for tag in tags {
        names.push(locale.formatter.language(tag));
    }
    locale.list(&names)
}

pub fn room<'p>(programme: &'p Programme, session: &Session) -> Option<&'p Room> {
    let id = session.room.as_ref()?;
    programme.rooms.iter().find(|room| room.id == *id)
}

pub fn track<'p>(programme: &'p Programme, session: &Session) -> Option<&'p Track> {
    let id = session.track.as_ref()?;
    programme.tracks.iter().find(|track| track.id == *id)
}

pub fn speaker<'p>(programme: &'p Programme, id: &str) -> Option<&'p Speaker> {
    programme.speakers.iter().find(|speaker| speaker.id == id)
}
