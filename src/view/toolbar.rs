//! Search, days and views, and the way to the filters.

use super::dom;
use super::el::{El, Event, Keyed, Place, button, div, fieldset, input, label, legend, p, span};
use super::shown::Scene;
use crate::i18n::Key;
use crate::model::{Programme, Session};
use crate::part::{self, Part};
use crate::state::{self, Facet, Facets, Query, View, ZoneChoice, fingerprint};

pub fn toolbar(scene: &Scene) -> El {
    let (locale, query) = (&scene.locale, &scene.visit.query);
    let (typed, text, field) = (query.clone(), query.clone(), Place::default());
    let warm = scene.clone();
    let searched = move |event: Event| typed.update(|query| query.text = dom::value(&event));
    let about_to = move |_| {
        let scene = warm.clone();
        warm.want(Part::Search, move || part::search::prepare(&scene));
    };
    let search = label().class("field search").child(span().child(locale.t(Key::Search))).child(
        input()
            .attr("type", "search")
            .part("search")
            .attr("autocomplete", "off")
            .attr("enterkeyhint", "search")
            .place(field.clone())
            .value(move || text.get().text)
            .on("focus", about_to)
            .on("input", searched),
    );
    let (of_days, asked, open, offered) = (scene.clone(), scene.clone(), scene.clone(), scene.clone());
    let filters = move || {
        let scene = open.clone();
        let there = open.visit.filters.get() && open.has(Part::Filters);
        if there { vec![Keyed::new(0, move || part::filters::filters(&scene))] } else { Vec::new() }
    };
    let fields = div()
        .class("fields")
        .attr("role", "search")
        .attr("aria-label", locale.t(Key::Filters))
        .child(search)
        .keyed(move || {
            let scene = asked.clone();
            let any = Facets::exist(asked.loaded.get().programme());
            if any { vec![Keyed::new(0, move || opener(&scene))] } else { Vec::new() }
        })
        .keyed(filters);
    div()
        .class("toolbar")
        .part("toolbar")
        .keyed(move || views(&offered))
        .keyed(move || days(&of_days))
        .child(fields)
        .child(count(scene, field))
}

/// A truth as ARIA writes it.
fn yes(is_so: bool) -> String {
    String::from(if is_so { "true" } else { "false" })
}

/// Shows the filters, and hides them.
fn opener(scene: &Scene) -> El {
    let (open, turned) = (scene.visit.filters.clone(), scene.visit.filters.clone());
    button()
        .attr("type", "button")
        .class("day-button filters")
        .attr_live("aria-expanded", move || yes(open.get()))
        .on("click", move |_| turned.set(!turned.peek()))
        .child(scene.locale.t(Key::Filters))
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
                .attr_live("aria-current", move || yes(chosen.view.get() == view))
                .on("click", move |_| visit.view.set_if_new(view))
                .child(scene.locale.t(view.key())),
        );
    }
    let name = legend().class("hidden").child(scene.locale.t(Key::View));
    fieldset().class("views").child(name).child(row)
}

/// The days as buttons: one look shows how long the event is. They stay as they are while the days are the same.
fn days(scene: &Scene) -> Vec<Keyed> {
    let loaded = scene.loaded.get();
    let mut facets = state::days(loaded.programme(), scene.lang(), &scene.locale);
    if facets.is_empty() {
        return Vec::new();
    }
    facets.insert(0, Facet { id: String::new(), label: scene.locale.t(Key::AllDays) });
    let mut key = 0;
    for facet in &facets {
        key = fingerprint(fingerprint(key, &facet.id), &facet.label);
    }
    let scene = scene.clone();
    vec![Keyed::new(key, move || day_buttons(&scene, facets))]
}

fn day_buttons(scene: &Scene, facets: Vec<Facet>) -> El {
    let mut row = div().class("day-row");
    for Facet { id, label } in facets {
        let (asked, query, chosen) = (scene.visit.query.clone(), scene.visit.query.clone(), id.clone());
        let pressed = move || yes(asked.get().day == chosen);
        row = row.child(
            button()
                .attr("type", "button")
                .class("day-button")
                .part("filter")
                .attr_live("aria-pressed", pressed)
                .on("click", move |_| query.update(|query| query.day.clone_from(&id)))
                .child(label),
        );
    }
    fieldset().class("days").child(legend().class("hidden").child(scene.locale.t(Key::Day))).child(row)
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
