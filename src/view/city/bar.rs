//! How far along something is, for the eye; the words beside it say the same.

use crate::state::city::Bar;
use crate::view::el::{El, div, el};

/// A bar from nothing to all. What is less than nothing or more than all ends in an arrow.
pub fn bar(shape: Bar) -> El {
    let width = ((shape.fill * 1000.0).round() as i64).to_string();
    let line = |d: &'static str, class: &'static str| el("svg:path").attr("d", d).class(class);
    let drawing = el("svg:svg")
        .attr("viewBox", "0 0 1000 10")
        .attr("preserveAspectRatio", "none")
        .child(el("svg:rect").class("bar-ground").attr("width", "1000").attr("height", "10"))
        .child(el("svg:rect").class("bar-fill").attr("width", width).attr("height", "10"));
    let arrow = (shape.below || shape.above).then(|| {
        el("svg:svg")
            .class(if shape.below { "bar-arrow below" } else { "bar-arrow" })
            .attr("viewBox", "0 0 10 10")
            .child(line("M2 1L8 5L2 9", "line"))
    });
    div().class("bar").attr("aria-hidden", "true").child(drawing).child(arrow)
}
