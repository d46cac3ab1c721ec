//! Lines and areas on the map. Reached through [`crate::part::map::shapes`] only.

use super::board::Board;
use super::ground::World;
use super::layer::{Ink, Stroke};
use super::scene::MapScene;
use crate::geo::shape::Shape;
use crate::geo::{Camera, Paths};
use crate::state::map::Register;

/// The site's own outline, and the lines and areas of projects.
pub fn draw(world: &World, scene: &MapScene, camera: &Camera, add: &mut dyn FnMut(&Paths, Ink, Stroke)) {
    if let Some(boundary) = &*world.boundary.borrow() {
        add(&boundary.strokes(&camera.projection), Ink::Outline, Stroke::Line(1.5));
    }
    let (loaded, register, selected) = (scene.loaded.get(), scene.register.get(), scene.visit.selected.get());
    // Where all are points, a filter leaves the ground as it is: it is not drawn anew for nothing.
    if !register.has_shapes && selected.is_none() {
        return;
    }
    let (listed, query) = (scene.listed.get(), scene.visit.query.peek());
    let colours = register.colours(&query);
    for at in &listed.rows {
        let Some(record) = loaded.document.data.projects.get(*at) else { continue };
        let ink = Ink::Theme(usize::from(colours.get(*at).copied().unwrap_or_default()));
        for site in record.sites.iter().filter(|site| site.geometry.point().is_none()) {
            let shape = site.geometry.shape();
            add(&shape.areas(&camera.projection), ink, Stroke::Wash);
            add(&shape.strokes(&camera.projection), ink, Stroke::Line(2.0));
        }
        if selected.as_deref() == Some(&record.id) {
            add(&links(&register, *at, camera), ink, Stroke::Dashed(2.0));
        }
    }
}

/// Lines from the first place of a project to its others.
fn links(register: &Register, project: usize, camera: &Camera) -> Paths {
    let mut paths = Paths::lines();
    let Some(entry) = register.entries.get(project) else { return paths };
    let plane = camera.projection.plane();
    let mut places =
        register.spots.iter().skip(entry.spots.0).take(entry.spots.1).filter_map(|spot| plane.project(spot.at));
    if let Some(first) = places.next() {
        for other in places {
            paths.add(&[first, other]);
        }
    }
    paths
}

/// Fetches the site's own outline, once.
pub fn outline(board: &Board) {
    let Some(url) = &board.scene.options.boundary else { return };
    if board.world.boundary.borrow().is_some() {
        return;
    }
    board.world.boundary.replace(Some(Default::default()));
    let (world, redraw) = (board.world.clone(), board.redraw.clone());
    let come = move |outline: Shape| {
        world.boundary.replace(Some(outline));
        redraw.update(|count| *count += 1);
    };
    board.scene.outlet.outline(url, Box::new(come));
}
