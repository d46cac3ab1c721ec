//! What a calendar says about a session, as plain text.

use super::CalendarOptions;
use super::lines::{one, several};
use crate::i18n::Key;
use crate::model::{LinkKind, Participation, Programme, Session, Text};
use crate::state::{Block, Span, prose};

/// The title.
pub fn summary(session: &Session, about: &CalendarOptions) -> String {
    one(words(&session.title, about))
}

/// The track.
pub fn category(programme: &Programme, session: &Session, about: &CalendarOptions) -> String {
    let track = programme.tracks.iter().find(|track| Some(&track.id) == session.track.as_ref());
    track.map(|track| one(words(&track.name, about))).unwrap_or_default()
}

/// Room and venue, each part once; the event's place stands for an address where it has but one.
pub fn location(programme: &Programme, session: &Session, about: &CalendarOptions) -> String {
    let mut places = Vec::new();
    let mut address = Text::default();
    if let Some(room) = programme.rooms.iter().find(|room| Some(&room.id) == session.room.as_ref()) {
        places.push(&room.name);
        let venue = programme.venues.iter().find(|venue| venue.id.is_some() && venue.id == room.venue);
        if let Some(venue) = venue {
            places.push(&venue.name);
            address = venue.address();
        }
    }
    match programme.location.as_slice() {
        _ if !address.is_empty() => places.push(&address),
        [place] => places.extend([&place.name, &place.country]),
        _ => {}
    }
    let mut parts: Vec<String> = Vec::new();
    for place in places {
        let part = one(words(place, about));
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(", ")
}

/// The address of the session, fit for a URI: its own page, else what the page says.
pub fn address(session: &Session, about: &CalendarOptions) -> Option<String> {
    let own = session.links.iter().find(|link| link.kind == LinkKind::Session).map(|link| link.url.clone());
    let mut address = String::new();
    for c in own.or_else(|| (about.link)(session))?.chars() {
        match c {
            c if c.is_control() => {}
            '!' | '#'..=';' | '=' | '?'..='[' | ']' | '_' | 'a'..='z' | '~' => address.push(c),
            c => push_encoded(&mut address, c),
        }
    }
    Some(address)
}

/// Abstract and description without markup, who takes part, and the address.
///
/// Running text is cut after `limit` characters; the people and the address never are.
pub fn description(programme: &Programme, session: &Session, about: &CalendarOptions, limit: usize) -> String {
    let mut parts = vec![one(words(&session.subtitle, about))];
    let (summary, detail) = (words(&session.summary, about), words(&session.description, about));
    let mut running = plain(summary);
    if detail != summary {
        running.push_str("\n\n");
        running.push_str(&plain(detail));
    }
    parts.push(cut(running.trim(), limit));
    parts.push(people(programme, session, about));
    parts.extend(address(session, about));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// One a line, under a heading.
fn people(programme: &Programme, session: &Session, about: &CalendarOptions) -> String {
    let mut lines = Vec::new();
    for Participation { id, .. } in &session.speakers {
        let Some(speaker) = programme.speakers.iter().find(|speaker| speaker.id == *id) else { continue };
        let mut line = one(words(&speaker.name, about));
        let role = speaker.roles.first();
        for part in role.iter().flat_map(|role| role.parts()) {
            line.push_str(", ");
            line.push_str(&one(words(part, about)));
        }
        lines.push(line);
    }
    if !lines.is_empty() {
        lines.insert(0, about.locale.t(Key::Speakers));
        lines.retain(|line| !line.is_empty());
    }
    lines.join("\n")
}

/// Running text as a letter would have it: paragraphs apart, items with a dash, addresses in angle brackets.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut after_item = false;
    for block in prose(text) {
        let (spans, item) = match &block {
            Block::Paragraph(spans) => (spans, false),
            Block::Item(spans) => (spans, true),
        };
        if !plain.is_empty() {
            plain.push_str(if item && after_item { "\n" } else { "\n\n" });
        }
        if item {
            plain.push_str("- ");
        }
        for span in spans {
            match span {
                Span::Words(words) => plain.push_str(words),
                Span::Link { words, url } if words == url => plain.push_str(url),
                Span::Link { words, url } => {
                    plain.push_str(words);
                    plain.push_str(" <");
                    plain.push_str(url);
                    plain.push('>');
                }
            }
        }
        after_item = item;
    }
    several(&plain)
}

/// At most `limit` characters, whole words, with a mark where something is missing.
fn cut(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    if limit == 0 {
        return String::new();
    }
    let kept = text.get(..end).unwrap_or_default();
    let kept = kept.rfind(char::is_whitespace).and_then(|end| kept.get(..end)).unwrap_or(kept);
    let mut kept = kept.trim_end().to_owned();
    kept.push_str(" …");
    kept
}

/// Percent-encodes a character.
pub fn push_encoded(address: &mut String, c: char) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        address.push('%');
        for half in [byte >> 4, byte & 15] {
            address.extend(DIGITS.get(usize::from(half)));
        }
    }
}

fn words<'t>(text: &'t Text, about: &'t CalendarOptions) -> &'t str {
    about.locale.words(text, about.document_lang).0
}

#[cfg(test)]
mod tests {
    use super::{cut, plain};

    #[test]
    fn markup_becomes_layout() {
        assert_eq!(
            plain("<p>One <a href='x'>two</a></p><ul><li>a</li><li>b</li></ul><p>Three</p>"),
            "One two\n\n- a\n- b\n\nThree"
        );
        assert_eq!(
            plain("See [the plan](https://a.org/p) or https://b.org"),
            "See the plan <https://a.org/p> or https://b.org"
        );
    }

    #[test]
    fn cuts_between_words() {
        assert_eq!(cut("one two three", 9), "one two …");
        assert_eq!(cut("ééééé", 3), "ééé …");
        assert_eq!(cut("short", 9), "short");
        assert_eq!(cut("short", 0), "");
    }
}
