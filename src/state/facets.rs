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

/// The values of each filter but the days, in the programme's order; a filter with fewer than two is no filter and is
/// empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    pub tracks: Vec<Facet>,
    pub rooms: Vec<Facet>,
    pub kinds: Vec<Facet>,
    pub languages: Vec<Facet>,
}

impl Facets {
    pub fn new(programme: &Programme, document_lang: Option<&str>, locale: &Locale) -> Facets {
        let words = |text: &Text| locale.words(text, document_lang).0.to_owned();
        let mut facets = Facets::default();
        for track in &programme.tracks {
            facets.tracks.push(Facet { id: track.id.clone(), label: words(&track.name) });
        }
        for room in &programme.rooms {
            facets.rooms.push(Facet { id: room.id.clone(), label: words(&room.name) });
        }
        let mut used: [Vec<&str>; 2] = Default::default();
        for session in &programme.sessions {
            if session.slot_type != Slot::Session {
                continue;
            }
            for (list, id) in used.iter_mut().zip([&session.track, &session.room]) {
                if let Some(id) = id.as_deref().filter(|id| !list.contains(id)) {
                    list.push(id);
                }
            }
            let kind = session.kind.any();
            if !kind.is_empty() && !has(&facets.kinds, kind) {
                facets
                    .kinds
                    .push(Facet { id: kind.to_owned(), label: kind_label(&session.kind, document_lang, locale) });
            }
            for tag in &session.languages {
                if !has(&facets.languages, tag) {
                    facets.languages.push(Facet { id: tag.clone(), label: locale.formatter.language(tag) });
                }
            }
        }
        let Facets { tracks, rooms, kinds, languages } = &mut facets;
        for (list, used) in [tracks, rooms].into_iter().zip(&used) {
            list.retain(|facet| used.contains(&facet.id.as_str()));
            worth(list);
        }
        worth(kinds);
        worth(languages);
        facets
    }

    /// Whether any filter would have values, without finding out which.
    pub fn exist(programme: &Programme) -> bool {
        let kinds: [fn(&Session) -> &[String]; 3] =
            [|session| session.track.as_slice(), |session| session.room.as_slice(), |session| &session.languages];
        let mut known: [Option<&str>; 4] = [None; 4];
        for session in &programme.sessions {
            if session.slot_type != Slot::Session {
                continue;
            }
            let kind = Some(session.kind.any()).filter(|kind| !kind.is_empty());
            for (n, known) in known.iter_mut().enumerate() {
                let values = kinds.get(n).map_or(&[][..], |of| of(session));
                for value in values.iter().map(String::as_str).chain(kind.filter(|_| n == 3)) {
                    if known.replace(value).is_some_and(|known| known != value) {
                        return true;
                    }
                }
            }
        }
        false
    }
}

/// The days on which there are sessions; none where there is but one.
pub fn days(programme: &Programme, document_lang: Option<&str>, locale: &Locale) -> Vec<Facet> {
    let mut days = Vec::new();
    for day in &programme.days {
        let used = |session: &Session| session.slot_type == Slot::Session && session.day.as_ref() == Some(&day.id);
        if !programme.sessions.iter().any(used) {
            continue;
        }
        let label = match &day.date {
            Some(PartialDate::Day(date)) => locale.formatter.date(*date, DateStyle::Short),
            _ if !day.label.is_empty() => locale.words(&day.label, document_lang).0.to_owned(),
            _ => day.id.clone(),
        };
        days.push(Facet { id: day.id.clone(), label });
    }
    worth(&mut days);
    days
}

fn has(facets: &[Facet], id: &str) -> bool {
    facets.iter().any(|facet| facet.id == id)
}

/// One value is no choice.
fn worth(facets: &mut Vec<Facet>) {
    if facets.len() < 2 {
        facets.clear();
    }
}

/// With a capital: feeds write `talk` and `Talk`.
fn capital(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// Kinds of sessions that we have words for.
const KINDS: [(&str, Key); 16] = [
    ("opening", Key::TypeOpening),
    ("welcome", Key::TypeWelcome),
    ("keynote", Key::TypeKeynote),
    ("introduction", Key::TypeIntroduction),
    ("panel", Key::TypePanel),
    ("roundtable", Key::TypeRoundtable),
    ("workshop", Key::TypeWorkshop),
    ("policy-session", Key::TypePolicySession),
    ("exchange", Key::TypeExchange),
    ("world-cafe", Key::TypeWorldCafe),
    ("pitch", Key::TypePitch),
    ("meeting", Key::TypeMeeting),
    ("site-visit", Key::TypeSiteVisit),
    ("closing", Key::TypeClosing),
    ("learning-cohort", Key::TypeLearningCohort),
    ("break", Key::Break),
];

/// The name of a kind of session: ours where it is a word of our vocabulary, else the feed's.
pub fn kind_label(kind: &Text, document_lang: Option<&str>, locale: &Locale) -> String {
    match KINDS.iter().find(|(word, _)| *word == kind.any()) {
        Some((_, key)) => locale.t(*key),
        None => capital(locale.words(kind, document_lang).0),
    }
}
