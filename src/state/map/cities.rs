//! Where the cities of projects are.

use super::register::Register;
use crate::geo::LonLat;
use crate::model::project::ProjectCollection;

/// Places of a city further apart than this are not of one city.
const APART_KM: f64 = 60.0;

/// A city of the data that has a place on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CityPlace {
    /// Its place among the cities that can be filtered by.
    pub city: usize,
    pub at: LonLat,
}

/// The cities whose place the data tell: a site that names its city, or the sites of a project of one city alone.
/// Where these lie far apart, nobody knows which of them is the city, and it is left out.
pub fn city_places(collection: &ProjectCollection, register: &Register) -> Vec<CityPlace> {
    let cities = &register.facets.cities;
    let mut places: Vec<Vec<LonLat>> = vec![Vec::new(); cities.len()];
    for (record, entry) in collection.projects.iter().zip(&register.entries) {
        for site in record.sites.iter() {
            let of = match (site.city(), entry.cities.as_slice()) {
                (Some(name), of) => {
                    of.iter().find(|at| cities.get(**at).is_some_and(|city| city.id == name || city.label == name))
                }
                (None, [only]) => Some(only),
                (None, _) => None,
            };
            let at = site.geometry.point().or_else(|| site.geometry.shape().representative());
            if let (Some(at), Some(places)) = (at, of.and_then(|city| places.get_mut(*city))) {
                places.push(at);
            }
        }
    }
    let middles = places.iter().enumerate();
    middles.filter_map(|(city, places)| Some(CityPlace { city, at: middle(places)? })).collect()
}

/// The place that is nearest to the middle of all; `None` where most are far from it.
fn middle(places: &[LonLat]) -> Option<LonLat> {
    let first = places.first()?;
    let count = places.len() as f64;
    let mut mean = LonLat { lon: 0.0, lat: 0.0 };
    for place in places {
        // Relative to the first one, so that the antimeridian parts nothing.
        let across = place.lon - first.lon;
        let across = across - 360.0 * (across / 360.0).round();
        mean.lon += across / count;
        mean.lat += (place.lat - first.lat) / count;
    }
    mean = LonLat { lon: mean.lon + first.lon, lat: mean.lat + first.lat };
    let mut nearest = (f64::INFINITY, *first);
    for place in places {
        let away = mean.km(*place);
        if away < nearest.0 {
            nearest = (away, *place);
        }
    }
    let near = places.iter().filter(|place| place.km(nearest.1) < APART_KM).count();
    (near * 2 > places.len()).then_some(nearest.1)
}

#[cfg(test)]
mod tests {
    use super::middle;
    use crate::geo::LonLat;

    #[test]
    fn a_city_is_where_most_of_its_places_are() {
        let at = |lon: f64, lat: f64| LonLat { lon, lat };
        assert_eq!(middle(&[]), None);
        assert_eq!(middle(&[at(12.5, 55.6), at(12.6, 55.7), at(12.7, 55.8)]), Some(at(12.6, 55.7)));
        assert_eq!(middle(&[at(12.5, 55.6), at(24.9, 60.1)]), None, "Copenhagen and Helsinki");
        assert_eq!(middle(&[at(179.9, -16.8), at(-179.9, -16.8), at(179.95, -16.8)]), Some(at(179.95, -16.8)));
    }
}
