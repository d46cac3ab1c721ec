//! What the event offers and asks: highlights, questions, calls, support; and what was said there.

use super::super::dialog::office;
use super::super::el::{El, div, el, p, span};
use super::super::row::speaker;
use super::teller::Teller;
use crate::i18n::Key;
use crate::model::{Call, CallState, Info, Question, Quote, Role, SupportOffer, Text};

/// Titles with a paragraph each.
pub fn infos(teller: &Teller, title: Key, infos: &[Info]) -> Option<El> {
    let mut items = Vec::new();
    for info in infos {
        let name = (!info.title.is_empty()).then(|| teller.linked(&info.title, info.url.as_deref()));
        let bare = name.is_none().then_some(info.url.as_ref()).flatten();
        let link = bare.map(|url| p().class("links").child(super::media::link(teller, url, &Text::default())));
        items.push(div().child(teller.item(name, &info.text, Vec::new())).child(link));
    }
    teller.section(title, items)
}

pub fn questions(teller: &Teller, questions: &[Question]) -> Option<El> {
    let mut items = Vec::new();
    for question in questions {
        let theme =
            (!question.theme.is_empty()).then(|| p().class("label quiet").child(teller.foreign(&question.theme)));
        let topics = teller.list(&question.topics);
        let item = teller.item(Some(teller.foreign(&question.question)), &question.description, vec![topics]);
        items.push(div().child(theme).child(item));
    }
    teller.section(Key::Questions, items)
}

/// What was said: in quotation marks of the language where it is in the speaker's own words.
pub fn quotes(teller: &Teller, quotes: &[Quote]) -> Option<El> {
    let mut items = Vec::new();
    for quote in quotes {
        let known = quote.speaker.as_deref().and_then(|id| speaker(teller.programme(), id));
        let (name, roles): (&Text, &[Role]) = match known {
            Some(speaker) => (&speaker.name, if quote.roles.is_empty() { &speaker.roles } else { &quote.roles }),
            None => (&quote.name, &quote.roles),
        };
        let tag = if quote.indirect { "span" } else { "q" };
        let words = el("blockquote").class("quote").child(p().child(el(tag).child(teller.foreign(&quote.text))));
        let who = (!name.is_empty()).then(|| span().class("name").child(teller.foreign(name)));
        let mut facts = Vec::new();
        for role in roles {
            facts.push(Some(office(role, teller.lang(), teller.locale)));
        }
        facts.push((!quote.event.is_empty()).then(|| teller.words(&quote.event)));
        let who = who.map(|who| p().child(who));
        items.push(div().child(words).child(who).child(teller.quiet(facts)));
    }
    teller.section(Key::Quotes, items)
}

pub fn outcome(teller: &Teller, outcome: &Text) -> Option<El> {
    (!outcome.is_empty()).then(|| teller.around(Key::Outcome, teller.running(outcome)))
}

pub fn calls(teller: &Teller, calls: &[Call]) -> Option<El> {
    let mut items = Vec::new();
    for call in calls {
        let state = call.state.map(|state| {
            let key = match state {
                CallState::Planned => Key::Planned,
                CallState::Announced => Key::CallAnnounced,
                CallState::Open => Key::CallOpen,
                CallState::Closed => Key::CallClosed,
            };
            span().child(" ").child(span().class("badge").child(teller.t(key)))
        });
        let date = |key, date: &Option<_>| {
            date.as_ref().map(|date| teller.locale.fill(key, &[("date", &teller.figures.date(date))]))
        };
        let lines = vec![
            teller.with(Key::ForWhom, &call.eligibility),
            date(Key::Opens, &call.opens),
            date(Key::Closes, &call.closes),
        ];
        let name = span().child(teller.linked(&call.name, call.url.as_deref())).child(state);
        items.push(teller.item(Some(name), &call.description, lines));
    }
    teller.section(Key::Calls, items)
}

/// Help that cities can get.
pub fn offers(teller: &Teller, offers: &[SupportOffer]) -> Option<El> {
    let mut items = Vec::new();
    for offer in offers {
        let lines = vec![
            teller.with(Key::ForWhom, &offer.eligibility),
            (!offer.selection.is_empty()).then(|| teller.words(&offer.selection)),
            teller.of(Key::RunBy, &offer.providers),
        ];
        let name = teller.linked(&offer.name, offer.url.as_deref());
        items.push(teller.item(Some(name), &offer.description, lines));
    }
    teller.section(Key::Offers, items)
}
