//! Search and filters.

use super::dom;
use super::el::{El, Event, Keyed, Place, button, div, fieldset, input, label, legend, option, p, select, span};
use super::live::{Live, watch};
use super::shown::{Scene, follow_index};
use crate::i18n::{Key, Locale};
use crate::model::{Programme, Session};
use crate::part::{self, Part};
use crate::state::{Facet, Facets, Query, View, ZoneChoice};
use std::any::Any;
use std::rc::Rc;

/// A field of [`Query`] that a filter sets.
type Field = fn(&mut Query) -> &mut String;

pub fn toolbar(scene: &Scene) -> El {
    let (locale, query) = (&scene.locale, &scene.visit.query);
    let (typed, text, field) = (query.clone(), query.clone(), Place::default());
    let warm = scene.clone();
    let searched = move |event: Event| typed.update(|query| query.text = dom::value(&event));
    let search = label().class("field search").child(span().child(locale.t(Key::Search))).child(
        input()
            .attr("type", "search")
            .part("search")
            .attr("autocomplete", "off")
            .attr("enterkeyhint", "search")
            .place(field.clone())
            .value(move || text.get().text)
            .on("focus", move |_| follow_index(&warm))
            .on("input", searched),
    );
    let (facets, following) = facets(scene);
    let (daily, chosen) = (facets.clone(), facets);
    let (of_days, of_rest, offered) = (scene.clone(), scene.clone(), scene.clone());
    let fields = div()
        .class("fields")
        .attr("role", "search")
        .attr("aria-label", locale.t(Key::Filters))
        .child(search)
        .live(move || choices(&of_rest, &chosen.get()));
    div()
        .class("toolbar")
        .part("toolbar")
        .made(move |_| Some(Box::new(following)))
        .keyed(move || views(&offered))
        .live(move || days(daily.get().days.clone(), &of_days.locale, &of_days.visit.query))
        .child(fields)
        .child(count(scene, field))
}

/// What can be filtered by; new data seldom change it, and then the fields stay as they are.
fn facets(scene: &Scene) -> (Live<Rc<Facets>>, Box<dyn Any>) {
    let (facets, scene): (Live<Rc<Facets>>, _) = (Live::new(Rc::default()), scene.clone());
    let found = facets.clone();
    let following = watch(Box::new(move || {
        let loaded = scene.loaded.get();
        found.set_if_new(Rc::new(Facets::new(loaded.programme(), scene.lang(), &scene.locale)));
    }));
    (facets, following)
}

fn choices(scene: &Scene, facets: &Facets) -> Vec<El> {
    let (locale, query) = (&scene.locale, &scene.visit.query);
    let mut fields = Vec::new();
    fields.extend(choice(Key::Track, Key::AllTracks, &facets.tracks, |q| &mut q.track, locale, query));
    fields.extend(choice(Key::Room, Key::AllRooms, &facets.rooms, |q| &mut q.room, locale, query));
    fields.extend(choice(Key::Type, Key::AllTypes, &facets.kinds, |q| &mut q.kind, locale, query));
    fields.extend(choice(Key::Language, Key::AllLanguages, &facets.languages, |q| &mut q.language, locale, query));
    fields
}

/// The way from the event's time to one's own and back, where the two differ.
fn zone_switch(scene: &Scene, programme: &Programme) -> Option<El> {
    let differs =
        |session: &Session| session.start.and_then(|start| scene.times.beside(start, &scene.locale)).is_some();
    if !programme.sessions.iter().take(200).any(differs) {
        return None;
    }
    let events = scene.times.is_events();
    let (key, choice) =
        if events { (Key::ZoneYours, ZoneChoice::Visitor) } else { (Key::ZoneEvent, ZoneChoice::Event) };
    let visit = scene.visit.clone();
    let turn = move |event: Event| {
        visit.zone.set(Some(choice.clone()));
        // All is drawn anew, this button too.
        dom::focus_next(&event, ".zone-switch");
    };
    Some(button().attr("type", "button").class("button plain zone-switch").on("click", turn).child(scene.locale.t(key)))
}

/// The choice of views; it stays as it is while the same ones make sense.
fn views(scene: &Scene) -> Vec<Keyed> {
    let loaded = scene.loaded.get();
    let programme = loaded.programme();
    let timed = programme.sessions.iter().any(|session| session.start.is_some());
    let mut offered = Vec::new();
    let mut key = 0;
    for view in View::ALL {
        let makes_sense = match view {
            View::List => true,
            View::Grid => timed && programme.rooms.len().max(programme.tracks.len()) > 1,
            View::Now => scene.visit.view.peek() == View::Now,
            View::Speakers => !programme.speakers.is_empty(),
            View::Mine => scene.visit.stars.get().is_some(),
        };
        if makes_sense {
            offered.push(view);
            key |= 1 << view as u64;
        }
    }
    let scene = scene.clone();
    if offered.len() > 1 { vec![Keyed::new(key, move || view_buttons(&scene, &offered))] } else { Vec::new() }
}

/// Views as buttons.
fn view_buttons(scene: &Scene, offered: &[View]) -> El {
    let mut row = div().class("view-row");
    for view in offered.iter().copied() {
        let (chosen, visit) = (scene.visit.clone(), scene.visit.clone());
        row = row.child(
            button()
                .attr("type", "button")
                .class(if view == View::Grid { "view-button wide-only" } else { "view-button" })
                .attr_live("aria-current", move || (chosen.view.get() == view).to_string())
                .on("click", move |_| visit.view.set_if_new(view))
                .child(scene.locale.t(view.key())),
        );
    }
    let name = legend().class("hidden").child(scene.locale.t(Key::View));
    fieldset().class("views").child(name).child(row)
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
fn choice(name: Key, all: Key, facets: &[Facet], field: Field, locale: &Locale, query: &Live<Query>) -> Option<El> {
    if facets.is_empty() {
        return None;
    }
    let all = Facet { id: String::new(), label: locale.t(all) };
    let one = |facet: &Facet| {
        let (id, query) = (facet.id.clone(), query.clone());
        let chosen = move || *field(&mut query.get()) == id;
        option().attr("value", facet.id.clone()).selected(chosen).child(facet.label.as_str())
    };
    let mut list = select().part("filter").child(one(&all));
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
    let (agenda, locale, query) = (scene.agenda.clone(), scene.locale.clone(), scene.visit.query.clone());
    let words = move || match (agenda.get().shown, agenda.get().total) {
        (0, _) => locale.t(Key::NoMatch),
        (shown, total) if shown == total => locale.count(Key::Sessions, total, &[]),
        (shown, total) => locale.count(Key::SessionsOf, total, &[("shown", &locale.formatter.number(shown))]),
    };
    let clear = scene.locale.t(Key::Clear);
    let (zoned, ahead) = (scene.clone(), scene.clone());
    // Only while the event is on, and so is its code.
    let jump = move || (ahead.present.get().is_some() && ahead.has(Part::Live)).then(|| part::live::jump(&ahead));
    let zone = move || {
        let loaded = zoned.loaded.get();
        let label = zoned.times.label(loaded.programme(), &zoned.locale)?;
        Some(p().class("quiet zone").child(label).child(zone_switch(&zoned, loaded.programme())))
    };
    div()
        .class("count")
        .child(p().class("status").part("status").attr("role", "status").live(words))
        .live(move || {
            let (clear, all, field) = (clear.clone(), query.clone(), field.clone());
            (!query.get().is_empty()).then(|| {
                button()
                    .attr("type", "button")
                    .class("button plain clear")
                    .on("click", move |_| {
                        dom::focus(&field);
                        all.set(Query::default());
                    })
                    .child(clear)
            })
        })
        .live(jump)
        .live(zone)
}
