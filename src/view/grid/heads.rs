//! The heads of the columns: names of rooms or tracks, each with a pin.

use super::dom;
use super::plan::Plan;
use super::shown::Shown;
use crate::i18n::Key;
use crate::state::grid::{By, Column, Head};
use crate::view::el::{El, Keyed, button, div, span};
use crate::view::live::Live;
use crate::view::words::{Said, foreign, said};
use std::rc::Rc;

/// The first row of the table.
pub fn heads(plan: &Rc<Plan>, height: Live<i32>) -> El {
    let (listed, corner) = (plan.clone(), plan.scene.locale.t(Key::When));
    let columns = move || {
        let mut heads = Vec::new();
        if let Some(shown) = listed.shown.get() {
            for seen in &shown.sheet.columns {
                let (plan, by, column) = (listed.clone(), shown.by, seen.column);
                heads.push(Keyed::new(column.key, move || head(&plan, by, column)));
            }
        }
        heads
    };
    div()
        .class("time-row")
        .attr("role", "row")
        .attr("aria-rowindex", "1")
        .child(
            div()
                .class("column-head corner")
                .attr("role", "columnheader")
                .attr("aria-colindex", "1")
                .made(move |element| dom::on_height(element, height))
                .child(span().class("hidden").child(corner)),
        )
        .keyed(columns)
}

fn head(plan: &Rc<Plan>, by: By, column: Column) -> El {
    let key = column.key;
    let (numbered, placed, paged) = (plan.clone(), plan.clone(), plan.clone());
    let seen = move |plan: &Plan| plan.shown.get().and_then(|shown| shown.seen(key));
    let words = name(plan, by, column);
    let spoken = words.words.clone();
    let pin = move || {
        let pages = paged.shown.get().is_some_and(|shown: Rc<Shown>| shown.pages());
        let (plan, spoken) = (paged.clone(), spoken.clone());
        let pin = (pages && column.head != Head::Everybody).then(|| Keyed::new(1, move || pin(&plan, key, &spoken)));
        pin.into_iter().collect()
    };
    div()
        .class("column-head")
        .attr("role", "columnheader")
        .attr_live("aria-colindex", move || seen(&numbered).map_or(0, |(_, seen)| seen.number + 1).to_string())
        .style("grid-column", move || seen(&placed).map_or(0, |(place, _)| place + 2).to_string())
        .child(foreign(words).class("column-name"))
        .keyed(pin)
}

/// What a column is called.
fn name(plan: &Plan, by: By, column: Column) -> Said {
    let (loaded, scene) = (plan.scene.data(), &plan.scene);
    let (programme, own) = (loaded.programme(), |key: Key| Said { words: scene.locale.t(key), lang: None });
    let text = match (column.head, by) {
        (Head::Of(n), By::Room) => programme.rooms.get(n).map(|room| &room.name),
        (Head::Of(n), By::Track) => programme.tracks.get(n).map(|track| &track.name),
        _ => None,
    };
    let mut name = match (text, column.head, by) {
        (Some(text), ..) => said(text, scene.lang(), &scene.locale),
        (None, Head::Everybody, _) => own(Key::Everywhere),
        (None, _, By::Room) => own(Key::GridNoRoom),
        (None, _, By::Track) => own(Key::GridNoTrack),
    };
    if column.parts > 1 {
        let (n, total) = (scene.locale.formatter.number(column.part + 1), scene.locale.formatter.number(column.parts));
        name.words = scene.locale.fill(Key::GridPart, &[("name", &name.words), ("n", &n), ("total", &total)]);
    }
    name
}

/// Keeps a column in view while others are paged through.
fn pin(plan: &Rc<Plan>, key: u64, name: &str) -> El {
    let (pinned, stops, plan) = (plan.pinned.clone(), plan.stop.clone(), plan.clone());
    let words = plan.scene.locale.fill(Key::GridPin, &[("name", name)]);
    let toggle = move |_| {
        let mut list = plan.pinned.peek().to_vec();
        let known = list.len();
        list.retain(|pinned| *pinned != key);
        if list.len() == known {
            list.push(key);
        }
        plan.pinned.set(Rc::new(list));
        // The column is seen wherever it goes to.
        plan.at.set(Some(key));
        plan.lay();
        plan.go(key, true);
    };
    button()
        .attr("type", "button")
        .class("pin")
        .attr("data-stop", key.to_string())
        .attr("title", words.clone())
        .attr_live("tabindex", move || String::from(if stops.get() == key { "0" } else { "-1" }))
        .attr_live("aria-pressed", move || pinned.get().contains(&key).to_string())
        .on("click", toggle)
        .child(span().class("hidden").child(words))
}
