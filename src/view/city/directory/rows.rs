//! The cities of a list, as a table or as cards.
//!
//! The first ones are there at once, all of them when the visitor wants that: then in stretches that are in the
//! document only while they are near the viewport.

use super::Listed;
use crate::i18n::Key;
use crate::state::city::{DirectoryRow, Sort, Standing, Variant};
use crate::view::city::card::tile;
use crate::view::city::select::select;
use crate::view::city::teller::{Teller, plain};
use crate::view::el::{El, Keyed, Place, button, div, el, p, span};
use crate::view::words::{foreign, said};
use crate::view::{Live, dom};
use std::rc::Rc;

/// So many are shown at first.
const FIRST: usize = 60;
/// In a stretch; the third one begins where the first ones end.
const STRETCH: usize = 30;

pub fn rows(listed: &Listed) -> El {
    let is_table = listed.scene.options.variant == Variant::Row;
    let (stretched, more, top) = (listed.clone(), listed.clone(), Place::default());
    let stretches = move || {
        let shown = stretched.shown.get();
        let count = if stretched.whole.get() { shown.rows.len() } else { shown.rows.len().min(FIRST) };
        let mut list = Vec::new();
        for n in 0..count.div_ceil(STRETCH) {
            let listed = stretched.clone();
            list.push(Keyed::new(n as u64, move || stretch(&listed, n, is_table)));
        }
        list
    };
    let list = if is_table {
        let counted = listed.shown.clone();
        let table = el("table")
            .class("cities")
            .attr_live("aria-rowcount", move || (counted.get().rows.len() + 1).to_string())
            .child(el("caption").class("hidden").child(listed.scene.locale.t(Key::CityProfile)))
            .child(el("thead").child(heads(listed)));
        div().child(table.keyed(stretches))
    } else {
        div().keyed(stretches)
    };
    div()
        .class("list")
        .child(div().attr("tabindex", "-1").class("cities-list").place(top.clone()).child(list))
        .live(move || show_all(&more, top.clone()))
}

/// The head of the table; what can be sorted by is a button.
fn heads(listed: &Listed) -> El {
    let head = |class: &'static str, key: Key, sort: Option<Sort>| {
        let words = listed.scene.locale.t(key);
        let cell = el("th").attr("scope", "col").class(class);
        let Some(sort) = sort else { return cell.child(words) };
        let (asked, query) = (listed.scene.visit.query.clone(), listed.scene.visit.query.clone());
        let press = move |_| query.update(|query| query.sort = sort);
        let down = sort == Sort::Population;
        cell.attr_live("aria-sort", move || {
            let is_sorted = asked.get().sort == sort;
            if !is_sorted {
                "none"
            } else if down {
                "descending"
            } else {
                "ascending"
            }
            .to_owned()
        })
        .child(button().attr("type", "button").class("sorter").on("click", press).child(words))
    };
    el("tr")
        .child(head("", Key::CityName, Some(Sort::Name)))
        .child(head("wide", Key::CityCountry, Some(Sort::Country)))
        .child(head("", Key::CityTarget, None))
        .child(head("number", Key::CityTargetYear, Some(Sort::TargetYear)))
        .child(head("", Key::CityStatus, None))
        .child(head("wide number", Key::CityPopulation, Some(Sort::Population)))
}

/// Some rows, one after the other.
fn stretch(listed: &Listed, n: usize, is_table: bool) -> El {
    let (near, height) = (Live::new(n < 3), Live::new(0.0f64));
    let (seen, measured) = (near.clone(), height.clone());
    let (sized, rendered) = (near.clone(), near);
    let reserved =
        move || if sized.get() { String::new() } else { (height.get().max(900.0) as usize).to_string() + "px" };
    let listed = listed.clone();
    let rows = move || {
        let (mut made, shown, directory) = (Vec::new(), listed.shown.get(), listed.directory.get());
        if !(rendered.get() || cfg!(not(target_arch = "wasm32"))) {
            return made;
        }
        for (place, at) in shown.rows.iter().enumerate().skip(n * STRETCH).take(STRETCH) {
            let (listed, at) = (listed.clone(), *at);
            let directory = directory.clone();
            // Rows of other data are other rows.
            let key = listed.scene.loaded.peek().print.rotate_left(16) ^ at as u64;
            made.push(Keyed::new(key, move || {
                let Some(row) = directory.rows.get(at) else { return div() };
                if is_table { line(&listed, row, place) } else { as_card(&listed, row) }
            }));
        }
        made
    };
    let body = if is_table { el("tbody") } else { div().class("cards") };
    body.made(move |element| dom::when_near(element, seen, measured)).style("block-size", reserved).keyed(rows)
}

fn line(listed: &Listed, row: &DirectoryRow, place: usize) -> El {
    let scene = &listed.scene;
    let teller = Teller::new(scene, &row.id);
    let term = if row.standing == Standing::NoTarget || row.term.is_empty() {
        span()
    } else {
        foreign(said(&row.term, scene.lang.as_deref(), &scene.locale))
    };
    let year = row.target_year.map(|year| teller.wording.year(year)).unwrap_or_default();
    let size = row.population.map(|size| teller.wording.number(size, None)).unwrap_or_default();
    let country = span().class("narrow quiet").attr("dir", "auto").child(row.country.clone());
    el("tr")
        .attr("data-id", row.id.clone())
        .attr("aria-rowindex", (place + 2).to_string())
        .child(el("th").attr("scope", "row").child(opener(listed, row)).child(country))
        .child(el("td").class("wide").child(plain(row.country.clone())))
        .child(el("td").child(term))
        .child(el("td").class("number").child(year))
        .child(el("td").child(scene.locale.t(row.standing.key())))
        .child(el("td").class("wide number").child(size))
}

/// The button that opens a city.
fn opener(listed: &Listed, row: &DirectoryRow) -> El {
    let (scene, index, id) = (listed.scene.clone(), row.index, row.id.clone());
    let open = move |_| {
        let loaded = scene.loaded.peek();
        let city = loaded.document.data.cities().get(index);
        if select(&scene, city) {
            scene.visit.selected.set(Some(Rc::from(id.as_str())));
        }
    };
    let name = span().attr("lang", row.lang.clone()).attr("dir", "auto").child(row.name.clone());
    button().attr("type", "button").class("opener").attr("aria-haspopup", "dialog").on("click", open).child(name)
}

fn as_card(listed: &Listed, row: &DirectoryRow) -> El {
    let scene = &listed.scene;
    let loaded = scene.loaded.peek();
    let Some(city) = loaded.document.data.cities().get(row.index) else { return div() };
    let level = scene.options.heading_level + 1;
    div().class("tile").child(tile(scene, city, level, opener(listed, row)))
}

fn show_all(listed: &Listed, top: Place) -> Option<El> {
    let (shown, whole) = (listed.shown.get().rows.len(), listed.whole.clone());
    (shown > FIRST && !whole.get()).then(|| {
        let words = listed.scene.locale.count(Key::CityShowAll, shown, &[]);
        // The button goes, so the focus goes to what it has completed.
        let press = move |event| {
            dom::focus(&top);
            whole.set(true);
            // And on to the first one that was hidden.
            dom::focus_next(&event, "tbody:nth-of-type(3) .opener, .cards:nth-child(3) .opener");
        };
        p().class("actions").child(button().attr("type", "button").class("button").on("click", press).child(words))
    })
}
