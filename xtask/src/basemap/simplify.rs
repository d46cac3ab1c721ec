//! Fewer points: Visvalingam and Whyatt 1993, each arc by itself, so that neighbours keep a common border.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Detail;
use super::topology::{Place, World, area};

/// Small islands and small corners left out; the largest ring of each country always stays.
pub fn simplified(world: &World, detail: &Detail) -> World {
    let mut less = World::default();
    // Each arc's new number.
    let mut numbers: Vec<Option<i64>> = vec![None; world.arcs.len()];
    for (code, rings) in &world.countries {
        let sizes: Vec<f64> = rings.iter().map(|ring| area(&world.ring(ring)).abs()).collect();
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        for (ring, size) in rings.iter().zip(sizes) {
            let antarctic = code == "AQ" && size < detail.island * 10.0;
            if ring.len() == 1 && size < largest && (size < detail.island || antarctic) && ring[0] >= 0 {
                continue;
            }
            let ring = ring.iter().map(|number| {
                let old = (if *number < 0 { !number } else { *number }) as usize;
                let new = *numbers[old].get_or_insert_with(|| {
                    less.arcs.push(arc(&world.arcs[old], detail.corner));
                    less.arcs.len() as i64 - 1
                });
                if *number < 0 { !new } else { new }
            });
            let ring = ring.collect();
            less.countries.entry(code.clone()).or_default().push(ring);
        }
    }
    less
}

/// An arc without the corners of triangles under `limit` square degrees; a closed one keeps four points.
pub fn arc(places: &[Place], limit: f64) -> Vec<Place> {
    let closed = places.first() == places.last();
    let mut kept: Vec<bool> = vec![true; places.len()];
    let mut before: Vec<usize> = (0..places.len()).map(|at| at.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (1..=places.len()).collect();
    let size = |a: usize, b: usize, c: usize| {
        let ((ax, ay), (bx, by), (cx, cy)) = (places[a], places[b], places[c]);
        // The far south has more coast than readers.
        let weight = if by < -60.0 { 0.15 } else { 1.0 };
        ((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)).abs() / 2.0 * weight
    };
    // Areas as whole numbers, which have an order.
    let key = |size: f64| (size * 1e9) as u64;
    let mut heap = BinaryHeap::new();
    for at in 1..places.len().saturating_sub(1) {
        heap.push(Reverse((key(size(at - 1, at, at + 1)), at)));
    }
    let (mut left, least) = (places.len(), if closed { 4 } else { 2 });
    while let Some(Reverse((found, at))) = heap.pop() {
        if found >= key(limit) || left <= least {
            break;
        }
        // One that was pushed before its neighbours changed.
        if !kept[at] || key(size(before[at], at, after[at])).max(found) != found {
            if kept[at] {
                heap.push(Reverse((key(size(before[at], at, after[at])), at)));
            }
            continue;
        }
        kept[at] = false;
        left -= 1;
        let (one, other) = (before[at], after[at]);
        after[one] = other;
        before[other] = one;
        for at in [one, other] {
            if at > 0 && at < places.len() - 1 {
                heap.push(Reverse((key(size(before[at], at, after[at])).max(found), at)));
            }
        }
    }
    places.iter().zip(kept).filter_map(|(place, kept)| kept.then_some(*place)).collect()
}
