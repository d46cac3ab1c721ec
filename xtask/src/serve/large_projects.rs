//! Ten thousand projects, to see what a map does with many. All of them are invented; the forty cities are real.
//!
//! The same at every call: the numbers come from a fixed sequence, not from chance.

use std::sync::OnceLock;

use serde_json::{Value, json};

/// How many there are.
const COUNT: u64 = 10_000;

/// Name, ISO 3166-1, longitude and latitude of the centre, and its weight when projects are handed out.
type City = (&'static str, &'static str, f64, f64, u64);

#[rustfmt::skip]
const CITIES: &[City] = &[
    ("Amsterdam", "NL", 4.90, 52.37, 5), ("Athens", "GR", 23.73, 37.98, 4), ("Barcelona", "ES", 2.17, 41.39, 6),
    ("Berlin", "DE", 13.40, 52.52, 8), ("Bogotá", "CO", -74.07, 4.71, 6), ("Boston", "US", -71.06, 42.36, 4),
    ("Brussels", "BE", 4.35, 50.85, 4), ("Buenos Aires", "AR", -58.38, -34.60, 6), ("Cairo", "EG", 31.24, 30.04, 5),
    ("Cape Town", "ZA", 18.42, -33.92, 5), ("Copenhagen", "DK", 12.57, 55.68, 5), ("Dakar", "SN", -17.44, 14.69, 3),
    ("Delhi", "IN", 77.21, 28.61, 9), ("Dublin", "IE", -6.26, 53.35, 3), ("Helsinki", "FI", 24.94, 60.17, 4),
    ("Istanbul", "TR", 28.98, 41.01, 7), ("Jakarta", "ID", 106.85, -6.21, 8), ("Kraków", "PL", 19.94, 50.06, 4),
    ("Lagos", "NG", 3.38, 6.52, 7), ("Lisbon", "PT", -9.14, 38.72, 4), ("London", "GB", -0.13, 51.51, 9),
    ("Los Angeles", "US", -118.24, 34.05, 7), ("Madrid", "ES", -3.70, 40.42, 6), ("Melbourne", "AU", 144.96, -37.81, 6),
    ("Mexico City", "MX", -99.13, 19.43, 8), ("Milan", "IT", 9.19, 45.46, 5), ("Nairobi", "KE", 36.82, -1.29, 5),
    ("New York City", "US", -74.01, 40.71, 9), ("Oslo", "NO", 10.75, 59.91, 4), ("Paris", "FR", 2.35, 48.86, 8),
    ("Rio de Janeiro", "BR", -43.21, -22.91, 6), ("Seattle", "US", -122.33, 47.61, 4), ("Seoul", "KR", 126.98, 37.57, 8),
    ("Singapore", "SG", 103.82, 1.35, 5), ("Stockholm", "SE", 18.07, 59.33, 5), ("Toronto", "CA", -79.38, 43.65, 5),
    ("Vancouver", "CA", -123.12, 49.28, 4), ("Vienna", "AT", 16.37, 48.21, 6), ("Wellington", "NZ", 174.78, -41.29, 2),
    ("Yokohama", "JP", 139.64, 35.44, 6),
];

/// Id and name of a theme, and what its projects are about.
const THEMES: &[(&str, &str, &[&str])] = &[
    ("buildings", "Buildings", &["Warm homes", "School retrofit", "Old roofs made tight", "Tenants’ energy advice"]),
    ("transport", "Transport", &["Bus lane", "Cycle street", "Car-free school street", "Cargo bicycle hub"]),
    ("energy", "Energy", &["Solar roofs", "Heat from the sewer", "District heating", "Battery for a block"]),
    ("green", "Trees and parks", &["Street trees", "Pocket park", "Green courtyard", "Shade for a square"]),
    ("water", "Water", &["Rain garden", "Open stream", "Square that may flood", "Drinking fountains"]),
    ("waste", "Waste and reuse", &["Repair café", "Market without waste", "Library of things", "Compost corner"]),
    ("food", "Food", &["School kitchen", "Roof farm", "Food from nearby", "Community garden"]),
    (
        "deciding",
        "Deciding together",
        &["Neighbourhood assembly", "Carbon budget game", "Climate kiosk", "Citizens’ jury"],
    ),
];

/// With the weight of each.
const STATUSES: &[(&str, u64)] = &[
    ("pipeline", 20),
    ("implementation", 40),
    ("finalisation", 8),
    ("closed", 28),
    ("suspended", 2),
    ("cancelled", 2),
];

/// Numbers that look like chance and are always the same: a linear congruential sequence.
struct Numbers(u64);

impl Numbers {
    /// From zero up to, but not, `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The upper half is the better one.
        (self.0 >> 33) % end.max(1)
    }

    /// From -1 to 1, most often near 0.
    #[allow(clippy::cast_precision_loss)]
    fn spread(&mut self) -> f64 {
        let sum: u64 = (0..4).map(|_| self.below(1001)).sum();
        (sum as f64 - 2000.0) / 2000.0
    }

    /// One of a list, each as often as its weight says.
    fn one<'a, T>(&mut self, list: &'a [T], weight: fn(&T) -> u64) -> Option<&'a T> {
        let mut left = self.below(list.iter().map(weight).sum());
        list.iter().find(|item| {
            let own = weight(item);
            let found = left < own;
            left = left.saturating_sub(own);
            found
        })
    }
}

/// The canonical collection as JSON, made once.
pub fn text() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| all().to_string())
}

fn all() -> Value {
    let mut numbers = Numbers(20_260_520);
    let features: Vec<Value> = (1..=COUNT).filter_map(|n| feature(n, &mut numbers)).collect();
    json!({
        "schemaVersion": "1.0",
        "kind": "ProjectCollection",
        "id": "large-projects",
        "lang": "en",
        "generatedAt": "2026-05-20T09:00:00Z",
        "publisher": { "name": "City Widgets demo" },
        "data": {
            "type": "FeatureCollection",
            "id": "large-projects",
            "name": "Ten thousand invented projects",
            "features": features,
        },
    })
}

fn feature(n: u64, numbers: &mut Numbers) -> Option<Value> {
    let (city, country, lon, lat, _) = numbers.one(CITIES, |city| city.4)?;
    let (theme, theme_name, works) = numbers.one(THEMES, |_| 1)?;
    let work = numbers.one(works, |_| 1)?;
    let (status, _) = numbers.one(STATUSES, |status| status.1)?;
    let id = format!("invented-{n:05}");
    let start = 2015 + numbers.below(13);
    let mut properties = json!({
        "id": id,
        "name": format!("{work}, {city} {}", 1 + numbers.below(400)),
        "status": status,
        "startDate": start.to_string(),
        "endDate": (start + 1 + numbers.below(5)).to_string(),
        "cities": [{ "name": city, "country": country }],
        "themes": [{ "id": theme, "name": theme_name }],
    });
    // Not of every project is the sum known.
    if numbers.below(5) > 0 {
        let size = numbers.one(&[1_000, 10_000, 100_000], |_| 1)?;
        properties["funding"] = json!([{ "amount": size * (5 + numbers.below(90)), "currency": "EUR" }]);
    }
    if numbers.below(4) == 0 {
        properties["emissionsReduction"] =
            json!({ "value": 5 + numbers.below(900), "unit": "t CO2e", "perYear": true });
    }
    let degrees = |degrees: f64| (degrees * 1e4).round() / 1e4;
    let place = [degrees(lon + 0.22 * numbers.spread()), degrees(lat + 0.15 * numbers.spread())];
    Some(json!({
        "type": "Feature",
        "id": id,
        "geometry": { "type": "Point", "coordinates": place },
        "properties": properties,
    }))
}

#[cfg(test)]
mod tests {
    use super::{CITIES, COUNT, THEMES, all, text};
    use std::collections::BTreeSet;

    #[test]
    fn always_the_same_and_each_with_an_id_of_its_own() {
        let one = all();
        assert_eq!(one, all());
        let features = one["data"]["features"].as_array().cloned().unwrap_or_default();
        assert_eq!(features.len() as u64, COUNT);
        let set = |key: fn(&serde_json::Value) -> String| features.iter().map(key).collect::<BTreeSet<_>>().len();
        assert_eq!(set(|feature| feature["id"].to_string()), features.len());
        assert_eq!(set(|feature| feature["properties"]["cities"][0]["name"].to_string()), CITIES.len());
        assert_eq!(set(|feature| feature["properties"]["themes"][0]["id"].to_string()), THEMES.len());
    }

    #[test]
    fn each_lies_near_its_city() {
        for feature in all()["data"]["features"].as_array().into_iter().flatten() {
            let name = feature["properties"]["cities"][0]["name"].as_str().unwrap_or_default();
            let city = CITIES.iter().find(|city| city.0 == name);
            let at = |n: usize| feature["geometry"]["coordinates"][n].as_f64().unwrap_or(f64::NAN);
            assert!(
                city.is_some_and(|city| (at(0) - city.2).abs() < 0.23 && (at(1) - city.3).abs() < 0.16),
                "{feature}"
            );
        }
    }

    /// What the widget accepts without being told is 10 MB.
    #[test]
    fn it_is_not_too_large() {
        assert!(text().len() < 5_000_000);
    }
}
