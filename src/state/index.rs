//! The search index: what each session can be found by.

use crate::i18n::Formatter;
use crate::model::{Programme, Session, Text};
use std::collections::HashMap;

/// One folded text a session: title, abstract, speakers, organisations, places and topics.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    texts: Vec<String>,
}

impl Index {
    /// Folds a programme. It costs some milliseconds for a thousand sessions, so build it at the first search.
    pub fn new(programme: &Programme, formatter: &dyn Formatter) -> Index {
        let people: HashMap<&str, String> = programme.speakers.iter().map(|speaker| {
            let mut words: Vec<&str> = speaker.name.all().collect();
            words.extend(speaker.roles.iter().flat_map(|role| role.parts()).flat_map(Text::all));
            (speaker.id.as_str(), words.join(" "))
        }).collect();
        let names = |list: &[(&str, &Text)], id: &Option<String>| -> String {
            let found = id.as_ref().and_then(|id| list.iter().find(|(known, _)| known == id));
            found.map(|(_, name)| name.all().collect::<Vec<_>>().join(" ")).unwrap_or_default()
        };
        let rooms: Vec<(&str, &Text)> = programme.rooms.iter().map(|room| (room.id.as_str(), &room.name)).collect();
        let tracks: Vec<(&str, &Text)> = programme.tracks.iter().map(|track| (track.id.as_str(), &track.name)).collect();
        let texts = programme.sessions.iter().map(|session| {
            let mut words = own_words(session);
            words.extend(session.speakers.iter().filter_map(|p| people.get(p.id.as_str()).map(String::as_str)));
            let (room, track) = (names(&rooms, &session.room), names(&tracks, &session.track));
            words.extend([room.as_str(), track.as_str()]);
            fold(&words.join(" "), formatter)
        });
        Index { texts: texts.collect() }
    }

    /// Whether a session holds every word of a search, as folded by [`Index::terms`].
    pub fn matches(&self, session: usize, terms: &[String]) -> bool {
        self.texts.get(session).is_some_and(|text| terms.iter().all(|term| text.contains(term.as_str())))
    }

    /// The words of a search.
    pub fn terms(query: &str, formatter: &dyn Formatter) -> Vec<String> {
        fold(query, formatter).split_whitespace().map(str::to_owned).collect()
    }
}

fn own_words(session: &Session) -> Vec<&str> {
    let texts = [&session.title, &session.subtitle, &session.summary, &session.description, &session.kind, &session.outcome];
    let mut words: Vec<&str> = texts.into_iter().flat_map(Text::all).collect();
    words.extend(session.topics.iter().flat_map(Text::all));
    words.extend(session.cities.iter().flat_map(|city| city.name.all()));
    words
}

/// Without case and accents: é as e, ß as ss, ł as l.
fn fold(text: &str, formatter: &dyn Formatter) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in formatter.fold(text).chars() {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;
    use crate::i18n::HostFormatter;

    #[test]
    fn folds_case_and_accents() {
        let fold = |text| fold(text, &HostFormatter::default());
        assert_eq!(fold("Tauragė SØNDERBORG Straße Łódź"), "taurage sonderborg strasse lodz");
        assert_eq!(fold("Klimaneutrále Zürich"), fold("KLIMANEUTRALE zurich"));
        assert_eq!(fold("ΠΌΛΗΣ"), fold("πόλης"));
    }
}
