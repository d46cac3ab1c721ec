//! Clusters: nothing lost, nothing counted twice, about as many as the peers make.

use crate::corpus;
use city_widgets::geo::cluster::{Clusters, Mark, RADIUS, Spot};
use city_widgets::geo::{Point, Rect};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::time::Instant;

const ALL: Rect = Rect { min: Point { x: -10.0, y: -10.0 }, max: Point { x: 10.0, y: 10.0 } };

fn spots(points: &[Point]) -> Vec<Spot> {
    (0_u32..).zip(points).map(|(at, point)| Spot { at: *point, project: at, theme: (at % 8) as u8 }).collect()
}

/// Each spot is in one mark, each mark says what is in it.
fn check(spots: &[Spot], mask: &[bool], clusters: &Clusters) {
    let visible: Vec<u32> =
        (0..spots.len() as u32).filter(|at| mask.get(*at as usize).copied().unwrap_or(true)).collect();
    let mut last: Vec<Mark> = Vec::new();
    for zoom in 0..=20 {
        let marks = clusters.at(zoom, &ALL);
        let mut seen = Vec::new();
        let mut ids = BTreeSet::new();
        for mark in &marks {
            let members = clusters.members(mark);
            assert_eq!(members.len(), mark.spots as usize);
            assert_eq!(members.iter().min(), Some(&mark.first));
            let projects: BTreeSet<u32> = members.iter().map(|at| spots[*at as usize].project).collect();
            assert_eq!(projects.len(), mark.projects as usize);
            assert_eq!(mark.themes.iter().sum::<u32>(), mark.projects);
            assert!(ids.insert(mark.id));
            if let Some(zoom) = clusters.expansion_zoom(mark) {
                let parts = clusters
                    .at(zoom, &ALL)
                    .into_iter()
                    .filter(|part| clusters.members(part).iter().any(|at| members.contains(at)));
                assert!(mark.spots > 500 || parts.count() > 1);
            }
            seen.extend(members);
        }
        seen.sort_unstable();
        assert_eq!(seen, visible, "zoom {zoom}");
        assert!(marks.len() >= last.len(), "zoom {zoom}");
        last = marks;
    }
}

proptest! {
    #[test]
    fn nothing_is_lost(
        raw in prop::collection::vec((0..1000_u32, 0..1000_u32, 0..30_u32, any::<bool>()), 0..200),
        shift in 0..24_i32,
    ) {
        let size = 0.5_f64.powi(shift) / 1000.0;
        let spots: Vec<Spot> = raw.iter().map(|(x, y, project, _)| {
            let at = Point { x: 0.3 + f64::from(*x) * size, y: 0.6 + f64::from(*y) * size };
            Spot { at, project: project * 30_000, theme: (project % 8) as u8 }
        }).collect();
        let mask: Vec<bool> = raw.iter().map(|raw| raw.3).collect();
        check(&spots, &mask, &Clusters::new(&spots, &mask, RADIUS));
    }
}

#[test]
fn marks_of_a_level_keep_their_distance() {
    let points: Vec<Point> =
        (0..900).map(|at| Point { x: f64::from(at % 30) / 31.0, y: f64::from(at / 30) / 31.0 }).collect();
    let clusters = Clusters::new(&spots(&points), &[], RADIUS);
    let marks = clusters.at(1, &ALL);
    assert!(marks.len() > 30 && marks.len() < 120, "{}", marks.len());
    assert_eq!(clusters.at(19, &ALL).len(), 900);
}

#[test]
fn the_same_place_never_falls_apart() {
    let mut points = vec![Point { x: 0.5, y: 0.5 }; 1000];
    points.push(Point { x: 0.6, y: 0.5 });
    let clusters = Clusters::new(&spots(&points), &[], RADIUS);
    for zoom in 5..=19 {
        let marks = clusters.at(zoom, &ALL);
        let [one, many] = [1, 1000].map(|count| *marks.iter().find(|mark| mark.spots == count).unwrap());
        assert!(clusters.is_same_place(&many) && !clusters.is_same_place(&one));
        assert_eq!(many.id, 1000 << 32);
    }
    let all = clusters.at(0, &ALL);
    assert_eq!(all.len(), 1);
    assert_eq!(clusters.expansion_zoom(&all[0]), Some(2));
    assert!(!clusters.is_same_place(&all[0]));
}

#[test]
fn a_view_has_only_its_own_marks() {
    let clusters = Clusters::new(&spots(&[Point { x: 0.1, y: 0.1 }, Point { x: 0.9, y: 0.9 }]), &[], RADIUS);
    let view = Rect { min: Point { x: 0.0, y: 0.0 }, max: Point { x: 0.5, y: 0.5 } };
    assert_eq!(clusters.at(8, &view).len(), 1);
    assert!(Clusters::new(&[], &[], RADIUS).at(3, &ALL).is_empty());
    let nowhere = [Spot { at: Point { x: f64::NAN, y: 0.0 }, project: 0, theme: 0 }];
    assert!(Clusters::new(&nowhere, &[], RADIUS).at(3, &ALL).is_empty());
}

#[test]
fn files_of_others_lose_nothing() {
    let files = [
        "supercluster-places.json",
        "linz-addresses-50k.geojson",
        "coal-plants-operating.geojson",
        "doe-clean-energy-projects.geojson",
    ];
    for file in files {
        let Some(points) = corpus::mercator(file) else { return };
        assert!(points.len() > 100, "{file}: {}", points.len());
        let clusters = Clusters::new(&spots(&points), &[], RADIUS);
        for zoom in 0..=19 {
            let marks = clusters.at(zoom, &ALL);
            assert_eq!(marks.iter().map(|mark| mark.spots as usize).sum::<usize>(), points.len(), "{file} {zoom}");
            assert_eq!(marks.iter().map(|mark| mark.projects as usize).sum::<usize>(), points.len(), "{file} {zoom}");
        }
    }
}

/// supercluster's own expectation, made with a radius of 40 in tiles of 512 units.
#[test]
fn marks_are_about_as_many_as_supercluster_makes() {
    let Some(points) = corpus::mercator("supercluster-places.json") else { return };
    let Some(expected) = corpus::json("supercluster-places-z0-0-0.expected.json") else { return };
    let expected = expected["features"].as_array().unwrap();
    let count = |feature: &serde_json::Value| feature["tags"]["point_count"].as_u64().unwrap_or(1) as u32;
    // A tile holds what is a little outside of it too.
    let inside = |feature: &&serde_json::Value| (0..512).contains(&feature["geometry"][0][0].as_i64().unwrap());
    let total: u32 = expected.iter().filter(inside).map(count).sum();
    let marks = Clusters::new(&spots(&points), &[], 20.0).at(0, &ALL);
    assert_eq!(marks.iter().map(|mark| mark.spots).sum::<u32>(), total);
    let (ours, theirs) = (marks.len() as f64, expected.iter().filter(inside).count() as f64);
    assert!(theirs >= 20.0 && (ours / theirs - 1.0).abs() < 0.15, "{ours} v {theirs}");
}

/// Run with `cargo test --release --test geo -- --ignored --nocapture`.
#[test]
#[ignore = "measures"]
fn clustering_takes_milliseconds() {
    for file in ["linz-addresses-10k.geojson", "linz-addresses-50k.geojson", "supercluster-places.json"] {
        let Some(points) = corpus::mercator(file) else { return };
        let spots = spots(&points);
        let (mut build, mut look) = (f64::INFINITY, f64::INFINITY);
        let mut counts = Vec::new();
        for _ in 0..20 {
            let begin = Instant::now();
            let clusters = Clusters::new(&spots, &[], RADIUS);
            build = build.min(begin.elapsed().as_secs_f64() * 1000.0);
            counts = (0..20).map(|zoom| clusters.at(zoom, &ALL).len()).collect();
            let begin = Instant::now();
            std::hint::black_box(clusters.at(8, &ALL));
            look = look.min(begin.elapsed().as_secs_f64() * 1000.0);
        }
        eprintln!("{file}: {} points, {build:.1} ms, a view {look:.2} ms, marks {counts:?}", points.len());
    }
}
