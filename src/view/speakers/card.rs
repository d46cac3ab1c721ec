//! One person: name, offices, sessions, and what they say of themselves.

use super::cast::Cast;
use crate::i18n::{DateStyle, Key};
use crate::model::{Session, Speaker, Status, Text};
use crate::state::{Person, Row, fingerprint};
use crate::view::el::{El, Place, article, button, div, heading, li, p, span, time, ul};
use crate::view::live::{Live, watch};
use crate::view::opener::opener;
use crate::view::row;
use crate::view::scroll::reveal;
use crate::view::shown::Scene;
use crate::view::words::{Said, foreign, outward, running, said};
use std::rc::Rc;

/// Tells cards apart by all that they show.
pub fn print(scene: &Scene, person: &Person) -> u64 {
    let loaded = scene.data();
    let Some(speaker) = loaded.programme().speakers.get(person.speaker) else { return 0 };
    let mut key = fingerprint(5, &speaker.id);
    let mut add = |text: &Text| text.each(|words| key = fingerprint(key, words));
    add(&speaker.name);
    add(&speaker.biography);
    speaker.roles.iter().flat_map(|role| role.parts()).for_each(add);
    for n in &person.sessions {
        let row = Row { slots: vec![*n], is_break: false, everywhere: false };
        key = key.rotate_left(7) ^ row::print(&loaded, &row);
    }
    key
}

/// `place` says which one it is, and of how many.
pub fn card(cast: &Rc<Cast>, person: &Person, place: Live<(usize, usize)>, level: u8) -> El {
    let (scene, loaded) = (&cast.scene, cast.scene.data());
    let programme = loaded.programme();
    let Some(speaker) = programme.speakers.get(person.speaker) else { return div() };
    let name = said(&speaker.name, scene.lang(), &scene.locale);
    let mut sessions = ul().class("own-sessions");
    for n in &person.sessions {
        sessions = sessions.child(programme.sessions.get(*n).map(|session| own_session(scene, session)));
    }
    let (counted, wanted, id) = (place.clone(), cast.clone(), speaker.id.clone());
    let title = heading(level).class("person-name").child(toggle(cast, speaker, name));
    let here = Place::default();
    article()
        .place(here.clone())
        .class("person")
        .part("card")
        .attr("data-id", speaker.id.clone())
        .attr_live("aria-posinset", move || place.get().0.to_string())
        .attr_live("aria-setsize", move || counted.get().1.to_string())
        .made(move |_| {
            Some(watch(Box::new(move || {
                let named = wanted.scene.visit.speaker.get().is_some_and(|named| *named == *id);
                if named && *wanted.own.borrow() != id {
                    // Once: scrolled away and back, it is a card like all the others.
                    wanted.own.replace(id.clone());
                    reveal(&here, ".person-focus");
                }
            })))
        })
        .child(title)
        .child(offices(scene, speaker))
        .live(about(cast, speaker))
        .child((!person.sessions.is_empty()).then_some(sessions))
}

/// What somebody is, of what, where.
fn offices(scene: &Scene, speaker: &Speaker) -> Vec<El> {
    let mut offices = Vec::new();
    for role in &speaker.roles {
        let mut line = p().class("quiet");
        for (n, part) in role.parts().enumerate() {
            line = line.child((n > 0).then_some(", ")).child(foreign(said(part, scene.lang(), &scene.locale)));
        }
        offices.extend(role.parts().next().is_some().then_some(line));
    }
    offices
}

/// The name; where there is more to tell, it is the button that tells it.
fn toggle(cast: &Rc<Cast>, speaker: &Speaker, name: Said) -> El {
    let name = foreign(name);
    if speaker.biography.is_empty() && speaker.url.is_none() {
        return name.class("person-focus").attr("tabindex", "-1");
    }
    let (pressed, turned) = (cast.clone(), cast.clone());
    let (id, own) = (speaker.id.clone(), speaker.id.clone());
    let turn = move |_| {
        let tell = !turned.told.peek().contains(&own);
        turned.tell(&own, tell);
        turned.own.replace(own.clone());
        let speaker = &turned.scene.visit.speaker;
        if tell {
            speaker.set_if_new(Some(Rc::from(own.as_str())));
        } else if speaker.peek().as_deref() == Some(own.as_str()) {
            speaker.set(None);
        }
    };
    button()
        .attr("type", "button")
        .class("person-focus more")
        .attr_live("aria-expanded", move || pressed.is_told(&id).to_string())
        .on("click", turn)
        .child(name)
}

/// Their own words about themselves, for whoever asks.
fn about(cast: &Rc<Cast>, speaker: &Speaker) -> impl FnMut() -> Option<El> + 'static {
    let (cast, id) = (cast.clone(), speaker.id.clone());
    let (biography, url) = (speaker.biography.clone(), speaker.url.clone());
    move || {
        let scene = &cast.scene;
        cast.is_told(&id).then(|| {
            let words = (!biography.is_empty()).then(|| running(said(&biography, scene.lang(), &scene.locale)));
            let link = url.clone().map(|url| p().child(outward(url, scene.locale.t(Key::LinkWeb))));
            div().class("biography").child(words).child(link)
        })
    }
}

/// A session of theirs: when it is, and its title, which opens it.
fn own_session(scene: &Scene, session: &Session) -> El {
    let locale = &scene.locale;
    let when = session.start.map(|start| {
        let wall = scene.times.shown(start, locale).wall;
        let words = locale.formatter.date(wall, DateStyle::Short) + ", " + &locale.formatter.clock(wall);
        time().attr("datetime", start.to_string()).child(words)
    });
    let status = match session.status {
        Status::Canceled => Some(Key::Cancelled),
        Status::Delayed => Some(Key::Delayed),
        Status::Planned | Status::Confirmed => None,
    };
    let class = if session.status == Status::Canceled { "own-session cancelled" } else { "own-session" };
    li().class(class).child(span().class("own-when").child(when)).child(
        span()
            .class("own-title")
            .child(span().class("title").child(opener(scene, session, None)))
            .child(status.map(|key| span().class("badge alert").child(locale.t(key)))),
    )
}
