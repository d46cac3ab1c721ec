//! Where the cities of projects are, for their names on the map.

use crate::{feed, register};
use city_widgets::state::map::city_places;

fn places(features: &str) -> Vec<(String, f64, f64)> {
    let data = feed(&format!(r#"{{"schemaVersion":"1.0","kind":"ProjectCollection","data":{{"type":"FeatureCollection","features":[{features}]}}}}"#)).document.data;
    let register = register(&data, "en");
    let found = city_places(&data, &register).into_iter();
    found.map(|place| (register.facets.cities[place.city].label.clone(), place.at.lon, place.at.lat)).collect()
}

fn project(id: &str, at: &str, cities: &str, more: &str) -> String {
    format!(
        r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"Point","coordinates":{at}}},"properties":{{"name":"{id}","cities":{cities}{more}}}}}"#
    )
}

#[test]
fn a_project_of_one_city_says_where_it_is() {
    let found = places(
        &[project("a", "[12.5,55.6]", r#"["Copenhagen"]"#, ""), project("b", "[24.1,56.9]", r#"["Riga"]"#, "")]
            .join(","),
    );
    assert_eq!(found, [("Copenhagen".to_owned(), 12.5, 55.6), ("Riga".to_owned(), 24.1, 56.9)]);
}

/// A project of three cities has three places, and nothing says which is which: the first name on the first place would
/// put New York where Copenhagen is.
#[test]
fn a_project_of_several_cities_says_nothing_unless_its_places_name_them() {
    let cities = r#"["New York","Copenhagen"]"#;
    assert_eq!(places(&project("a", "[12.5,55.6]", cities, "")), []);
    let found = places(&project("a", "[12.5,55.6]", cities, r#","sites":[{"city":"Copenhagen"}]"#));
    assert_eq!(found, [("Copenhagen".to_owned(), 12.5, 55.6)]);
}

#[test]
fn places_far_from_each_other_are_no_city() {
    let far = [project("a", "[2.3,48.9]", r#"["Springfield"]"#, ""), project("b", "[20,52]", r#"["Springfield"]"#, "")];
    assert_eq!(places(&far.join(",")), []);
}
