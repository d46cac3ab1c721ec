//! The city of a list that is opened.

use super::Listed;
use crate::i18n::Key;
use crate::model::ToJson;
use crate::state::city::Variant;
use crate::state::{fingerprint, written};
use crate::view::city::card::card_at;
use crate::view::dom;
use crate::view::el::{El, Keyed, Place, button, dialog as dialog_element, div};
use crate::view::live::watch;
use std::cell::Cell;
use std::rc::Rc;

pub fn dialog(listed: &Listed) -> El {
    let (scene, selected) = (listed.scene.clone(), listed.scene.visit.selected.clone());
    let (opened, closed, named) = (selected.clone(), selected.clone(), listed.scene.clone());
    let place = Place::default();
    let (to_open, to_close, inner, gone) = (place.clone(), place.clone(), place.clone(), place.clone());
    let outside = Rc::new(Cell::new(false));
    let pressed = outside.clone();
    let name = move || {
        let loaded = named.loaded.get();
        let city = named.visit.selected.get().and_then(|id| loaded.document.data.find(&id).cloned());
        city.map(|city| named.wording().text(&city.brief().name)).unwrap_or_default()
    };
    dialog_element()
        .place(place)
        .class("dialog")
        .part("dialog")
        .attr_live("aria-label", name)
        .on("close", move |_| {
            // Not where it has been opened again meanwhile.
            if !dom::is_open(&gone) {
                closed.set(None);
            }
        })
        // A press inside that ends outside marks text: only one that begins outside closes.
        .on("pointerdown", move |event| pressed.set(dom::on_backdrop(&event)))
        .on("click", move |event| {
            if dom::on_backdrop(&event) && outside.get() {
                dom::close(&to_close);
            }
        })
        .keyed(move || {
            let (scene, loaded, inner) = (scene.clone(), scene.loaded.get(), inner.clone());
            let found = selected
                .get()
                .and_then(|id| loaded.document.data.cities().iter().find(|city| *city.id == *id).cloned());
            let Some(city) = found else { return Vec::new() };
            vec![Keyed::new(fingerprint(3, &written(&city.to_json())), move || {
                let level = scene.options.heading_level + 1;
                let shut = button()
                    .attr("type", "button")
                    .class("button close")
                    .on("click", move |_| dom::close(&inner))
                    .child(scene.locale.t(Key::Close));
                div().class("opened").child(card_at(&scene, &city, Variant::Full, level)).child(shut)
            })]
        })
        .made(move |_| {
            Some(watch(Box::new(move || {
                if opened.get().is_some() {
                    dom::open_modal(&to_open);
                } else {
                    dom::close(&to_open);
                }
            })))
        })
}
