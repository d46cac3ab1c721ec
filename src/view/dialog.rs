//! One session in full.

use super::dom;
use super::header::{access, attendance};
use super::row::{chip, room, speaker, track};
use super::live::watch;
use super::shown::Scene;
use super::words::{Said, foreign, outward, running, said};
use crate::i18n::Key;
use crate::model::{LinkKind, Participation, Session, Status, Text};
use crate::state::kind_label;
use super::el::{El, Place, button, dd, dialog as dialog_element, div, dl, dt, heading, li, p, span, ul};

pub fn dialog(scene: &Scene) -> El {
    let (scene, selected) = (scene.clone(), scene.selected.clone());
    let (opened, closed) = (selected.clone(), selected.clone());
    let place = Place::default();
    let (to_open, to_close) = (place.clone(), place.clone());
    dialog_element()
        .place(place.clone())
        .class("dialog")
        .part("dialog")
        .attr("aria-labelledby", "dialog-title")
        .on("close", move |_| closed.set(None))
        .on("click", move |event| {
            if dom::on_backdrop(&event) {
                dom::close(&to_close);
            }
        })
        .live(move || {
            let session = scene.programme().sessions.get(selected.get()?)?;
            Some(card(&scene, session, place.clone()))
        })
        .made(move |_| {
            Some(watch(Box::new(move || {
                if opened.get().is_some() {
                    dom::open_modal(&to_open);
                }
            })))
        })
}

fn card(scene: &Scene, session: &Session, place: Place) -> El {
    let locale = &scene.locale;
    let title = heading(scene.heading_level + 1)
        .attr("id", "dialog-title")
        .class("dialog-title")
        .child(foreign(said(&session.title, scene.lang(), locale)));
    let subtitle = (!session.subtitle.is_empty()).then(|| p().class("slogan").child(foreign(said(&session.subtitle, scene.lang(), locale))));
    let texts: Vec<_> = [&session.summary, &session.description, &session.outcome]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| running(said(text, scene.lang(), locale)))
        .collect();
    let close = button().attr("type", "button").class("button close").on("click", move |_| dom::close(&place)).child(locale.t(Key::Close));
    div()
        .class("card")
        .child(div().class("card-head").child(title).child(close))
        .child(subtitle)
        .child(facts(scene, session))
        .child(texts)
        .child(people(scene, session))
        .child(links(scene, session))
}

/// When, where and the like, as a list of terms.
fn facts(scene: &Scene, session: &Session) -> El {
    let locale = &scene.locale;
    let mut rows: Vec<El> = Vec::new();
    let mut add = |key: Key, value: El| rows.push(div().child(dt().child(locale.t(key))).child(value));
    let mut when: Vec<String> = [scene.times.date(session, locale), scene.times.range(session, locale)].into_iter().flatten().collect();
    when.extend(match session.status {
        Status::Canceled => Some(locale.t(Key::Cancelled)),
        Status::Delayed => Some(locale.t(Key::Delayed)),
        Status::Confirmed => None,
    });
    if !when.is_empty() {
        add(Key::When, dd().child(when.join(", ")));
    }
    if session.plenary {
        add(Key::Where, dd().child(locale.t(Key::Everywhere)));
    } else if let Some(room) = room(scene, session) {
        add(Key::Where, dd().child(foreign(said(&room.name, scene.lang(), locale))));
    }
    if let Some(track) = track(scene, session) {
        add(Key::Track, dd().child(chip(scene, track)));
    }
    if !session.kind.is_empty() {
        add(Key::Type, dd().child(kind_label(&session.kind, scene.lang(), locale)));
    }
    let tongues = |tags: &[String]| locale.formatter.list(&tags.iter().map(|tag| locale.formatter.language(tag)).collect::<Vec<_>>());
    if !session.languages.is_empty() {
        add(Key::Language, dd().child(tongues(&session.languages)));
    }
    if !session.interpretation_languages.is_empty() {
        add(Key::Interpretation, dd().child(tongues(&session.interpretation_languages)));
    }
    if let Some(mode) = session.attendance {
        add(Key::Attendance, dd().child(locale.t(attendance(mode))));
    }
    if let Some(who) = session.access {
        add(Key::Access, dd().child(locale.t(access(who))));
    }
    let names = |texts: &mut dyn Iterator<Item = &Text>| locale.formatter.list(&texts.map(|t| said(t, scene.lang(), locale).words).collect::<Vec<_>>());
    if !session.cities.is_empty() {
        add(Key::Cities, dd().child(names(&mut session.cities.iter().map(|city| &city.name))));
    } else if let Some(count) = session.presenting_cities_count {
        add(Key::Cities, dd().child(locale.count(Key::CitiesPresent, count as usize, &[])));
    }
    if !session.topics.is_empty() {
        add(Key::Topics, dd().child(names(&mut session.topics.iter())));
    }
    dl().class("terms").child(rows)
}

fn people(scene: &Scene, session: &Session) -> Option<El> {
    let items: Vec<_> = session.speakers.iter().filter_map(|participation| person(scene, participation)).collect();
    (!items.is_empty()).then(|| {
        let title = heading(scene.heading_level + 2).class("part-title").child(scene.locale.t(Key::Speakers));
        div().child(title).child(ul().class("persons").child(items))
    })
}

fn person(scene: &Scene, participation: &Participation) -> Option<El> {
    let (locale, lang) = (&scene.locale, scene.lang());
    let speaker = speaker(scene, &participation.id)?;
    let offices: Vec<String> = speaker.roles.iter().map(|role| {
        role.parts().map(|part| said(part, lang, locale).words).collect::<Vec<_>>().join(", ")
    }).filter(|office| !office.is_empty()).collect();
    let role = participation.role.as_deref().map(|role| match role_key(role) {
        Some(key) => locale.t(key),
        None => role.to_owned(),
    });
    let biography = (!speaker.biography.is_empty()).then(|| running(said(&speaker.biography, lang, locale)));
    Some(
        li().child(
            p().child(span().class("name").child(foreign(said(&speaker.name, lang, locale))))
                .child(role.map(|role| span().class("badge").child(role))),
        )
        .child((!offices.is_empty()).then(|| p().class("quiet").child(foreign(Said { words: offices.join(" · "), lang: None }))))
        .child(biography),
    )
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
    let locale = &scene.locale;
    let items: Vec<_> = session.links.iter().map(|link| {
        let own = match link.kind {
            LinkKind::Session => Key::LinkSession,
            LinkKind::Registration => Key::LinkRegistration,
            LinkKind::Stream => Key::LinkStream,
            LinkKind::Recording => Key::LinkRecording,
            LinkKind::Slides => Key::LinkSlides,
            LinkKind::Feedback => Key::LinkFeedback,
            LinkKind::Web => Key::LinkWeb,
        };
        let title = said(&link.title, scene.lang(), locale).words;
        let host = link.url.split('/').nth(2).unwrap_or_default();
        let words = if !title.is_empty() { title } else if host.is_empty() || link.kind != LinkKind::Web { locale.t(own) } else { host.to_owned() };
        li().child(outward(link.url.clone(), words))
    }).collect();
    (!items.is_empty()).then(|| {
        let title = heading(scene.heading_level + 2).class("part-title").child(locale.t(Key::Links));
        div().child(title).child(ul().class("links").child(items))
    })
}
