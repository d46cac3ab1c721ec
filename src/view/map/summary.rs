//! Figures of what is shown, which follow the filter, and those of funds and networks, which do not.

use super::scene::MapScene;
use crate::i18n::Key;
use crate::state::map::summary as sums;
use crate::view::el::{El, dd, div, dl, dt, p, span};
use crate::view::words::foreign;

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

/// What funds and networks say of themselves: it need not equal what is shown.
pub fn totals(scene: &MapScene) -> El {
    let scene = scene.clone();
    div().class("totals").live(move || {
        let loaded = scene.loaded.get();
        let mut lines = Vec::new();
        for fund in loaded.document.data.aggregates() {
            let mut figures = Vec::new();
            for (label, quantity) in &fund.figures {
                let words = scene.wording().figure(quantity).words;
                let label = scene.said(label).words;
                figures.push(if label.is_empty() { words } else { words + " " + &label });
            }
            let name = (!fund.name.is_empty()).then(|| span().class("fund").child(foreign(scene.said(&fund.name))));
            let said = span().attr("dir", "auto").child(scene.locale.list(&figures));
            lines.push(p().class("quiet").child(name).child(said));
        }
        lines
    })
}
