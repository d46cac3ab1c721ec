//! What is put right, and what is only said.

use crate::{feed, fixture, notes};
use city_widgets::source::projects::ProjectFeed;
use proptest::prelude::*;

/// A collection of points with names.
fn points(places: &[[f64; 2]]) -> String {
    let feature = |(n, place): (usize, &[f64; 2])| serde_json::json!({"type": "Feature", "properties": {"name": format!("P{n}")}, "geometry": {"type": "Point", "coordinates": place}});
    let features: Vec<_> = places.iter().enumerate().map(feature).collect();
    serde_json::json!({"type": "FeatureCollection", "features": features}).to_string()
}

fn places(feed: &ProjectFeed) -> Vec<(f64, f64)> {
    let sites = feed.document.data.projects.iter().flat_map(|project| project.sites.iter());
    sites.filter_map(|site| site.geometry.point()).map(|place| (place.lon, place.lat)).collect()
}

/// Sydney and Melbourne with their latitude first: as longitude and latitude they are nowhere.
#[test]
fn swapped_coordinates_are_put_right_where_all_agree() {
    let swapped = feed(&points(&[[-33.87, 151.21], [-37.81, 144.96]]));
    assert_eq!(places(&swapped), [(151.21, -33.87), (144.96, -37.81)]);
    assert_eq!(notes(&swapped), ["/features swapped -33.87, 151.21"]);
    // New York and Boston would be in Antarctica, where no town is.
    let american = feed(&points(&[[40.71, -74.0], [42.36, -71.06]]));
    assert_eq!(places(&american), [(-74.0, 40.71), (-71.06, 42.36)]);
    // One among others is a slip, and cannot be told from a worse one.
    let slip = feed(&points(&[[151.21, -33.87], [-37.81, 144.96], [12.57, 55.68]]));
    assert_eq!(places(&slip), [(151.21, -33.87), (12.57, 55.68)]);
    assert_eq!(notes(&slip), ["/features/1/geometry/coordinates looks-swapped -37.81, 144.96"]);
    assert_eq!(slip.document.data.counts().projects, 3, "it is in the list all the same");
}

/// What properties say of the same place decides where the numbers alone leave both open.
#[test]
fn columns_of_latitude_and_longitude_are_witnesses() {
    let text = r#"{"type": "FeatureCollection", "features": [{"type": "Feature",
        "properties": {"name": "A", "lat": 55.68, "lon": "12.57"}, "geometry": {"type": "Point", "coordinates": [55.68, 12.57]}}]}"#;
    assert_eq!(places(&feed(text)), [(12.57, 55.68)]);
    let straight = text.replace("[55.68, 12.57]", "[12.57, 55.68]");
    assert_eq!((places(&feed(&straight)), notes(&feed(&straight)).len()), (vec![(12.57, 55.68)], 0));
}

#[test]
fn null_island_and_places_beyond_the_earth_are_not_on_the_map() {
    let feed = feed(&points(&[[0.0, 0.0], [12.5, 55.6], [400.0, 95.0], [190.0, 10.0]]));
    assert_eq!(places(&feed), [(12.5, 55.6), (-170.0, 10.0)]);
    assert_eq!(
        notes(&feed),
        ["/features/0/geometry/coordinates null-island 0, 0", "/features/2/geometry/coordinates bad-place 400, 95",]
    );
    let counts = feed.document.data.counts();
    assert_eq!((counts.projects, counts.mapped, counts.sites, counts.features), (4, 2, 2, 4));
}

#[test]
fn metres_are_converted_or_explained() {
    let with = |name: &str, text: &str| {
        text.replacen('{', &format!(r#"{{"crs": {{"type": "name", "properties": {{"name": "{name}"}}}}, "#), 1)
    };
    let mercator = points(&[[1_399_000.0, 7_494_000.0], [1_400_000.0, 7_495_000.0]]);
    let named = feed(&with("urn:ogc:def:crs:EPSG::3857", &mercator));
    for (lon, lat) in places(&named) {
        assert!((lon - 12.57).abs() < 0.05 && (lat - 55.68).abs() < 0.3, "{lon} {lat}");
    }
    assert_eq!(notes(&named), ["/crs converted EPSG:3857"]);
    // Degrees under the name of metres are degrees.
    let degrees = feed(&with("EPSG:3857", &points(&[[12.57, 55.68]])));
    assert_eq!(
        (places(&degrees), notes(&degrees)),
        (vec![(12.57, 55.68)], vec!["/crs odd-geojson EPSG:3857".to_owned()])
    );
    let unknown = feed(&with("EPSG:9999", &mercator.replace("1399000", "99999999")));
    assert_eq!(unknown.document.data.counts().projects, 2);
    assert!(notes(&unknown)[0].starts_with("/crs unknown-crs EPSG:9999"), "{:?}", notes(&unknown));
    let plain = feed(&with("urn:ogc:def:crs:OGC:1.3:CRS84", &points(&[[12.57, 55.68]])));
    assert_eq!(notes(&plain), [""; 0]);
}

#[test]
fn foreign_records_are_told_in_our_words() {
    let feed = feed(&fixture("features.geojson"));
    insta::assert_snapshot!(notes(&feed).join("\n"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&crate::written(&feed)["data"]).unwrap());
}

#[test]
fn text_that_was_decoded_wrongly_is_mended() {
    let text = points(&[[-49.27, -25.43]]).replace("P0", "CuritibÃ¡ â€“ Ã´nibus");
    let feed = feed(&text);
    assert_eq!(feed.document.data.projects[0].brief().name.any(), "Curitibá – ônibus");
    assert_eq!(notes(&feed), ["/features/0/properties/name mojibake CuritibÃ¡ â€“ Ã´nibus"]);
    let sound = points(&[[-49.27, -25.43]]).replace("P0", "São Paulo");
    assert_eq!(notes(&crate::feed(&sound)), [""; 0]);
}

#[test]
fn twins_are_named_and_both_shown() {
    let text = points(&[[1.0, 2.0], [1.0, 2.0], [1.0, 3.0]]).replace("P1", "P0").replace("P2", "P0");
    let feed = feed(&text);
    let ids: Vec<_> = feed.document.data.projects.iter().map(|project| project.id.as_str()).collect();
    assert_eq!(ids, ["p0-20000-10000", "p0-20000-10000-2", "p0-30000-10000"]);
    assert_eq!(notes(&feed), ["/features/1 twin p0-20000-10000, p0-20000-10000-2"]);
}

/// An id that is made stays the same whatever stands before it.
#[test]
fn made_ids_do_not_depend_on_the_order() {
    let ids = |places: &[[f64; 2]]| {
        let feed = feed(&points(places).replace("\"P0\"", "\"P\"").replace("\"P1\"", "\"P\""));
        let mut ids: Vec<_> = feed.document.data.projects.iter().map(|project| project.id.clone()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&[[1.0, 2.0], [-3.5, 4.25]]), ids(&[[-3.5, 4.25], [1.0, 2.0]]));
    assert_eq!(ids(&[[1.0, 2.0], [-3.5, 4.25]]), ["p-20000-10000", "p-42500m35000"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Shown on the map, shown beside it, left out: that is all.
    #[test]
    fn no_feature_is_lost(
        geometries in proptest::collection::vec(
            prop_oneof![
                Just("null".to_owned()),
                Just("7".to_owned()),
                "[A-Z][a-z]{3,9}".prop_map(|kind| format!(r#"{{"type": "{kind}", "coordinates": [1, 2]}}"#)),
                (-400.0f64..400.0, -400.0f64..400.0).prop_map(|(x, y)| format!(r#"{{"type": "Point", "coordinates": [{x}, {y}]}}"#)),
                "[\\[\\]0-9,]{0,20}".prop_filter_map("JSON", |text| {
                    let text = format!("[{text}]");
                    serde_json::from_str::<serde_json::Value>(&text).ok()?;
                    Some(format!(r#"{{"type": "Polygon", "coordinates": {text}}}"#))
                }),
            ],
            0..12,
        ),
        broken in proptest::collection::vec(0usize..12, 0..3),
    ) {
        let feature = |(n, geometry): (usize, &String)| {
            if broken.contains(&n) {
                "[1]".to_owned()
            } else {
                format!(r#"{{"type": "Feature", "properties": {{"name": "N{}"}}, "geometry": {geometry}}}"#, n % 4)
            }
        };
        let features: Vec<String> = geometries.iter().enumerate().map(feature).collect();
        let feed = feed(&format!(r#"{{"type": "FeatureCollection", "features": [{}]}}"#, features.join(",")));
        let left_out = feed.diagnostics.iter().filter(|note| note.code.leaves_out()).count();
        let counts = feed.document.data.counts();
        prop_assert_eq!(counts.features + left_out, geometries.len());
        prop_assert_eq!(counts.projects, counts.features);
        prop_assert!(counts.sites <= counts.features);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,60}", json in "[\\[\\]{}\",:0-9a-z ]{0,60}") {
        let _ = (crate::try_read(&text), crate::try_read(&json));
    }
}
