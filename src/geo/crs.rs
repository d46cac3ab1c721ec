//! Coordinates of other systems than longitude and latitude.

use super::LonLat;

/// A coordinate reference system that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crs {
    /// Longitude and latitude in degrees.
    Wgs84,
    /// EPSG:3857.
    WebMercator,
    /// UTM, by zone: EPSG:326xx and 327xx, and on ETRS89 EPSG:25828 to 25838.
    Utm { zone: u8, south: bool },
    /// EPSG:28992, the Netherlands.
    RdNew,
    /// EPSG:3035, Europe.
    LaeaEurope,
}

impl Crs {
    /// The system that a name says, in any of the ways in which GeoJSON has said it.
    pub fn of_name(_name: &str) -> Option<Crs> {
        None
    }

    /// The system whose range holds all these points, if they can't be degrees.
    pub fn guess(_points: &[(f64, f64)]) -> Option<Crs> {
        None
    }

    pub fn to_lonlat(self, x: f64, y: f64) -> Option<LonLat> {
        (self == Crs::Wgs84).then_some(LonLat { lon: x, lat: y })
    }
}
