//! What emissions are made of: sectors as bars and as a table, scopes as a table.

use super::section::{block, table};
use crate::i18n::Key;
use crate::model::city::{Climate, Target};
use crate::state::city::{
    BarChart, Breakdown, Part, SectorRow, breakdown, inventory_mismatches, sector_chart, sector_summary,
};
use crate::view::city::mark::{Evidence, mark};
use crate::view::city::teller::{Teller, plain};
use crate::view::el::{El, details, div, el, li, p, span, summary, ul};

/// The sectors of the latest inventory that has any.
pub fn sectors(teller: &Teller, climate: &Climate, target: Option<&Target>, level: u8) -> Option<El> {
    let breakdown = breakdown(climate, target)?;
    let title = match breakdown.inventory.year {
        Some(year) => teller.scene.locale.fill(Key::CitySectorsIn, &[("year", &teller.wording.year(year))]),
        None => teller.t(Key::CitySectors),
    };
    let mut content = Vec::new();
    if let (Some(chart), Some(sentence)) = (sector_chart(&breakdown), sector_summary(&breakdown)) {
        let bars = bars(teller, &breakdown, &chart);
        let name = teller.wording.sentence(&sentence, true);
        content
            .push(el("figure").class("chart").part("chart").child(bars.attr("role", "img").attr("aria-label", name)));
        content.push(
            details()
                .class("data")
                .child(summary().child(teller.t(Key::ChartTable)))
                .child(as_table(teller, &breakdown)),
        );
    } else {
        // Words only: there is nothing to draw.
        content.push(as_table(teller, &breakdown));
    }
    if let Some(mismatch) = &breakdown.mismatch {
        let sum = teller.wording.amount(mismatch.sum, &mismatch.unit);
        content.push(
            p().class("quiet note").child(plain(teller.scene.locale.fill(Key::MismatchSectors, &[("sum", &sum)]))),
        );
    }
    content.push(mark(teller, &title, Evidence::of_inventory(breakdown.inventory)));
    Some(block(title, level, content))
}

fn name(teller: &Teller, row: &SectorRow) -> El {
    match (row.label().is_empty(), &row.sector.sector) {
        (true, Some(sector)) => plain(sector.clone()),
        _ => teller.foreign(row.label()),
    }
}

/// One bar a sector, with its name and figure beside it.
fn bars(teller: &Teller, breakdown: &Breakdown, chart: &BarChart) -> El {
    let mut list = ul().class("bars");
    for segment in &chart.segments {
        let Some(row) = breakdown.rows.get(segment.index) else { continue };
        let share = row.share.map(|share| plain(teller.wording.percent(share)).class("quiet"));
        let figure = span().class("bar-figure").child(teller.amount(segment.value, &chart.unit)).child(share);
        list = list.child(
            li().child(span().class("bar-name").child(name(teller, row)))
                .child(drawn(segment.from, segment.to, chart.zero, "sector"))
                .child(figure),
        );
    }
    // The figure as a whole has a name; what is in it is for the eye.
    div().class("bar-chart").child(list.attr("aria-hidden", "true"))
}

/// A bar from one place of the axis to another.
pub fn drawn(from: f64, to: f64, zero: f64, class: &'static str) -> El {
    let step = |share: f64| ((share * 1000.0).round() as i64).to_string();
    let rect = el("svg:rect")
        .class(class)
        .attr("x", step(from))
        .attr("width", step((to - from).max(0.002)))
        .attr("height", "10");
    el("svg:svg")
        .class("bar-drawing")
        .attr("viewBox", "0 0 1000 10")
        .attr("preserveAspectRatio", "none")
        .child(rect)
        .child(
            el("svg:path")
                .class("axis")
                .attr("d", ["M", &step(zero), " 0V10"].concat())
                .attr("vector-effect", "non-scaling-stroke"),
        )
}

fn as_table(teller: &Teller, breakdown: &Breakdown) -> El {
    let mut rows = Vec::new();
    for row in &breakdown.rows {
        let share = row.share.map(|share| teller.wording.percent(share)).unwrap_or_default();
        rows.push((name(teller, row), vec![teller.figure(&row.sector.quantity), plain(share)]));
    }
    let total = breakdown.total.as_ref().map(|total| {
        (plain(teller.t(Key::CityTotal)), vec![teller.amount(total.value, &total.unit), plain(String::new())])
    });
    table(
        &teller.t(Key::CitySectors),
        vec![teller.t(Key::CitySector), teller.t(Key::CityValue), teller.t(Key::CityShare)],
        rows,
        total,
    )
}

/// The scopes of the latest inventory that has any.
pub fn scopes(teller: &Teller, climate: &Climate, level: u8) -> Option<El> {
    let mut best = None;
    for inventory in climate.inventories.iter().filter(|inventory| !inventory.scopes.is_empty()) {
        if best.is_none_or(|known: &crate::model::city::Inventory| inventory.year > known.year) {
            best = Some(inventory);
        }
    }
    let inventory = best?;
    let mut rows = Vec::new();
    for (scope, amount) in &inventory.scopes {
        let name = teller.scene.locale.fill(Key::CityScope, &[("n", scope)]);
        rows.push((plain(name), vec![teller.figure(amount)]));
    }
    let total = inventory.total.as_ref().map(|total| (plain(teller.t(Key::CityTotal)), vec![teller.figure(total)]));
    let mut content =
        vec![table(&teller.t(Key::CityScopes), vec![teller.t(Key::CityScopes), teller.t(Key::CityValue)], rows, total)];
    if let Some(found) = inventory_mismatches(inventory).into_iter().find(|found| found.part == Part::Scopes) {
        let sum = teller.wording.amount(found.sum, &found.unit);
        content.push(
            p().class("quiet note").child(plain(teller.scene.locale.fill(Key::MismatchScopes, &[("sum", &sum)]))),
        );
    }
    let title = teller.t(Key::CityScopes);
    content.push(mark(teller, &title, Evidence::of_inventory(inventory)));
    Some(block(title, level, content))
}
