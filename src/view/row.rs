//! One session in the list.

use super::Outlet;
use super::el::{El, article, button, div, heading, p, span, time};
use super::shown::{Scene, open};
use super::words::{foreign, said};
use crate::i18n::{Key, Locale};
use crate::model::{Room, Session, Speaker, Status, Track};
use crate::state::{Phase, Row, kind_label, on_surface};
use std::rc::Rc;

pub fn row(scene: &Scene, row: &Row, position: usize, total: usize, outlet: &Rc<dyn Outlet>) -> Option<El> {
    let n = row.session();
    let session = scene.programme().sessions.get(n)?;
    let phases = scene.phases.clone();
    let phase = move || phases.get().get(n).copied().unwrap_or(Phase::Unknown);
    let marked = phase.clone();
    let class = match (row.is_break, session.status) {
        (true, _) => "session break",
        (_, Status::Canceled) => "session cancelled",
        _ => "session",
    };
    Some(
        article()
            .attr_live(
                "class",
                move || if marked() == Phase::Now { format!("{class} is-now") } else { class.to_owned() },
            )
            .part("session")
            .attr("data-id", session.id.clone())
            .attr("aria-posinset", position.to_string())
            .attr("aria-setsize", total.to_string())
            .child(clock(scene, session))
            .child(
                div()
                    .class("main")
                    .child(title(scene, n, session, row.is_break, outlet))
                    .child(badges(scene, session, phase))
                    .child(facts(scene, session, row))
                    .child(speakers(scene, session)),
            ),
    )
}

/// Start and end, one under the other.
fn clock(scene: &Scene, session: &Session) -> El {
    let locale = &scene.locale;
    let at = |moment, class| {
        let shown = scene.times.shown(moment, locale);
        time().class(class).attr("datetime", moment.to_string()).child(locale.formatter.clock(shown.wall))
    };
    let open = session.start.is_none().then(|| span().class("quiet").child(locale.t(Key::TimeOpen)));
    p().class("time")
        .part("session-time")
        .child(session.start.map(|start| at(start, "start")))
        .child(session.end.map(|end| at(end, "end")))
        .child(open)
}

/// The title opens the session; its name begins with day and time, which sighted readers see beside it.
fn title(scene: &Scene, n: usize, session: &Session, is_break: bool, outlet: &Rc<dyn Outlet>) -> El {
    let words = foreign(said(&session.title, scene.lang(), &scene.locale));
    if is_break {
        return p().class("title").part("session-title").child(words);
    }
    let (day, time) = (scene.times.date(session, &scene.locale), scene.times.range(session, &scene.locale));
    let prefix = day.zip(time).map(|(day, time)| {
        let prefix = scene.locale.fill(Key::NamePrefix, &[("day", &day), ("time", &time)]);
        span().class("hidden").child(prefix + " ")
    });
    let (scene_open, outlet, loaded) = (scene.clone(), outlet.clone(), scene.loaded.clone());
    let opened = move |_| {
        if loaded.document.data.sessions.get(n).is_some_and(|session| outlet.select(session)) {
            open(&scene_open, n, &outlet);
        }
    };
    let opener = button().attr("type", "button").class("opener").attr("aria-haspopup", "dialog").on("click", opened);
    heading(scene.section_level + 1).class("title").part("session-title").child(opener.child(prefix).child(words))
}

/// What is special about it, in words: now, next, cancelled, delayed.
fn badges(scene: &Scene, session: &Session, phase: impl Fn() -> Phase + 'static) -> El {
    let status = match session.status {
        Status::Canceled => Some(Key::Cancelled),
        Status::Delayed => Some(Key::Delayed),
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
    span().class("badges").child(status).live(live)
}

/// Room, track, type and language in one quiet line.
fn facts(scene: &Scene, session: &Session, row: &Row) -> El {
    let locale = &scene.locale;
    let place = if row.everywhere && (session.plenary || row.slots.len() > 1) {
        Some(span().class("fact").part("session-room").child(locale.t(Key::Everywhere)))
    } else {
        room(scene, session).map(|room| {
            span().class("fact").part("session-room").child(foreign(said(&room.name, scene.lang(), locale)))
        })
    };
    let kind = (!session.kind.is_empty() && !row.is_break).then(|| kind_label(&session.kind, scene.lang(), locale));
    let languages = (!session.languages.is_empty() && !row.is_break).then(|| languages(&session.languages, locale));
    let quiet = |words: Option<String>| words.map(|words| span().class("fact").attr("dir", "auto").child(words));
    p().class("facts-line")
        .child(place)
        .child(track(scene, session).map(|track| chip(scene, track)))
        .child(quiet(kind))
        .child(quiet(languages))
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

fn speakers(scene: &Scene, session: &Session) -> Option<El> {
    let mut names = Vec::new();
    for participation in &session.speakers {
        if let Some(speaker) = speaker(scene, &participation.id) {
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

pub fn room<'s>(scene: &'s Scene, session: &Session) -> Option<&'s Room> {
    let id = session.room.as_ref()?;
    scene.programme().rooms.iter().find(|room| room.id == *id)
}

pub fn track<'s>(scene: &'s Scene, session: &Session) -> Option<&'s Track> {
    let id = session.track.as_ref()?;
    scene.programme().tracks.iter().find(|track| track.id == *id)
}

pub fn speaker<'s>(scene: &'s Scene, id: &str) -> Option<&'s Speaker> {
    scene.programme().speakers.iter().find(|speaker| speaker.id == id)
}
