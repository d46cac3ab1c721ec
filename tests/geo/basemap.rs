//! The basemap's files, as they are committed.

use city_widgets::geo::basemap::Basemap;
use city_widgets::geo::{LonLat, Paths, Point, Projection, inside};
use proptest::prelude::*;

const WORLD: &[u8] = include_bytes!("../../src/geo/world.bin");
const FINE: &[u8] = include_bytes!("../../src/geo/fine.bin");

fn both() -> [Basemap; 2] {
    [WORLD, FINE].map(|bytes| Basemap::decode(bytes).unwrap())
}

fn is_in(map: &Basemap, code: &[u8; 2], lon: f64, lat: f64) -> bool {
    map.rings(*code).iter().filter(|ring| inside::contains(ring, LonLat::new(lon, lat))).count() % 2 == 1
}

/// Whether a point is inside of outlines on the map.
fn is_filled(paths: &Paths, at: Point) -> bool {
    let mut inside = false;
    for path in paths.iter() {
        for (a, b) in path.iter().zip(path.iter().cycle().skip(1)) {
            if (a.y > at.y) != (b.y > at.y) {
                inside ^= at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y);
            }
        }
    }
    inside
}

#[test]
fn files_are_small_and_of_the_source_that_they_say() {
    assert!(WORLD.len() < 18_500 && FINE.len() < 60_000);
    let sources = include_str!("../../src/geo/basemap/SOURCES");
    for (name, bytes) in [("world.bin", WORLD), ("fine.bin", FINE)] {
        let sum = bytes.iter().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        let line = format!("{name} {} {sum}", bytes.len());
        assert!(sources.lines().any(|known| known == line), "run `cargo xtask basemap`: {line}");
    }
}

#[test]
fn all_countries_are_there() {
    for map in both() {
        let labels = map.labels();
        assert!(labels.len() >= 241, "{}", labels.len());
        for code in [b"SG", b"MT", b"TV", b"XK", b"MC", b"VA", b"MV", b"NR", b"TW", b"PS", b"EH", b"FJ", b"GI"] {
            assert!(!map.rings(*code).is_empty(), "{}", String::from_utf8_lossy(code));
        }
        for code in [b"SG", b"MT", b"NR", b"TV", b"BH"] {
            let area: f64 = map.rings(*code).iter().map(|ring| inside::area_km2(ring)).sum();
            assert!(area > 5.0, "{} {area}", String::from_utf8_lossy(code));
        }
        for label in &labels {
            assert!(label.at.is_valid() && label.code.iter().all(u8::is_ascii_uppercase), "{label:?}");
        }
        assert!(labels.iter().zip(labels.iter().skip(1)).all(|(one, next)| one.km >= next.km));
    }
}

/// Areas in thousands of square kilometres, inland water included, without what lies overseas in codes of their own.
#[test]
fn countries_have_their_areas() {
    let known = [
        (b"BR", 8515.0),
        (b"AU", 7692.0),
        (b"CN", 9390.0),
        (b"IN", 3170.0),
        (b"ZA", 1221.0),
        (b"DE", 357.6),
        (b"PL", 312.7),
        (b"ES", 506.0),
        (b"EG", 1002.0),
        (b"KE", 591.0),
        (b"TR", 783.6),
        (b"JP", 372.0),
        (b"MX", 1964.0),
        (b"UA", 603.5),
        (b"IS", 103.0),
    ];
    for map in both() {
        for (code, area) in known {
            let code = *code;
            // A hole's area counts against.
            let rings = map.rings(code);
            let sizes: Vec<f64> = rings.iter().map(|ring| inside::area_km2(ring)).collect();
            let total: f64 = rings
                .iter()
                .zip(&sizes)
                .map(|(ring, size)| {
                    let holds = |outer: &&Vec<LonLat>| {
                        !std::ptr::eq(*outer, ring)
                            && inside::contains(outer, ring[0])
                            && inside::area_km2(outer) > *size
                    };
                    if rings.iter().any(|outer| holds(&outer)) { -size } else { *size }
                })
                .sum();
            assert!((total / 1000.0 / area - 1.0).abs() < 0.03, "{}: {total}", String::from_utf8_lossy(&code));
        }
    }
}

#[test]
fn places_are_in_their_countries() {
    for map in both() {
        let places: [(&[u8; 2], f64, f64); 12] = [
            (b"NL", 5.3, 52.1),
            (b"US", -98.0, 39.0),
            (b"US", -153.0, 65.0),
            (b"RU", 100.0, 60.0),
            (b"RU", 179.0, 67.5),
            (b"RU", -173.0, 66.0),
            (b"FJ", 178.0, -17.8),
            (b"AQ", 0.0, -89.0),
            (b"LS", 28.3, -29.6),
            (b"ZA", 25.0, -31.0),
            (b"UA", 34.1, 45.2),
            (b"DK", 9.2, 56.0),
        ];
        for (code, lon, lat) in places {
            assert!(is_in(&map, code, lon, lat), "{} {lon} {lat}", String::from_utf8_lossy(code));
        }
        assert!(!is_in(&map, b"ZA", 28.3, -29.6) && !is_in(&map, b"RU", 34.1, 45.2) && !is_in(&map, b"RU", 0.0, 60.0));
    }
}

/// Land is land and sea is sea, on every map, with the Caspian Sea as water and the lakes on top.
#[test]
fn land_is_filled_and_sea_is_not() {
    let land = [
        (5.3, 52.1),
        (-98.0, 39.0),
        (100.0, 60.0),
        (179.0, 67.5),
        (-173.0, 66.0),
        (25.0, -31.0),
        (20.0, -80.0),
        (135.0, -25.0),
    ];
    let sea = [(0.0, 60.0), (-40.0, 30.0), (180.0, 0.0), (179.9, -40.0), (51.0, 42.0), (80.0, -20.0), (-30.0, -60.0)];
    let lakes = [(-86.9, 44.0), (-88.0, 47.7), (33.0, -1.0), (31.5, 60.8), (13.3, 58.9), (108.0, 53.5)];
    let projections = [
        Projection::EqualEarth { lon0: 0.0 },
        Projection::EqualEarth { lon0: 180.0 },
        Projection::EqualEarth { lon0: -100.0 },
        Projection::Mercator { lon0: 0.0 },
        Projection::Mercator { lon0: 180.0 },
        Projection::Laea { centre: LonLat::new(10.0, 50.0) },
        Projection::Laea { centre: LonLat::new(-60.0, -30.0) },
        Projection::Laea { centre: LonLat::new(178.0, -17.0) },
        Projection::Laea { centre: LonLat::new(0.0, 89.9) },
        // Opposite of Siberia.
        Projection::Laea { centre: LonLat::new(-80.0, -60.0) },
    ];
    for map in both() {
        for projection in &projections {
            let (filled, water) = (map.land(projection), map.lakes(projection));
            let project = |(lon, lat): (f64, f64)| projection.project(LonLat::new(lon, lat));
            for place in land {
                if let Some(point) = project(place) {
                    assert!(is_filled(&filled, point), "{projection:?} {place:?}");
                }
            }
            for place in sea {
                if let Some(point) = project(place) {
                    assert!(!is_filled(&filled, point), "{projection:?} {place:?}");
                }
            }
            for place in lakes {
                if let Some(point) = project(place) {
                    assert!(is_filled(&water, point), "{projection:?} {place:?}");
                }
            }
            assert!(
                is_filled(&map.country(*b"BR", projection), project((-55.0, -10.0)).unwrap_or_default())
                    || project((-55.0, -10.0)).is_none()
            );
        }
    }
}

/// A line from one edge of the map to the other is what an antimeridian that was forgotten looks like.
#[test]
fn nothing_streaks_over_the_map() {
    for map in both() {
        for lon0 in [0.0, 180.0, -90.0, 11.0] {
            for projection in [Projection::EqualEarth { lon0 }, Projection::Mercator { lon0 }] {
                let borders = map.borders(&projection);
                for paths in [map.coast(&projection), borders.solid, borders.disputed, map.lakes(&projection)] {
                    assert!(!paths.is_empty());
                    for path in paths.iter() {
                        let longest = path.windows(2).map(|pair| (pair[0].x - pair[1].x).abs()).fold(0.0, f64::max);
                        assert!(longest < 0.05, "{projection:?} {longest}");
                    }
                }
                // The land's own outlines go along the map's edge, never across it.
                let bounds = projection.plane().bounds();
                for path in map.land(&projection).iter() {
                    for pair in path.windows(2) {
                        assert!(bounds.grown(1e-9).contains(pair[0]));
                        let wide = (pair[0].x - pair[1].x).abs();
                        assert!(wide < 0.05, "{projection:?} {wide}");
                    }
                }
            }
        }
    }
}

#[test]
fn disputed_borders_are_dashed() {
    let projection = Projection::Mercator { lon0: 0.0 };
    let near = |paths: &Paths, lon: f64, lat: f64| {
        let at = projection.project(LonLat::new(lon, lat)).unwrap();
        paths.iter().flatten().any(|point| (point.x - at.x).hypot(point.y - at.y) < 0.002)
    };
    for map in both() {
        let borders = map.borders(&projection);
        // Crimea's isthmus, Kosovo, Cyprus and Somaliland have no other border beside them.
        for (lon, lat) in [(33.8, 46.1), (21.0, 43.1), (33.4, 35.1), (49.0, 9.3)] {
            assert!(near(&borders.disputed, lon, lat) && !near(&borders.solid, lon, lat), "{lon} {lat}");
        }
        // The Golan, Kashmir, Western Sahara in the north and the east, Hala'ib.
        for (lon, lat) in [(35.85, 33.0), (75.0, 34.5), (-13.17, 27.667), (-8.8, 27.0), (33.2, 22.0)] {
            assert!(near(&borders.disputed, lon, lat), "{lon} {lat}");
        }
        // France and Spain, Germany and Poland, the United States and Mexico.
        for (lon, lat) in [(0.6, 42.7), (14.7, 52.1), (-106.5, 31.75)] {
            assert!(near(&borders.solid, lon, lat) && !near(&borders.disputed, lon, lat), "{lon} {lat}");
        }
    }
}

proptest! {
    #[test]
    fn other_bytes_are_no_basemap(at in 0..WORLD.len(), bit in 0..8_u32, cut in 0..WORLD.len()) {
        let mut bytes = WORLD.to_vec();
        bytes[at] ^= 1 << bit;
        // Units are the only bytes that the sum doesn't cover.
        prop_assert!(Basemap::decode(&bytes).is_none() || at == 8 || at == 9);
        prop_assert!(Basemap::decode(&WORLD[..cut]).is_none());
    }

    /// Whole by its sum, but of no sense.
    #[test]
    fn nonsense_ends(rest in prop::collection::vec(any::<u8>(), 0..600)) {
        let sum = rest.iter().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        let bytes = [b"cwm1", &sum.to_le_bytes()[..], &[6, 10], &rest].concat();
        let _ = Basemap::decode(&bytes);
    }
}
