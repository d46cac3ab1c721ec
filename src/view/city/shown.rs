//! A profile that is there.

use super::card::card;
use super::scene::CityScene;
use crate::i18n::Key;
use crate::model::ToJson;
use crate::model::city::Profiles;
use crate::part::{self, Part};
use crate::state::{fingerprint, written};
use crate::view::el::{El, Keyed, div, p, section, slot};
use crate::view::frame::out_of_date;
use crate::view::notes::notes;

pub fn shown(scene: &CityScene) -> El {
    let (named, late, foot, heard, renewed) =
        (scene.clone(), scene.clone(), scene.clone(), scene.clone(), scene.clone());
    section()
        .class("city")
        .attr_live("aria-label", move || label(&named))
        .live(move || {
            let at = late.loaded.peek().at.get();
            late.stale.get().map(|_| out_of_date(&late.locale, at, late.now.peek(), late.outlet.clone()))
        })
        .child(p().class("hidden").attr("aria-live", "polite").live(move || heard.visit.notice.get()))
        .child(body(scene))
        .live(move || renewed.visit.renewal.follows.get().then(|| part::city::live::controls(&renewed)))
        .live(move || {
            let is_noted = !foot.loaded.get().diagnostics.is_empty();
            if is_noted && foot.has(Part::Mend) { part::city::mend::notes(&foot) } else { div().class("foot") }
        })
}

/// What was wrong with the data.
pub fn notes_of(scene: &CityScene) -> El {
    notes(&scene.locale, scene.options.debug, &scene.loaded.get().diagnostics, Key::CityLeftOut)
}

/// One city, a list, or what is said where there is neither.
fn body(scene: &CityScene) -> El {
    let scene = scene.clone();
    div().keyed(move || {
        let (one, loaded) = (scene.clone(), scene.loaded.get());
        if let Some(city) = scene.only() {
            // New data that say the same of this city leave its card as it is.
            let print = fingerprint(2, &written(&city.to_json()));
            return vec![Keyed::new(print, move || card(&one, &city, one.options.variant))];
        }
        if loaded.is_empty() || scene.options.city.is_some() {
            return vec![Keyed::new(0, move || nothing(&one)), Keyed::new(1, slot)];
        }
        if scene.has(Part::Directory) {
            return vec![Keyed::new(2, move || part::city::directory::directory(&one))];
        }
        vec![Keyed::new(3, move || p().class("status").attr("role", "status").child(one.locale.t(Key::CityLoading)))]
    })
}

/// The name of the region.
fn label(scene: &CityScene) -> String {
    let name = scene.only().map(|city| scene.wording().text(&crate::model::Text::of(city.tree.get("name"))));
    let name = name.or_else(|| match &scene.loaded.peek().document.data {
        Profiles::Many(list) => Some(scene.wording().text(&list.name)),
        Profiles::One(_) => None,
    });
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| scene.locale.t(Key::CityProfile))
}

/// What is said where there is no such city.
fn nothing(scene: &CityScene) -> El {
    let words = match &scene.options.city {
        Some(city) if !scene.loaded.peek().is_empty() => scene.locale.fill(Key::CityUnknown, &[("name", city)]),
        _ => scene.locale.t(Key::CityEmpty),
    };
    div().class("empty").child(p().class("status").part("status").attr("role", "status").child(words))
}
