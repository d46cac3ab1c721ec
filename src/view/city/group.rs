//! The button that lets the other widgets of a group show what concerns this city.

use super::scene::CityScene;
use super::select::select;
use crate::i18n::Key;
use crate::model::Text;
use crate::model::city::CityRecord;
use crate::part::{self, Part};
use crate::view::el::{El, button, p};
use std::rc::Rc;

/// A place for the button, there only where the page has put the widget into a group.
pub fn group(scene: &CityScene, city: &CityRecord) -> Option<El> {
    scene.options.grouped.then(|| {
        let (scene, city) = (scene.clone(), city.clone());
        p().class("actions").live(move || scene.has(Part::Live).then(|| part::city::live::group(&scene, &city)))
    })
}

pub fn chooser(scene: &CityScene, city: &CityRecord) -> El {
    let scene = scene.clone();
    let (locale, name) = (scene.locale.clone(), scene.wording().text(&Text::of(city.tree.get("name"))));
    let (chosen, id) = (scene.visit.followed.clone(), city.id.clone());
    let (shown, own, city) = (chosen.clone(), id.clone(), city.clone());
    let is_chosen = |chosen: Option<Rc<str>>, id: &str| chosen.is_some_and(|chosen| *chosen == *id);
    let press = move |_| {
        let ends = is_chosen(chosen.peek(), &id);
        if select(&scene, (!ends).then_some(&city)) {
            chosen.set((!ends).then(|| Rc::from(id.as_str())));
        }
    };
    let words = move || {
        let ends = is_chosen(shown.get(), &own);
        if ends { locale.t(Key::GroupClear) } else { locale.fill(Key::GroupShow, &[("name", &name)]) }
    };
    button().attr("type", "button").class("button").on("click", press).live(words)
}
