//! Figures of what is shown, which follow the filter, and those of funds and networks, which do not.

use super::scene::MapScene;
use crate::i18n::Key;
use crate::model::Json;
use crate::part::{self, Part};
use crate::state::map::summary as sums;
use crate::view::el::{El, Keyed, dd, div, dl, dt, span};

/// Projects, cities, funding and effect.
pub fn summary(scene: &MapScene) -> El {
    let scene = scene.clone();
    div().class("sums").live(move || {
        let (register, listed, locale) = (scene.register.get(), scene.listed.get(), &scene.locale);
        let sums = sums(&register, &listed, locale);
        let number = |n: usize| (n > 0).then(|| locale.formatter.number(n));
        let figures = [
            (Key::Projects, Some(locale.formatter.number(listed.rows.len()))),
            (Key::MapCities, number(sums.cities)),
            (Key::MapFunding, (!sums.funding.is_empty()).then(|| locale.formatter.list(&sums.funding))),
            (Key::MapLeveraged, (!sums.leveraged.is_empty()).then(|| locale.formatter.list(&sums.leveraged))),
            (Key::MapEffect, (!sums.effect.is_empty()).then(|| locale.formatter.list(&sums.effect))),
        ];
        let mut list = dl();
        let mut count = 0;
        for (key, value) in figures {
            if let Some(value) = value {
                count += 1;
                list = list.child(
                    div().child(dt().child(locale.t(key))).child(dd().child(span().attr("dir", "auto").child(value))),
                );
            }
        }
        // The number of projects alone stands in the count already.
        (count > 1).then_some(list)
    })
}

/// What funds and networks say of themselves, where the data have any: it need not equal what is shown.
pub fn totals(scene: &MapScene) -> El {
    let scene = scene.clone();
    div().class("totals").keyed(move || {
        let loaded = scene.loaded.get();
        let more = &loaded.document.data.more;
        let any = ["totals", "funds", "networks"].iter().any(|key| *more.get(key) != Json::Null);
        if !any || !scene.has(Part::Totals) {
            return Vec::new();
        }
        let scene = scene.clone();
        vec![Keyed::new(0, move || part::map::totals::totals(&scene))]
    })
}
