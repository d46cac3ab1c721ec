//! What a programme can be filtered by.

use crate::i18n::{DateStyle, Key, Locale};
use crate::model::{PartialDate, Programme, Session, Slot, Text};

/// One value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// What [`super::Query`] holds for it.
    pub id: String,
    pub label: String,
}

/// The values of each filter, in the programme's order; a filter with fewer than two is no filter and is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    pub days: Vec<Facet>,
    pub tracks: Vec<Facet>,
    pub rooms: Vec<Facet>,
    pub kinds: Vec<Facet>,
    pub languages: Vec<Facet>,
}

impl Facets {
    pub fn new(programme: &Programme, document_lang: Option<&str>, locale: &Locale) -> Facets {
        let shown = || programme.sessions.iter().filter(|session| session.slot_type == Slot::Session);
        let words = |text: &Text| locale.words(text, document_lang).0.to_owned();
        let used = |of: fn(&Session) -> &Option<String>, id: &str| shown().any(|session| of(session).as_deref() == Some(id));
        let days = programme.days.iter().filter(|day| used(|session| &session.day, &day.id));
        let days = days.map(|day| Facet {
            id: day.id.clone(),
            label: match &day.date {
                Some(PartialDate::Day(date)) => locale.formatter.date(*date, DateStyle::Short),
                _ if !day.label.is_empty() => words(&day.label),
                _ => day.id.clone(),
            },
        });
        let tracks = programme.tracks.iter().filter(|track| used(|session| &session.track, &track.id));
        let rooms = programme.rooms.iter().filter(|room| used(|session| &session.room, &room.id));
        let mut kinds: Vec<Facet> = Vec::new();
        let mut languages: Vec<Facet> = Vec::new();
        for session in shown() {
            let kind = session.kind.any();
            if !kind.is_empty() && !kinds.iter().any(|facet| facet.id == kind) {
                kinds.push(Facet { id: kind.to_owned(), label: kind_label(&session.kind, document_lang, locale) });
            }
            for tag in &session.languages {
                if !languages.iter().any(|facet| facet.id == *tag) {
                    languages.push(Facet { id: tag.clone(), label: locale.formatter.language(tag) });
                }
            }
        }
        Facets {
            days: worth(days.collect()),
            tracks: worth(tracks.map(|t| Facet { id: t.id.clone(), label: words(&t.name) }).collect()),
            rooms: worth(rooms.map(|r| Facet { id: r.id.clone(), label: words(&r.name) }).collect()),
            kinds: worth(kinds),
            languages: worth(languages),
        }
    }
}

fn worth(facets: Vec<Facet>) -> Vec<Facet> {
    if facets.len() < 2 { Vec::new() } else { facets }
}

/// The name of a kind of session: ours where it is a word of our vocabulary, else the feed's.
pub fn kind_label(kind: &Text, document_lang: Option<&str>, locale: &Locale) -> String {
    let key = match kind.any() {
        "opening" => Key::TypeOpening,
        "welcome" => Key::TypeWelcome,
        "keynote" => Key::TypeKeynote,
        "introduction" => Key::TypeIntroduction,
        "panel" => Key::TypePanel,
        "roundtable" => Key::TypeRoundtable,
        "workshop" => Key::TypeWorkshop,
        "policy-session" => Key::TypePolicySession,
        "exchange" => Key::TypeExchange,
        "world-cafe" => Key::TypeWorldCafe,
        "pitch" => Key::TypePitch,
        "meeting" => Key::TypeMeeting,
        "site-visit" => Key::TypeSiteVisit,
        "closing" => Key::TypeClosing,
        "learning-cohort" => Key::TypeLearningCohort,
        "break" => Key::Break,
        _ => return locale.words(kind, document_lang).0.to_owned(),
    };
    locale.t(key)
}
