//! The ways from one session to others: its whole and its parts, what else is on, and the one before and after.

use super::super::el::{El, Keyed, button, div, li, p, span, ul};
use super::super::row::room;
use super::super::shown::Scene;
use super::super::words::{foreign, said};
use super::{part_of, position, print};
use crate::i18n::Key;
use crate::model::{Programme, Session, ToJson};
use crate::state::{Around, around, fingerprint};

/// Follows the data: the sessions around change while the one that is read stays.
pub fn beside(scene: &Scene, id: &str) -> El {
    let (scene, id) = (scene.clone(), id.to_owned());
    div().class("beside-list").keyed(move || {
        let (one, loaded) = (scene.clone(), scene.loaded.get());
        let Some(at) = position(loaded.programme(), &id) else { return Vec::new() };
        let around = around(loaded.programme(), at);
        let mut key = 1;
        for n in [&around.parts, &around.parallel].into_iter().flatten() {
            key = print_of(key, loaded.programme(), Some(*n));
        }
        for n in [around.whole, around.previous, around.next] {
            key = print_of(key, loaded.programme(), n);
        }
        let none = Around { slots: around.slots.clone(), in_room: around.in_room, ..Around::default() };
        if around == none {
            return Vec::new();
        }
        vec![Keyed::new(key, move || sections(&one, loaded.programme(), &around))]
    })
}

fn print_of(seed: u64, programme: &Programme, n: Option<usize>) -> u64 {
    let session = n.and_then(|n| programme.sessions.get(n));
    session.map_or_else(|| fingerprint(seed, ""), |session| print(seed, &session.to_json()))
}

fn sections(scene: &Scene, programme: &Programme, around: &Around) -> El {
    div()
        .class("ways")
        .child(around.whole.and_then(|n| Some(whole(scene, programme.sessions.get(n)?))))
        .child(list(scene, programme, Key::PartsOfSession, &around.parts))
        .child(list(scene, programme, Key::SameTime, &around.parallel))
        .child(neighbours(scene, programme, around))
}

/// The way to the session that this one is part of.
fn whole(scene: &Scene, session: &Session) -> El {
    let title = said(&session.title, scene.lang(), &scene.locale).words;
    let words = scene.locale.fill(Key::PartOf, &[("event", &title)]);
    p().child(opener(scene, session, span().attr("dir", "auto").child(words)))
}

fn list(scene: &Scene, programme: &Programme, title: Key, sessions: &[usize]) -> Option<El> {
    let mut items = ul().class("others");
    let mut any = false;
    for n in sessions {
        let Some(session) = programme.sessions.get(*n) else { continue };
        items = items.child(li().child(opener(scene, session, words(scene, programme, session))));
        any = true;
    }
    any.then(|| part_of(scene, title).child(items))
}

/// Title, time and room of another session.
fn words(scene: &Scene, programme: &Programme, session: &Session) -> El {
    let (locale, lang) = (&scene.locale, scene.lang());
    let time = scene.times.range(session, locale).map(|range| span().class("fact").child(range));
    let room = room(programme, session).map(|room| span().class("fact").child(foreign(said(&room.name, lang, locale))));
    let facts = (time.is_some() || room.is_some()).then(|| span().class("quiet meta").child(time).child(room));
    span()
        .class("other")
        .child(span().class("name").child(foreign(said(&session.title, lang, locale))))
        .child(facts.map(|facts| span().child(" ").child(facts)))
}

fn neighbours(scene: &Scene, programme: &Programme, around: &Around) -> Option<El> {
    let mut line = div().class("neighbours");
    let mut any = false;
    let keys = if around.in_room {
        [(around.previous, Key::PreviousInRoom), (around.next, Key::NextInRoom)]
    } else {
        [(around.previous, Key::PreviousSession), (around.next, Key::NextSession)]
    };
    for (n, key) in keys {
        let session = n.and_then(|n| programme.sessions.get(n));
        let made = session.map(|session| {
            let label = span().class("quiet").child(scene.locale.t(key));
            let title = span().class("name").child(foreign(said(&session.title, scene.lang(), &scene.locale)));
            opener(scene, session, span().class("other").child(label).child(" ").child(title))
        });
        any |= made.is_some();
        line = line.child(div().child(made));
    }
    any.then_some(line)
}

/// A button that shows another session in the place of this one.
fn opener(scene: &Scene, session: &Session, words: El) -> El {
    let (scene, id) = (scene.clone(), session.id.clone());
    button().attr("type", "button").class("way").on("click", move |_| scene.choose(&id)).child(words)
}
