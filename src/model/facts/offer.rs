//! What an event offers and asks: calls, support, questions, contacts.

use super::Fuzzy;
use crate::model::Text;
use crate::model::json::Json;

/// A call for proposals, applications or contributions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Call {
    pub name: Text,
    pub description: Text,
    /// Who may apply.
    pub eligibility: Text,
    pub opens: Option<Fuzzy>,
    pub closes: Option<Fuzzy>,
    pub state: Option<CallState>,
    pub url: Option<String>,
}

/// How far a call has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallState {
    /// Meant to come.
    Planned,
    /// It will come.
    Announced,
    Open,
    Closed,
}

impl Call {
    pub fn of(value: &Json) -> Option<Call> {
        let call = Call {
            name: Text::named(value),
            description: Text::of(value.get("description")),
            eligibility: Text::of(value.get("eligibility")),
            opens: Fuzzy::of(value.get("opens")),
            closes: Fuzzy::of(value.get("closes")),
            state: match value.str("status").unwrap_or_default() {
                "planned" => Some(CallState::Planned),
                "announced" => Some(CallState::Announced),
                "open" => Some(CallState::Open),
                "closed" => Some(CallState::Closed),
                _ => None,
            },
            url: value.string("url"),
        };
        (!call.name.is_empty()).then_some(call)
    }
}

/// Help that a network or an organisation gives to cities.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SupportOffer {
    pub name: Text,
    /// The feed's word: `direct-assistance`, `peer-exchange`, `learning-cohort` …
    pub kind: Option<String>,
    pub description: Text,
    pub providers: Vec<Text>,
    pub eligibility: Text,
    /// How those who get it are chosen.
    pub selection: Text,
    pub url: Option<String>,
}

impl SupportOffer {
    pub fn of(value: &Json) -> Option<SupportOffer> {
        let offer = SupportOffer {
            name: Text::named(value),
            kind: value.string("type"),
            description: Text::of(value.get("description")),
            providers: Text::list(value.get("provider")),
            eligibility: Text::of(value.get("eligibility")),
            selection: Text::of(value.get("selection")),
            url: value.string("url"),
        };
        (!offer.name.is_empty()).then_some(offer)
    }
}

/// A question that the event sets out to answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Question {
    pub question: Text,
    pub description: Text,
    pub topics: Vec<Text>,
    pub theme: Text,
}

impl Question {
    pub fn of(value: &Json) -> Option<Question> {
        let question = Question {
            question: Text::of(if value.has("question") { value.get("question") } else { value }),
            description: Text::of(value.get("description")),
            topics: Text::list(value.get("topics")),
            theme: Text::of(value.get("theme")),
        };
        (!question.question.is_empty()).then_some(question)
    }
}

/// A title with a paragraph: a highlight, a piece of advice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Info {
    pub title: Text,
    pub text: Text,
    pub url: Option<String>,
}

impl Info {
    /// Reads `{title, text, url}`, or a text alone.
    pub fn of(value: &Json) -> Option<Info> {
        let parts = value.has("title") || value.has("text") || value.has("url");
        let info = Info {
            title: Text::of(value.get("title")),
            text: Text::of(if parts { value.get("text") } else { value }),
            url: value.string("url").filter(|_| parts),
        };
        (info != Info::default()).then_some(info)
    }
}

/// An organisation that has a part in the event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Involved {
    pub name: Text,
    pub alternate_names: Vec<Text>,
    /// `host`, `sponsor`, `partner`, or the feed's own word.
    pub role: Text,
    pub description: Text,
    /// What it runs.
    pub manages: Vec<Text>,
    pub url: Option<String>,
    pub logo: Option<String>,
}

impl Involved {
    /// Reads an organisation; `role` is for one that states none.
    pub fn of(value: &Json, role: &str) -> Option<Involved> {
        let stated = Text::of(value.get("role"));
        let involved = Involved {
            name: Text::named(value),
            alternate_names: Text::list(value.get("alternateName")),
            role: if stated.is_empty() { Text::from(role) } else { stated },
            description: Text::of(value.get("description")),
            manages: Text::list(value.get("manages")),
            url: value.string("url"),
            logo: value.string("logo"),
        };
        (!involved.name.is_empty()).then_some(involved)
    }
}

/// A letter that one can subscribe to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Newsletter {
    pub name: Text,
    pub description: Text,
    /// The feed's word: `monthly` …
    pub frequency: Text,
    pub url: Option<String>,
}

impl Newsletter {
    pub fn of(value: &Json) -> Option<Newsletter> {
        let newsletter = Newsletter {
            name: Text::named(value),
            description: Text::of(value.get("description")),
            frequency: Text::of(value.get("frequency")),
            url: value.string("url"),
        };
        (newsletter != Newsletter::default()).then_some(newsletter)
    }
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contact {
    pub name: Text,
    pub role: Text,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub url: Option<String>,
}

impl Contact {
    pub fn of(value: &Json) -> Option<Contact> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+');
        let contact = Contact {
            name: Text::named(value),
            role: Text::of(value.get("role")),
            email: value.string("email").filter(|email| email.contains('@') && email.chars().all(plain)),
            phone: value.string("phone"),
            url: value.string("url"),
        };
        (contact != Contact::default()).then_some(contact)
    }

    /// The `mailto:` URL.
    pub fn mail_link(&self) -> Option<String> {
        Some("mailto:".to_owned() + self.email.as_ref()?)
    }

    /// The `tel:` URL.
    pub fn phone_link(&self) -> Option<String> {
        let mut link = "tel:".to_owned();
        link.extend(self.phone.as_ref()?.chars().filter(|c| c.is_ascii_digit() || *c == '+'));
        (link.len() > 6).then_some(link)
    }
}
