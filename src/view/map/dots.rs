//! Places as dots. Reached through [`crate::part::map::dots`] only.

use super::layer::{Drawing, Ink, Layer, Stroke};
use super::scene::MapScene;
use crate::geo::{Camera, Rect};
use crate::model::plain;

/// Draws each place as a dot in the colour of its project.
pub fn draw(scene: &MapScene, camera: &Camera, view: &Rect, drawing: &mut Drawing) {
    let (listed, register, query) = (scene.listed.get(), scene.register.get(), scene.visit.query.peek());
    let colours = register.colours(&query);
    let plane = camera.projection.plane();
    let mut of_colour: Vec<String> = vec![String::new(); crate::state::map::THEMES];
    for spot in &register.spots {
        if !listed.mask.get(spot.project).copied().unwrap_or_default() {
            continue;
        }
        if let Some(at) = plane.project(spot.at).filter(|at| view.contains(*at))
            && let Some(path) = of_colour.get_mut(usize::from(colours.get(spot.project).copied().unwrap_or_default()))
        {
            // A line of no length: its round ends are the dot.
            let place = |value: f64, origin: f64| plain(((value - origin) * drawing.scale).round() as i64);
            for part in ["M", &place(at.x, drawing.origin.x), ",", &place(at.y, drawing.origin.y), "h0"] {
                path.push_str(part);
            }
        }
    }
    for (colour, path) in of_colour.into_iter().enumerate() {
        if !path.is_empty() {
            drawing.layers.push(Layer { path, ink: Ink::Theme(colour), stroke: Stroke::Line(drawing.dot) });
        }
    }
}
