//! Where the coordinates of a feed are: in which reference system, and in which order.
//!
//! One writer made all of them, so they are judged together, and put right only where all agree.

use super::batch::Batch;
use super::notes::Notes;
use crate::geo::LonLat;
use crate::geo::crs::Crs;
use crate::model::project::Geometry;
use crate::model::{Code, decimal, joined};
use crate::source::path::Path;

/// What all coordinates of a feed are like.
#[derive(Default)]
struct Survey {
    all: usize,
    /// No degrees at all.
    beyond: usize,
    /// Degrees only if the latitude comes first.
    reversed: usize,
    /// Degrees only if the longitude comes first.
    straight: usize,
    points: usize,
    /// Points farther south than any town.
    antarctic: usize,
    /// Some of those that are no degrees.
    sample: Vec<(f64, f64)>,
}

impl Survey {
    fn of(batch: &Batch) -> Survey {
        let mut survey = Survey::default();
        for geometry in batch.items.iter().filter_map(|item| item.geometry.as_ref()) {
            if let Some(place) = geometry.point().filter(|place| place.lon != 0.0 || place.lat != 0.0) {
                survey.points += 1;
                survey.antarctic += usize::from(place.lat < -60.0 && place.lon.abs() <= 90.0);
            }
            geometry.each(&mut |place| survey.look(place));
        }
        survey
    }

    fn look(&mut self, LonLat { lon, lat }: LonLat) {
        self.all += usize::from(lon != 0.0 || lat != 0.0);
        if lon.abs() > 360.0 || lat.abs() > 360.0 {
            self.beyond += 1;
            if self.sample.len() < 256 {
                self.sample.push((lon, lat));
            }
        } else if lat.abs() > 90.0 && lon.abs() <= 90.0 {
            self.reversed += 1;
        } else if lon.abs() > 90.0 && lat.abs() <= 90.0 {
            self.straight += 1;
        }
    }

    /// Whether the latitude comes first: no coordinates speak against it, and most are nowhere otherwise, or all points
    /// are where no town is.
    fn is_reversed(&self) -> bool {
        let mostly = self.reversed > 0 && self.reversed * 2 >= self.all;
        let antarctic = self.points > 1 && self.antarctic == self.points && self.points == self.all;
        self.straight == 0 && self.beyond == 0 && (mostly || antarctic)
    }
}

/// Puts the coordinates of a feed right, and takes those away that are nowhere. `named` is the reference system that the
/// feed names, and where.
pub fn settle(batch: &mut Batch, named: Option<(&str, &Path)>, notes: &mut Notes) {
    let survey = Survey::of(batch);
    let root = Path::root(&batch.root);
    let mut system = None;
    if let Some((name, path)) = named {
        match Crs::of_name(name) {
            // Degrees under the name of a system of metres are degrees all the same.
            Some(found) if found != Crs::Wgs84 && survey.beyond == 0 && survey.all > 0 => {
                notes.note(path, Code::OddGeojson, name);
            }
            Some(found) => system = Some((found, false)),
            None => notes.note(path, Code::UnknownCrs, name),
        }
    }
    if survey.beyond * 2 > survey.all && system.is_none_or(|(found, _)| found == Crs::Wgs84) {
        system = Crs::guess(&survey.sample).map(|found| (found, true));
    }
    match system {
        Some((crs, is_guess)) if crs != Crs::Wgs84 => {
            notes.note(named.filter(|_| !is_guess).map_or(&root, |(_, path)| path), Code::Converted, &name_of(crs));
            each(batch, &mut |place| {
                *place = crs.to_lonlat(place.lon, place.lat).unwrap_or(*place);
            });
        }
        _ if survey.is_reversed() || survey.straight == 0 && batch.says_reversed() => {
            notes.note(&root, Code::Swapped, &first(batch));
            each(batch, &mut |place| *place = LonLat { lon: place.lat, lat: place.lon });
        }
        _ => {}
    }
    for n in 0..batch.items.len() {
        let Some(item) = batch.items.get(n) else { continue };
        let Some(geometry) = &item.geometry else { continue };
        let wrong = wrong(geometry);
        if let Some((code, place)) = wrong {
            batch.at(n, &mut |path| notes.note(path, code, &written(place)));
        }
        if let Some(item) = batch.items.get_mut(n) {
            match &mut item.geometry {
                // An area that was drawn beyond a pole ends at it.
                Some(geometry) if matches!(wrong, Some((Code::BadGeometry, _))) => {
                    geometry.each_mut(&mut |place| place.lat = place.lat.clamp(-90.0, 90.0));
                }
                _ if wrong.is_some() => item.geometry = None,
                Some(Geometry::Point(place)) => place.lon = within(place.lon),
                Some(Geometry::Points(places)) => places.iter_mut().for_each(|place| place.lon = within(place.lon)),
                _ => {}
            }
        }
    }
}

/// A longitude from -180 to 180.
fn within(lon: f64) -> f64 {
    match lon {
        180.0..=360.0 if lon > 180.0 => lon - 360.0,
        -360.0..-180.0 => lon + 360.0,
        _ => lon,
    }
}

/// What is wrong with a geometry's places, and the first at which it is.
fn wrong(geometry: &Geometry) -> Option<(Code, LonLat)> {
    let mut found = None;
    let is_point = geometry.point().is_some();
    let (mut all, mut beyond, mut near) = (0, 0, true);
    geometry.each(&mut |place| {
        all += 1;
        beyond += usize::from(place.lat.abs() > 90.0);
        near &= place.lon.abs() <= 360.0 && place.lat.abs() <= 180.0;
    });
    let overdrawn = near && beyond < all && matches!(geometry, Geometry::Lines(_) | Geometry::Polygons(_));
    geometry.each(&mut |place| {
        if found.is_some() {
            return;
        }
        let LonLat { lon, lat } = place;
        let in_range = lon.abs() <= 360.0 && lat.abs() <= 90.0;
        found = match () {
            () if in_range && is_point && lon == 0.0 && lat == 0.0 => Some((Code::NullIsland, place)),
            () if in_range => None,
            () if overdrawn => Some((Code::BadGeometry, place)),
            () if lon.abs() <= 90.0 && lat.abs() <= 180.0 => Some((Code::LooksSwapped, place)),
            () => Some((Code::BadPlace, place)),
        };
    });
    found
}

fn each(batch: &mut Batch, change: &mut dyn FnMut(&mut LonLat)) {
    for item in &mut batch.items {
        if let Some(geometry) = &mut item.geometry {
            geometry.each_mut(change);
        }
    }
}

fn first(batch: &Batch) -> String {
    let mut found = String::new();
    for geometry in batch.items.iter().filter_map(|item| item.geometry.as_ref()) {
        geometry.each(&mut |place| {
            if found.is_empty() {
                found = written(place);
            }
        });
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Coordinates for a message, as they are in the feed.
pub fn written(place: LonLat) -> String {
    let point = Geometry::Point(place).to_json();
    match point.get("coordinates").items() {
        [x, y] => joined(&[&x.outline(), ", ", &y.outline()]),
        _ => String::new(),
    }
}

/// The usual name of a system.
fn name_of(crs: Crs) -> String {
    match crs {
        Crs::Wgs84 => "EPSG:4326".to_owned(),
        Crs::WebMercator => "EPSG:3857".to_owned(),
        Crs::RdNew => "EPSG:28992".to_owned(),
        Crs::LaeaEurope => "EPSG:3035".to_owned(),
        Crs::Utm { zone, south } => {
            joined(&["UTM ", &crate::model::plain(i64::from(zone)), if south { "S" } else { "N" }])
        }
    }
}

/// Whether what a record says beside its geometry gives its latitude as the first coordinate: so, not so, or nothing.
pub fn order(place: LonLat, lat: Option<f64>, lon: Option<f64>) -> Option<bool> {
    let (lat, lon) = (lat?, lon?);
    let near = |a: f64, b: f64| (a - b).abs() < 0.01;
    let straight = near(place.lat, lat) && near(place.lon, lon);
    let reversed = near(place.lon, lat) && near(place.lat, lon);
    (straight != reversed).then_some(reversed)
}

/// A place that is stated as an object of latitude and longitude.
pub fn stated(value: &crate::model::Json) -> Option<LonLat> {
    let lat = degrees(value.first(&["latitude", "lat"]))?;
    Some(LonLat { lon: degrees(value.first(&["longitude", "lon", "lng", "long"]))?, lat })
}

/// A number of a property, also in quotes; a comma is its point.
pub fn degrees(value: &crate::model::Json) -> Option<f64> {
    value.as_number().or_else(|| decimal(&crate::model::replaced(value.as_str()?, ",", ".")))
}
