//! One session in full.

use super::dom;
use super::header::{access, attendance};
use super::row::{chip, room, speaker, track};
use super::shown::Scene;
use super::words::{Said, foreign, outward, running, said};
use crate::i18n::Key;
use crate::model::{LinkKind, Participation, Session, Status, Text};
use crate::state::kind_label;
use leptos::html::{Dialog, button, custom, dd, dialog as dialog_element, div, dl, dt, li, p, span, ul};
use leptos::{ev, prelude::*};

pub fn dialog(scene: &Scene) -> impl IntoView + use<> {
    let (scene, selected) = (scene.clone(), scene.selected);
    let place = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if selected.get().is_some() {
            dom::open_modal(place);
        }
    });
    dialog_element()
        .node_ref(place)
        .class("dialog")
        .attr("part", "dialog")
        .attr("aria-labelledby", "dialog-title")
        .on(ev::close, move |_| selected.set(None))
        .on(ev::click, move |event| {
            // The backdrop counts as the dialog itself.
            if event.target() == event.current_target() {
                dom::close(place);
            }
        })
        .child(move || {
            let session = scene.programme().sessions.get(selected.get()?)?;
            Some(card(&scene, session, place))
        })
}

fn card(scene: &Scene, session: &Session, place: NodeRef<Dialog>) -> impl IntoView + use<> {
    let locale = &scene.locale;
    let heading = custom(format!("h{}", (scene.heading_level + 1).min(6)))
        .id("dialog-title")
        .class("dialog-title")
        .child(foreign(said(&session.title, scene.lang(), locale)));
    let subtitle = (!session.subtitle.is_empty()).then(|| p().class("slogan").child(foreign(said(&session.subtitle, scene.lang(), locale))));
    let texts: Vec<_> = [&session.summary, &session.description, &session.outcome]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| running(said(text, scene.lang(), locale)))
        .collect();
    let close = button().r#type("button").class("button close").on(ev::click, move |_| dom::close(place)).child(locale.t(Key::Close));
    div()
        .class("card")
        .child(div().class("card-head").child(heading).child(close))
        .child(subtitle)
        .child(facts(scene, session))
        .child(texts)
        .child(people(scene, session))
        .child(links(scene, session))
}

/// When, where and the like, as a list of terms.
fn facts(scene: &Scene, session: &Session) -> impl IntoView + use<> {
    let locale = &scene.locale;
    let mut rows: Vec<AnyView> = Vec::new();
    let mut add = |key: Key, view: AnyView| rows.push(div().child(dt().child(locale.t(key))).child(dd().child(view)).into_any());
    let mut when: Vec<String> = [scene.times.date(session, locale), scene.times.range(session, locale)].into_iter().flatten().collect();
    when.extend(match session.status {
        Status::Canceled => Some(locale.t(Key::Cancelled)),
        Status::Delayed => Some(locale.t(Key::Delayed)),
        Status::Confirmed => None,
    });
    if !when.is_empty() {
        add(Key::When, when.join(", ").into_any());
    }
    if session.plenary {
        add(Key::Where, locale.t(Key::Everywhere).into_any());
    } else if let Some(room) = room(scene, session) {
        add(Key::Where, foreign(said(&room.name, scene.lang(), locale)).into_any());
    }
    if let Some(track) = track(scene, session) {
        add(Key::Track, chip(scene, track).into_any());
    }
    if !session.kind.is_empty() {
        add(Key::Type, kind_label(&session.kind, scene.lang(), locale).into_any());
    }
    let tongues = |tags: &[String]| locale.formatter.list(&tags.iter().map(|tag| locale.formatter.language(tag)).collect::<Vec<_>>());
    if !session.languages.is_empty() {
        add(Key::Language, tongues(&session.languages).into_any());
    }
    if !session.interpretation_languages.is_empty() {
        add(Key::Interpretation, tongues(&session.interpretation_languages).into_any());
    }
    if let Some(mode) = session.attendance {
        add(Key::Attendance, locale.t(attendance(mode)).into_any());
    }
    if let Some(who) = session.access {
        add(Key::Access, locale.t(access(who)).into_any());
    }
    let names = |texts: &mut dyn Iterator<Item = &Text>| locale.formatter.list(&texts.map(|t| said(t, scene.lang(), locale).words).collect::<Vec<_>>());
    if !session.cities.is_empty() {
        add(Key::Cities, names(&mut session.cities.iter().map(|city| &city.name)).into_any());
    } else if let Some(count) = session.presenting_cities_count {
        add(Key::Cities, locale.count(Key::CitiesPresent, count as usize, &[]).into_any());
    }
    if !session.topics.is_empty() {
        add(Key::Topics, names(&mut session.topics.iter()).into_any());
    }
    dl().class("terms").child(rows)
}

fn people(scene: &Scene, session: &Session) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = session.speakers.iter().filter_map(|participation| person(scene, participation)).collect();
    (!items.is_empty()).then(|| {
        let heading = custom(format!("h{}", (scene.heading_level + 2).min(6))).class("part-title").child(scene.locale.t(Key::Speakers));
        div().child(heading).child(ul().class("persons").child(items))
    })
}

fn person(scene: &Scene, participation: &Participation) -> Option<impl IntoView + use<>> {
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

fn links(scene: &Scene, session: &Session) -> Option<impl IntoView + use<>> {
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
        let heading = custom(format!("h{}", (scene.heading_level + 2).min(6))).class("part-title").child(locale.t(Key::Links));
        div().child(heading).child(ul().class("links").child(items))
    })
}
