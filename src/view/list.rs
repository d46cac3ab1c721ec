//! The programme as a list: a section for each day.

use super::chunk::{CHUNK, chunk};
use super::dom;
use super::el::{El, Keyed, Place, button, div, heading, p, section, span};
use super::shown::Scene;
use super::takeaway;
use super::words::{Said, foreign, said};
use crate::i18n::{DateStyle, Key};
use crate::model::{PartialDate, digits};
use crate::state::{Agenda, Heading, Section};

/// A list of so many rows is rendered whole.
const SHORT: usize = 5 * CHUNK;

pub fn list(scene: &Scene) -> El {
    let top = Place::default();
    let (all, calendar) = (show_all(scene, top.clone()), takeaway::of_list(scene));
    let scene = scene.clone();
    let days = move || {
        let (mut days, mut chunks) = (Vec::new(), 0);
        for section in &scene.agenda.get().sections {
            let (scene, key, first) = (scene.clone(), section.key, chunks);
            days.push(Keyed::new(key, move || day(&scene, key, first)));
            chunks += section.rows.len().div_ceil(CHUNK);
        }
        days
    };
    div().class("list").child(div().attr("tabindex", "-1").place(top).keyed(days)).child(all).child(calendar)
}

/// A long list is rendered where it is looked at; this renders all of it, for whoever wants it whole.
fn show_all(scene: &Scene, top: Place) -> El {
    let scene = scene.clone();
    div().live(move || {
        let (agenda, all, top) = (scene.agenda.get(), scene.whole.clone(), top.clone());
        let more = cfg!(target_arch = "wasm32") && !all.get() && !is_short(&agenda);
        more.then(|| {
            let words = scene.locale.count(Key::ShowAll, agenda.shown, &[]);
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

/// Whether a list is so short that it is rendered whole.
pub fn is_short(agenda: &Agenda) -> bool {
    let mut rows = 0;
    for section in &agenda.sections {
        rows += section.rows.len();
    }
    rows <= SHORT
}

/// The section of a key, as it is now.
pub fn section_of(agenda: &Agenda, key: u64) -> Option<&Section> {
    agenda.sections.iter().find(|section| section.key == key)
}

fn day(scene: &Scene, key: u64, first: usize) -> El {
    let mut id = String::from("day-");
    digits(&mut id, key);
    let (named, counted, kind, stretched) = (scene.clone(), scene.clone(), scene.clone(), scene.clone());
    let title = heading(scene.section_level)
        .attr("id", id.clone())
        .class("day-heading")
        .part("day-heading")
        .live(move || section_of(&named.agenda.get(), key).map(|section| foreign(name(&named, &section.heading))));
    let count = move || {
        let sessions = section_of(&counted.agenda.get(), key).map_or(0, Section::sessions);
        counted.locale.count(Key::Sessions, sessions, &[])
    };
    let class = move || {
        let timed = section_of(&kind.agenda.get(), key).is_none_or(|section| section.timed);
        String::from(if timed { "day" } else { "day untimed" })
    };
    let chunks = move || {
        let mut chunks = Vec::new();
        let rows = section_of(&stretched.agenda.get(), key).map_or(0, |section| section.rows.len());
        for c in 0..rows.div_ceil(CHUNK) {
            let scene = stretched.clone();
            chunks.push(Keyed::new(c as u64, move || chunk(&scene, key, c, dom::rendered_at_first(first + c))));
        }
        chunks
    };
    section()
        .attr_live("class", class)
        .part("day")
        .attr("aria-labelledby", id)
        .child(div().class("day-head").child(title).child(span().class("quiet").live(count)))
        .child(div().keyed(chunks))
}

/// What a section is called.
pub fn name(scene: &Scene, heading: &Heading) -> Said {
    let own = |words: String| Said { words, lang: None };
    let (loaded, locale) = (scene.data(), &scene.locale);
    let programme = loaded.programme();
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
