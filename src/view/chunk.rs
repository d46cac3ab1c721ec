//! A stretch of rows that is in the document only while it is near the viewport.
//!
//! A thousand sessions are fifteen thousand elements. So rows come in stretches; one that is far away is an empty box
//! of the height it had, and the stretch that holds the focus never goes.

use super::dom;
use super::el::{El, Keyed, div};
use super::list::{is_short, section_of};
use super::live::Live;
use super::row::{Spot, print, row};
use super::shown::Scene;
use crate::model::plain;
use std::cell::RefCell;

/// Rows in a stretch.
pub const CHUNK: usize = 12;

/// The height of a row before one was seen, in CSS pixels.
const GUESS: usize = 84;

/// The stretch with a number, of the section with a key.
pub fn chunk(scene: &Scene, section: u64, number: usize, near: bool) -> El {
    let (near, height) = (Live::new(near), Live::new(0.0));
    let (seen, measured) = (near.clone(), height.clone());
    let (told, sized) = (scene.clone(), scene.clone());
    let rendered = move || near.get() || told.whole.get() || is_short(&told.agenda.get());
    let asked = rendered.clone();
    let reserved = move || {
        if asked() {
            return String::new();
        }
        let agenda = sized.agenda.get();
        let rows = section_of(&agenda, section).map_or(0, |section| section.rows.len());
        let guess = rows.saturating_sub(number * CHUNK).min(CHUNK) * GUESS;
        let pixels = if height.get() > 0.0 { height.get() as usize } else { guess };
        plain(pixels as i64) + "px"
    };
    let scene = scene.clone();
    // Where the rows are that are there, so that those which stay can be told when they move.
    let spots: RefCell<Vec<(u64, Live<Spot>)>> = RefCell::default();
    let rows = move || {
        let (mut children, mut next) = (Vec::new(), Vec::new());
        let (agenda, mut known) = (scene.agenda.get(), spots.take());
        if let (true, Some(section)) = (rendered(), section_of(&agenda, section)) {
            let loaded = scene.data();
            for (n, part) in section.rows.iter().enumerate().skip(number * CHUNK).take(CHUNK) {
                let spot = Spot { session: part.session(), position: n + 1, total: section.rows.len() };
                let key = print(&loaded, part);
                let place = match known.iter().position(|(k, _)| *k == key) {
                    Some(at) => known.swap_remove(at).1,
                    None => Live::new(spot),
                };
                place.set_if_new(spot);
                next.push((key, place.clone()));
                let (scene, part) = (scene.clone(), part.clone());
                children.push(Keyed::new(key, move || row(&scene, &part, place)));
            }
        }
        spots.replace(next);
        children
    };
    div()
        .class("chunk")
        .made(move |element| dom::when_near(element, seen, measured))
        .style("min-block-size", reserved)
        .keyed(rows)
}
