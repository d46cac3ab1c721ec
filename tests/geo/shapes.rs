//! Geometry of projects: lines, areas, the antimeridian.

use crate::corpus;
use city_widgets::geo::shape::Shape;
use city_widgets::geo::{LonLat, Paths, Projection, inside};
use proptest::prelude::*;
use serde_json::Value;

fn line(value: &Value) -> Vec<LonLat> {
    let number = |value: &Value| value.as_f64().unwrap();
    value.as_array().unwrap().iter().map(|at| LonLat::new(number(&at[0]), number(&at[1]))).collect()
}

fn add(shape: &mut Shape, geometry: &Value) {
    let list = |value: &Value| value.as_array().unwrap().clone();
    let coordinates = &geometry["coordinates"];
    let polygon = |value: &Value| list(value).iter().map(line).collect::<Vec<_>>();
    match geometry["type"].as_str().unwrap() {
        "LineString" => shape.lines.push(line(coordinates)),
        "MultiLineString" => shape.lines.extend(list(coordinates).iter().map(line)),
        "Polygon" => shape.polygons.push(polygon(coordinates)),
        "MultiPolygon" => shape.polygons.extend(list(coordinates).iter().map(polygon)),
        "Point" => shape.points.push(line(&Value::from(vec![coordinates.clone()]))[0]),
        "Feature" => add(shape, &geometry["geometry"]),
        "FeatureCollection" => list(&geometry["features"]).iter().for_each(|feature| add(shape, feature)),
        "GeometryCollection" => list(&geometry["geometries"]).iter().for_each(|geometry| add(shape, geometry)),
        other => panic!("{other}"),
    }
}

fn shape(json: &Value) -> Shape {
    let mut shape = Shape::default();
    add(&mut shape, json);
    shape
}

/// The longest step in degrees of longitude on a cylinder.
fn widest(paths: &Paths) -> f64 {
    let steps = paths.iter().flat_map(|path| path.windows(2).map(|pair| (pair[0].x - pair[1].x).abs() * 360.0));
    steps.fold(0.0, f64::max)
}

#[test]
fn nothing_streaks_over_the_antimeridian() {
    let Some(folder) = corpus::path("antimeridian/input") else { return };
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let json: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let shape = shape(&json);
        for lon0 in [0.0, 180.0] {
            let projection = Projection::Mercator { lon0 };
            let (strokes, areas) = (shape.strokes(&projection), shape.areas(&projection));
            assert!(!strokes.is_empty(), "{}", path.display());
            assert!(widest(&strokes) <= 180.0 && widest(&areas) <= 180.0, "{} {}", path.display(), widest(&strokes));
            let bounds = projection.plane().bounds().grown(1e-9);
            assert!(strokes.iter().chain(areas.iter()).flatten().all(|point| bounds.contains(*point)));
        }
        assert!(shape.representative().unwrap().is_valid());
        count += 1;
    }
    assert_eq!(count, 33);
}

/// What the expected outputs hold, ours hold: tried at places all over the world that are not near an edge.
#[test]
fn areas_are_those_of_the_antimeridian_package() {
    // Rings that overlap themselves, or whose direction alone says what is inside: there the package has rules of its own.
    // Rings around a pole whose direction says that the farther one is meant, or both: we take the nearer one, since
    // directions are wrong in real files more often than rings go around the world.
    let other = ["both-poles", "extra-crossing", "force-north-pole", "overlap"];
    let Some(folder) = corpus::path("antimeridian/output/flat") else { return };
    let (mut compared, mut wrong) = (0, Vec::new());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let input = path.parent().unwrap().join("../../input").join(path.file_name().unwrap());
        if !input.is_file() || other.contains(&name.as_str()) {
            continue;
        }
        let read = |path: &std::path::Path| -> Value {
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
        };
        let (ours, theirs) = (shape(&read(&input)), shape(&read(&path)));
        let (mut same, mut all) = (0, 0);
        for lon in (-179..180).step_by(2) {
            for lat in (-89..90).step_by(2) {
                let place = LonLat::new(f64::from(lon) + 0.013, f64::from(lat) + 0.017);
                let theirs = theirs.polygons.iter().any(|rings| flat(rings, place));
                all += 1;
                same += i32::from(theirs == ours.contains(place));
            }
        }
        if same < all {
            wrong.push((name, same, all));
        }
        compared += 1;
    }
    assert_eq!(wrong, []);
    assert!(compared >= 15, "{compared}");
}

/// Inside by even and odd, with no thought of the antimeridian.
fn flat(rings: &[Vec<LonLat>], place: LonLat) -> bool {
    let mut inside = false;
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
            if (a.lat > place.lat) != (b.lat > place.lat) {
                inside ^= place.lon < a.lon + (b.lon - a.lon) * (place.lat - a.lat) / (b.lat - a.lat);
            }
        }
    }
    inside
}

fn ring(places: &[(f64, f64)]) -> Vec<LonLat> {
    places.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect()
}

#[test]
fn a_place_stands_for_a_shape() {
    // A horseshoe, whose centroid is outside of it.
    let horseshoe =
        ring(&[(0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (5.0, 6.0), (5.0, 1.0), (1.0, 1.0), (1.0, 6.0), (0.0, 6.0)]);
    let shape = Shape { polygons: vec![vec![horseshoe]], ..Shape::default() };
    assert!(shape.contains(shape.representative().unwrap()));
    let line = Shape { lines: vec![ring(&[(179.0, 0.0), (-179.0, 0.0)])], ..Shape::default() };
    assert!((line.representative().unwrap().lon.abs() - 180.0).abs() < 1e-9);
    let points = Shape { points: ring(&[(3.0, 4.0)]), ..Shape::default() };
    assert_eq!(points.representative(), Some(LonLat::new(3.0, 4.0)));
    assert_eq!(Shape::default().representative(), None);
    assert!(Shape::default().is_empty());
}

#[test]
fn holes_are_not_inside() {
    let outer = ring(&[(170.0, 0.0), (-170.0, 0.0), (-170.0, 20.0), (170.0, 20.0), (170.0, 0.0)]);
    let hole = ring(&[(179.0, 9.0), (-179.0, 9.0), (-179.0, 11.0), (179.0, 11.0)]);
    let shape = Shape { polygons: vec![vec![outer, hole]], ..Shape::default() };
    assert!(shape.contains(LonLat::new(-175.0, 10.0)) && shape.contains(LonLat::new(175.0, 10.0)));
    assert!(!shape.contains(LonLat::new(180.0, 10.0)) && !shape.contains(LonLat::new(0.0, 10.0)));
    assert!(shape.extent().unwrap().width() < 21.0);
}

proptest! {
    /// Whatever is in a file, something is drawn or nothing, and all of it is on the map.
    #[test]
    fn any_shape_is_drawn(raw in prop::collection::vec((-400.0..400.0, -100.0..100.0), 0..12), lon in -180.0..180.0, lat in -90.0..90.0) {
        let places = ring(&raw);
        let shape = Shape { lines: vec![places.clone()], polygons: vec![vec![places]], points: Vec::new() };
        let centre = LonLat::new(lon, lat);
        for projection in [Projection::EqualEarth { lon0: lon }, Projection::Mercator { lon0: 0.0 }, Projection::Laea { centre }] {
            let bounds = projection.plane().bounds().grown(1e-6);
            for paths in [shape.areas(&projection), shape.strokes(&projection)] {
                prop_assert!(paths.iter().flatten().all(|point| bounds.contains(*point)), "{projection:?}");
            }
        }
        let _ = (shape.representative(), shape.contains(centre));
    }

    #[test]
    fn the_middle_of_a_ring_is_inside(raw in prop::collection::vec(1.0..20.0, 3..12), lon in -180.0..180.0, lat in -60.0..60.0) {
        // A star around a place.
        let step = 360.0 / raw.len() as f64;
        let places: Vec<LonLat> = raw.iter().enumerate().map(|(at, length)| {
            let angle = (at as f64 * step).to_radians();
            let east: f64 = lon + length * angle.cos();
            LonLat::new(if east > 180.0 { east - 360.0 } else if east < -180.0 { east + 360.0 } else { east }, lat + length * angle.sin())
        }).collect();
        let middle = inside::middle(&places).unwrap();
        prop_assert!(inside::contains(&places, middle), "{middle:?}");
    }
}
