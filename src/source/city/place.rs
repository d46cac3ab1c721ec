//! Coordinates as others write them.

use super::number::decimal;
use crate::model::{Geo, Json};

/// `{latitude, longitude}` of `POINT (longitude latitude)`, `(latitude, longitude)`, `latitude, longitude`, a list of
/// latitude and longitude, `{lat, lon}`, or a GeoJSON point.
///
/// WKT and GeoJSON begin with the longitude, everything else with the latitude.
pub fn of(value: &Json) -> Option<Json<'static>> {
    let number = |degrees: &Json| match degrees {
        Json::Str(written) => decimal(written.trim()),
        other => other.as_number().map(|_| other.owned()),
    };
    let (latitude, longitude) = match value {
        Json::Map(_) if value.has("coordinates") => {
            let list = value.get("coordinates").items();
            (number(list.get(1)?)?, number(list.first()?)?)
        }
        Json::Map(_) => {
            (number(value.first(&["latitude", "lat"]))?, number(value.first(&["longitude", "lon", "lng"]))?)
        }
        Json::List(list) => (number(list.first()?)?, number(list.get(1)?)?),
        _ => {
            let plain = value.as_str()?;
            let wkt = plain.to_ascii_uppercase().starts_with("POINT");
            let inner = plain.trim_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '(' | ')' | ' '));
            let mut numbers = Vec::new();
            for part in inner.split([',', ' ', ';']).filter(|part| !part.is_empty()) {
                numbers.push(decimal(part)?);
            }
            let second = numbers.pop()?;
            let first = numbers.pop().filter(|_| numbers.is_empty())?;
            if wkt { (second, first) } else { (first, second) }
        }
    };
    Geo::new(latitude.as_number()?, longitude.as_number()?)?;
    Some(Json::Map(vec![("latitude".into(), latitude), ("longitude".into(), longitude)]))
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::model::Json;

    #[test]
    fn order_is_by_notation() {
        let read = |text: &str| {
            let made = of(&Json::Str(text.to_owned().into()))?;
            Some((made.get("latitude").as_number()?, made.get("longitude").as_number()?))
        };
        assert_eq!(read("POINT (-3.38756 40.1076)"), Some((40.1076, -3.38756)));
        assert_eq!(read("Point(12.5683 55.6761)"), Some((55.6761, 12.5683)));
        assert_eq!(read("(40.4167, -3.70325)"), Some((40.4167, -3.70325)));
        assert_eq!(read("POINT (400 400)"), None);
        assert_eq!(read("Madrid"), None);
    }
}
