//! A selection of sessions as a few letters, for a link that survives the next release of the programme.
//!
//! Each session is a code made from its id alone: four letters or digits, more where another session of the programme
//! would have the same. A code that leads nowhere today, because the session is not there yet or no longer, is kept.

use super::identity::{mixed, session_key};
use crate::model::Programme;
use std::borrow::Cow;

/// The first letter of a text in this form.
const VERSION: char = '1';
const LETTERS: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// A code begins with as many of these as it has steps more than none.
const LONGER: char = '.';
const SHORTEST: usize = 4;
const STEP: usize = 2;
const STEPS: usize = 4;
/// Nobody chooses more; a text that goes on is somebody's prank.
const MOST: usize = 5000;

/// What a link holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// What the sessions are known by ([`session_key`]), in the order of the link.
    pub ids: Vec<String>,
    /// Codes that no session of the programme has, to be handed on.
    pub unknown: Vec<String>,
}

/// Writes a selection; it needs no escaping anywhere in an address.
pub fn share(shared: &Shared, programme: &Programme) -> String {
    let known = codes(programme);
    let mut text = String::from(VERSION);
    for id in shared.ids.iter().take(MOST) {
        let full = code(id);
        let mut steps = 0;
        while steps + 1 < STEPS && same(&known, &full, length(steps)).iter().any(|(_, other)| other != id) {
            steps += 1;
        }
        push(&mut text, full.get(..length(steps)).unwrap_or_default());
    }
    for code in shared.unknown.iter().take(MOST) {
        push(&mut text, code);
    }
    text
}

/// Reads a selection against a programme. Total: what is no selection holds nothing.
pub fn shared(text: &str, programme: &Programme) -> Shared {
    let known = codes(programme);
    let mut found = Shared::default();
    let mut rest = text.trim().strip_prefix(VERSION).unwrap_or_default();
    for _ in 0..MOST {
        let steps = rest.len() - rest.trim_start_matches(LONGER).len();
        let after = rest.get(steps..).unwrap_or_default();
        let Some((code, tail)) = after.split_at_checked(length(steps)).filter(|_| steps < STEPS) else { break };
        if !code.bytes().all(|b| LETTERS.contains(&b)) {
            break;
        }
        rest = tail;
        let meant = same(&known, code, code.len());
        if meant.is_empty() && !found.unknown.iter().any(|known| known == code) {
            found.unknown.push(code.to_owned());
        }
        for (_, id) in meant {
            if !found.ids.iter().any(|known| known == id) {
                found.ids.push(id.to_string());
            }
        }
    }
    found
}

/// How long a code is.
fn length(steps: usize) -> usize {
    SHORTEST + STEP * steps
}

fn push(text: &mut String, code: &str) {
    for _ in 0..code.len().saturating_sub(SHORTEST) / STEP {
        text.push(LONGER);
    }
    text.push_str(code);
}

/// The longest code of an id; the shorter ones are how it begins.
fn code(id: &str) -> String {
    let mut hash = mixed(id);
    let mut code = String::new();
    for _ in 0..length(STEPS - 1) {
        code.extend(LETTERS.get((hash % 62) as usize).map(|letter| char::from(*letter)));
        hash /= 62;
    }
    code
}

/// The codes of all sessions with what they are known by, in order.
fn codes(programme: &Programme) -> Vec<(String, Cow<'_, str>)> {
    let mut codes = Vec::with_capacity(programme.sessions.len());
    for session in &programme.sessions {
        let key = session_key(session);
        codes.push((code(&key), key));
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Those whose code begins like `code` for so many letters.
fn same<'k, 'p>(known: &'k [(String, Cow<'p, str>)], code: &str, letters: usize) -> &'k [(String, Cow<'p, str>)] {
    let begins = code.get(..letters).unwrap_or(code);
    let first = known.partition_point(|(code, _)| code.as_str() < begins);
    let rest = known.get(first..).unwrap_or_default();
    let count = rest.iter().take_while(|(code, _)| code.starts_with(begins)).count();
    rest.get(..count).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Shared, code, share, shared};
    use crate::model::{Programme, Session};
    use proptest::prelude::*;

    fn programme(ids: &[String]) -> Programme {
        let sessions = ids.iter().map(|id| Session { id: id.clone(), ..Session::default() }).collect();
        Programme { sessions, ..Programme::default() }
    }

    fn numbered(count: usize) -> Vec<String> {
        (0..count).map(|n| n.to_string()).collect()
    }

    fn of(ids: &[&str]) -> Shared {
        Shared { ids: ids.iter().map(|id| (*id).to_owned()).collect(), unknown: Vec::new() }
    }

    /// Links that people have kept.
    #[test]
    fn codes_never_change() {
        assert_eq!(share(&of(&["W8D3KN", "9TT93H"]), &Programme::default()), "1mDijKmqW");
    }

    #[test]
    fn reads_what_it_wrote() {
        let programme = programme(&numbered(1000));
        let some = of(&["7", "3", "998"]);
        let text = share(&some, &programme);
        assert!(text.len() <= 1 + 3 * 7 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'), "{text}");
        assert_eq!(shared(&text, &programme), some);
    }

    #[test]
    fn two_sessions_of_one_code_get_longer_ones() {
        // Enough ids that many share four letters.
        let ids = numbered(20_000);
        let programme = programme(&ids);
        let text = share(&Shared { ids: ids[..4000].to_vec(), unknown: Vec::new() }, &programme);
        assert!(text.contains('.'), "nothing collides, so this tests nothing");
        assert_eq!(shared(&text, &programme).ids, ids[..4000]);
    }

    #[test]
    fn what_is_not_there_is_not_lost() {
        let (then, now) = (programme(&numbered(10)), programme(&numbered(5)));
        let text = share(&of(&["3", "8"]), &then);
        let found = shared(&text, &now);
        assert_eq!((found.ids.clone(), found.unknown.clone()), (vec!["3".to_owned()], vec![code("8")[..4].to_owned()]));
        // Handed on by somebody who can't see it, and read when it is back.
        assert_eq!(shared(&share(&found, &now), &then).ids, ["3", "8"]);
        // A star for a session that the programme no longer has is in the link all the same.
        assert_eq!(shared(&share(&of(&["8", "3"]), &now), &then).ids, ["8", "3"]);
    }

    #[test]
    fn other_texts_hold_nothing() {
        let programme = programme(&numbered(10));
        for text in ["", "1", "2abcd", "1abc", "1....abcdefghijkl", "1ab/d", "1äöüß", "<script>"] {
            assert_eq!(shared(text, &programme), Shared::default(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn is_total(text in ".{0,60}") {
            let _ = shared(&text, &programme(&numbered(5)));
            let _ = shared(&["1", &text].concat(), &programme(&numbered(5)));
        }

        #[test]
        fn any_ids_come_back(ids in proptest::collection::hash_set("[^/].{0,19}", 0..40)) {
            let ids: Vec<String> = ids.into_iter().collect();
            let all = Shared { ids: ids.clone(), unknown: Vec::new() };
            let programme = programme(&ids);
            prop_assert_eq!(shared(&share(&all, &programme), &programme), all);
        }
    }
}
