//! Quotes, projects, events and news of a city.

use super::section::list;
use crate::i18n::Key;
use crate::model::Quote;
use crate::model::city::Item;
use crate::state::date_span;
use crate::view::city::teller::{Teller, fact, plain};
use crate::view::el::{El, div, el, p};
use crate::view::words::running;

pub fn items(teller: &Teller, title: Key, items: &[Item], level: u8) -> Option<El> {
    let told: Vec<El> = items.iter().map(|found| item(teller, found)).collect();
    if told.is_empty() { None } else { list(teller, title, level, told) }
}

fn item(teller: &Teller, item: &Item) -> El {
    let mut line = p().class("place quiet");
    let date = match (&item.start, &item.date) {
        (Some(start), _) => Some(date_span(start, item.end.as_ref(), &teller.scene.locale)),
        (None, Some(date)) if !date.label.is_empty() => {
            line = line.child(fact(teller.foreign(&date.label)));
            None
        }
        (None, Some(date)) => date.earliest.as_ref().map(|date| teller.wording.date(date)),
        (None, None) => None,
    };
    for words in [date, item.kind.clone(), item.status.clone()].into_iter().flatten() {
        line = line.child(fact(plain(words)));
    }
    let text = (!item.description.is_empty()).then(|| running(teller.said(&item.description)));
    let name = p().class("name").child(teller.linked(&item.name, item.url.as_deref()));
    div().child(name).child(line).child(text)
}

/// What somebody said, with who said it and when: roles pass.
pub fn quotes(teller: &Teller, quotes: &[Quote], level: u8) -> Option<El> {
    let told: Vec<El> = quotes.iter().map(|found| quote(teller, found)).collect();
    if told.is_empty() { None } else { list(teller, Key::CityQuotes, level, told) }
}

fn quote(teller: &Teller, quote: &Quote) -> El {
    let words = el("blockquote").class("quote").child(running(teller.said(&quote.text)));
    let mut line = p().class("place quiet");
    if !quote.name.is_empty() {
        line = line.child(fact(teller.foreign(&quote.name)));
    }
    for role in &quote.roles {
        for text in [&role.title, &role.organization, &role.city] {
            if !text.is_empty() {
                line = line.child(fact(teller.foreign(text)));
            }
        }
    }
    if !quote.event.is_empty() {
        line = line.child(fact(teller.foreign(&quote.event)));
    }
    div().child(words).child(line)
}
