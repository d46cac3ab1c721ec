//! The map as a file: a drawing that stays sharp at any size. Reached through [`crate::part::map::save`] only.

use super::board::{Board, spots};
use super::layer::{Drawing, Ink, Stroke};
use crate::geo::cluster::Clusters;
use crate::model::{plain, replaced};
use crate::state::map::THEMES;
use crate::state::map::fixed;
use crate::view::device;

/// The light colours: a file is for paper and slides. As `map.css` has them.
const THEME: [&str; THEMES] = ["#1f6f8b", "#b4472e", "#4b7a2b", "#7a4fa0", "#a6691a", "#c2417c", "#2f5fc4", "#6b7280"];

pub fn save(board: &Board) {
    let Some(camera) = board.scene.camera.peek() else { return };
    let drawing = board.world.drawing(&board.scene, &camera, false);
    let (width, height) = (camera.width.round() as i64, camera.height.round() as i64);
    let mut svg = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 "#);
    svg.push_str(&(plain(width) + " " + &plain(height)));
    svg.push_str(r##""><rect width="100%" height="100%" fill="#f3f6f8"/>"##);
    ground(&mut svg, &drawing, camera.width, camera.height, camera.scale() / drawing.scale);
    let register = board.scene.register.peek();
    let query = board.scene.visit.query.peek();
    let listed = board.scene.listed.peek();
    let mask: Vec<bool> =
        register.spots.iter().map(|spot| listed.mask.get(spot.project).copied().unwrap_or_default()).collect();
    let clusters = Clusters::new(&spots(&register, &query, &camera.projection), &mask, 60.0);
    for mark in clusters.at(camera.zoom.round().clamp(0.0, 16.0) as u8, &camera.view()) {
        let (x, y) = camera.to_screen(mark.at);
        let size = if mark.projects == 1 { 9 } else { 17 };
        let main = (0..THEMES).max_by_key(|at| mark.themes.get(*at).copied()).unwrap_or_default();
        svg.push_str(r#"<circle cx=""#);
        svg.push_str(&plain(x.round() as i64));
        svg.push_str(r#"" cy=""#);
        svg.push_str(&plain(y.round() as i64));
        svg.push_str(r#"" r=""#);
        svg.push_str(&plain(size));
        svg.push_str(r##"" stroke="#fff" stroke-width="2" fill=""##);
        svg.push_str(THEME.get(main).copied().unwrap_or("#6b7280"));
        svg.push_str(r#""/>"#);
        if mark.projects > 1 {
            svg.push_str(r#"<text font-family="sans-serif" font-size="12" text-anchor="middle" fill="white" x=""#);
            svg.push_str(&plain(x.round() as i64));
            svg.push_str(r#"" y=""#);
            svg.push_str(&plain((y + 4.0).round() as i64));
            svg.push_str(r#"">"#);
            svg.push_str(&board.scene.locale.formatter.number(mark.projects as usize));
            svg.push_str("</text>");
        }
    }
    let credit = board.scene.locale.t(crate::i18n::Key::MapCredit);
    svg.push_str(r##"<text font-family="sans-serif" font-size="10" fill="#4a5560" x="6" y=""##);
    svg.push_str(&plain(height - 6));
    svg.push_str(r#"">"#);
    svg.push_str(&escaped(&credit));
    svg.push_str("</text></svg>\n");
    device::save("map.svg", "image/svg+xml", &svg);
}

fn ground(svg: &mut String, drawing: &Drawing, width: f64, height: f64, scale: f64) {
    svg.push_str(r#"<g stroke-linejoin="round" stroke-linecap="round" transform="translate("#);
    svg.push_str(&plain((width / 2.0).round() as i64));
    svg.push(' ');
    svg.push_str(&plain((height / 2.0).round() as i64));
    svg.push_str(") scale(");
    svg.push_str(&fixed(scale, 6));
    svg.push_str(r#")">"#);
    for layer in &drawing.layers {
        let colour = match layer.ink {
            Ink::Land => "#e3e5de",
            Ink::Water => "#f3f6f8",
            Ink::Coast => "#a9b1a6",
            Ink::Border => "#8d968c",
            Ink::Grid => "#dfe5e9",
            Ink::Outline => "#4a5560",
            Ink::Theme(at) => THEME.get(at).copied().unwrap_or("#6b7280"),
        };
        let (paint, width, dash) = match layer.stroke {
            Stroke::Fill | Stroke::Wash => ("fill", 0.0, false),
            Stroke::Line(width) => ("stroke", width, false),
            Stroke::Dashed(width) => ("stroke", width, true),
        };
        svg.push_str(r#"<path fill-rule="evenodd" "#);
        svg.push_str(if paint == "fill" { r#"fill=""# } else { r#"fill="none" stroke=""# });
        svg.push_str(colour);
        if layer.stroke == Stroke::Wash {
            svg.push_str(r#"" fill-opacity="0.2"#);
        }
        if width > 0.0 {
            svg.push_str(r#"" stroke-width=""#);
            svg.push_str(&fixed(width / scale, 2));
        }
        if dash {
            svg.push_str(r#"" stroke-dasharray="8 8"#);
        }
        svg.push_str(r#"" d=""#);
        svg.push_str(&layer.path);
        svg.push_str(r#""/>"#);
    }
    svg.push_str("</g>");
}

/// Text of ours or of the feed in a file of elements.
fn escaped(text: &str) -> String {
    replaced(&replaced(text, "&", "&amp;"), "<", "&lt;")
}
