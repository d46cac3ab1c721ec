//! Search and filters.

use super::shown::Scene;
use crate::i18n::{Key, Locale};
use crate::state::{Facet, Facets, Query};
use leptos::html::{button, div, fieldset, input, label, legend, option, p, select, span};
use leptos::{ev, prelude::*};

/// A field of [`Query`] that a filter sets.
type Field = fn(&mut Query) -> &mut String;

pub fn toolbar(scene: &Scene, query: RwSignal<Query>) -> impl IntoView + use<> {
    let locale = &scene.locale;
    let facets = Facets::new(scene.programme(), scene.lang(), locale);
    let searched = move |event: ev::Event| query.update(|query| query.text = event_target_value(&event));
    let search = label().class("field search").child(span().child(locale.t(Key::Search))).child(
        input()
            .r#type("search")
            .attr("part", "search")
            .attr("autocomplete", "off")
            .attr("enterkeyhint", "search")
            .prop("value", move || query.with(|query| query.text.clone()))
            .on(ev::input, searched),
    );
    let filters: Vec<AnyView> = [
        choice(Key::Track, Key::AllTracks, facets.tracks, |q| &mut q.track, locale, query),
        choice(Key::Room, Key::AllRooms, facets.rooms, |q| &mut q.room, locale, query),
        choice(Key::Type, Key::AllTypes, facets.kinds, |q| &mut q.kind, locale, query),
        choice(Key::Language, Key::AllLanguages, facets.languages, |q| &mut q.language, locale, query),
    ]
    .into_iter()
    .flatten()
    .collect();
    div()
        .class("toolbar")
        .attr("part", "toolbar")
        .child(days(facets.days, locale, query))
        .child(div().class("fields").attr("role", "search").attr("aria-label", locale.t(Key::Filters)).child(search).child(filters))
        .child(count(scene, query))
}

/// The days as buttons: one look shows how long the event is.
fn days(facets: Vec<Facet>, locale: &Locale, query: RwSignal<Query>) -> Option<impl IntoView + use<>> {
    let all = Facet { id: String::new(), label: locale.t(Key::AllDays) };
    let day = |facet: Facet| {
        let (id, chosen) = (facet.id.clone(), facet.id);
        let pressed = move || query.with(|query| query.day == chosen).to_string();
        button()
            .r#type("button")
            .class("day-button")
            .attr("part", "filter")
            .attr("aria-pressed", pressed)
            .on(ev::click, move |_| query.update(|query| query.day.clone_from(&id)))
            .child(facet.label)
    };
    (!facets.is_empty()).then(|| {
        let buttons: Vec<_> = std::iter::once(all).chain(facets).map(day).collect();
        fieldset().class("days").child(legend().class("hidden").child(locale.t(Key::Day))).child(div().class("day-row").child(buttons))
    })
}

/// A filter as the browser's own list box.
fn choice(name: Key, all: Key, facets: Vec<Facet>, field: Field, locale: &Locale, query: RwSignal<Query>) -> Option<AnyView> {
    if facets.is_empty() {
        return None;
    }
    let chosen = move |id: &str| query.with(|query| *field(&mut query.clone()) == id);
    let all = Facet { id: String::new(), label: locale.t(all) };
    let options: Vec<_> = std::iter::once(all).chain(facets).map(|facet| {
        let id = facet.id.clone();
        option().value(facet.id).prop("selected", move || chosen(&id)).child(facet.label)
    }).collect();
    let changed = move |event: ev::Event| query.update(|query| *field(query) = event_target_value(&event));
    let list = select().attr("part", "filter").on(ev::change, changed).child(options);
    Some(label().class("field").child(span().child(locale.t(name))).child(list).into_any())
}

/// How many are shown, announced politely, and the way back to all.
fn count(scene: &Scene, query: RwSignal<Query>) -> impl IntoView + use<> {
    let (agenda, locale) = (scene.agenda, scene.locale.clone());
    let words = move || agenda.with(|agenda| match (agenda.shown, agenda.total) {
        (0, _) => locale.t(Key::NoMatch),
        (shown, total) if shown == total => locale.count(Key::Sessions, total, &[]),
        (shown, total) => locale.count(Key::SessionsOf, total, &[("shown", &locale.formatter.number(shown))]),
    });
    let clear = scene.locale.t(Key::Clear);
    let zone = scene.times.label(scene.programme(), &scene.locale);
    div()
        .class("count")
        .child(p().class("status").attr("part", "status").attr("role", "status").child(words))
        .child(move || {
            let clear = clear.clone();
            query.with(|query| !query.is_empty()).then(|| {
                button().r#type("button").class("button plain").on(ev::click, move |_| query.set(Query::default())).child(clear)
            })
        })
        .child(zone.map(|zone| p().class("quiet zone").child(zone)))
}
