//! The table: a row for each start, with the cells that begin there.

use super::cell::cell;
use super::plan::Plan;
use super::shown::{Shown, section};
use super::{bar, dom, heads, keys};
use crate::i18n::{DateStyle, Key};
use crate::state::grid::Line;
use crate::view::el::{El, Keyed, div, span};
use crate::view::live::Live;
use std::rc::Rc;

/// Height of a minute, in hundredths of an em, where nothing needs more.
const MINUTE: i64 = 10;

pub fn table(plan: &Rc<Plan>, height: Live<i32>) -> El {
    let of = |plan: &Rc<Plan>, get: fn(&Shown) -> String| {
        let plan = plan.clone();
        move || plan.shown.get().map(|shown| get(&shown)).unwrap_or_default()
    };
    let (listed, presses, focused, lined) = (plan.clone(), plan.clone(), plan.clone(), plan.clone());
    let rows = move || {
        let mut rows = Vec::new();
        if let Some(shown) = listed.shown.get() {
            for line in &shown.sheet.lines {
                let (plan, line) = (listed.clone(), *line);
                let key = (line.at as u64) << 2;
                match (line.starts, line.gap, line.labelled) {
                    (true, ..) => rows.push(Keyed::new(key, move || row(&plan, line.at))),
                    (_, true, _) => rows.push(Keyed::new(key + 1, move || gap(&plan, line.at))),
                    (.., true) => {
                        rows.push(Keyed::new(key + 2, move || tick(&plan, line.at).attr("aria-hidden", "true")))
                    }
                    _ => {}
                }
            }
        }
        rows
    };
    div()
        .class("sheet")
        .attr("role", "grid")
        .attr("aria-labelledby", bar::DAY)
        .attr("aria-describedby", bar::KEYS)
        .attr("aria-readonly", "true")
        .attr_live("aria-rowcount", of(plan, |shown| (shown.row_of(shown.sheet.lines.len()) - 1).to_string()))
        .attr_live("aria-colcount", of(plan, |shown| (shown.sheet.total + 1).to_string()))
        .style("grid-template-columns", of(plan, columns))
        .style("grid-template-rows", of(plan, heights))
        .place(plan.table.clone())
        .on("keydown", move |event| keys::pressed(&presses, &event))
        .on("focusin", move |event| {
            // By the pointer, or by Tab: a step of the keyboard has told it already.
            if let Some(stop) = dom::stop(&event).filter(|stop| *stop != focused.stop.peek()) {
                focused.stand(stop, false);
            }
        })
        .child(heads::heads(plan, height))
        .keyed(rows)
        .live(move || now_line(&lined))
}

fn columns(shown: &Shown) -> String {
    let mut columns = String::from("4em");
    for seen in &shown.sheet.columns {
        columns = columns + " minmax(0, " + &seen.column.tenths().to_string() + "fr)";
    }
    columns
}

fn heights(shown: &Shown) -> String {
    let mut heights = String::from("auto");
    let mut lines = shown.sheet.lines.iter().peekable();
    while let (Some(line), Some(next)) = (lines.next(), lines.peek()) {
        if line.gap {
            heights += " minmax(2.5em, auto)";
            continue;
        }
        let hundredths = (next.at - line.at) * MINUTE / 60;
        let rest = hundredths % 100;
        heights = heights + " minmax(" + &(hundredths / 100).to_string() + if rest < 10 { ".0" } else { "." };
        heights = heights + &rest.to_string() + "em, auto)";
    }
    heights
}

/// The line of a time, as it is now, with its index.
fn line(plan: &Plan, at: i64) -> Option<(usize, Line, Rc<Shown>)> {
    let shown = plan.shown.get()?;
    let n = shown.sheet.lines.partition_point(|line| line.at < at);
    let line = *shown.sheet.lines.get(n).filter(|line| line.at == at)?;
    Some((n, line, shown))
}

/// The row of a table for what begins at a time, or for a gap.
fn table_row(plan: &Rc<Plan>, at: i64) -> El {
    let plan = plan.clone();
    let index = move || line(&plan, at).map(|(n, _, shown)| shown.row_of(n)).unwrap_or_default().to_string();
    div().class("time-row").attr("role", "row").attr_live("aria-rowindex", index)
}

fn row(plan: &Rc<Plan>, at: i64) -> El {
    let listed = plan.clone();
    let cells = move || {
        let mut cells = Vec::new();
        let (Some((n, _, shown)), agenda) = (line(&listed, at), listed.scene.agenda.peek()) else { return cells };
        let Some(section) = section(&agenda, &shown) else { return cells };
        for (spot, key) in shown.sheet.spots.iter().zip(&shown.keys).filter(|(spot, _)| spot.line == n) {
            let (Some(row), Some(place)) = (section.rows.get(spot.placed.row), listed.spot(*key)) else { continue };
            let (plan, row, key) = (listed.clone(), row.clone(), *key);
            cells.push(Keyed::new(key, move || cell(&plan, &row, key, place)));
        }
        cells
    };
    table_row(plan, at)
        .child(tick(plan, at).attr("role", "rowheader").attr("aria-colindex", "1").attr("data-at", at.to_string()))
        .keyed(cells)
}

/// A line with its time beside it. It reaches down to the next time, so that it can be seen as long as it holds.
fn tick(plan: &Rc<Plan>, at: i64) -> El {
    let (placed, kind, words) = (plan.clone(), plan.clone(), plan.clone());
    let rows = move || {
        let Some((n, line, shown)) = line(&placed, at) else { return String::new() };
        let next = shown.sheet.lines.iter().enumerate().skip(n + 1).find(|(_, next)| next.labelled || next.gap);
        let end = if line.labelled { next.map_or(shown.sheet.lines.len(), |(next, _)| next) } else { n + 1 };
        (n + 2).to_string() + " / " + &(end.max(n + 1) + 2).to_string()
    };
    let class = move || {
        let (labelled, round) = line(&kind, at)
            .map_or((false, false), |(_, line, _)| (line.labelled, line.wall.second_of_day() % 3600 == 0));
        String::from(if !labelled {
            "tick bare"
        } else if round {
            "tick hour"
        } else {
            "tick"
        })
    };
    let label = move || {
        let Some((_, line, _)) = line(&words, at) else { return Vec::new() };
        let time = span()
            .class(if line.labelled { "label" } else { "hidden" })
            .child(words.speech.clock(&words.scene, line.wall));
        let date = line
            .dated
            .then(|| span().class("date").child(words.scene.locale.formatter.date(line.wall, DateStyle::Short)));
        date.into_iter().chain([time]).collect()
    };
    div().attr_live("class", class).style("grid-row", rows).live(label)
}

/// Where nothing is on for long, this is said instead.
fn gap(plan: &Rc<Plan>, at: i64) -> El {
    let (placed, spans, words) = (plan.clone(), plan.clone(), plan.clone());
    let rows = move || line(&placed, at).map_or(0, |(n, ..)| n + 2).to_string();
    let span_all = move || spans.shown.get().map_or(1, |shown| shown.sheet.columns.len()).to_string();
    let until = move || {
        let (n, _, shown) = line(&words, at)?;
        let locale = &words.scene.locale;
        let time = words.speech.clock(&words.scene, shown.sheet.lines.get(n + 1)?.wall);
        Some(span().child(locale.fill(Key::GridNothing, &[("time", &time)])))
    };
    table_row(plan, at).child(
        div()
            .class("gap quiet")
            .attr("role", "gridcell")
            .attr("aria-colindex", "2")
            .attr_live("aria-colspan", span_all)
            .style("grid-row", rows)
            .live(until),
    )
}

/// The present. Who hears the table hears of each session whether it is on.
fn now_line(plan: &Rc<Plan>) -> Option<El> {
    let (shown, now, scene) = (plan.shown.get()?, plan.scene.now.get(), &plan.scene);
    let loaded = scene.data();
    let session = shown.sheet.spots.first().and_then(|spot| loaded.programme().sessions.get(spot.placed.session))?;
    session.start?.instant()?;
    let n = shown.sheet.lines.partition_point(|line| line.at <= now).checked_sub(1)?;
    let (from, to) = (shown.sheet.lines.get(n)?, shown.sheet.lines.get(n + 1)?);
    let wall = scene.times.at(now, &scene.locale)?.wall;
    let words = scene.locale.fill(Key::NowAt, &[("time", &scene.locale.formatter.clock(wall))]);
    let share = ((now - from.at) * 100 / (to.at - from.at).max(1)).to_string() + "%";
    let mark = div().class("present-mark").style("inset-block-start", move || share.clone()).child(span().child(words));
    let row = (n + 2).to_string();
    Some(div().class("present").attr("aria-hidden", "true").style("grid-row", move || row.clone()).child(mark))
}
