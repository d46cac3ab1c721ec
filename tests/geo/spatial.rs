//! Arrow keys over marks.

use city_widgets::geo::spatial::{Direction, nearest};
use proptest::prelude::*;

const KEYS: [Direction; 4] = [Direction::Up, Direction::Right, Direction::Down, Direction::Left];

fn reached(marks: &[(f64, f64)], from: usize) -> usize {
    let mut seen = vec![false; marks.len()];
    let mut left = vec![from];
    while let Some(at) = left.pop() {
        if !std::mem::replace(&mut seen[at], true) {
            left.extend(KEYS.iter().filter_map(|key| nearest(marks, at, *key)));
        }
    }
    seen.iter().filter(|seen| **seen).count()
}

#[test]
fn arrows_go_where_they_point() {
    let marks = [(0.0, 0.0), (10.0, 1.0), (5.0, 9.0), (-20.0, 0.0), (0.0, -5.0)];
    assert_eq!(nearest(&marks, 0, Direction::Right), Some(1));
    assert_eq!(nearest(&marks, 0, Direction::Down), Some(2));
    assert_eq!(nearest(&marks, 0, Direction::Left), Some(3));
    assert_eq!(nearest(&marks, 0, Direction::Up), Some(4));
    assert_eq!(nearest(&marks, 9, Direction::Up), None);
    assert_eq!(nearest(&[], 0, Direction::Up), None);
    // Nothing straight to the right of it, but something on that side.
    assert_eq!(nearest(&[(0.0, 0.0), (1.0, 30.0)], 0, Direction::Right), Some(1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn every_mark_is_reached_from_any(raw in prop::collection::vec((0..40_u32, 0..40_u32), 1..30)) {
        let marks: Vec<(f64, f64)> = raw.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
        for from in 0..marks.len() {
            prop_assert_eq!(reached(&marks, from), marks.len(), "from {}", from);
        }
    }
}
