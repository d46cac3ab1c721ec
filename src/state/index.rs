//! The search index: what each session can be found by.

use crate::i18n::Formatter;
use crate::model::{Programme, Session, Text, find};

/// One folded text a session: title, abstract, speakers, organisations, places and topics.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    texts: Vec<String>,
}

impl Index {
    /// Folds the next `count` sessions; `true` when all are done.
    ///
    /// A thousand sessions with long descriptions cost a slow telephone half a second, so they are done in turns, from
    /// when somebody is about to search.
    pub fn grow(&mut self, programme: &Programme, formatter: &dyn Formatter, count: usize) -> bool {
        for session in programme.sessions.iter().skip(self.texts.len()).take(count) {
            self.texts.push(fold(&words(programme, session), formatter));
        }
        self.texts.len() >= programme.sessions.len()
    }

    /// Whether a session holds every word of a search, as folded by [`Index::terms`].
    pub fn matches(&self, session: usize, terms: &[String]) -> bool {
        self.texts.get(session).is_some_and(|text| terms.iter().all(|term| find(text, term).is_some()))
    }

    /// Which of so many sessions hold every word of a search.
    pub fn found(&self, sessions: usize, terms: &[String]) -> Vec<bool> {
        (0..sessions).map(|n| self.matches(n, terms)).collect()
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
        text.each(|variant| {
            words.push_str(variant);
            words.push(' ');
        });
    };
    for text in
        [&session.title, &session.subtitle, &session.summary, &session.description, &session.kind, &session.outcome]
    {
        add(text);
    }
    for topic in &session.topics {
        add(topic);
    }
    for city in &session.cities {
        add(&city.name);
    }
    if let Some(more) = &session.more {
        for organization in more.get("organizations").one_or_many() {
            add(&Text::named(organization));
        }
    }
    for participation in &session.speakers {
        if let Some(speaker) = programme.speakers.iter().find(|speaker| speaker.id == participation.id) {
            add(&speaker.name);
            for role in &speaker.roles {
                add(&role.title);
                add(&role.organization);
                add(&role.city);
            }
        }
    }
    if let Some(room) = programme.rooms.iter().find(|room| Some(&room.id) == session.room.as_ref()) {
        add(&room.name);
    }
    if let Some(track) = programme.tracks.iter().find(|track| Some(&track.id) == session.track.as_ref()) {
        add(&track.name);
    }
    words
}

/// Without case and accents: é as e, ß as ss, ł as l.
pub(in crate::state) fn fold(text: &str, formatter: &dyn Formatter) -> String {
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
