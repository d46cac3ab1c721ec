//! Projects that are there: figures, search, legend, map and list.

use super::board::board;
use super::legend::legend;
use super::list::list;
use super::scene::MapScene;
use super::summary::{summary, totals};
use super::toolbar::toolbar;
use crate::i18n::Key;
use crate::part::{self, Part};
use crate::state::map::{MapQuery, MapView};
use crate::view::el::{El, Keyed, Place, div, heading, p, section, slot};
use crate::view::frame::out_of_date;
use crate::view::live::watch;
use crate::view::notes::notes;
use crate::view::words::foreign;
use std::rc::Rc;

pub fn shown(scene: &MapScene) -> El {
    let (named, late, foot, heard, renewed, opened) =
        (scene.clone(), scene.clone(), scene.clone(), scene.clone(), scene.clone(), scene.clone());
    let following = (follow_data(scene), follow_query(scene));
    section()
        .class("projects")
        .attr_live("aria-label", move || label(&named))
        .made(move |_| Some(Box::new(following)))
        .live(move || {
            let at = late.loaded.peek().at.get();
            late.stale.get().map(|_| out_of_date(&late.locale, at, late.now.peek(), late.outlet.clone()))
        })
        .child(p().class("hidden").attr("aria-live", "polite").live(move || heard.visit.notice.get()))
        .child(body(scene))
        .keyed(move || {
            let wanted = opened.visit.selected.get().is_some() || opened.visit.several.get().is_some();
            if !wanted && !opened.here.peek().contains(&Part::Card) || !opened.has(Part::Card) {
                return Vec::new();
            }
            let scene = opened.clone();
            vec![Keyed::new(0, move || part::map::card::dialog(&scene))]
        })
        .live(move || renewed.visit.renewal.follows.get().then(|| part::map::live::controls(&renewed)))
        .live(move || {
            let noted = foot.loaded.get();
            let is_noted = noted.diagnostics.iter().any(|note| foot.options.debug || note.code.leaves_out());
            if is_noted && foot.has(Part::Notes) { part::map::notes::notes(&foot) } else { div().class("foot") }
        })
}

fn body(scene: &MapScene) -> El {
    let scene = scene.clone();
    div().keyed(move || {
        let one = scene.clone();
        if scene.loaded.get().is_empty() {
            return vec![Keyed::new(0, move || nothing(&one)), Keyed::new(1, slot)];
        }
        vec![Keyed::new(2, move || whole(&one))]
    })
}

fn whole(scene: &MapScene) -> El {
    let head = scene.clone();
    let rows = Place::default();
    let panes = match scene.options.view {
        MapView::Both => div().class("panes both").child(board(scene, &rows)).child(list(scene, rows)),
        MapView::Map => div().class("panes").child(board(scene, &rows)).child(list(scene, rows)),
        MapView::List => div().class("panes").child(list(scene, rows)),
    };
    div()
        .live(move || title(&head))
        .child(totals(scene))
        .child(toolbar(scene))
        .child(legend(scene))
        .child(summary(scene))
        .child(panes)
}

/// What was wrong with the data. Reached through [`part::map::notes`] only.
pub(crate) fn notes_of(scene: &MapScene) -> El {
    notes(&scene.locale, scene.options.debug, &scene.loaded.get().diagnostics, Key::MapLeftOut)
}

/// Names of projects are headings below this one, so there is one, seen or not.
fn title(scene: &MapScene) -> El {
    let loaded = scene.loaded.get();
    let data = &loaded.document.data;
    let name = heading(scene.options.heading_level).part("heading");
    let name = if data.name.is_empty() {
        name.class("hidden").child(scene.locale.t(Key::ProjectMap))
    } else {
        name.class("heading").child(foreign(scene.said(&data.name)))
    };
    let text =
        (!data.description.is_empty()).then(|| p().class("slogan").child(foreign(scene.said(&data.description))));
    div().class("head").child(name).child(text)
}

/// The name of the region.
fn label(scene: &MapScene) -> String {
    let name = scene.said(&scene.loaded.get().document.data.name).words;
    if name.is_empty() { scene.locale.t(Key::ProjectMap) } else { name }
}

fn nothing(scene: &MapScene) -> El {
    let words = scene.locale.t(Key::MapEmpty);
    div().class("empty").child(p().class("status").part("status").attr("role", "status").child(words))
}

/// Makes the register anew when other data come.
fn follow_data(scene: &MapScene) -> Box<dyn std::any::Any> {
    let scene = scene.clone();
    let mut last = Some(scene.loaded.peek());
    watch(Box::new(move || {
        let loaded = scene.loaded.get();
        if last.replace(loaded.clone()).is_some_and(|last| !Rc::ptr_eq(&last, &loaded)) {
            scene.renew();
        }
    }))
}

/// Asks the register whenever the query is another one, and tells the page.
fn follow_query(scene: &MapScene) -> Box<dyn std::any::Any> {
    let scene = scene.clone();
    let mut told: Option<MapQuery> = None;
    watch(Box::new(move || {
        let query = scene.visit.query.get();
        let last = told.replace(query.clone());
        if last.as_ref().is_none_or(|last| *last == query) {
            return;
        }
        let asked = scene.clone();
        let (narrow, ask) = (query.is_narrow(), move || {
            // What was typed while the code for it came is what counts.
            if asked.visit.query.peek() == query {
                asked.ask();
                let (shown, all) = (asked.listed.peek().rows.len(), asked.register.peek().entries.len());
                asked.outlet.filter(&query, shown, all);
            }
        });
        if narrow { scene.want(Part::Search, ask) } else { ask() }
    }))
}
