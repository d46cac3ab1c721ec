//! The programme as a list: a section for each day.

use super::chunk::{CHUNK, chunk};
use super::shown::Scene;
use super::words::{Said, foreign, said};
use super::{Outlet, dom};
use crate::i18n::{DateStyle, Key};
use crate::model::PartialDate;
use crate::state::{Heading, Query, Section};
use leptos::html::{button, custom, div, p, section, span};
use leptos::{ev, prelude::*};
use std::sync::Arc;

pub fn list(scene: &Scene, query: RwSignal<Query>, outlet: Arc<dyn Outlet>) -> impl IntoView + use<> {
    let (scene, agenda) = (scene.clone(), scene.agenda);
    let all = show_all(&scene, query);
    let sections = move || {
        let sections = agenda.with(|agenda| agenda.sections.clone());
        let mut chunks = 0;
        let views: Vec<_> = sections.into_iter().enumerate().map(|(n, section)| {
            let view = day(&scene, n, &section, chunks, &outlet);
            chunks += section.rows.len().div_ceil(CHUNK);
            view.into_any()
        }).collect();
        views
    };
    div().class("list").child(sections).child(all)
}

/// A long list is rendered where it is looked at; this renders all of it, for whoever wants it whole.
fn show_all(scene: &Scene, query: RwSignal<Query>) -> impl IntoView + use<> {
    let (agenda, whole, locale) = (scene.agenda, scene.whole, scene.locale.clone());
    Effect::watch(move || query.get(), move |_, _, _| whole.set(false), false);
    move || {
        let rows: usize = agenda.with(|agenda| agenda.sections.iter().map(|section| section.rows.len()).sum());
        let more = cfg!(target_arch = "wasm32") && !whole.get() && rows > 3 * CHUNK;
        more.then(|| {
            let words = locale.count(Key::ShowAll, agenda.with(|agenda| agenda.shown), &[]);
            p().class("actions").child(button().r#type("button").class("button").on(ev::click, move |_| whole.set(true)).child(words))
        })
    }
}

fn day(scene: &Scene, n: usize, part: &Section, first: usize, outlet: &Arc<dyn Outlet>) -> impl IntoView + use<> {
    let id = format!("day-{n}");
    let sessions = part.rows.iter().filter(|row| !row.is_break).count();
    let count = scene.locale.count(Key::Sessions, sessions, &[]);
    let heading = custom(format!("h{}", (scene.heading_level + 1).min(6)))
        .id(id.clone())
        .class("day-heading")
        .attr("part", "day-heading")
        .child(foreign(name(scene, &part.heading)));
    let total = part.rows.len();
    let chunks: Vec<_> = part.rows.chunks(CHUNK).enumerate().map(|(c, rows)| {
        let near = RwSignal::new(dom::rendered_at_first(first + c));
        chunk(scene, rows.to_vec(), c * CHUNK, total, near, outlet.clone()).into_any()
    }).collect();
    section()
        .class(if part.timed { "day" } else { "day untimed" })
        .attr("part", "day")
        .attr("aria-labelledby", id)
        .child(div().class("day-head").child(heading).child(span().class("quiet").child(count)))
        .child(chunks)
}

/// What a section is called.
fn name(scene: &Scene, heading: &Heading) -> Said {
    let own = |words: String| Said { words, lang: None };
    let (programme, locale) = (scene.programme(), &scene.locale);
    match heading {
        Heading::Day(n) => match programme.days.get(*n) {
            Some(day) => match &day.date {
                Some(PartialDate::Day(date)) => own(locale.formatter.date(*date, DateStyle::Long)),
                _ if !day.label.is_empty() => said(&day.label, scene.lang(), locale),
                _ => own(day.id.clone()),
            },
            None => own(locale.t(Key::NotScheduled)),
        },
        Heading::Track(n) => match programme.tracks.get(*n) {
            Some(track) => said(&track.name, scene.lang(), locale),
            None => own(locale.t(Key::NotScheduled)),
        },
        Heading::Unscheduled => own(locale.t(Key::NotScheduled)),
    }
}
