//! The programme as a list: a section for each day.

use super::chunk::{CHUNK, chunk};
use super::el::{El, Place, button, div, heading, p, section, span};
use super::live::Live;
use super::shown::Scene;
use super::words::{Said, foreign, said};
use super::{Outlet, dom};
use crate::i18n::{DateStyle, Key};
use crate::model::PartialDate;
use crate::state::{Agenda, Heading, Section};
use std::rc::Rc;

/// A list of so many rows is rendered whole.
const SHORT: usize = 5 * CHUNK;

pub fn list(scene: &Scene, outlet: Rc<dyn Outlet>) -> El {
    let top = Place::default();
    let all = show_all(scene, top.clone());
    let scene = scene.clone();
    let sections = move || {
        let agenda = scene.agenda.get();
        let mut chunks = 0;
        let short = rows(&agenda) <= SHORT;
        let mut views = Vec::new();
        for (n, section) in agenda.sections.iter().enumerate() {
            views.push(day(&scene, n, section, chunks, short, &outlet));
            chunks += section.rows.len().div_ceil(CHUNK);
        }
        views
    };
    div().class("list").child(div().attr("tabindex", "-1").place(top).live(sections)).child(all)
}

/// A long list is rendered where it is looked at; this renders all of it, for whoever wants it whole.
fn show_all(scene: &Scene, top: Place) -> El {
    let (agenda, whole, locale) = (scene.agenda.clone(), scene.whole.clone(), scene.locale.clone());
    div().live(move || {
        let (agenda, all, top) = (agenda.get(), whole.clone(), top.clone());
        let more = cfg!(target_arch = "wasm32") && !whole.get() && rows(&agenda) > SHORT;
        more.then(|| {
            let words = locale.count(Key::ShowAll, agenda.shown, &[]);
            p().class("actions").child(
                button()
                    .attr("type", "button")
                    .class("button")
                    .on("click", move |_| {
                        dom::focus(&top);
                        all.set(true);
                    })
                    .child(words),
            )
        })
    })
}

fn rows(agenda: &Agenda) -> usize {
    agenda.sections.iter().map(|section| section.rows.len()).sum()
}

fn day(scene: &Scene, n: usize, part: &Section, first: usize, short: bool, outlet: &Rc<dyn Outlet>) -> El {
    let id = format!("day-{n}");
    let sessions = part.rows.iter().filter(|row| !row.is_break).count();
    let count = scene.locale.count(Key::Sessions, sessions, &[]);
    let title = heading(scene.section_level)
        .attr("id", id.clone())
        .class("day-heading")
        .part("day-heading")
        .child(foreign(name(scene, &part.heading)));
    let total = part.rows.len();
    let mut chunks = Vec::new();
    for (c, rows) in part.rows.chunks(CHUNK).enumerate() {
        let near = Live::new(short || dom::rendered_at_first(first + c));
        chunks.push(chunk(scene, rows.to_vec(), c * CHUNK, total, (near, short), outlet.clone()));
    }
    section()
        .class(if part.timed { "day" } else { "day untimed" })
        .part("day")
        .attr("aria-labelledby", id)
        .child(div().class("day-head").child(title).child(span().class("quiet").child(count)))
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
