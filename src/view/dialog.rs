//! One session in full.

use super::dom;
use super::el::{El, Keyed, Place, button, dd, dialog as dialog_element, div, dl, dt, heading, li, p, span, ul};
use super::header::{access, attendance};
use super::live::watch;
use super::row::{chip, languages, room, speaker, track};
use super::shown::Scene;
use super::takeaway;
use super::words::{Said, foreign, outward, running, said};
use crate::i18n::Key;
use crate::model::{Json, Link, LinkKind, Participation, Programme, Session, Status, ToJson};
use crate::state::{Loaded, fingerprint, kind_label};
use std::cell::Cell;
use std::rc::Rc;

pub fn dialog(scene: &Scene) -> El {
    let (scene, selected) = (scene.clone(), scene.visit.selected.clone());
    let (opened, closed) = (selected.clone(), selected.clone());
    let place = Place::default();
    let (to_open, to_close, place_closed) = (place.clone(), place.clone(), place.clone());
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
            let (scene, loaded, place) = (scene.clone(), scene.loaded.get(), place.clone());
            let Some(at) = selected.get().and_then(|id| position(loaded.programme(), &id)) else { return Vec::new() };
            let session = loaded.programme().sessions.get(at);
            // New data that say the same of this session leave it as it is.
            let key = session.map_or(0, |session| print(1, &session.to_json()));
            vec![Keyed::new(key, move || card(&scene, &loaded, at, place))]
        })
        .made(move |_| {
            Some(watch(Box::new(move || {
                if opened.get().is_some() {
                    dom::open_modal(&to_open);
                } else {
                    dom::close(&to_open);
                }
            })))
        })
}

fn position(programme: &Programme, id: &str) -> Option<usize> {
    programme.sessions.iter().position(|session| session.id == id)
}

/// Tells trees apart.
fn print(seed: u64, tree: &Json) -> u64 {
    match tree {
        Json::List(items) => items.iter().fold(fingerprint(seed, "["), print),
        Json::Map(entries) => entries.iter().fold(seed, |seed, (key, value)| print(fingerprint(seed, key), value)),
        other => fingerprint(seed, &other.outline()),
    }
}

fn card(scene: &Scene, loaded: &Loaded, at: usize, place: Place) -> El {
    let (programme, locale) = (loaded.programme(), &scene.locale);
    let Some(session) = programme.sessions.get(at) else { return div() };
    let title = heading(scene.section_level).attr("id", "dialog-title").class("dialog-title").child(foreign(said(
        &session.title,
        scene.lang(),
        locale,
    )));
    let subtitle = (!session.subtitle.is_empty())
        .then(|| p().class("slogan").child(foreign(said(&session.subtitle, scene.lang(), locale))));
    let close = button()
        .attr("type", "button")
        .class("button close")
        .on("click", move |_| dom::close(&place))
        .child(locale.t(Key::Close));
    let mut card = div()
        .class("card")
        .child(div().class("card-head").child(title).child(close))
        .child(subtitle)
        .child(facts(scene, programme, session))
        .child(takeaway::of_session(scene, &session.id));
    for text in [&session.summary, &session.description, &session.outcome] {
        if !text.is_empty() {
            card = card.child(running(said(text, scene.lang(), locale)));
        }
    }
    card.child(people(scene, programme, session)).child(links(scene, session))
}

/// When, where and the like, as a list of terms.
fn facts(scene: &Scene, programme: &Programme, session: &Session) -> El {
    let locale = &scene.locale;
    let mut rows: Vec<El> = Vec::new();
    let mut add = |key: Key, value: El| rows.push(div().child(dt().child(locale.t(key))).child(value));
    let mut when = dd().child(scene.times.date(session, locale));
    if let Some(range) = scene.times.range(session, locale) {
        when = when.child(", ").child(range);
    }
    let status = match session.status {
        Status::Canceled => Some(Key::Cancelled),
        Status::Delayed => Some(Key::Delayed),
        Status::Planned => Some(Key::Planned),
        Status::Confirmed => None,
    };
    if let Some(key) = status {
        when = when.child(" ").child(span().class("badge alert").child(locale.t(key)));
    }
    if session.start.is_some() || status.is_some() {
        add(Key::When, when);
    }
    if session.plenary {
        add(Key::Where, dd().child(locale.t(Key::Everywhere)));
    } else if let Some(room) = room(programme, session) {
        add(Key::Where, dd().child(foreign(said(&room.name, scene.lang(), locale))));
    }
    if let Some(track) = track(programme, session) {
        add(Key::Track, dd().child(chip(scene, track)));
    }
    if !session.kind.is_empty() {
        add(Key::Type, dd().child(kind_label(&session.kind, scene.lang(), locale)));
    }
    for (key, tags) in [(Key::Language, &session.languages), (Key::Interpretation, &session.interpretation_languages)] {
        if !tags.is_empty() {
            add(key, dd().child(languages(tags, locale)));
        }
    }
    if let Some(mode) = session.attendance {
        add(Key::Attendance, dd().child(locale.t(attendance(mode))));
    }
    if let Some(who) = session.access {
        add(Key::Access, dd().child(locale.t(access(who))));
    }
    let mut cities = Vec::new();
    for city in &session.cities {
        cities.push(said(&city.name, scene.lang(), locale).words);
    }
    if !cities.is_empty() {
        add(Key::Cities, dd().child(locale.list(&cities)));
    } else if let Some(count) = session.presenting_cities_count {
        add(Key::Cities, dd().child(locale.count(Key::CitiesPresent, count as usize, &[])));
    }
    let mut topics = Vec::new();
    for topic in &session.topics {
        topics.push(said(topic, scene.lang(), locale).words);
    }
    if !topics.is_empty() {
        add(Key::Topics, dd().child(locale.list(&topics)));
    }
    dl().class("terms").child(rows)
}

fn people(scene: &Scene, programme: &Programme, session: &Session) -> Option<El> {
    if session.speakers.is_empty() {
        return None;
    }
    let mut list = ul().class("persons");
    for participation in &session.speakers {
        list = list.child(person(scene, programme, participation));
    }
    let title = heading(scene.section_level + 1).class("part-title").child(scene.locale.t(Key::Speakers));
    Some(div().child(title).child(list))
}

fn person(scene: &Scene, programme: &Programme, participation: &Participation) -> Option<El> {
    let (locale, lang) = (&scene.locale, scene.lang());
    let speaker = speaker(programme, &participation.id)?;
    let mut first = p().child(span().class("name").child(foreign(said(&speaker.name, lang, locale))));
    if let Some(role) = &participation.role {
        let words = role_key(role).map_or_else(|| role.clone(), |key| locale.t(key));
        first = first.child(span().class("badge").child(words));
    }
    let mut item = li().child(first);
    for role in &speaker.roles {
        let mut office = String::new();
        for part in role.parts() {
            if !office.is_empty() {
                office.push_str(", ");
            }
            office.push_str(&said(part, lang, locale).words);
        }
        if !office.is_empty() {
            item = item.child(p().class("quiet").child(foreign(Said { words: office, lang: None })));
        }
    }
    if !speaker.biography.is_empty() {
        item = item.child(running(said(&speaker.biography, lang, locale)));
    }
    Some(item)
}

fn role_key(role: &str) -> Option<Key> {
    Some(match role {
        "moderator" => Key::RoleModerator,
        "facilitator" => Key::RoleFacilitator,
        "panellist" | "panelist" => Key::RolePanellist,
        "introduction" | "introducer" => Key::RoleIntroduction,
        "opening" => Key::RoleOpening,
        "closing" => Key::RoleClosing,
        "contributor" => Key::RoleContributor,
        "host" => Key::RoleHost,
        "guest" => Key::RoleGuest,
        _ => return None,
    })
}

fn links(scene: &Scene, session: &Session) -> Option<El> {
    if session.links.is_empty() {
        return None;
    }
    let mut list = ul().class("links");
    for link in &session.links {
        list = list.child(li().child(outward(link.url.clone(), link_words(scene, link))));
    }
    let title = heading(scene.section_level + 1).class("part-title").child(scene.locale.t(Key::Links));
    Some(div().child(title).child(list))
}

/// The link's own title, else what it is for, else where it leads.
fn link_words(scene: &Scene, link: &Link) -> String {
    let own = match link.kind {
        LinkKind::Session => Key::LinkSession,
        LinkKind::Registration => Key::LinkRegistration,
        LinkKind::Stream => Key::LinkStream,
        LinkKind::Recording => Key::LinkRecording,
        LinkKind::Slides => Key::LinkSlides,
        LinkKind::Feedback => Key::LinkFeedback,
        LinkKind::Web => Key::LinkWeb,
    };
    let title = said(&link.title, scene.lang(), &scene.locale).words;
    let host = link.url.split('/').nth(2).unwrap_or_default();
    if !title.is_empty() {
        title
    } else if host.is_empty() || link.kind != LinkKind::Web {
        scene.locale.t(own)
    } else {
        host.to_owned()
    }
}
