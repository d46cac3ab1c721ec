//! Choices and the page's address, kept in step: which of the two changes the other, and how.
//!
//! What stands in the address counts when the visitor goes back or forward, or when the page changes it. Otherwise the
//! choices count: something opened, another view or another day is a step that can be gone back; what is typed or
//! filtered belongs to the step at hand.

use super::address::{Choice, find, foreign, put};
use crate::model::Programme;

/// Keeps one element and the address in step.
#[derive(Debug, Clone, Default)]
pub struct Follower {
    name: String,
    /// The whole fragment, as last seen or written.
    seen: String,
    /// What was chosen then.
    told: Choice,
    /// What the page's author had chosen then.
    base: Choice,
    at_hand: Step,
}

/// What is known of the step of the browser's history that is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Step {
    #[default]
    Any,
    /// Made when a session was opened.
    Opened,
    /// What the closed session has left. It shows the same as the one before it, so it may become the next one: else
    /// whoever has closed ten sessions would have to go back ten times.
    Spare,
}

/// How the address is to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub fragment: String,
    /// Whether it is a step that can be gone back.
    pub step: bool,
}

impl Follower {
    /// Reads the address for the first time; gives what to show where that is not what the page's author has chosen.
    pub fn new(name: &str, fragment: &str, base: &Choice) -> (Follower, Option<Choice>) {
        let found = find(fragment, name).map(|word| Choice::decode(word, base));
        let follower = Follower {
            name: name.to_owned(),
            seen: fragment.to_owned(),
            told: found.clone().unwrap_or_else(|| base.clone()),
            base: base.clone(),
            at_hand: Step::Any,
        };
        (follower, found)
    }

    /// The address has changed, and not by us; gives what to show now.
    ///
    /// Where our word is gone and the rest is as before, nothing is chosen any more: that is the way back to the
    /// beginning. Where the rest is another one too, somebody went to another place of the page, by a link to one of its
    /// headings for example, and nothing is lost by that but the opened session.
    pub fn read(&mut self, fragment: &str, base: &Choice) -> Option<Choice> {
        if fragment == self.seen {
            return None;
        }
        let next = match find(fragment, &self.name) {
            Some(word) => Choice::decode(word, base),
            None if foreign(fragment) == foreign(&self.seen) => base.clone(),
            None => Choice { session: None, ..self.told.clone() },
        };
        self.seen = fragment.to_owned();
        self.base = base.clone();
        self.told = next.clone();
        self.at_hand = Step::Any;
        Some(next)
    }

    /// What is chosen has changed, or what it is compared with; `fragment` is the one of this moment. The choices must be
    /// settled against the programme.
    pub fn write(&mut self, fragment: &str, choice: &Choice, base: &Choice, programme: &Programme) -> Option<Written> {
        self.told.settle(programme);
        self.base.settle(programme);
        let by_author = std::mem::replace(&mut self.base, base.clone()) != *base;
        if *choice == self.told && !by_author {
            return None;
        }
        let told = std::mem::replace(&mut self.told, choice.clone());
        let next = put(fragment, &self.name, &choice.encode(base));
        let opened = choice.session.is_some() && choice.session != told.session;
        let turned = choice.view != told.view || choice.query.day != told.query.day;
        let here = if fragment == self.seen { self.at_hand } else { Step::Any };
        let step = (opened || turned) && !by_author && here != Step::Spare;
        self.at_hand = if opened && !by_author && told.session.is_none() {
            Step::Opened
        } else if here == Step::Opened && choice.session.is_none() && !turned {
            Step::Spare
        } else {
            Step::Any
        };
        if next == fragment {
            // It stands there already, and what it names has come only now.
            self.at_hand = Step::Any;
            return None;
        }
        self.seen.clone_from(&next);
        Some(Written { fragment: next, step })
    }
}
