//! A stretch of rows that is in the document only while it is near the viewport.
//!
//! A thousand sessions are fifteen thousand elements. So rows come in stretches; one that is far away is an empty box
//! of the height it had, and the stretch that holds the focus never goes.

use super::row::row;
use super::shown::Scene;
use super::{Outlet, dom};
use crate::state::Row;
use leptos::html::{Div, div};
use leptos::prelude::*;
use std::sync::Arc;

/// Rows in a stretch.
pub const CHUNK: usize = 12;

/// The height of a row before one was seen, in CSS pixels.
const GUESS: f64 = 84.0;

pub fn chunk(
    scene: &Scene,
    rows: Vec<Row>,
    offset: usize,
    total: usize,
    near: RwSignal<bool>,
    outlet: Arc<dyn Outlet>,
) -> impl IntoView + use<> {
    let (scene, whole) = (scene.clone(), scene.whole);
    let height = RwSignal::new(rows.len() as f64 * GUESS);
    let place = NodeRef::<Div>::new();
    dom::when_near(place, near, height);
    let rendered = Memo::new(move |_| near.get() || whole.get());
    let reserved = move || if rendered.get() { String::new() } else { format!("{}px", height.get() as i64) };
    div().node_ref(place).class("chunk").style(("min-block-size", reserved)).child(move || {
        rendered.get().then(|| {
            let rows = rows.iter().enumerate();
            rows.map(|(n, part)| row(&scene, part, offset + n + 1, total, &outlet).into_any()).collect::<Vec<_>>()
        })
    })
}
