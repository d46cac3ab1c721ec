//! Coordinates of other systems than longitude and latitude.
//!
//! GeoJSON knows WGS 84 alone, but files of cities come in the national grid. Systems are told by their names, or by the
//! range that all coordinates are in. Results are within a few metres, which is what a map of projects needs.

use super::LonLat;
use super::trig::{DEGREE, asin, atan2, exp, sin_cos};

/// A coordinate reference system that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crs {
    /// Longitude and latitude in degrees, in this order.
    Wgs84,
    /// EPSG:3857.
    WebMercator,
    /// UTM by zone: EPSG:326xx and 327xx, and on ETRS89, which is the same within a metre, EPSG:25828 to 25838.
    Utm { zone: u8, south: bool },
    /// EPSG:28992, the Netherlands.
    RdNew,
    /// EPSG:3035, Europe.
    LaeaEurope,
}

/// Half the axis of the ellipsoid of WGS 84 and GRS 80, in metres, and the square of its eccentricity.
const A: f64 = 6_378_137.0;
const E2: f64 = 0.006_694_38;

impl Crs {
    /// The system that a name says, in any of the ways in which GeoJSON has said it: `EPSG:25832`,
    /// `urn:ogc:def:crs:EPSG::25832`, `http://www.opengis.net/def/crs/EPSG/0/25832`, `urn:ogc:def:crs:OGC:1.3:CRS84`.
    ///
    /// ```
    /// use city_widgets::geo::crs::Crs;
    /// assert_eq!(Crs::of_name("urn:ogc:def:crs:EPSG::25832"), Some(Crs::Utm { zone: 32, south: false }));
    /// assert_eq!(Crs::of_name("EPSG:2056"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Crs> {
        let last = name.trim().rsplit([':', '/', '#']).next()?;
        if last.eq_ignore_ascii_case("CRS84") || last.eq_ignore_ascii_case("CRS84h") {
            return Some(Crs::Wgs84);
        }
        if last.is_empty() || last.len() > 6 {
            return None;
        }
        let mut number = 0;
        for byte in last.bytes() {
            number = number * 10 + u32::from(byte.is_ascii_digit().then_some(byte - b'0')?);
        }
        let zone = (number % 100) as u8;
        match number {
            // ETRS89 and WGS 84 in three dimensions are the same here.
            4326 | 4258 | 4979 => Some(Crs::Wgs84),
            3857 | 900_913 | 3785 | 102_100 | 102_113 => Some(Crs::WebMercator),
            25828..=25838 | 32601..=32660 => Some(Crs::Utm { zone, south: false }),
            32701..=32760 => Some(Crs::Utm { zone, south: true }),
            28992 => Some(Crs::RdNew),
            3035 => Some(Crs::LaeaEurope),
            _ => None,
        }
    }

    /// The system whose range holds all these points, if they can't be degrees. A guess: UTM's zone 32 in Germany and
    /// Denmark has the numbers of eastern France in Mercator, and is taken for the former; other zones look like this one
    /// and must be named. `None` where nothing fits.
    pub fn guess(points: &[(f64, f64)]) -> Option<Crs> {
        let within = |west: f64, south: f64, east: f64, north: f64| {
            points.iter().all(|(x, y)| (west..=east).contains(x) && (south..=north).contains(y))
        };
        // Degrees, or nothing to go by.
        if points.is_empty() || points.iter().any(|(x, y)| x.abs() <= 360.0 && y.abs() <= 360.0) {
            return None;
        }
        if within(-7_000.0, 289_000.0, 300_000.0, 629_000.0) {
            Some(Crs::RdNew)
        } else if within(2_600_000.0, 1_350_000.0, 7_400_000.0, 5_500_000.0) {
            Some(Crs::LaeaEurope)
        } else if within(280_000.0, 5_200_000.0, 920_000.0, 6_450_000.0) {
            Some(Crs::Utm { zone: 32, south: false })
        } else if within(-20_037_509.0, -20_048_967.0, 20_037_509.0, 20_048_967.0) {
            Some(Crs::WebMercator)
        } else {
            None
        }
    }

    /// The place; `None` for what is beyond the system's range.
    pub fn to_lonlat(self, x: f64, y: f64) -> Option<LonLat> {
        if !x.is_finite() || !y.is_finite() {
            return None;
        }
        let within =
            |west: f64, south: f64, east: f64, north: f64| (west..=east).contains(&x) && (south..=north).contains(&y);
        let place = match self {
            Crs::Wgs84 => LonLat { lon: x, lat: y },
            Crs::WebMercator => {
                LonLat { lon: x / A / DEGREE, lat: 2.0 * atan2(exp((y / A).clamp(-20.0, 20.0)), 1.0) / DEGREE - 90.0 }
            }
            // Far outside of a zone the series says nothing.
            Crs::Utm { zone, south } if within(-1.5e6, -1e7, 2.5e6, 2e7) => {
                utm(zone, if south { y - 10_000_000.0 } else { y }, x)
            }
            Crs::RdNew if within(-1e5, 2e5, 4e5, 7.5e5) => rd_new(x, y),
            Crs::LaeaEurope if within(-3e6, -4e6, 1.2e7, 1e7) => laea_europe(x, y),
            _ => return None,
        };
        (place.is_valid() && place.lon.abs() <= 180.0 + 1e-9).then_some(place)
    }
}

/// Transverse Mercator on the ellipsoid, by Krüger's series to the third order: millimetres within a zone.
fn utm(zone: u8, north: f64, east: f64) -> LonLat {
    let n = 0.001_679_220_386_383_7;
    let (n2, n3) = (n * n, n * n * n);
    let radius = 0.9996 * A / (1.0 + n) * (1.0 + n2 / 4.0);
    let (xi, eta) = (north / radius, (east - 500_000.0) / radius);
    let beta = [n / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n3, n2 / 48.0 + n3 / 15.0, 17.0 / 480.0 * n3];
    let delta = [2.0 * n - 2.0 / 3.0 * n2 - 2.0 * n3, 7.0 / 3.0 * n2 - 8.0 / 5.0 * n3, 56.0 / 15.0 * n3];
    let (mut xi1, mut eta1) = (xi, eta);
    for (order, beta) in (1..).zip(beta) {
        let twice = 2.0 * f64::from(order);
        let (sin, cos) = sin_cos(twice * xi);
        let (grown, shrunk) = (exp((twice * eta).clamp(-20.0, 20.0)), exp((-twice * eta).clamp(-20.0, 20.0)));
        xi1 -= beta * sin * (grown + shrunk) / 2.0;
        eta1 -= beta * cos * (grown - shrunk) / 2.0;
    }
    let (grown, shrunk) = (exp(eta1.clamp(-20.0, 20.0)), exp((-eta1).clamp(-20.0, 20.0)));
    let (sin, cos) = sin_cos(xi1);
    let chi = asin(2.0 * sin / (grown + shrunk));
    let mut lat = chi;
    for (order, delta) in (1..).zip(delta) {
        lat += delta * sin_cos(2.0 * f64::from(order) * chi).0;
    }
    let lon0 = f64::from(zone) * 6.0 - 183.0;
    LonLat { lon: lon0 + atan2((grown - shrunk) / 2.0, cos) / DEGREE, lat: lat / DEGREE }
}

/// The polynomials of Schreutelkamp and Strang van Hees (2001): within 25 cm in the Netherlands.
fn rd_new(x: f64, y: f64) -> LonLat {
    let (dx, dy) = ((x - 155_000.0) / 1e5, (y - 463_000.0) / 1e5);
    let sum = |terms: &[(i32, i32, f64)]| {
        terms.iter().map(|(p, q, factor)| factor * dx.powi(*p) * dy.powi(*q)).sum::<f64>() / 3600.0
    };
    let north = [
        (0, 1, 3235.65389),
        (2, 0, -32.58297),
        (0, 2, -0.24750),
        (2, 1, -0.84978),
        (0, 3, -0.06550),
        (2, 2, -0.01709),
        (1, 0, -0.00738),
        (4, 0, 0.00530),
        (2, 3, -0.00039),
        (4, 1, 0.00033),
        (1, 1, -0.00012),
    ];
    let east = [
        (1, 0, 5260.52916),
        (1, 1, 105.94684),
        (1, 2, 2.45656),
        (3, 0, -0.81885),
        (1, 3, 0.05594),
        (3, 1, -0.05607),
        (0, 1, 0.01199),
        (3, 2, -0.00256),
        (1, 4, 0.00128),
        (0, 2, 0.00022),
        (2, 0, -0.00022),
        (5, 0, 0.00026),
    ];
    LonLat { lon: 5.387_206_21 + sum(&east), lat: 52.155_174_40 + sum(&north) }
}

/// Lambert's azimuthal equal-area projection of the ellipsoid around 52° N 10° E (Snyder 1987, page 187).
fn laea_europe(x: f64, y: f64) -> LonLat {
    let e = E2.sqrt();
    let q = |sine: f64| {
        let product = e * sine;
        (1.0 - E2) * (sine / (1.0 - product * product) - super::trig::ln((1.0 - product) / (1.0 + product)) / (2.0 * e))
    };
    let (sin0, cos0) = sin_cos(52.0 * DEGREE);
    let (pole, centre) = (q(1.0), q(sin0));
    let sin_b = centre / pole;
    let cos_b = (1.0 - sin_b * sin_b).sqrt();
    let radius = A * (pole / 2.0).sqrt();
    let d = A * cos0 / (1.0 - E2 * sin0 * sin0).sqrt() / (radius * cos_b);
    let (east, north) = ((x - 4_321_000.0) / d, (y - 3_210_000.0) * d);
    let rho = (east * east + north * north).sqrt();
    let half = (rho / (2.0 * radius)).min(1.0);
    // The sine and the cosine of twice the angle.
    let (sin_c, cos_c) = (2.0 * half * (1.0 - half * half).sqrt(), 1.0 - 2.0 * half * half);
    let part = if rho > 0.0 { north * sin_c / rho } else { 0.0 };
    let beta = asin(cos_c * sin_b + part * cos_b);
    let lon = atan2(east * sin_c, rho * cos_b * cos_c - north * sin_b * sin_c);
    let (e4, e6) = (E2 * E2, E2 * E2 * E2);
    let lat = beta
        + (E2 / 3.0 + 31.0 * e4 / 180.0 + 517.0 * e6 / 5040.0) * sin_cos(2.0 * beta).0
        + (23.0 * e4 / 360.0 + 251.0 * e6 / 3780.0) * sin_cos(4.0 * beta).0
        + 761.0 * e6 / 45360.0 * sin_cos(6.0 * beta).0;
    let lon = if rho > 0.0 { lon / DEGREE } else { 0.0 };
    LonLat { lon: 10.0 + lon, lat: lat / DEGREE }
}
