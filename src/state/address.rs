//! What a visitor has chosen, as one word in the fragment of the page's address.
//!
//! The fragment belongs to the page. Ours stands behind the page's own, as if it were one more parameter of it:
//! `#section-2?city:programme=view:grid`, `#/route?x=1&city:programme=day:2025-12-27`, or alone. A router that reads
//! parameters sees one that it does not know; one that writes them anew, with `URLSearchParams` for example, leaves it
//! readable. Each element has a word of its own, by its name, and takes no notice of the others.

use super::{Query, View};
use crate::model::{Programme, replaced};

/// What each word begins with, before the name of the element.
const MARK: &str = "city:";
/// A fragment that is longer was not written here.
const LONGEST: usize = 8000;

/// What stands in the address. The rest of what a visitor does is nobody else's business.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    pub view: View,
    pub query: Query,
    /// Id of the opened session.
    pub session: Option<String>,
    /// Id of the opened speaker.
    pub speaker: Option<String>,
}

type Field = fn(&mut Query) -> &mut String;

const FIELDS: [(&str, Field); 6] = [
    ("day", |query| &mut query.day),
    ("track", |query| &mut query.track),
    ("room", |query| &mut query.room),
    ("type", |query| &mut query.kind),
    ("language", |query| &mut query.language),
    ("query", |query| &mut query.text),
];

impl Choice {
    /// Drops what the programme does not have, so that two choices that look the same are the same.
    pub fn settle(&mut self, programme: &Programme) {
        self.query.settle(programme);
        self.session = self.session.take().filter(|id| programme.sessions.iter().any(|session| session.id == *id));
        self.speaker = self.speaker.take().filter(|id| programme.speakers.iter().any(|speaker| speaker.id == *id));
    }

    /// Where this differs from what the page's author has chosen; empty where it does not.
    pub fn encode(&self, base: &Choice) -> String {
        let (mut own, mut theirs) = (self.clone(), base.clone());
        let mut text = String::new();
        let mut add = |key: &str, value: &str| pair(&mut text, key, value);
        if self.view != base.view {
            add("view", self.view.name());
        }
        for (key, field) in FIELDS {
            let value = field(&mut own.query);
            if value != field(&mut theirs.query) {
                add(key, value);
            }
        }
        for (key, value) in [("session", &self.session), ("speaker", &self.speaker)] {
            if let Some(id) = value {
                add(key, id);
            }
        }
        text
    }

    /// Reads what [`Choice::encode`] wrote. Total: what makes no sense is as the page's author has chosen.
    pub fn decode(text: &str, base: &Choice) -> Choice {
        let mut choice = base.clone();
        let mut viewed = false;
        for (key, value) in pairs(text) {
            if let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == key) {
                *field(&mut choice.query) = value;
            } else if key == "view" {
                viewed = true;
                choice.view = View::of_name(&value);
            } else if key == "session" {
                choice.session = Some(value).filter(|id| !id.is_empty());
            } else if key == "speaker" {
                choice.speaker = Some(value).filter(|id| !id.is_empty());
            }
        }
        if !viewed && choice.speaker.is_some() {
            choice.view = View::Speakers;
        }
        choice.speaker = choice.speaker.filter(|_| choice.view == View::Speakers);
        choice
    }

    /// Whether this is about one place in the programme, so that whoever follows a link wants to see just that.
    pub fn leads_somewhere(&self, base: &Choice) -> bool {
        self.session.is_some() || self.speaker.is_some() || self.query.day != base.query.day
    }
}

/// Adds a key and its value to a word.
pub(in crate::state) fn pair(text: &mut String, key: &str, value: &str) {
    text.push_str(if text.is_empty() { "" } else { "," });
    text.push_str(key);
    text.push(':');
    // Once for the comma, and once more for the address: whoever decodes an address may do so before us.
    escape(text, &value.replace('%', "%25").replace(',', "%2C"));
}

/// The keys and values of a word. Total: what is no pair is nothing.
pub(in crate::state) fn pairs(text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for pair in unescape(text).split(',') {
        if let Some((key, value)) = pair.split_once(':') {
            pairs.push((key.to_owned(), replaced(&replaced(value, "%2C", ","), "%25", "%")));
        }
    }
    pairs
}

/// The word of an element in a fragment, without its name.
pub fn find<'f>(fragment: &'f str, name: &str) -> Option<&'f str> {
    let (start, end) = words(fragment).into_iter().find(|(start, end)| named(fragment.get(*start..*end), name))?;
    Some(fragment.get(start..end)?.split_once('=')?.1)
}

/// The fragment with another word for an element; an empty one is taken out. All else stays, byte for byte.
pub fn put(fragment: &str, name: &str, word: &str) -> String {
    let place = words(fragment).into_iter().find(|(start, end)| named(fragment.get(*start..*end), name));
    let mut own = String::new();
    if !word.is_empty() {
        own.push_str(MARK);
        escape(&mut own, name);
        own.push('=');
        own.push_str(word);
    }
    let Some((start, end)) = place else {
        if own.is_empty() {
            return fragment.to_owned();
        }
        return fragment.to_owned() + separator(fragment) + &own;
    };
    let (mut before, mut after) = (fragment.get(..start).unwrap_or_default(), fragment.get(end..).unwrap_or_default());
    if own.is_empty() {
        // With the separator that came with it.
        if let (true, Some(rest)) = (!before.ends_with('&'), after.strip_prefix('&')) {
            after = rest;
        } else {
            before = before.strip_suffix(['&', '?']).unwrap_or(before);
        }
    }
    [before, &own, after].concat()
}

/// The fragment without any of our words, whichever element's they are.
pub fn foreign(fragment: &str) -> String {
    let mut rest = fragment.to_owned();
    while let Some(name) = words(&rest).into_iter().find_map(|(start, end)| name_of(rest.get(start..end))) {
        rest = put(&rest, &name, "");
    }
    rest
}

/// How another parameter joins a fragment.
fn separator(fragment: &str) -> &'static str {
    let path = fragment.starts_with('/') || fragment.starts_with("!/");
    if fragment.is_empty() {
        ""
    } else if fragment.contains('?') || !path && fragment.contains('=') {
        "&"
    } else {
        "?"
    }
}

/// Where the words of a fragment begin and end: they stand between `&`, and behind the first `?`.
fn words(fragment: &str) -> Vec<(usize, usize)> {
    let (mut words, mut start, mut asked) = (Vec::new(), 0, false);
    for (at, byte) in fragment.bytes().enumerate().take(LONGEST) {
        if byte == b'&' || byte == b'?' && !asked {
            asked |= byte == b'?';
            words.push((start, at));
            start = at + 1;
        }
    }
    words.push((start, fragment.len()));
    words
}

/// The name in a word, if it is one of ours.
fn name_of(word: Option<&str>) -> Option<String> {
    let key = unescape(word?.split_once('=')?.0);
    key.strip_prefix(MARK).map(str::to_owned)
}

fn named(word: Option<&str>, name: &str) -> bool {
    name_of(word).is_some_and(|known| known == name)
}

/// Percent-encodes what is not plain in every part of every address.
fn escape(into: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            into.push(char::from(byte));
        } else {
            into.push('%');
            for half in [byte >> 4, byte & 15] {
                into.push(char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
}

/// Undoes [`escape`]. Total: what is no escape stands for itself, and `+` for a blank, as forms write it.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let half = |n: usize| after.get(n).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, half(0).zip(half(1))) {
            (b'%', Some((high, low))) => {
                bytes.push((high * 16 + low) as u8);
                rest = after.get(2..).unwrap_or_default();
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
