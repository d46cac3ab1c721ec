//! What plans leave open, and net zero with its two sides apart.

use super::section::{block, table};
use super::sectors::drawn;
use crate::i18n::Key;
use crate::model::city::{Climate, Gap};
use crate::state::city::{
    BarChart, GapPart, GapPartKind, Net, gap_chart, gap_mismatch, gap_parts, gap_summary, inventory_net, target_net,
};
use crate::view::city::goal::line;
use crate::view::city::mark::{Evidence, mark};
use crate::view::city::teller::{Teller, plain};
use crate::view::el::{El, details, div, el, li, p, span, summary, ul};

/// Each gap: baseline, reduction, residual, what is still open.
pub fn gaps(teller: &Teller, climate: &Climate, level: u8) -> Vec<El> {
    climate.gaps.iter().map(|gap| one(teller, gap, level)).collect()
}

fn one(teller: &Teller, gap: &Gap, level: u8) -> El {
    let title = match gap.year {
        Some(year) => teller.scene.locale.fill(Key::CityGapIn, &[("year", &teller.wording.year(year))]),
        None => teller.t(Key::CityGap),
    };
    let parts = gap_parts(gap);
    let mut content = Vec::new();
    let sentence = gap_summary(&parts)
        .map(|sentence| (teller.wording.sentence(&sentence, false), teller.wording.sentence(&sentence, true)));
    content.extend(sentence.as_ref().map(|(seen, _)| p().child(plain(seen.clone()))));
    if let Some(chart) = gap_chart(gap) {
        let name = sentence.map(|(_, aloud)| aloud).unwrap_or_else(|| title.clone());
        let bars = bars(teller, gap, &parts, &chart);
        content
            .push(el("figure").class("chart").part("chart").child(bars.attr("role", "img").attr("aria-label", name)));
        content.push(
            details()
                .class("data")
                .child(summary().child(teller.t(Key::ChartTable)))
                .child(as_table(teller, gap, &parts)),
        );
    } else {
        content.push(as_table(teller, gap, &parts));
    }
    if let Some(mismatch) = gap_mismatch(gap) {
        let sum = teller.wording.amount(mismatch.sum, &mismatch.unit);
        let total = teller.wording.amount(mismatch.reported, &mismatch.unit);
        let words = teller.scene.locale.fill(Key::MismatchGap, &[("sum", &sum), ("total", &total)]);
        content.push(p().class("quiet note").child(plain(words)));
    }
    let evidence = Evidence {
        quantity: gap.baseline.clone(),
        source: gap.source.clone(),
        note: gap.note.clone(),
        ..Evidence::default()
    };
    content.push(mark(teller, &title, evidence));
    block(title, level, content)
}

fn part_name(kind: GapPartKind) -> Key {
    match kind {
        GapPartKind::Reduction => Key::GapReduction,
        GapPartKind::Residual => Key::GapResidual,
        GapPartKind::Offset => Key::GapOffset,
        GapPartKind::Remaining => Key::GapRemaining,
    }
}

/// The class of a part's bar: a pattern besides the colour tells them apart.
fn part_class(kind: GapPartKind) -> &'static str {
    match kind {
        GapPartKind::Reduction => "part reduction",
        GapPartKind::Residual => "part residual",
        GapPartKind::Offset => "part offset",
        GapPartKind::Remaining => "part remaining",
    }
}

/// The baseline, and below it its parts, each beginning where the last one ends.
fn bars(teller: &Teller, gap: &Gap, parts: &[GapPart], chart: &BarChart) -> El {
    let mut list = ul().class("bars");
    let mut add = |name: String, drawing: El, figure: Vec<El>| {
        let row = li().child(span().class("bar-name").child(plain(name))).child(drawing);
        let whole = std::mem::replace(&mut list, ul());
        list = whole.child(row.child(span().class("bar-figure").child(figure)));
    };
    if let Some(baseline) = &gap.baseline {
        let last = chart.ticks.last().zip(chart.ticks.first()).map(|(high, low)| (low.value, high.value));
        if let (Some(value), Some((low, high))) = (baseline.value, last) {
            let end = ((value - low) / (high - low)).clamp(0.0, 1.0);
            add(
                teller.t(Key::GapBaseline),
                drawn(chart.zero, end, chart.zero, "part baseline"),
                vec![teller.figure(baseline)],
            );
        }
    }
    for segment in &chart.segments {
        let Some(part) = parts.get(segment.index) else { continue };
        let share = part.share.map(|share| plain(teller.wording.percent(share)).class("quiet"));
        let mut figure = vec![teller.amount(part.point.value, &part.point.unit)];
        figure.extend(share);
        add(teller.t(part_name(part.kind)), drawn(segment.from, segment.to, chart.zero, part_class(part.kind)), figure);
    }
    div().class("bar-chart").child(list.attr("aria-hidden", "true"))
}

fn as_table(teller: &Teller, gap: &Gap, parts: &[GapPart]) -> El {
    let mut rows = Vec::new();
    if let Some(baseline) = &gap.baseline {
        rows.push((plain(teller.t(Key::GapBaseline)), vec![teller.figure(baseline), plain(String::new())]));
    }
    for part in parts {
        let share = part.share.map(|share| teller.wording.percent(share)).unwrap_or_default();
        rows.push((
            plain(teller.t(part_name(part.kind))),
            vec![teller.amount(part.point.value, &part.point.unit), plain(share)],
        ));
    }
    table(
        &teller.t(Key::CityGap),
        vec![teller.t(Key::GapPart), teller.t(Key::CityValue), teller.t(Key::CityShare)],
        rows,
        None,
    )
}

/// What is emitted and what is taken out of the air: of targets, and of the latest inventory that counts both.
pub fn net(teller: &Teller, climate: &Climate, level: u8) -> Option<El> {
    let mut rows = Vec::new();
    for found in &climate.targets {
        rows.extend(target_net(found).map(|net| row(teller, line(teller, found, false), net)));
    }
    let mut latest = None;
    for inventory in &climate.inventories {
        if let Some(net) = inventory_net(inventory) {
            let year = inventory.year.map(|year| teller.wording.year(year)).unwrap_or_default();
            if latest.as_ref().is_none_or(|(known, _, _)| inventory.year > *known) {
                latest = Some((inventory.year, year, net));
            }
        }
    }
    rows.extend(latest.map(|(_, year, net)| row(teller, plain(year), net)));
    if rows.is_empty() {
        return None;
    }
    let heads = [Key::CityYear, Key::NetGross, Key::NetRemovals, Key::NetTotal].map(|key| teller.t(key)).to_vec();
    Some(block(teller.t(Key::CityNet), level, vec![table(&teller.t(Key::CityNet), heads, rows, None)]))
}

fn row(teller: &Teller, name: El, net: Net) -> (El, Vec<El>) {
    let amount = |value: f64, unit: &str| teller.amount(value, unit);
    let whole = net.net.map(|value| amount(value, &net.gross.unit)).unwrap_or_else(|| plain(String::new()));
    let cells = vec![amount(net.gross.value, &net.gross.unit), amount(net.removals.value, &net.removals.unit), whole];
    (name, cells)
}
