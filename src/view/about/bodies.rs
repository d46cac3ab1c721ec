//! Networks, funds and programmes with their figures, and the organisations behind the event.

use super::super::el::{El, div, p, span};
use super::teller::{Teller, Terms};
use crate::i18n::Key;
use crate::model::{Body, Counted, Figure, Involved, Publication};
use crate::state::{date_span, kind_label};

pub fn bodies(teller: &Teller, title: Key, bodies: &[Body]) -> Option<El> {
    let mut items = Vec::new();
    for body in bodies {
        let founded = body.founded.as_ref().map(|date| {
            let date = teller.figures.date(date);
            teller.locale.fill(Key::Founded, &[("date", &date)])
        });
        let goal = teller.with(Key::Goal, &body.goal).map(|words| p().child(words));
        let lines = vec![
            teller.of(Key::AlsoCalledNames, &body.alternate_names),
            founded,
            teller.of(Key::RunBy, &body.providers),
            teller.of(Key::SupportedBy, &body.sponsors),
            teller.list(&body.themes),
        ];
        let name = teller.linked(&body.name, body.url.as_deref());
        let mut item = div().child(p().class("name").child(name));
        if !body.description.is_empty() {
            item = item.child(teller.running(&body.description));
        }
        items.push(item.child(goal).child(list(teller, &body.figures)).child(teller.quiet(lines)));
    }
    teller.section(title, items)
}

pub fn figures(teller: &Teller, figures: &[Figure]) -> Option<El> {
    Some(teller.around(Key::Figures, list(teller, figures)?))
}

/// Figures, each with what makes it mean something.
fn list(teller: &Teller, figures: &[Figure]) -> Option<El> {
    let mut terms = Terms::default();
    for figure in figures {
        let label = match figure.counted {
            Counted::Labelled => teller.words(&figure.label),
            Counted::Members => teller.t(Key::Members),
            Counted::Cities => teller.t(Key::Cities),
            Counted::Regions => teller.t(Key::Regions),
            Counted::Projects => teller.t(Key::Projects),
            Counted::Awarded => teller.t(Key::Awarded),
            Counted::Leveraged => teller.t(Key::Leveraged),
        };
        let quantity = &figure.quantity;
        let date = |key, date: &Option<_>| {
            date.as_ref().map(|date| {
                let date = date_span(date, None, teller.locale);
                teller.locale.fill(key, &[("date", &date)])
            })
        };
        let lines = vec![
            date(Key::Since, &quantity.since),
            date(Key::AsOf, &quantity.as_of),
            (!quantity.note.is_empty()).then(|| teller.words(&quantity.note)),
            source(teller, quantity.source.as_deref()),
        ];
        let number = p().class("figure").child(span().attr("dir", "auto").child(teller.figures.words(quantity)));
        terms.add(label, Some(div().child(number).child(teller.quiet(lines))));
    }
    terms.list()
}

/// Where a figure is from; where there is one source for all it is named once, at the end.
fn source(teller: &Teller, id: Option<&str>) -> Option<String> {
    let sources = teller.loaded.document.more.get("sources").one_or_many();
    if sources.len() < 2 {
        return None;
    }
    let found = sources.iter().find(|source| source.id("id").as_deref() == id)?;
    teller.with(Key::SourceNamed, &Publication::of(found)?.title)
}

/// Organisations by what they do here.
pub fn involved(teller: &Teller, involved: &[Involved]) -> Option<El> {
    let mut items = Vec::new();
    for body in involved {
        let role = match body.role.any() {
            "" => None,
            "host" => Some(teller.t(Key::HostBody)),
            "sponsor" => Some(teller.t(Key::Sponsor)),
            "partner" => Some(teller.t(Key::Partner)),
            _ => Some(kind_label(&body.role, teller.lang(), teller.locale)),
        };
        let name = span().child(teller.linked(&body.name, body.url.as_deref()));
        let lines =
            vec![role, teller.of(Key::AlsoCalledNames, &body.alternate_names), teller.of(Key::Runs, &body.manages)];
        items.push(teller.item(Some(name), &body.description, lines));
    }
    teller.section(Key::Organisations, items)
}
