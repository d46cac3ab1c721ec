//! One project in full in a dialog, or the projects of one place. Reached through [`crate::part::map::card`] only.

mod facts;
mod project;

use super::list::row;
use super::scene::MapScene;
use crate::i18n::Key;
use crate::model::ToJson;
use crate::state::{fingerprint, written};
use crate::view::dom;
use crate::view::el::{El, Keyed, Place, button, dialog as dialog_element, div, heading, ul};
use crate::view::live::watch;
use std::cell::Cell;
use std::rc::Rc;

pub fn dialog(scene: &MapScene) -> El {
    let place = Place::default();
    let (to_open, to_close, inner, gone) = (place.clone(), place.clone(), place.clone(), place.clone());
    let outside = Rc::new(Cell::new(false));
    let pressed = outside.clone();
    let (named, shown, closed, opened) = (scene.clone(), scene.clone(), scene.clone(), scene.clone());
    dialog_element()
        .place(place)
        .class("dialog")
        .part("dialog")
        .attr_live("aria-label", move || name(&named))
        .on("close", move |_| {
            // Not where it has been opened again meanwhile.
            if !dom::is_open(&gone) {
                closed.visit.selected.set(None);
                closed.visit.several.set(None);
            }
        })
        // A press inside that ends outside marks text: only one that begins outside closes.
        .on("pointerdown", move |event| pressed.set(dom::on_backdrop(&event)))
        .on("click", move |event| {
            if dom::on_backdrop(&event) && outside.get() {
                dom::close(&to_close);
            }
        })
        .keyed(move || content(&shown, &inner))
        .made(move |_| {
            Some(watch(Box::new(move || {
                let visit = &opened.visit;
                if visit.selected.get().is_some() || visit.several.get().is_some() {
                    dom::open_modal(&to_open);
                } else {
                    dom::close(&to_open);
                }
            })))
        })
}

fn name(scene: &MapScene) -> String {
    let loaded = scene.loaded.get();
    match scene.visit.selected.get().and_then(|id| loaded.document.data.find(&id).map(|record| record.brief().name)) {
        Some(name) => scene.said(&name).words,
        None => {
            let count = scene.visit.several.get().map_or(0, |several| several.len());
            scene.locale.count(Key::MapHere, count, &[])
        }
    }
}

fn content(scene: &MapScene, place: &Place) -> Vec<Keyed> {
    let (loaded, place) = (scene.loaded.get(), place.clone());
    let found = scene.visit.selected.get().and_then(|id| loaded.document.data.find(&id).cloned());
    let scene = scene.clone();
    if let Some(record) = found {
        let print = fingerprint(3, &written(&record.to_json()));
        return vec![Keyed::new(print, move || {
            div().class("opened").child(project::project(&scene, &record, &place)).child(shut(&scene, place))
        })];
    }
    let Some(several) = scene.visit.several.get() else { return Vec::new() };
    let print = several.iter().fold(7u64, |print, at| print.rotate_left(5) ^ *at as u64);
    vec![Keyed::new(print, move || {
        let title = scene.locale.count(Key::MapHere, several.len(), &[]);
        let mut list = ul().class("several");
        for at in several.iter() {
            list = list.child(row(&scene, *at));
        }
        div()
            .class("opened")
            .child(heading(scene.options.heading_level + 1).class("heading").child(title))
            .child(list)
            .child(shut(&scene, place))
    })]
}

fn shut(scene: &MapScene, place: Place) -> El {
    button()
        .attr("type", "button")
        .class("button close")
        .on("click", move |_| dom::close(&place))
        .child(scene.locale.t(Key::Close))
}
