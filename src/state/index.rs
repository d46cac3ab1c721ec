//! The search index: what each session can be found by.

use crate::i18n::Formatter;
use crate::model::{Programme, Session, Text};

/// One folded text a session: title, abstract, speakers, organisations, places and topics.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    texts: Vec<String>,
}

impl Index {
    /// Folds a programme. It costs some milliseconds for a thousand sessions, so build it at the first search.
    pub fn new(programme: &Programme, formatter: &dyn Formatter) -> Index {
        let texts = programme.sessions.iter().map(|session| fold(&words(programme, session), formatter));
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

/// All that a session can be found by, one after the other.
fn words(programme: &Programme, session: &Session) -> String {
    let mut words = String::new();
    let mut add = |text: &Text| {
        for variant in text.all() {
            words.push_str(variant);
            words.push(' ');
        }
    };
    for text in [&session.title, &session.subtitle, &session.summary, &session.description, &session.kind, &session.outcome] {
        add(text);
    }
    session.topics.iter().for_each(&mut add);
    session.cities.iter().for_each(|city| add(&city.name));
    for participation in &session.speakers {
        for speaker in programme.speakers.iter().filter(|speaker| speaker.id == participation.id) {
            add(&speaker.name);
            speaker.roles.iter().flat_map(|role| role.parts()).for_each(&mut add);
        }
    }
    programme.rooms.iter().filter(|room| Some(&room.id) == session.room.as_ref()).for_each(|room| add(&room.name));
    programme.tracks.iter().filter(|track| Some(&track.id) == session.track.as_ref()).for_each(|track| add(&track.name));
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
