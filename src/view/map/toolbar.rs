//! Search, the way to more filters, and the count.

use super::scene::MapScene;
use crate::i18n::Key;
use crate::part::{self, Part};
use crate::state::map::MapQuery;
use crate::view::Live;
use crate::view::dom;
use crate::view::el::{El, Event, Keyed, Place, button, div, input, label, p, span};

pub fn toolbar(scene: &MapScene) -> El {
    let (locale, field, query) = (&scene.locale, Place::default(), scene.visit.query.clone());
    let typed_query = query.clone();
    let typed = move |event: Event| typed_query.update(|query| query.text = dom::value(&event));
    let search = input()
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .part("search")
        .place(field.clone())
        .value(move || query.get().text)
        .on("input", typed);
    let search = label().class("field search").child(span().child(locale.t(Key::ProjectSearch))).child(search);
    let wanted = Live::new(false);
    let (open, is_open, turned) = (wanted.clone(), wanted.clone(), wanted);
    let toggle = button()
        .attr("type", "button")
        .class("button more")
        .attr_live("aria-expanded", move || is_open.get().to_string())
        .on("click", move |_| turned.set(!turned.peek()))
        .child(locale.t(Key::Filters));
    let more = scene.clone();
    let filters = div().class("choices").keyed(move || {
        if !open.get() || !more.has(Part::Filters) {
            return Vec::new();
        }
        let scene = more.clone();
        vec![Keyed::new(0, move || part::map::filters::filters(&scene))]
    });
    div()
        .class("toolbar")
        .part("toolbar")
        .child(div().class("fields").child(search).child(toggle))
        .child(filters)
        .child(count(scene, field))
}

/// How many are shown, announced politely, and the way back to all.
fn count(scene: &MapScene, field: Place) -> El {
    let counted = scene.clone();
    let words = move || {
        let (shown, total) = (counted.rows().len(), counted.register.get().entries.len());
        let locale = &counted.locale;
        match shown {
            0 => locale.t(Key::ProjectNoMatch),
            n if n == total => locale.count(Key::ProjectCount, total, &[]),
            n => locale.count(Key::ProjectCountOf, total, &[("shown", &locale.formatter.number(n))]),
        }
    };
    let (query, clear) = (scene.visit.query.clone(), scene.locale.t(Key::Clear));
    let back = move || {
        let (all, field) = (query.clone(), field.clone());
        query.get().is_filtered().then(|| {
            let press = move |_| {
                dom::focus(&field);
                all.update(|query| *query = MapQuery { sort: query.sort, ..MapQuery::default() });
            };
            button().attr("type", "button").class("button plain clear").on("click", press).child(clear.clone())
        })
    };
    div().class("count").child(p().class("status").part("status").attr("role", "status").live(words)).live(back)
}
