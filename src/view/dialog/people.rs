//! Who takes part in a session.

use super::super::el::{El, li, p, span, ul};
use super::super::row::speaker;
use super::super::shown::Scene;
use super::super::words::{Said, foreign, outward, running, said};
use super::part_of;
use crate::i18n::{Key, Locale};
use crate::model::{Participation, Programme, Role, Session};

pub fn people(scene: &Scene, programme: &Programme, session: &Session) -> Option<El> {
    let mut list = ul().class("persons");
    let mut any = false;
    for participation in &session.speakers {
        if let Some(person) = person(scene, programme, participation) {
            list = list.child(person);
            any = true;
        }
    }
    any.then(|| part_of(scene, Key::Speakers).child(list))
}

fn person(scene: &Scene, programme: &Programme, participation: &Participation) -> Option<El> {
    let (locale, lang) = (&scene.locale, scene.lang());
    let speaker = speaker(programme, &participation.id)?;
    let mut first = p().child(span().class("name").child(foreign(said(&speaker.name, lang, locale))));
    if let Some(role) = &participation.role {
        let words = role_key(role).map_or_else(|| role.clone(), |key| locale.t(key));
        first = first.child(" ").child(span().class("badge").child(words));
    }
    let mut item = li().child(first);
    for role in &speaker.roles {
        let office = office(role, lang, locale);
        if !office.is_empty() {
            item = item.child(p().class("quiet").child(foreign(Said { words: office, lang: None })));
        }
    }
    if !speaker.biography.is_empty() {
        item = item.child(running(said(&speaker.biography, lang, locale)));
    }
    Some(item.child(speaker.url.clone().map(|url| {
        let words = url.split('/').nth(2).unwrap_or(&url).to_owned();
        p().class("links").child(outward(url, words))
    })))
}

/// An office in words: title, organisation, city.
pub fn office(role: &Role, lang: Option<&str>, locale: &Locale) -> String {
    let mut office = String::new();
    for part in role.parts() {
        if !office.is_empty() {
            office.push_str(", ");
        }
        office.push_str(&said(part, lang, locale).words);
    }
    office
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
