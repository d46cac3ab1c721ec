//! A place on the globe.

use super::trig::{DEGREE, asin, sin_cos};

/// Longitude and latitude in degrees, WGS 84; east and north are positive.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct LonLat {
    pub lon: f64,
    pub lat: f64,
}

/// The globe's mean radius, in kilometres.
const RADIUS_KM: f64 = 6371.0088;

impl LonLat {
    pub fn new(lon: f64, lat: f64) -> LonLat {
        LonLat { lon, lat }
    }

    /// Whether both are numbers and the latitude is one.
    pub fn is_valid(self) -> bool {
        self.lon.is_finite() && (-90.0..=90.0).contains(&self.lat)
    }

    /// The angle to another place along the globe, in radians.
    pub fn angle(self, other: LonLat) -> f64 {
        let half_lat = sin_cos((other.lat - self.lat) * DEGREE / 2.0).0;
        let half_lon = sin_cos((other.lon - self.lon) * DEGREE / 2.0).0;
        let cosines = sin_cos(self.lat * DEGREE).1 * sin_cos(other.lat * DEGREE).1;
        2.0 * asin((half_lat * half_lat + cosines * half_lon * half_lon).sqrt())
    }

    /// The way to another place along the globe, in kilometres.
    pub fn km(self, other: LonLat) -> f64 {
        self.angle(other) * RADIUS_KM
    }
}

/// A longitude within half a turn of another: at least `centre - 180`, less than `centre + 180`.
pub(super) fn near(lon: f64, centre: f64) -> f64 {
    let turns = ((lon - centre + 180.0) / 360.0).floor();
    lon - turns * 360.0
}
