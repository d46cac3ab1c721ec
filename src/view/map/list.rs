//! The projects of the query, one after the other: all that the map says, without it.
//!
//! The first ones are there at once, all of them when the visitor wants that: then in stretches that are in the
//! document only while they are near the viewport.

use super::donut::swatch;
use super::scene::MapScene;
use crate::i18n::Key;
use crate::model::ToJson;
use crate::part::{self, Part};
use crate::state::map::px;
use crate::state::map::{Entry, MapView, Register, money};
use crate::state::{fingerprint, written};
use crate::view::el::{El, Event, Keyed, Place, button, div, heading, li, p, span, ul};
use crate::view::words::{Said, foreign};
use crate::view::{Live, dom};

/// So many are shown at first.
const FIRST: usize = 60;
/// In a stretch; the third one begins where the first ones end.
const STRETCH: usize = 30;

/// `top` is what a link past the map leads to.
pub fn list(scene: &MapScene, top: Place) -> El {
    let whole = Live::new(false);
    let (stretched, more, shelf) = (scene.clone(), scene.clone(), scene.clone());
    let (wide, opened, again) = (whole.clone(), whole, top.clone());
    let stretches = move || {
        let rows = placed(&stretched, true);
        let count = if wide.get() { rows.len() } else { rows.len().min(FIRST) };
        let mut list = Vec::new();
        for n in 0..count.div_ceil(STRETCH) {
            let scene = stretched.clone();
            let rest = n * STRETCH >= FIRST;
            list.push(Keyed::new(n as u64, move || {
                if rest { part::map::rest::stretch(&scene, n) } else { stretch(&scene, n) }
            }));
        }
        list
    };
    let rows = div().attr("tabindex", "-1").class("rows").place(top);
    // A map alone lists what it can't show.
    let side = match scene.options.view {
        MapView::Map => div().class("side").child(rows),
        view => div()
            .class("side")
            .keyed(within(scene, view == MapView::Both))
            .child(rows.keyed(stretches))
            .live(move || show_all(&more, &opened, again.clone())),
    };
    side.live(move || unplaced(&shelf))
}

/// The choice of what the map shows; it comes with the names on the map.
fn within(scene: &MapScene, is_beside: bool) -> impl FnMut() -> Vec<Keyed> + 'static {
    let scene = scene.clone();
    move || {
        if !is_beside || !scene.here.get().contains(&Part::Names) {
            return Vec::new();
        }
        let scene = scene.clone();
        vec![Keyed::new(0, move || part::map::names::within(&scene))]
    }
}

/// The projects of the query that are on the map, or those that are not.
fn placed(scene: &MapScene, wanted: bool) -> Vec<usize> {
    let register = scene.register.get();
    let on_map = |at: &usize| register.entries.get(*at).is_some_and(|entry| (entry.spots.1 > 0) == wanted);
    scene.rows().into_iter().filter(on_map).collect()
}

/// Some of the first rows, one after the other.
fn stretch(scene: &MapScene, n: usize) -> El {
    let scene = scene.clone();
    ul().class("stretch").keyed(move || rows(&scene, n))
}

/// The rows of a stretch.
fn rows(scene: &MapScene, n: usize) -> Vec<Keyed> {
    let loaded = scene.loaded.peek();
    let mut made = Vec::new();
    for at in placed(scene, true).into_iter().skip(n * STRETCH).take(STRETCH) {
        let scene = scene.clone();
        // New data that say the same of a project leave its row, and the focus in it, as they are.
        let record = loaded.document.data.projects.get(at);
        let print = record.map_or(0, |record| fingerprint(5, &written(&record.to_json())));
        made.push(Keyed::new(print ^ at as u64, move || row(&scene, at)));
    }
    made
}

/// Some of the other rows, which are in the document only while they are near the viewport. Reached through
/// [`part::map::rest`] only.
pub(crate) fn far_stretch(scene: &MapScene, n: usize) -> El {
    let (near, height) = (Live::new(false), Live::new(0.0f64));
    let (seen, measured) = (near.clone(), height.clone());
    let (sized, rendered) = (near.clone(), near);
    let reserved = move || if sized.get() { String::new() } else { px(height.get().max(900.0)) };
    let scene = scene.clone();
    let near = move || {
        let is_near = rendered.get() || cfg!(not(target_arch = "wasm32"));
        if is_near { rows(&scene, n) } else { Vec::new() }
    };
    ul().class("stretch")
        .made(move |element| dom::when_near(element, seen, measured))
        .style("block-size", reserved)
        .keyed(near)
}

/// Shows all rows. The button goes, so the focus goes to what it has completed, and on to the first one that was hidden.
/// Reached through [`part::map::rest`] only.
pub(crate) fn show_rest(top: &Place, whole: &Live<bool>) {
    whole.set(true);
    dom::focus_in(top, ".stretch:nth-of-type(3) .opener");
}

/// One project: its name, then what is known of it in one quiet line.
pub(super) fn row(scene: &MapScene, at: usize) -> El {
    let (register, loaded) = (scene.register.peek(), scene.loaded.peek());
    let (Some(entry), Some(record)) = (register.entries.get(at), loaded.document.data.projects.get(at)) else {
        return li();
    };
    let (lit, shown, gone) = (scene.visit.lit.clone(), scene.visit.lit.clone(), scene.visit.lit.clone());
    let (entered, open) = (scene.clone(), scene.clone());
    let opener = button()
        .attr("type", "button")
        .class("opener")
        .part("project-title")
        .attr("aria-haspopup", "dialog")
        .on("click", move |_| open.open(at))
        .on("focus", move |_: Event| entered.visit.lit.set_if_new(Some(at)))
        .child(foreign(Said { words: name(scene, entry), lang: entry.lang.clone() }));
    li().attr("data-id", record.id.clone())
        .part("project")
        .attr_live("class", move || if shown.get() == Some(at) { "row lit" } else { "row" }.to_owned())
        .on("pointerenter", move |_| lit.set_if_new(Some(at)))
        .on("pointerleave", move |_| {
            // The light of whoever has the focus stays.
            if gone.peek() == Some(at) {
                gone.set(None);
            }
        })
        .child(heading(scene.options.heading_level + 1).class("title").child(opener))
        .child(facts(scene, &register, entry))
}

fn name(scene: &MapScene, entry: &Entry) -> String {
    if entry.name.is_empty() { scene.locale.t(Key::ProjectMap) } else { entry.name.clone() }
}

/// Themes, cities, years, status, funding.
fn facts(scene: &MapScene, register: &Register, entry: &Entry) -> El {
    let facets = &register.facets;
    let mut line = p().class("quiet");
    for at in entry.themes.iter().take(3) {
        if let Some(theme) = facets.themes.get(*at) {
            let words = Said { words: theme.label.clone(), lang: theme.lang.clone() };
            line = line.child(span().class("fact tag").child(swatch(*at)).child(foreign(words)));
        }
    }
    let fact = |words: String| span().class("fact").child(span().attr("dir", "auto").child(words));
    let cities: Vec<String> =
        entry.cities.iter().filter_map(|at| facets.cities.get(*at)).map(|city| city.label.clone()).collect();
    if !cities.is_empty() {
        line = line.child(fact(scene.locale.list(&cities)));
    } else if let Some(country) = entry.countries.first().and_then(|at| facets.countries.get(*at)) {
        line = line.child(fact(country.label.clone()));
    }
    if let Some((first, last)) = entry.years {
        let wording = scene.wording();
        let last = Some(f64::from(last)).filter(|_| last > first);
        let words = scene.locale.formatter.amount(f64::from(first), last, r#"{"useGrouping":false}"#);
        line = line.child(fact(if last.is_some() { words } else { wording.year(first) }));
    }
    if let Some(status) = entry.status.and_then(|at| facets.statuses.get(at)) {
        line = line.child(fact(status.label.clone()));
    }
    for (amount, currency) in &entry.funding {
        let currency = register.currencies.get(*currency).map(String::as_str).unwrap_or_default();
        line = line.child(fact(money(*amount, currency, &scene.locale)));
    }
    if entry.spots.1 > 1 {
        line = line.child(fact(scene.locale.count(Key::MapSites, entry.spots.1, &[])));
    }
    line
}

/// The shelf for projects that name no place.
fn unplaced(scene: &MapScene) -> Option<El> {
    let rows = placed(scene, false);
    (!rows.is_empty()).then(|| {
        let locale = &scene.locale;
        let mut list = ul().class("stretch");
        for at in rows.iter().take(4 * FIRST) {
            list = list.child(row(scene, *at));
        }
        div()
            .class("shelf")
            .child(heading(scene.options.heading_level + 1).class("block-title").child(locale.t(Key::MapUnplaced)))
            .child(p().class("quiet").child(locale.count(Key::MapUnplacedWhy, rows.len(), &[])))
            .child(list)
    })
}

fn show_all(scene: &MapScene, whole: &Live<bool>, top: Place) -> Option<El> {
    let shown = placed(scene, true).len();
    let (scene, whole) = (scene.clone(), whole.clone());
    (shown > FIRST && !whole.get()).then(|| {
        let words = scene.locale.count(Key::ProjectShowAll, shown, &[]);
        let press = move |_| {
            dom::focus(&top);
            let (top, whole) = (top.clone(), whole.clone());
            scene.want(Part::Rest, move || part::map::rest::show(&top, &whole));
        };
        p().class("actions").child(button().attr("type", "button").class("button").on("click", press).child(words))
    })
}
