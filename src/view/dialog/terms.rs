//! What else is known of a session, as a list of terms.

use super::super::el::{El, dd, div, dl, p};
use super::super::row::{chip, languages, speaker, track};
use super::super::shown::Scene;
use super::super::words::{Said, foreign, said};
use super::when::term;
use crate::i18n::Key;
use crate::model::{Json, Programme, Session, Text};

pub fn terms(scene: &Scene, programme: &Programme, session: &Session) -> Option<El> {
    let locale = &scene.locale;
    let mut rows: Vec<El> = Vec::new();
    let mut add = |key: Key, value: El| rows.push(term(scene, key, value));
    for (key, tags) in [(Key::Language, &session.languages), (Key::Interpretation, &session.interpretation_languages)] {
        if !tags.is_empty() {
            add(key, dd().child(languages(tags, locale)));
        }
    }
    if let Some(track) = track(programme, session) {
        let audience = names(scene, &track.audience()).map(|names| locale.fill(Key::ForWhom, &[("names", &names)]));
        let mut leaders = Vec::new();
        for participation in &track.moderators() {
            if let Some(speaker) = speaker(programme, &participation.id) {
                leaders.push(said(&speaker.name, scene.lang(), locale).words);
            }
        }
        let led = (!leaders.is_empty()).then(|| locale.fill(Key::ModeratedBy, &[("names", &locale.list(&leaders))]));
        let mut value = dd().child(p().child(chip(scene, track)));
        for words in [audience, led].into_iter().flatten() {
            value = value.child(p().class("quiet").child(words));
        }
        let about = track.description();
        if !about.is_empty() {
            value = value.child(p().class("quiet").child(foreign(said(&about, scene.lang(), locale))));
        }
        add(Key::Track, value);
    }
    // Plain words, which need no code of the part for seldom facts.
    let more = session.more.as_deref().unwrap_or(&Json::Null);
    for (key, name) in [(Key::Level, "level"), (Key::Format, "sessionFormat")] {
        let text = Text::of(more.get(name));
        if !text.is_empty() {
            add(key, dd().child(foreign(said(&text, scene.lang(), locale))));
        }
    }
    let mut cities = Vec::new();
    for city in &session.cities {
        cities.push(said(&city.name, scene.lang(), locale).words);
    }
    let mut bodies = Vec::new();
    for body in more.get("organizations").one_or_many() {
        let mut name = said(&Text::named(body), scene.lang(), locale).words;
        let role = Text::of(body.get("role"));
        if !role.is_empty() {
            name = name + " (" + &said(&role, scene.lang(), locale).words + ")";
        }
        bodies.push(name);
    }
    let listed = |words: &[String]| (!words.is_empty()).then(|| locale.list(words));
    let presented = session
        .presenting_cities_count
        .filter(|count| *count as usize != session.cities.len())
        .map(|count| p().class("quiet").child(locale.count(Key::CitiesPresent, count as usize, &[])));
    if presented.is_some() || !cities.is_empty() {
        add(Key::Cities, dd().child(listed(&cities).map(|words| p().child(words))).child(presented));
    }
    for (key, words) in [
        (Key::Organisations, listed(&bodies)),
        (Key::Audience, names(scene, &Text::list(more.get("audience")))),
        (Key::Topics, names(scene, &session.topics)),
    ] {
        if let Some(words) = words {
            add(key, dd().child(foreign(Said { words, lang: None })));
        }
    }
    if session.do_not_record {
        add(Key::Recording, dd().child(locale.t(Key::NotRecorded)));
    }
    (!rows.is_empty()).then(|| div().class("part").child(dl().class("terms").child(rows)))
}

/// Texts as one list.
fn names(scene: &Scene, texts: &[Text]) -> Option<String> {
    let mut words = Vec::new();
    for text in texts {
        words.push(said(text, scene.lang(), &scene.locale).words);
    }
    (!words.is_empty()).then(|| scene.locale.list(&words))
}
