//! One session in full. What few sessions state is told by the part for the event itself: both show it the same way,
//! and what two parts need would be downloaded by everybody.

mod beside;
mod links;
mod people;
mod terms;
mod when;

pub use people::office;

use super::dom;
use super::el::{El, Keyed, Place, button, dialog as dialog_element, div, heading, p, span};
use super::live::watch;
use super::row::{room, speaker, track};
use super::shown::Scene;
use super::takeaway;
use super::words::{foreign, running, said};
use crate::i18n::Key;
use crate::model::{Json, Programme, Session, Slot, Text, ToJson};
use crate::part::{self, Part};
use crate::state::{Loaded, fingerprint, kind_label};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub fn dialog(scene: &Scene) -> El {
    let (scene, selected) = (scene.clone(), scene.visit.selected.clone());
    let (opened, closed) = (selected.clone(), selected.clone());
    let place = Place::default();
    let (to_open, to_close, place_closed) = (place.clone(), place.clone(), place.clone());
    let title = Place::default();
    let titled = title.clone();
    let outside = Rc::new(Cell::new(false));
    let pressed = outside.clone();
    dialog_element()
        .place(place.clone())
        .class("dialog")
        .part("dialog")
        .attr("aria-labelledby", "dialog-title")
        .on("close", move |_| {
            // Not where it has been opened again meanwhile.
            if !dom::is_open(&place_closed) {
                closed.set(None);
            }
        })
        // A press inside that ends outside marks text: only one that begins outside closes.
        .on("pointerdown", move |event| pressed.set(dom::on_backdrop(&event)))
        .on("click", move |event| {
            if dom::on_backdrop(&event) && outside.get() {
                dom::close(&to_close);
            }
        })
        .keyed(move || {
            let (scene, loaded) = (scene.clone(), scene.loaded.get());
            let (place, title) = (place.clone(), title.clone());
            let Some(at) = selected.get().and_then(|id| position(loaded.programme(), &id)) else { return Vec::new() };
            // New data that say the same of this session leave it as it is.
            vec![Keyed::new(fingerprint_of(&loaded, at), move || card(&scene, &loaded, at, place, title))]
        })
        .made(move |_| {
            let shown: RefCell<Option<Rc<str>>> = RefCell::default();
            Some(watch(Box::new(move || {
                let id = opened.get();
                if id.is_some() {
                    dom::open_modal(&to_open);
                } else {
                    dom::close(&to_open);
                }
                // From one session to another: what had the focus goes with the first one.
                if id.is_some() && *shown.borrow() != id && dom::is_open(&to_open) {
                    let title = titled.clone();
                    dom::later(move || dom::focus(&title));
                }
                shown.replace(id);
            })))
        })
}

fn position(programme: &Programme, id: &str) -> Option<usize> {
    programme.sessions.iter().position(|session| session.id == id)
}

/// Tells sessions apart by all that is said of them.
fn fingerprint_of(loaded: &Loaded, at: usize) -> u64 {
    let programme = loaded.programme();
    let Some(session) = programme.sessions.get(at) else { return 0 };
    let mut seed = print(1, &session.to_json());
    if let Some(room) = room(programme, session) {
        seed = print(seed, &room.to_json());
    }
    if let Some(track) = track(programme, session) {
        seed = print(seed, &track.to_json());
    }
    for participation in &session.speakers {
        if let Some(speaker) = speaker(programme, &participation.id) {
            seed = print(seed, &speaker.to_json());
        }
    }
    seed
}

/// Tells trees apart.
fn print(seed: u64, tree: &Json) -> u64 {
    match tree {
        Json::List(items) => items.iter().fold(fingerprint(seed, "["), print),
        Json::Map(entries) => entries.iter().fold(seed, |seed, (key, value)| print(fingerprint(seed, key), value)),
        other => fingerprint(seed, &other.outline()),
    }
}

fn card(scene: &Scene, loaded: &Loaded, at: usize, place: Place, title: Place) -> El {
    let (programme, locale) = (loaded.programme(), &scene.locale);
    let Some(session) = programme.sessions.get(at) else { return div() };
    let words = |text: &Text| said(text, scene.lang(), locale);
    let close = button()
        .attr("type", "button")
        .class("button close")
        .on("click", move |_| dom::close(&place))
        .child(locale.t(Key::Close));
    let kind = (!session.kind.is_empty() && session.slot_type == Slot::Session).then(|| {
        p().class("eyebrow").child(span().attr("dir", "auto").child(kind_label(&session.kind, scene.lang(), locale)))
    });
    let subtitle = (!session.subtitle.is_empty()).then(|| p().class("slogan").child(foreign(words(&session.subtitle))));
    let title = heading(scene.section_level)
        .attr("id", "dialog-title")
        .attr("tabindex", "-1")
        .place(title)
        .class("dialog-title")
        .child(foreign(words(&session.title)));
    let mut card = div()
        .class("card")
        .child(close)
        .child(div().class("card-head").child(kind).child(title).child(subtitle))
        .child(when::facts(scene, programme, at))
        .child(links::actions(scene, &session.id))
        .child(takeaway::of_session(scene, &session.id));
    for text in [&session.summary, &session.description] {
        if !text.is_empty() {
            card = card.child(running(words(text)));
        }
    }
    if !session.outcome.is_empty() {
        card = card.child(part_of(scene, Key::Outcome).child(running(words(&session.outcome))));
    }
    card.child(people::people(scene, programme, session))
        .child(terms::terms(scene, programme, session))
        .child(seldom(scene, session))
        .child(links::links(scene, &session.id))
        .child(beside::beside(scene, &session.id))
}

/// A part of the card with a heading.
fn part_of(scene: &Scene, title: Key) -> El {
    div().child(heading(scene.section_level + 1).class("part-title").child(scene.locale.t(title)))
}

/// What few sessions state, once the code for it is there.
fn seldom(scene: &Scene, session: &Session) -> Option<El> {
    // Some of it stands among the terms.
    let told = ["dateNote", "level", "audience", "sessionFormat", "organizations"];
    session.more.as_ref()?.entries().find(|(key, _)| !told.contains(key))?;
    let (scene, id) = (scene.clone(), session.id.clone());
    Some(div().class("seldom").keyed(move || {
        let (one, id) = (scene.clone(), id.clone());
        if scene.has(Part::About) {
            vec![Keyed::new(0, move || part::about::of_session(&one, &id))]
        } else {
            Vec::new()
        }
    }))
}
