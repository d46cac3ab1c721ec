//! The clustering of `<city-project-map>` alone, for a page that measures it. `cargo xtask bench` compiles this with the
//! product's files and flags; `{src}` is the folder of these.

#![allow(dead_code, unused_imports)]

use geo::cluster::{Clusters, RADIUS, Spot};
use geo::{Kind, LonLat, Point, Projection, Rect};
use std::cell::RefCell;

#[path = "{src}/browser/memory.rs"]
mod memory;

#[path = "{src}/geo/mod.rs"]
mod geo;

thread_local! {
    /// Longitudes and latitudes, one after the other.
    static PLACES: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    static SPOTS: RefCell<Vec<Spot>> = const { RefCell::new(Vec::new()) };
    static MADE: RefCell<Clusters> = RefCell::new(Clusters::default());
}

/// Room for so many places, to be written to.
#[unsafe(no_mangle)]
pub extern "C" fn room(count: usize) -> *mut f64 {
    PLACES.with_borrow_mut(|places| {
        places.clear();
        places.resize(2 * count, 0.0);
        places.as_mut_ptr()
    })
}

/// Projects the places.
#[unsafe(no_mangle)]
pub extern "C" fn project() {
    PLACES.with_borrow(|places| {
        let plane = Projection::of_kind(Kind::City, LonLat::default()).plane();
        let mut spots = Vec::with_capacity(places.len() / 2);
        for (place, number) in places.chunks_exact(2).zip(0_u32..) {
            let at = plane.project(LonLat { lon: place[0], lat: place[1] }).unwrap_or_default();
            spots.push(Spot { at, project: number, theme: (number % 8) as u8 });
        }
        SPOTS.set(spots);
    });
}

/// Clusters them for all zoom levels.
#[unsafe(no_mangle)]
pub extern "C" fn cluster() {
    SPOTS.with_borrow(|spots| MADE.set(Clusters::new(spots, &[], RADIUS)));
}

/// How many marks a zoom level of the world has, and how many places they stand for.
#[unsafe(no_mangle)]
pub extern "C" fn marks(zoom: u8) -> u32 {
    all(zoom).len() as u32
}

#[unsafe(no_mangle)]
pub extern "C" fn total(zoom: u8) -> u32 {
    all(zoom).iter().map(|mark| mark.spots).sum()
}

fn all(zoom: u8) -> Vec<geo::cluster::Mark> {
    let world = Rect { min: Point { x: -1.0, y: -1.0 }, max: Point { x: 2.0, y: 2.0 } };
    MADE.with_borrow(|made| made.at(zoom, &world))
}
