//! Figures of what is shown, which follow the filter, and those of funds and networks, which do not.

use super::scene::MapScene;
use crate::i18n::Key;
use crate::model::Text;
use crate::model::project::Entity;
use crate::state::map::{summary as sums, told_money};
use crate::view::el::{El, dd, div, dl, dt, p, span};
use crate::view::words::{foreign, outward};

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
        let data = &loaded.document.data;
        let mut lines = Vec::new();
        for entity in data.totals().iter().chain(&data.funds()).chain(&data.networks()) {
            let figures = figures(&scene, entity);
            if !figures.is_empty() {
                let name = (!entity.name.is_empty())
                    .then(|| span().class("fund").child(linked(&scene, &entity.name, entity.url.as_deref())));
                let said = span().attr("dir", "auto").child(scene.locale.formatter.list(&figures));
                lines.push(p().class("quiet").child(name).child(said));
            }
        }
        lines
    })
}

/// "76 projects, more than US$5M".
fn figures(scene: &MapScene, entity: &Entity) -> Vec<String> {
    let (locale, wording) = (&scene.locale, scene.wording());
    let mut figures = Vec::new();
    if let Some(quantity) = &entity.projects
        && let Some(value) = quantity.value
    {
        let count = locale.count(Key::ProjectCount, value.max(0.0) as usize, &[]);
        figures.push(wording.qualified(count, quantity.qualifier));
    }
    for (key, list) in [(Key::MapFunding, &entity.awarded), (Key::MapLeveraged, &entity.leveraged)] {
        for money in list {
            figures.push(locale.t(key) + ": " + &told_money(money, &wording));
        }
    }
    figures
}

fn linked(scene: &MapScene, text: &Text, url: Option<&str>) -> El {
    match url {
        Some(url) => outward(url.to_owned(), String::new()).child(foreign(scene.said(text))),
        None => foreign(scene.said(text)),
    }
}
