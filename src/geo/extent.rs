//! The box that holds places.

use super::LonLat;
use super::lonlat::near;
use super::trig::{DEGREE, sin_cos};

/// A box in degrees. `west > east` says that it crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

impl Extent {
    pub const WORLD: Extent = Extent { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };

    /// The smallest box that holds all places, over the antimeridian where that is shorter. `None` without any place;
    /// places that aren't on the globe are left out.
    pub fn of(places: &[LonLat]) -> Option<Extent> {
        // The westernmost and the easternmost longitude within each degree: enough to find gaps, and nothing to sort.
        const NONE: (f64, f64) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut degrees = [NONE; 360];
        let (mut south, mut north) = NONE;
        for place in places.iter().filter(|place| place.is_valid()) {
            let lon = near(place.lon, 0.0);
            if let Some((west, east)) = degrees.get_mut((lon + 180.0) as usize) {
                *west = west.min(lon);
                *east = east.max(lon);
            }
            south = south.min(place.lat);
            north = north.max(place.lat);
        }
        let mut taken = degrees.iter().filter(|(west, east)| west <= east);
        // The box is what the widest gap between neighbours leaves.
        let (mut west, mut last) = *taken.next()?;
        let (first, mut east, mut widest) = (west, last, 0.0);
        for (next, end) in taken {
            if next - last > widest {
                (widest, west, east) = (next - last, *next, last);
            }
            last = *end;
        }
        if first + 360.0 - last >= widest {
            (west, east) = (first, last);
        }
        Some(Extent { west, south, east, north })
    }

    /// Its width in degrees, from 0 to 360.
    pub fn width(&self) -> f64 {
        let width = self.east - self.west;
        if width < 0.0 { width + 360.0 } else { width }
    }

    pub fn centre(&self) -> LonLat {
        LonLat { lon: near(self.west + self.width() / 2.0, 0.0), lat: (self.south + self.north) / 2.0 }
    }

    /// The longer of its sides in kilometres; the width is that of its middle.
    pub fn span_km(&self) -> f64 {
        const DEGREE_KM: f64 = 111.195;
        let width = self.width() * sin_cos(self.centre().lat * DEGREE).1;
        width.max(self.north - self.south) * DEGREE_KM
    }

    pub fn contains(&self, place: LonLat) -> bool {
        let east_of_west = near(place.lon, self.west + 180.0) - self.west;
        place.lat >= self.south && place.lat <= self.north && east_of_west <= self.width()
    }
}
