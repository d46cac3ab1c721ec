//! The button that lets the other widgets of a group show what concerns this city.

use super::teller::Teller;
use crate::i18n::Key;
use crate::model::city::CityRecord;
use crate::view::el::{El, button, p};
use std::rc::Rc;

/// There only where the page has put the widget into a group.
pub fn group(teller: &Teller, city: &CityRecord, name: &str) -> Option<El> {
    let scene = teller.scene.clone();
    scene.options.grouped.then(|| {
        let (locale, name) = (scene.locale.clone(), name.to_owned());
        let (chosen, id) = (scene.visit.followed.clone(), city.id.clone());
        let (shown, own, city) = (chosen.clone(), id.clone(), city.clone());
        let is_chosen = |chosen: Option<Rc<str>>, id: &str| chosen.is_some_and(|chosen| *chosen == *id);
        let press = move |_| {
            let ends = is_chosen(chosen.peek(), &id);
            if scene.outlet.select((!ends).then_some(&city)) {
                chosen.set((!ends).then(|| Rc::from(id.as_str())));
            }
        };
        let words = move || {
            let ends = is_chosen(shown.get(), &own);
            if ends { locale.t(Key::GroupClear) } else { locale.fill(Key::GroupShow, &[("name", &name)]) }
        };
        p().class("actions").child(button().attr("type", "button").class("button").on("click", press).live(words))
    })
}
