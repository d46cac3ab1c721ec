//! Search and filters.

use super::dom;
use super::el::{El, Event, Place, button, div, fieldset, input, label, legend, option, p, select, span};
use super::live::Live;
use super::shown::Scene;
use crate::i18n::{Key, Locale};
use crate::state::{Facet, Facets, Query};

/// A field of [`Query`] that a filter sets.
type Field = fn(&mut Query) -> &mut String;

pub fn toolbar(scene: &Scene) -> El {
    let (locale, query) = (&scene.locale, &scene.query);
    let (typed, text, field) = (query.clone(), query.clone(), Place::default());
    let facets = Facets::new(scene.programme(), scene.lang(), locale);
    let searched = move |event: Event| typed.update(|query| query.text = dom::value(&event));
    let search = label().class("field search").child(span().child(locale.t(Key::Search))).child(
        input()
            .attr("type", "search")
            .part("search")
            .attr("autocomplete", "off")
            .attr("enterkeyhint", "search")
            .place(field.clone())
            .value(move || text.get().text)
            .on("input", searched),
    );
    let filters = [
        choice(Key::Track, Key::AllTracks, facets.tracks, |q| &mut q.track, locale, query),
        choice(Key::Room, Key::AllRooms, facets.rooms, |q| &mut q.room, locale, query),
        choice(Key::Type, Key::AllTypes, facets.kinds, |q| &mut q.kind, locale, query),
        choice(Key::Language, Key::AllLanguages, facets.languages, |q| &mut q.language, locale, query),
    ];
    let mut fields =
        div().class("fields").attr("role", "search").attr("aria-label", locale.t(Key::Filters)).child(search);
    for filter in filters {
        fields = fields.child(filter);
    }
    div()
        .class("toolbar")
        .part("toolbar")
        .child(days(facets.days, locale, query))
        .child(fields)
        .child(count(scene, field))
}

/// The days as buttons: one look shows how long the event is.
fn days(facets: Vec<Facet>, locale: &Locale, query: &Live<Query>) -> Option<El> {
    let all = Facet { id: String::new(), label: locale.t(Key::AllDays) };
    let day = |facet: Facet| {
        let (id, chosen) = (facet.id.clone(), facet.id);
        let (asked, query) = (query.clone(), query.clone());
        let pressed = move || (asked.get().day == chosen).to_string();
        button()
            .attr("type", "button")
            .class("day-button")
            .part("filter")
            .attr_live("aria-pressed", pressed)
            .on("click", move |_| query.update(|query| query.day.clone_from(&id)))
            .child(facet.label)
    };
    (!facets.is_empty()).then(|| {
        let mut row = div().class("day-row").child(day(all));
        for facet in facets {
            row = row.child(day(facet));
        }
        fieldset().class("days").child(legend().class("hidden").child(locale.t(Key::Day))).child(row)
    })
}

/// A filter as the browser's own list box.
fn choice(name: Key, all: Key, facets: Vec<Facet>, field: Field, locale: &Locale, query: &Live<Query>) -> Option<El> {
    if facets.is_empty() {
        return None;
    }
    let all = Facet { id: String::new(), label: locale.t(all) };
    let one = |facet: Facet| {
        let (id, query) = (facet.id.clone(), query.clone());
        let chosen = move || *field(&mut query.get()) == id;
        option().attr("value", facet.id).selected(chosen).child(facet.label)
    };
    let mut list = select().part("filter").child(one(all));
    for facet in facets {
        list = list.child(one(facet));
    }
    let query = query.clone();
    let changed = move |event: Event| query.update(|query| *field(query) = dom::value(&event));
    let list = list.on("change", changed);
    Some(label().class("field").child(span().child(locale.t(name))).child(list))
}

/// How many are shown, announced politely, and the way back to all.
fn count(scene: &Scene, field: Place) -> El {
    let (agenda, locale, query) = (scene.agenda.clone(), scene.locale.clone(), scene.query.clone());
    let words = move || match (agenda.get().shown, agenda.get().total) {
        (0, _) => locale.t(Key::NoMatch),
        (shown, total) if shown == total => locale.count(Key::Sessions, total, &[]),
        (shown, total) => locale.count(Key::SessionsOf, total, &[("shown", &locale.formatter.number(shown))]),
    };
    let clear = scene.locale.t(Key::Clear);
    let zone = scene.times.label(scene.programme(), &scene.locale);
    div()
        .class("count")
        .child(p().class("status").part("status").attr("role", "status").live(words))
        .live(move || {
            let (clear, all, field) = (clear.clone(), query.clone(), field.clone());
            (!query.get().is_empty()).then(|| {
                button()
                    .attr("type", "button")
                    .class("button plain")
                    .on("click", move |_| {
                        dom::focus(&field);
                        all.set(Query::default());
                    })
                    .child(clear)
            })
        })
        .child(zone.map(|zone| p().class("quiet zone").child(zone)))
}
