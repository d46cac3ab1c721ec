//! Rows: CSV, or a list of JSON objects.

use super::batch::{Batch, Item};
use super::columns::{Columns, Field};
use super::{Foreign, Reading, fields, geometry, place};
use crate::geo::LonLat;
use crate::model::project::Geometry;
use crate::model::{Code, Json, decimal, joined};
use crate::source::city::{csv, rows};
use crate::source::path::Path;
use crate::source::{Error, ErrorKind, parse};
use std::borrow::Cow;

/// Reads the rows of a text in CSV.
///
/// # Errors
/// `Empty` where there is not one.
pub fn read_csv(foreign: &Foreign, reading: &mut Reading) -> Result<(), Error> {
    let rows = csv::rows(foreign.text);
    let (head, body) = rows.split_first().ok_or_else(|| Error::new(ErrorKind::Empty, ""))?;
    let names: Vec<String> = head.iter().map(|cell| csv::heading(cell)).collect();
    let mut records = Vec::with_capacity(body.len());
    for row in body {
        let mut entries: Vec<(Cow<str>, Json)> = Vec::with_capacity(names.len());
        for (name, cell) in names.iter().zip(row) {
            // Of two columns of one name the first is meant.
            if !cell.trim().is_empty() && !name.is_empty() && !entries.iter().any(|(known, _)| known == name) {
                entries.push((name.as_str().into(), Json::Str(cell.as_ref().into())));
            }
        }
        records.push(Json::Map(entries));
    }
    let rows: Vec<(u32, &Json)> = records.iter().enumerate().map(|(n, row)| (n as u32, row)).collect();
    take(rows, String::new(), foreign, reading);
    Ok(())
}

/// Reads the rows of a JSON answer.
///
/// # Errors
/// `Unknown` where there are none.
pub fn read(tree: &Json, foreign: &Foreign, reading: &mut Reading) -> Result<(), Error> {
    let found = match fields::records(tree, foreign) {
        Some(found) => found,
        None => rows::of(tree).ok_or_else(|| Error::new(ErrorKind::Unknown, tree.outline()))?,
    };
    // Their list, up to its number and to what wraps the record.
    let first = found.first().map_or("", |(place, _)| place.as_str());
    let end = first
        .bytes()
        .enumerate()
        .position(|(at, byte)| byte == b'/' && first.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit));
    let root = end.and_then(|end| first.get(..end)).unwrap_or_default().to_owned();
    let rows = found.iter().enumerate().map(|(n, (_, row))| (n as u32, *row)).collect();
    take(rows, root, foreign, reading);
    Ok(())
}

fn take(rows: Vec<(u32, &Json)>, root: String, foreign: &Foreign, reading: &mut Reading) {
    let mut batch = Batch { root, many: true, ..Batch::default() };
    let place = Path::root(&batch.root).written();
    for (n, row) in rows {
        if row.is_map() {
            batch.items.push(Item { id: None, properties: row, geometry: None, index: n, at: &[] });
        } else {
            reading.notes.note(&Path::root(&place).index(n as usize), Code::NotARecord, &row.outline());
        }
    }
    let sample: Vec<&Json> = batch.items.iter().map(|item| item.properties).take(60).collect();
    let columns = Columns::guess(&sample);
    let keys = [Field::Latitude, Field::Longitude, Field::Geo].map(|field| columns.key(field));
    let list = Path::root(&place);
    for item in &mut batch.items {
        let path = list.index(item.index as usize);
        item.geometry = placed(item.properties, &keys, reading, &path);
    }
    fields::take(batch, foreign, reading);
}

/// The place of a row: of its columns of latitude and longitude, or of the one that holds both.
fn placed(row: &Json, keys: &[Option<String>; 3], reading: &mut Reading, path: &Path) -> Option<Geometry> {
    let get = |key: &Option<String>| key.as_ref().map(|key| row.get(key)).filter(|value| **value != Json::Null);
    let [lat, lon, both] = keys;
    if let (Some(lat), Some(lon)) = (get(lat), get(lon)) {
        return match (place::degrees(lat), place::degrees(lon)) {
            (Some(lat), Some(lon)) => Some(Geometry::Point(LonLat { lon, lat })),
            _ if lat.as_str().is_none() && lon.as_str().is_none() => None,
            _ => {
                reading.notes.note(path, Code::BadPlace, &joined(&[&lat.outline(), ", ", &lon.outline()]));
                None
            }
        };
    }
    let (key, value) = both.as_ref().zip(get(both))?;
    let path = path.key(key);
    if value.has("type") && value.has("coordinates") {
        return geometry::read(value, &mut reading.notes, &path);
    }
    if let Some(text) = value.as_str().filter(|text| text.starts_with('{'))
        && let Ok(tree) = parse(text)
    {
        return geometry::read(&tree, &mut reading.notes, &path);
    }
    match point(value) {
        Some(place) => Some(Geometry::Point(place)),
        None => {
            if !matches!(value, Json::Str(_)) || value.as_str().is_some() {
                reading.notes.note(&path, Code::BadPlace, &value.outline());
            }
            None
        }
    }
}

/// A place of `POINT (longitude latitude)`, `latitude, longitude`, a list of latitude and longitude, or an object of
/// both. WKT and GeoJSON begin with the longitude, everything else with the latitude.
pub fn point(value: &Json) -> Option<LonLat> {
    match value {
        Json::Map(_) if value.has("coordinates") => {
            let [lon, lat, ..] = value.get("coordinates").items() else { return None };
            Some(LonLat { lon: lon.as_number()?, lat: lat.as_number()? })
        }
        Json::Map(_) => place::stated(value),
        Json::List(list) => {
            let [lat, lon] = list.as_slice() else { return None };
            Some(LonLat { lon: place::degrees(lon)?, lat: place::degrees(lat)? })
        }
        _ => {
            let text = value.as_str()?;
            let text = text.rsplit(';').next().filter(|_| text.starts_with("SRID")).unwrap_or(text).trim();
            let wkt = text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("POINT"));
            let inner =
                text.trim_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '(' | ')' | '[' | ']' | ' '));
            let mut numbers = Vec::new();
            for part in inner.split([',', ' ', ';']).filter(|part| !part.is_empty()) {
                numbers.push(decimal(part)?);
            }
            match numbers[..] {
                [lon, lat] | [lon, lat, _] if wkt => Some(LonLat { lon, lat }),
                [lat, lon] => Some(LonLat { lon, lat }),
                _ => None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::point;
    use crate::model::Json;

    #[test]
    fn order_is_by_notation() {
        let read = |text: &str| point(&Json::Str(text.to_owned().into())).map(|place| (place.lon, place.lat));
        assert_eq!(read("POINT (-3.38756 40.1076)"), Some((-3.38756, 40.1076)));
        assert_eq!(read("SRID=4326;POINT(12.5 55.6)"), Some((12.5, 55.6)));
        assert_eq!(read("40.4167, -3.70325"), Some((-3.70325, 40.4167)));
        assert_eq!(read("(40.4167, -3.70325)"), Some((-3.70325, 40.4167)));
        assert_eq!(read("Madrid"), None);
        assert_eq!(read("1"), None);
    }
}
