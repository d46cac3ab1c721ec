//! Emissions by year, as a drawing, a sentence and a table.

use super::mark::{Evidence, mark};
use super::plot::{legend, plot};
use super::teller::{Teller, fact, plain};
use crate::i18n::Key;
use crate::model::city::{Climate, Target};
use crate::state::city::{EmissionsChart, Series, basis, emissions_chart, emissions_summary, progress};
use crate::view::el::{El, details, div, el, heading, p, summary};

/// The chart of a series; nothing where it would show no more than a figure does.
pub fn emissions(
    teller: &Teller,
    climate: &Climate,
    series: &Series,
    target: Option<&Target>,
    level: u8,
) -> Option<El> {
    let progress = target.map(|target| progress(climate, target, teller.scene.rules()));
    let chart = emissions_chart(climate, series, target.zip(progress.as_ref()))?;
    if chart.measured.len() < 2 && chart.goal.is_none() {
        return None;
    }
    let sentence = emissions_summary(&chart)?;
    let last = series.inventories.last()?;
    let name = teller.t(Key::CityEmissions);
    let mut kind = p().class("place quiet").child(fact(plain(unit(teller, &chart.unit))));
    if !last.protocol.is_empty() {
        kind = kind.child(fact(teller.foreign(&last.protocol)));
    }
    kind = kind.child(last.level.clone().map(|level| fact(plain(level))));
    let status = last.total.as_ref().and_then(|total| total.status).or(last.status).and_then(basis);
    kind = kind.child(status.map(|key| fact(plain(teller.t(key)))));
    let figure = el("figure")
        .class("chart")
        .part("chart")
        .child(plot(teller, &chart).attr("role", "img").attr("aria-label", teller.wording.sentence(&sentence, true)))
        .child(legend(teller, &chart))
        .child(table(teller, &chart));
    // The year stands where the eye falls first: inventories are years late.
    let latest = chart.measured.last().map(|dot| {
        let year = plain(teller.wording.year(dot.year)).class("quiet");
        p().class("latest-figure").child(teller.amount(dot.value, &chart.unit)).child(" ").child(year)
    });
    let title = heading(level + 1).class("block-title").child(name.clone());
    let mark = mark(teller, &name, Evidence::of_inventory(last));
    Some(div().class("block").child(title).child(latest).child(kind).child(figure).child(mark))
}

/// A unit by itself.
pub fn unit(teller: &Teller, unit: &str) -> String {
    teller.wording.amount(0.0, unit).replace(&teller.wording.number(0.0, None), "").trim().to_owned()
}

/// The same as a table.
fn table(teller: &Teller, chart: &EmissionsChart) -> El {
    let row = |name: String, what: Key, value: f64| {
        let head = el("th").attr("scope", "row").child(plain(name));
        let kind = el("td").child(teller.t(what));
        el("tr").child(head).child(kind).child(el("td").class("number").child(teller.amount(value, &chart.unit)))
    };
    let mut rows = Vec::new();
    for dot in chart.base.iter() {
        rows.push(row(teller.wording.year(dot.year), Key::ChartBase, dot.value));
    }
    for dot in &chart.measured {
        rows.push(row(teller.wording.year(dot.year), Key::CityEmissions, dot.value));
    }
    for dot in chart.goal.iter() {
        rows.push(row(teller.wording.year(dot.year), Key::CityTarget, dot.value));
    }
    details().class("data").child(summary().child(teller.t(Key::ChartTable))).child(
        div()
            .class("scroll")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", teller.t(Key::CityEmissions))
            .child(el("table").child(el("tbody").child(rows))),
    )
}
