//! Circles in the colours of themes.

use crate::state::map::THEMES;
use crate::view::el::{El, el, span};

/// The classes of the colours; the style sheet says which they are.
const CLASSES: [&str; THEMES] = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"];

/// The themes that have no colour of their own share the last one; patterns tell them from each other.
const PATTERNS: [&str; 8] = ["t7 p0", "t7 p1", "t7 p2", "t7 p3", "t7 p4", "t7 p5", "t7 p6", "t7 p7"];

/// The class of a colour.
fn class(colour: usize) -> &'static str {
    CLASSES.get(colour).copied().unwrap_or("t7")
}

/// A dot in the colour and the pattern of a theme; `None` where a project has none and others have.
pub fn dot(theme: Option<usize>) -> El {
    span().class(match theme.and_then(|theme| theme.checked_sub(THEMES - 1)) {
        Some(further) => PATTERNS.get(further % PATTERNS.len()).copied().unwrap_or("t7"),
        None => class(theme.unwrap_or(THEMES)),
    })
}

/// The colour of a theme beside its name.
pub fn swatch(theme: usize) -> El {
    span().class("swatch").attr("aria-hidden", "true").child(dot(Some(theme)))
}

/// The radius in its own units, of which the circle's way round is 100.
const RADIUS: &str = "15.9155";

/// How much each theme has of a mark: an arc for each, clockwise from the top.
pub fn donut(themes: &[u32; THEMES]) -> El {
    let total = themes.iter().sum::<u32>().max(1);
    let mut drawing = el("svg:svg").class("donut").attr("viewBox", "0 0 40 40").attr("aria-hidden", "true");
    let mut before = 0;
    for (colour, count) in themes.iter().enumerate().filter(|(_, count)| **count > 0) {
        let share = |n: u32| u64::from(n) * 100_000 / u64::from(total);
        let (from, length) = (share(before), share(before + count) - share(before));
        let mut dashes = String::new();
        thousandths(&mut dashes, length);
        dashes.push_str(" 100");
        let mut offset = String::from("-");
        thousandths(&mut offset, from);
        drawing = drawing.child(
            el("svg:circle")
                .class(class(colour))
                .attr("cx", "20")
                .attr("cy", "20")
                .attr("r", RADIUS)
                .attr("stroke-dasharray", dashes)
                .attr("stroke-dashoffset", offset),
        );
        before += count;
    }
    drawing
}

fn thousandths(out: &mut String, number: u64) {
    crate::model::digits(out, number / 1000);
    out.push('.');
    let rest = number % 1000;
    for place in [100, 10, 1] {
        crate::model::digits(out, rest / place % 10);
    }
}
