//! The drawing of emissions by year: a line, its way to the target, and words where the eye looks for them.
//!
//! Lines are SVG that is stretched to the card, with strokes that are not; words are text beside it, so they keep their
//! size at any width. Time runs from left to right in every language, as in every atlas.

use super::teller::Teller;
use crate::i18n::Key;
use crate::state::city::{Dot, EmissionsChart, Way};
use crate::view::el::{El, div, el, li, span, ul};

/// Steps of the drawing's own measure.
const SIZE: f64 = 1000.0;

/// Lines and words in their places.
pub fn plot(teller: &Teller, chart: &EmissionsChart) -> El {
    let mut drawing = el("svg:svg").attr("viewBox", "0 0 1000 1000").attr("preserveAspectRatio", "none");
    let mut words = Vec::new();
    for tick in &chart.values {
        let y = step(tick.at);
        let path = ["M0 ", &y, "H1000"].concat();
        drawing = drawing.child(line(path, if tick.at == chart.zero { "axis" } else { "grid" }));
        words.push(at(0.0, tick.at, "tick value", teller.wording.number(tick.value, None)));
    }
    if chart.way.len() > 1 {
        drawing = drawing.child(line(path(&chart.way), "way"));
    }
    if chart.measured.len() > 1 {
        drawing = drawing.child(line(path(&chart.measured), "measured"));
    }
    for dot in chart.base.iter() {
        drawing = drawing.child(line(point(dot), "point base"));
    }
    for dot in &chart.measured {
        drawing = drawing.child(line(point(dot), "point"));
    }
    if let Some(goal) = &chart.goal {
        drawing = drawing.child(line(point(goal), "point goal"));
        words.push(named(teller, goal, Some(Key::CityTarget), goal.along > 0.6));
    }
    if let Some(last) = chart.measured.last() {
        words.push(named(teller, last, None, last.along > 0.6));
    }
    let mut years = div().class("years");
    for tick in &chart.years {
        let class = match tick.at {
            at if at <= 0.02 => "tick first",
            at if at >= 0.98 => "tick last",
            _ => "tick",
        };
        years = years.child(at(tick.at, 0.0, class, teller.wording.year(tick.value as i32)));
    }
    div()
        .class("plot")
        .attr("dir", "ltr")
        .child(div().class("field-of").attr("aria-hidden", "true").child(drawing).child(words))
        .child(years.attr("aria-hidden", "true"))
}

/// The words at a point; on its near side where there is no room on the far one.
fn named(teller: &Teller, dot: &Dot, key: Option<Key>, near: bool) -> El {
    let number = teller.wording.number(dot.value, None);
    let words = match key {
        Some(key) => teller.t(key) + "\u{a0}" + &number,
        None => number,
    };
    // Below the point where above it there is no room.
    let class = match (near, dot.down < 0.14) {
        (true, false) => "point-name near",
        (true, true) => "point-name near under",
        (false, false) => "point-name",
        (false, true) => "point-name under",
    };
    at(dot.along, dot.down, class, words)
}

/// Words at a place of the box.
fn at(along: f64, down: f64, class: &'static str, words: String) -> El {
    // Per mille as per cent, without the code that writes fractions.
    let share = |value: f64| {
        let step = (value * SIZE).round() as i64;
        [&(step / 10).to_string(), ".", &(step % 10).to_string(), "%"].concat()
    };
    let (x, y) = (share(along), share(down));
    // Its place is counted from the left, whatever the direction of its words.
    let words = span().attr("dir", "auto").child(words);
    span()
        .class(class)
        .style("inset-inline-start", move || x.clone())
        .style("inset-block-start", move || y.clone())
        .child(words)
}

fn line(path: String, class: &'static str) -> El {
    el("svg:path").class(class).attr("d", path).attr("vector-effect", "non-scaling-stroke")
}

fn step(share: f64) -> String {
    ((share * SIZE).round() as i64).to_string()
}

fn path(dots: &[Dot]) -> String {
    let mut path = String::new();
    for dot in dots {
        path.push(if path.is_empty() { 'M' } else { 'L' });
        path.push_str(&step(dot.along));
        path.push(' ');
        path.push_str(&step(dot.down));
    }
    path
}

/// A line of no length: its round ends are a dot however the drawing is stretched.
fn point(dot: &Dot) -> String {
    path(std::slice::from_ref(dot)) + "h0.01"
}

/// What the lines are, where there is more than one.
pub fn legend(teller: &Teller, chart: &EmissionsChart) -> Option<El> {
    let way = match chart.way_kind? {
        Way::Given => Key::ChartPathway,
        Way::Straight => Key::ChartStraight,
    };
    let sample = |class: &'static str| {
        el("svg:svg").attr("viewBox", "0 0 24 8").attr("aria-hidden", "true").child(line("M0 4H24".to_owned(), class))
    };
    let item = |class, key| li().child(sample(class)).child(teller.t(key));
    Some(ul().class("legend").child(item("measured", Key::CityEmissions)).child(item("way", way)))
}
