//! A sheet as SVG.

use super::{DOT, Disc, LAND, NAME, PLACE, QUIET, SIZE, Sheet, WATER, colour};
use crate::model::{plain, replaced};
use crate::state::map::fixed;
use crate::view::map::layer::{Ink, Layer, Stroke};

pub fn svg(sheet: &Sheet) -> String {
    let mut svg = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" viewBox="0 0"#);
    for side in [sheet.width, sheet.height + sheet.below] {
        svg.push(' ');
        svg.push_str(&plain(side.round() as i64));
    }
    open(&mut svg, "\">\n<rect width=\"100%\" height=\"100%", &[("fill", WATER)]);
    svg.push_str("/>\n<g stroke-linejoin=\"round\" stroke-linecap=\"round\" transform=\"translate(");
    svg.push_str(&[&fixed(sheet.width / 2.0, 1), " ", &fixed(sheet.height / 2.0, 1), ") scale("].concat());
    svg.push_str(&[&fixed(sheet.scale, 6), ")\">\n"].concat());
    for layer in &sheet.drawing.layers {
        path(&mut svg, layer, sheet.scale);
    }
    svg.push_str("</g>\n");
    for word in &sheet.words {
        let (size, fill) = (fixed(word.size, 1), if word.is_place { PLACE } else { NAME });
        let weight = if word.is_place { "600" } else { "500" };
        let rim = [("paint-order", "stroke"), ("stroke", LAND), ("stroke-width", "3"), ("stroke-linejoin", "round")];
        open(&mut svg, "<text text-anchor=\"middle", &rim);
        let look = [("font-size", size.as_str()), ("font-weight", weight), ("fill", fill)];
        written(&mut svg, &look, word.x, word.y + word.size * 0.35, &word.text);
    }
    for disc in &sheet.discs {
        mark(&mut svg, disc);
    }
    svg.push_str("<text");
    written(&mut svg, &[("font-size", "10"), ("fill", QUIET)], 6.0, sheet.height - 6.0, &sheet.credit);
    legend(&mut svg, sheet);
    svg.push_str("</svg>\n");
    svg
}

/// On a ground of its own: what is drawn goes on beyond the map.
fn legend(svg: &mut String, sheet: &Sheet) {
    if sheet.legend.is_empty() {
        return;
    }
    open(
        svg,
        "<rect width=\"100%",
        &[("y", &fixed(sheet.height, 1)), ("height", &fixed(sheet.below, 1)), ("fill", "#fff")],
    );
    svg.push_str("/>\n");
    for entry in &sheet.legend {
        svg.push_str("<circle");
        let (x, y) = (fixed(entry.x, 1), fixed(entry.y, 1));
        attributes(svg, &[("cx", &x), ("cy", &y), ("r", &fixed(DOT, 1)), ("fill", colour(Ink::Theme(entry.theme)))]);
        svg.push_str("/>\n<text");
        let look = [("font-size", &*fixed(SIZE, 0)), ("fill", PLACE)];
        written(svg, &look, entry.beside(), entry.y + SIZE * 0.35, &entry.words);
    }
}

fn path(svg: &mut String, layer: &Layer, scale: f64) {
    svg.push_str("<path");
    let ink = colour(layer.ink);
    let line = |svg: &mut String, width: f64, dash: &str| {
        let width = fixed(width / scale, 2);
        attributes(svg, &[("fill", "none"), ("stroke", ink), ("stroke-width", &width), ("stroke-dasharray", dash)]);
    };
    match layer.stroke {
        Stroke::Fill => attributes(svg, &[("fill", ink), ("fill-rule", "evenodd")]),
        Stroke::Wash => attributes(svg, &[("fill", ink), ("fill-rule", "evenodd"), ("fill-opacity", "0.2")]),
        Stroke::Line(width) => line(svg, width, "none"),
        Stroke::Dashed(width) => line(svg, width, "8 8"),
    }
    attributes(svg, &[("d", &layer.path)]);
    svg.push_str("/>\n");
}

/// A disc with a rim, and of several projects a ring in their colours around their number.
fn mark(svg: &mut String, disc: &Disc) {
    let (x, y) = (fixed(disc.x, 1), fixed(disc.y, 1));
    let circle = |svg: &mut String, radius: f64, more: &[(&str, &str)]| {
        svg.push_str("<circle");
        attributes(svg, &[("cx", &x), ("cy", &y), ("r", &fixed(radius, 2))]);
        attributes(svg, more);
        svg.push_str("/>\n");
    };
    circle(svg, disc.radius + 2.0, &[("fill", "#fff")]);
    if disc.number.is_empty() {
        if let Some((ink, ..)) = disc.arcs().first() {
            circle(svg, disc.radius, &[("fill", colour(*ink))]);
        }
        return;
    }
    let (ring, middle) = (disc.radius * 0.4, disc.radius * 0.8);
    let turn = ["rotate(-90 ", &x, " ", &y, ")"].concat();
    let round = std::f64::consts::TAU * middle;
    for (ink, from, part) in disc.arcs() {
        let dashes = [&fixed(part * round, 2), " ", &fixed(round, 2)].concat();
        let begin = fixed(-from * round, 2);
        let width = fixed(ring, 1);
        let arc = [("fill", "none"), ("stroke", colour(ink)), ("stroke-width", &width), ("transform", &turn)];
        let mut all = arc.to_vec();
        all.extend([("stroke-dasharray", dashes.as_str()), ("stroke-dashoffset", begin.as_str())]);
        circle(svg, middle, &all);
    }
    let look = [("text-anchor", "middle"), ("font-size", "13"), ("font-weight", "600"), ("fill", PLACE)];
    svg.push_str("<text");
    written(svg, &look, disc.x, disc.y + 4.5, &disc.number);
}

/// The beginning of an element, up to its first attribute's value, and further attributes.
fn open(svg: &mut String, begin: &str, more: &[(&str, &str)]) {
    svg.push_str(begin);
    svg.push('"');
    attributes(svg, more);
}

fn attributes(svg: &mut String, all: &[(&str, &str)]) {
    for (name, value) in all {
        svg.push_str(&[" ", name, "=\"", value, "\""].concat());
    }
}

/// The end of an element of text.
fn written(svg: &mut String, look: &[(&str, &str)], x: f64, y: f64, words: &str) {
    attributes(svg, look);
    attributes(svg, &[("x", &fixed(x, 1)), ("y", &fixed(y, 1))]);
    svg.push('>');
    // Text of ours or of the feed in a file of elements.
    svg.push_str(&replaced(&replaced(words, "&", "&amp;"), "<", "&lt;"));
    svg.push_str("</text>\n");
}

#[cfg(test)]
mod tests {
    use super::svg;
    use crate::view::map::layer::{Drawing, Ink, Layer, Stroke, Word};
    use crate::view::map::save::{Disc, Entry, Sheet};

    #[test]
    fn a_sheet_is_a_drawing() {
        let layer = |path: &str, ink, stroke| Layer { path: path.to_owned(), ink, stroke };
        let layers =
            vec![layer("M0,0L9,9", Ink::Land, Stroke::Fill), layer("M1,1L2,2", Ink::Border, Stroke::Dashed(1.0))];
        let mut themes = [0; 8];
        (themes[0], themes[2]) = (1, 3);
        let sheet = Sheet {
            width: 300.0,
            height: 200.4,
            below: 32.0,
            legend: vec![Entry { x: 15.0, y: 216.0, theme: 2, words: "Waste & water".into() }],
            drawing: Drawing { layers, ..Drawing::default() },
            scale: 0.5,
            words: vec![Word { text: "Bosnia <&> Herzegovina".into(), x: 10.0, y: 20.0, size: 12.5, is_place: false }],
            discs: vec![Disc { x: 50.0, y: 60.0, radius: 20.0, themes, number: "4".into() }],
            credit: "Land: Natural Earth".into(),
        };
        let svg = svg(&sheet);
        assert!(roxmltree::Document::parse(&svg).is_ok(), "{svg}");
        assert!(svg.contains("viewBox=\"0 0 300 232\"") && svg.contains("Bosnia &lt;&amp;> Herzegovina"), "{svg}");
        assert!(svg.contains("fill=\"#4b7a2b\"/>\n<text font-size=\"12\" fill=\"#1b1f23\" x=\"26\""), "{svg}");
        assert!(svg.contains(">Waste &amp; water</text>"), "{svg}");
        // A quarter of the way round, and the rest from there on.
        assert!(svg.contains("stroke-dasharray=\"25.13 100.53\" stroke-dashoffset=\"0\""), "{svg}");
        assert!(svg.contains("stroke-dasharray=\"75.4 100.53\" stroke-dashoffset=\"-25.13\""), "{svg}");
    }
}
