//! One session: on now, or next.

use super::moment::{clock_of, dated, near};
use crate::i18n::Key;
use crate::model::{Session, Slot, Status};
use crate::view::el::{El, div, heading, p, span, time};
use crate::view::opener::opener;
use crate::view::row::{chip, speaker, track};
use crate::view::shown::Scene;
use crate::view::words::{foreign, said};

/// The session of an index; `level` is that of its heading.
pub fn slot(scene: &Scene, n: usize, on: bool, level: u8) -> El {
    let (loaded, locale) = (scene.data(), &scene.locale);
    let programme = loaded.programme();
    let Some(session) = programme.sessions.get(n) else { return div() };
    let cancelled = session.status == Status::Canceled;
    let badge = |key: Key, class: &'static str| span().class(class).child(locale.t(key));
    let mut when = p().class("now-when").part("session-time").child(if on && !cancelled {
        badge(Key::Now, "badge now")
    } else if on {
        badge(Key::Now, "badge")
    } else {
        badge(Key::Next, "badge")
    });
    if cancelled {
        when = when.child(badge(Key::Cancelled, "badge alert"));
    } else if session.status == Status::Delayed {
        when = when.child(badge(Key::Delayed, "badge alert"));
    }
    let shown = if on { session.end.map(|end| (Key::NowUntil, end)) } else { None };
    when = match (shown, session.start) {
        (Some((key, moment)), _) => {
            let clock = clock_of(scene, moment);
            let words = locale.fill(key, &[("time", &clock)]);
            when.child(time().attr("datetime", moment.to_string()).child(words))
        }
        (None, Some(start)) => {
            let followed = scene.clone();
            when.child(time().attr("datetime", start.to_string()).live(move || dated(&followed, start)))
        }
        (None, None) => when,
    };
    let (left, moment) = (scene.clone(), if on { session.end } else { session.start });
    let left = move || {
        let words = moment.filter(|_| !cancelled).and_then(|moment| near(&left, moment, on));
        words.map(|words| span().class("now-left").child(words))
    };
    let done = (on && !cancelled).then(|| bar(scene, session)).flatten();
    let mut names = Vec::new();
    for participation in &session.speakers {
        if let Some(speaker) = speaker(programme, &participation.id) {
            names.push(said(&speaker.name, scene.lang(), locale).words);
        }
    }
    let people = (on && !names.is_empty()).then(|| p().class("people").child(locale.list(&names)));
    let track = track(programme, session).filter(|_| on).map(|track| p().class("facts-line").child(chip(scene, track)));
    let title = if session.slot_type == Slot::Break {
        p().class("title").part("session-title").child(foreign(said(&session.title, scene.lang(), locale)))
    } else {
        heading(level).class("title").part("session-title").child(opener(scene, session, None))
    };
    let class = match (on, cancelled) {
        _ if session.slot_type == Slot::Break => "now-slot is-on is-break",
        (true, true) => "now-slot is-on cancelled",
        (true, false) => "now-slot is-on",
        (false, true) => "now-slot is-next cancelled",
        (false, false) => "now-slot is-next",
    };
    div()
        .class(class)
        .attr("data-id", session.id.clone())
        .child(when.live(left))
        .child(title)
        .child(people)
        .child(track)
        .child(done)
}

/// How much of a session is over. It says what the words beside it say.
fn bar(scene: &Scene, session: &Session) -> Option<El> {
    let (start, end) = (session.start?.instant()?, session.end?.instant()?);
    let scene = scene.clone();
    let done = move || {
        let percent = (scene.now.get() - start).clamp(0, end - start) * 100 / (end - start).max(1);
        percent.to_string() + "%"
    };
    let filled = div().style("inline-size", done);
    Some(div().class("now-bar").attr("aria-hidden", "true").child(filled))
}
