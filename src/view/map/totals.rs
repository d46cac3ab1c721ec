//! What funds and networks say of themselves. Reached through [`crate::part::map::totals`] only.

use super::scene::MapScene;
use crate::i18n::Key;
use crate::model::Text;
use crate::model::project::Entity;
use crate::state::map::told_money;
use crate::view::el::{El, div, p, span};
use crate::view::words::{foreign, outward};

/// What funds and networks say of themselves: it need not equal what is shown.
pub fn totals(scene: &MapScene) -> El {
    let scene = scene.clone();
    div().live(move || {
        let loaded = scene.loaded.get();
        let data = &loaded.document.data;
        let mut lines = Vec::new();
        for entity in data.totals().iter().chain(&data.funds()).chain(&data.networks()) {
            let figures = figures(&scene, entity);
            if !figures.is_empty() {
                let name = (!entity.name.is_empty())
                    .then(|| span().class("fund").child(linked(&scene, &entity.name, entity.url.as_deref())));
                let mut line = p().class("quiet").child(name);
                for figure in figures {
                    line = line.child(span().class("fact").child(span().attr("dir", "auto").child(figure)));
                }
                lines.push(line);
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
