//! Projections, extents and the camera.

use city_widgets::geo::graticule::graticule;
use city_widgets::geo::{Camera, Extent, Kind, LonLat, MAX_ZOOM, Point, Projection, Rect, scale};
use proptest::prelude::*;

fn all(lon: f64, lat: f64) -> [Projection; 5] {
    let centre = LonLat { lon, lat };
    [
        Projection::EqualEarth { lon0: 0.0 },
        Projection::EqualEarth { lon0: lon },
        Projection::Laea { centre },
        Projection::Mercator { lon0: 0.0 },
        Projection::Mercator { lon0: 180.0 },
    ]
}

fn metres(one: LonLat, other: LonLat) -> f64 {
    one.km(other) * 1000.0
}

proptest! {
    #[test]
    fn points_come_back(lon in -180.0..180.0, lat in -85.0..85.0, at in -180.0..180.0, up in -90.0..90.0) {
        for projection in all(at, up) {
            let place = LonLat { lon, lat };
            if let Some(point) = projection.project(place) {
                let back = projection.unproject(point).unwrap();
                prop_assert!(metres(place, back) < 0.1, "{projection:?} {place:?} {back:?}");
                prop_assert!(projection.plane().bounds().grown(1e-9).contains(point));
            } else {
                prop_assert!(projection.kind() == Kind::Continent);
            }
        }
    }

    /// At its centre each projection has the scale it says, and that of Mercator.
    #[test]
    fn scales_are_the_same_at_the_centre(lon in -179.0..179.0, lat in -80.0..80.0) {
        let centre = LonLat { lon, lat };
        for projection in [Projection::Laea { centre }, Projection::Mercator { lon0: 0.0 }] {
            let plane = projection.plane();
            let (one, other) = (plane.project(centre).unwrap(), plane.project(LonLat { lon, lat: lat + 0.001 }).unwrap());
            let metres = (one.y - other.y) * plane.metres_per_unit(lat);
            prop_assert!((metres / 111.19 - 1.0).abs() < 0.01, "{projection:?} {metres}");
        }
        let laea = Projection::Laea { centre }.plane().metres_per_unit(lat);
        let mercator = Projection::Mercator { lon0: 0.0 }.plane().metres_per_unit(lat);
        prop_assert!((laea / mercator - 1.0).abs() < 1e-9);
    }

    #[test]
    fn areas_are_true(lon in -150.0..150.0, lat in -70.0..70.0) {
        for projection in [Projection::EqualEarth { lon0: 0.0 }, Projection::Laea { centre: LonLat::new(10.0, 0.0) }] {
            let plane = projection.plane();
            let at = |dx: f64, dy: f64| plane.project(LonLat::new(lon + dx, lat + dy));
            if let (Some(a), Some(b), Some(c)) = (at(0.0, 0.0), at(0.01, 0.0), at(0.0, 0.01)) {
                let flat = ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs();
                let round = 0.01 * 0.01 * f64::to_radians(lat).cos() / (360.0 * 360.0);
                prop_assert!((flat / round - 1.0).abs() < 0.002, "{projection:?} {}", flat / round);
            }
        }
    }

    #[test]
    fn an_extent_holds_its_places(raw in prop::collection::vec((-180.0..180.0, -90.0..90.0), 1..12)) {
        let places: Vec<LonLat> = raw.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect();
        let extent = Extent::of(&places).unwrap();
        for place in &places {
            let wider = Extent { west: extent.west - 1e-9, east: extent.east + 1e-9, ..extent };
            prop_assert!(wider.contains(*place), "{extent:?} {place:?}");
        }
        prop_assert!(extent.width() <= 360.0 * (1.0 - 1.0 / places.len() as f64) + 1e-9);
        prop_assert!(extent.south <= extent.north && extent.span_km() >= 0.0);
    }

    /// What is fitted is seen, under whatever projection suits it.
    #[test]
    fn what_is_fitted_is_seen(west in -180.0..180.0, width in 0.0..200.0, south in -60.0..60.0, height in 0.0..20.0) {
        let east = if west + width >= 180.0 { west + width - 360.0 } else { west + width };
        let extent = Extent { west, south, east, north: south + height };
        let projection = Projection::for_extent(&extent);
        let camera = Camera::new(projection, 800.0, 600.0).fit(&extent, 20.0);
        for part in 0..=8 {
            let across = width * f64::from(part) / 8.0;
            for lat in [south, south + height] {
                let point = projection.project(LonLat::new(west + across, lat)).unwrap();
                let (x, y) = camera.to_screen(point);
                prop_assert!((0.0..=800.0).contains(&x) && (0.0..=600.0).contains(&y), "{camera:?} {x} {y}");
            }
        }
    }

    #[test]
    fn a_camera_keeps_the_world(moves in prop::collection::vec((-3000.0..3000.0, -3000.0..3000.0, -5.0..5.0), 1..20)) {
        for projection in all(170.0, 60.0) {
            let mut camera = Camera::new(projection, 700.0, 500.0);
            for (x, y, dz) in &moves {
                camera = camera.pan(*x, *y).zoom_at(*x, *y, *dz);
                prop_assert!((0.0..=MAX_ZOOM).contains(&camera.zoom));
                prop_assert!(camera.view().overlaps(&projection.plane().bounds()), "{camera:?}");
                let extent = camera.extent();
                prop_assert!(extent.width() <= 360.0 && extent.north >= extent.south);
            }
        }
    }
}

#[test]
fn well_known_places_are_where_others_put_them() {
    let mercator = Projection::Mercator { lon0: 0.0 };
    // The tile of level 16 that holds the centre of Amsterdam.
    let point = mercator.project(LonLat::new(4.9, 52.37)).unwrap();
    assert_eq!(((point.x * 65536.0) as u32, (point.y * 65536.0) as u32), (33660, 21537));
    assert_eq!(mercator.project(LonLat::new(0.0, 86.0)), None);
    assert_eq!(mercator.project(LonLat::new(f64::NAN, 0.0)), None);
    // In the Pacific x goes on beyond the antimeridian.
    let pacific = Projection::Mercator { lon0: 180.0 };
    assert!((pacific.project(LonLat::new(-170.0, 0.0)).unwrap().x - (1.0 + 10.0 / 360.0)).abs() < 1e-12);
    let point = Projection::EqualEarth { lon0: 0.0 }.project(LonLat::new(90.0, 45.0)).unwrap();
    let units = std::f64::consts::TAU;
    assert!(((point.x - 0.5) * units - EQUAL_EARTH.0).abs() < 1e-6, "{}", (point.x - 0.5) * units);
    assert!(((0.5 - point.y) * units - EQUAL_EARTH.1).abs() < 1e-6, "{}", (0.5 - point.y) * units);
}

/// 45° N 90° E on a globe of radius 1, by PROJ.
const EQUAL_EARTH: (f64, f64) = (1.1598545, 0.860231086);

#[test]
fn extents_cross_the_antimeridian_where_that_is_shorter() {
    let fiji = [LonLat::new(177.4, -17.8), LonLat::new(-179.9, -16.8), LonLat::new(178.4, -18.1)];
    let extent = Extent::of(&fiji).unwrap();
    assert!(extent.west > extent.east && extent.width() < 3.0);
    assert!((extent.centre().lon - 178.75).abs() < 0.01 && extent.span_km() < 300.0);
    assert!(extent.contains(LonLat::new(180.0, -17.0)) && !extent.contains(LonLat::new(0.0, -17.0)));
    assert_eq!(Extent::of(&[]), None);
    assert_eq!(Extent::of(&[LonLat::new(f64::NAN, 1.0)]), None);
    assert_eq!(Extent::of(&[LonLat::new(3.0, 4.0)]).unwrap().span_km(), 0.0);
}

#[test]
fn the_extent_says_which_projection() {
    let of = |west, south, east, north| Projection::for_extent(&Extent { west, south, east, north });
    assert_eq!(of(4.7, 52.2, 5.1, 52.5), Projection::Mercator { lon0: 0.0 });
    assert_eq!(of(-10.0, 35.0, 30.0, 70.0).kind(), Kind::Continent);
    assert_eq!(of(-120.0, -35.0, 150.0, 60.0), Projection::EqualEarth { lon0: 0.0 });
    assert_eq!(of(178.0, -18.0, -179.9, -17.0), Projection::Mercator { lon0: 180.0 });
    assert_eq!(of(130.0, -40.0, -110.0, 40.0), Projection::EqualEarth { lon0: 180.0 });
}

#[test]
fn limits_between_projections_have_slack() {
    let centre = LonLat::new(5.0, 52.0);
    let laea = Projection::Laea { centre };
    assert_eq!(laea.for_view(centre, 250.0), None);
    assert_eq!(laea.for_view(centre, 200.0).map(|due| due.kind()), Some(Kind::City));
    let city = Projection::Mercator { lon0: 0.0 };
    assert_eq!(city.for_view(centre, 380.0), None);
    assert_eq!(city.for_view(centre, 400.0), Some(laea));
    assert_eq!(laea.for_view(centre, 11_000.0), None);
    assert_eq!(laea.for_view(centre, 12_000.0), Some(Projection::EqualEarth { lon0: 0.0 }));
    // A continent's view that went to another one.
    let away = LonLat::new(100.0, 30.0);
    assert_eq!(laea.for_view(away, 3000.0), Some(Projection::Laea { centre: away }));
    assert_eq!(city.for_view(LonLat::new(179.5, -17.0), 100.0), Some(Projection::Mercator { lon0: 180.0 }));
}

#[test]
fn another_projection_keeps_place_and_scale() {
    let camera = Camera::new(Projection::Laea { centre: LonLat::new(10.0, 50.0) }, 900.0, 600.0);
    let camera = camera.fit(&Extent { west: 3.0, south: 50.0, east: 8.0, north: 54.0 }, 10.0);
    let other = camera.under(Projection::Mercator { lon0: 0.0 });
    let [one, two] = [camera, other].map(|camera| camera.lonlat_at(450.0, 300.0).unwrap());
    assert!(metres(one, two) < 1.0);
    assert!((camera.metres_per_pixel() / other.metres_per_pixel() - 1.0).abs() < 1e-9);
}

#[test]
fn what_is_under_the_pointer_stays() {
    let camera = Camera::new(Projection::Mercator { lon0: 0.0 }, 900.0, 600.0);
    let camera = camera.fit(&Extent { west: 4.7, south: 52.2, east: 5.1, north: 52.5 }, 10.0);
    let closer = camera.zoom_at(100.0, 500.0, 1.5);
    assert!((closer.zoom - camera.zoom - 1.5).abs() < 1e-12);
    let [one, two] = [camera, closer].map(|camera| camera.lonlat_at(100.0, 500.0).unwrap());
    assert!(metres(one, two) < 0.01);
    let moved = camera.pan(30.0, -20.0);
    let (x, y) = moved.to_screen(camera.from_screen(100.0, 100.0));
    assert!((x - 130.0).abs() < 1e-6 && (y - 80.0).abs() < 1e-6);
}

#[test]
fn the_scale_bar_has_a_round_length() {
    let mut camera = Camera::new(Projection::Mercator { lon0: 0.0 }, 900.0, 600.0);
    for zoom in 0..190 {
        camera.zoom = f64::from(zoom) / 10.0;
        let (metres, pixels) = scale::bar(&camera);
        assert!(pixels <= 120.0 && pixels > 40.0, "{zoom} {pixels}");
        let first = format!("{metres:.9}").trim_start_matches(['0', '.']).chars().next();
        assert!(matches!(first, Some('1' | '2' | '5')), "{metres}");
    }
}

#[test]
fn the_graticule_has_lines_at_any_extent() {
    let extents = [
        Extent::WORLD,
        Extent { west: -10.0, south: 35.0, east: 30.0, north: 70.0 },
        Extent { west: 170.0, south: -30.0, east: -160.0, north: 0.0 },
        Extent { west: 4.85, south: 52.33, east: 4.95, north: 52.40 },
        Extent { west: 4.85, south: 52.33, east: 4.85, north: 52.33 },
    ];
    for extent in extents {
        let projection = Projection::for_extent(&extent);
        let lines = graticule(&projection, &extent);
        let count = lines.iter().count();
        assert!((1..=60).contains(&count), "{extent:?}: {count}");
        // No line goes from one edge of the map to the other.
        for line in lines.iter() {
            for pair in line.windows(2) {
                assert!((pair[0].x - pair[1].x).abs() < 0.2 && (pair[0].y - pair[1].y).abs() < 0.2);
            }
        }
    }
}

#[test]
fn paths_are_written_as_svg() {
    let mut paths = city_widgets::geo::Paths::outlines();
    paths.add(&[(0.0, 0.0), (0.1, 0.0), (0.1, 0.00001), (0.1, -0.2)].map(|(x, y)| Point { x, y }));
    paths.add(&[Point { x: 5.0, y: 5.0 }, Point { x: 5.1, y: 5.0 }, Point { x: 5.0, y: 5.1 }]);
    let mut svg = String::new();
    paths.to_svg(&mut svg, 100.0, Point { x: 0.0, y: 0.0 }, None);
    assert_eq!(svg, "M0,0L10,0L10,-20ZM500,500L510,500L500,510Z");
    svg.clear();
    let view = Rect { min: Point { x: -1.0, y: -1.0 }, max: Point { x: 1.0, y: 1.0 } };
    paths.to_svg(&mut svg, 100.0, Point { x: 0.0, y: 0.0 }, Some(&view));
    assert_eq!(svg, "M0,0L10,0L10,-20Z");
}
