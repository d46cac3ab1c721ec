//! A stretch of rows that is in the document only while it is near the viewport.
//!
//! A thousand sessions are fifteen thousand elements. So rows come in stretches; one that is far away is an empty box
//! of the height it had, and the stretch that holds the focus never goes.

use super::el::{El, div};
use super::live::Live;
use super::row::row;
use super::shown::Scene;
use super::{Outlet, dom};
use crate::state::Row;
use std::rc::Rc;

/// Rows in a stretch.
pub const CHUNK: usize = 12;

/// The height of a row before one was seen, in CSS pixels.
const GUESS: f64 = 84.0;

pub fn chunk(
    scene: &Scene,
    rows: Vec<Row>,
    offset: usize,
    total: usize,
    (near, stays): (Live<bool>, bool),
    outlet: Rc<dyn Outlet>,
) -> El {
    let (scene, whole) = (scene.clone(), scene.whole.clone());
    let height = Live::new(rows.len() as f64 * GUESS);
    let (seen, measured) = (near.clone(), height.clone());
    let rendered = move || near.get() || whole.get();
    let told = rendered.clone();
    let reserved = move || if told() { String::new() } else { format!("{}px", height.get() as i64) };
    div()
        .class("chunk")
        .made(move |element| if stays { None } else { dom::when_near(element, seen, measured) })
        .style("min-block-size", reserved)
        .live(move || {
            let mut views = Vec::new();
            if rendered() {
                for (n, part) in rows.iter().enumerate() {
                    views.extend(row(&scene, part, offset + n + 1, total, &outlet));
                }
            }
            views
        })
}
