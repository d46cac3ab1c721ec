//! The arithmetic of projections.

use std::f64::consts::{PI, TAU};

use super::lonlat::near;
use super::trig::{DEGREE, asin, atan2, exp, ln, sin_cos};
use super::{LonLat, Point, Projection, Rect};

/// A projection with its constants worked out, for many points.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    projection: Projection,
    /// The longitude in the middle, in degrees.
    pub(super) lon0: f64,
    sin0: f64,
    cos0: f64,
    /// World units for a radian.
    radius: f64,
}

/// The polynomial of Equal Earth (Šavrič, Patterson, Jenny 2018).
const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
/// Half the square root of three.
const M: f64 = 0.866_025_403_784_438_6;
/// Metres of a turn around the equator of WGS 84.
const EQUATOR: f64 = 40_075_016.685_578_49;
/// The northernmost latitude of Web Mercator's square.
pub(super) const MERCATOR_LAT: f64 = 85.051_128_779_806_6;
/// The edge of LAEA: this far from the centre, in radians. What is beyond is stretched beyond recognition.
pub(super) const HORIZON: f64 = 150.0 * DEGREE;

impl Plane {
    pub(super) fn new(projection: Projection) -> Plane {
        let (lon0, lat0) = match projection {
            Projection::EqualEarth { lon0 } | Projection::Mercator { lon0 } => (lon0, 0.0),
            Projection::Laea { centre } => (centre.lon, centre.lat.clamp(-89.0, 89.0)),
        };
        let (sin0, cos0) = sin_cos(lat0 * DEGREE);
        // Mercator stretches by the secant of the latitude.
        Plane { projection, lon0, sin0, cos0, radius: 1.0 / (TAU * cos0) }
    }

    pub fn projection(&self) -> Projection {
        self.projection
    }

    /// See [`Projection::project`].
    pub fn project(&self, place: LonLat) -> Option<Point> {
        if !place.is_valid() {
            return None;
        }
        match self.projection {
            Projection::Laea { centre } if centre.angle(place) > HORIZON => None,
            Projection::Mercator { .. } if place.lat.abs() > MERCATOR_LAT => None,
            _ => Some(self.flat(near(place.lon, self.lon0), place.lat)),
        }
    }

    /// The point for a longitude that may be on the far edge; what is beyond the map's edge is moved to it.
    pub(super) fn flat(&self, lon: f64, lat: f64) -> Point {
        let (x, y) = match self.projection {
            Projection::EqualEarth { .. } => {
                let sine = M * sin_cos(lat * DEGREE).0;
                let theta = asin(sine);
                let square = theta * theta;
                let sixth = square * square * square;
                let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
                let height = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
                ((lon - self.lon0) * DEGREE * (1.0 - sine * sine).sqrt() / (M * slope), height)
            }
            Projection::Laea { .. } => {
                let (sin_lon, cos_lon) = sin_cos((lon - self.lon0) * DEGREE);
                let (sin, cos) = sin_cos(lat * DEGREE);
                let (east, north) = (cos * sin_lon, self.cos0 * sin - self.sin0 * cos * cos_lon);
                let towards = self.sin0 * sin + self.cos0 * cos * cos_lon;
                let edge = sin_cos(HORIZON).1;
                if towards < edge {
                    // At the edge, in the same direction.
                    let length = (east * east + north * north).sqrt().max(1e-12);
                    let reach = (2.0 - 2.0 * edge).sqrt() / length;
                    (east * reach, north * reach)
                } else {
                    let reach = (2.0 / (1.0 + towards)).sqrt();
                    (east * reach, north * reach)
                }
            }
            Projection::Mercator { .. } => {
                let sine = sin_cos(lat.clamp(-MERCATOR_LAT, MERCATOR_LAT) * DEGREE).0;
                return Point { x: lon / 360.0 + 0.5, y: 0.5 - ln((1.0 + sine) / (1.0 - sine)) / (2.0 * TAU) };
            }
        };
        Point { x: 0.5 + x * self.radius, y: 0.5 - y * self.radius }
    }

    /// See [`Projection::unproject`].
    pub fn unproject(&self, point: Point) -> Option<LonLat> {
        let (x, y) = ((point.x - 0.5) / self.radius, (0.5 - point.y) / self.radius);
        let (lon, lat) = match self.projection {
            Projection::EqualEarth { .. } => {
                let mut theta = y / A[0];
                let mut slope = A[0];
                for _ in 0..8 {
                    let square = theta * theta;
                    let sixth = square * square * square;
                    slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
                    let height = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
                    theta = (theta - (height - y) / slope).clamp(-PI / 2.0, PI / 2.0);
                }
                let (sine, cosine) = sin_cos(theta);
                if sine.is_nan() || sine.abs() > M + 1e-9 {
                    return None;
                }
                let lon = x * M * slope / cosine;
                if lon.abs() > PI + 1e-9 {
                    return None;
                }
                (self.lon0 + lon / DEGREE, asin(sine / M) / DEGREE)
            }
            Projection::Laea { .. } => {
                let square = x * x + y * y;
                let towards = 1.0 - square / 2.0;
                if towards.is_nan() || towards < sin_cos(HORIZON).1 {
                    return None;
                }
                let reach = (1.0 - square / 4.0).sqrt();
                let (east, north) = (x * reach, y * reach);
                let sine = towards * self.sin0 + north * self.cos0;
                let lon = atan2(east, towards * self.cos0 - north * self.sin0);
                (self.lon0 + lon / DEGREE, asin(sine) / DEGREE)
            }
            Projection::Mercator { .. } => {
                let lon = (point.x - 0.5) * 360.0;
                if !((lon - self.lon0).abs() <= 180.0 && (0.0..=1.0).contains(&point.y)) {
                    return None;
                }
                let grown = exp(y);
                (lon, 2.0 * atan2(grown, 1.0) / DEGREE - 90.0)
            }
        };
        Some(LonLat { lon: near(lon, 0.0), lat })
    }

    /// The box of the whole world.
    pub fn bounds(&self) -> Rect {
        let (half_width, half_height) = match self.projection {
            Projection::EqualEarth { .. } => (2.706_629_983_696, 1.317_362_759_157),
            Projection::Laea { .. } => {
                let reach = (2.0 - 2.0 * sin_cos(HORIZON).1).sqrt();
                (reach, reach)
            }
            Projection::Mercator { .. } => {
                let middle = self.lon0 / 360.0 + 0.5;
                return Rect { min: Point { x: middle - 0.5, y: 0.0 }, max: Point { x: middle + 0.5, y: 1.0 } };
            }
        };
        let (half_width, half_height) = (half_width * self.radius, half_height * self.radius);
        Rect {
            min: Point { x: 0.5 - half_width, y: 0.5 - half_height },
            max: Point { x: 0.5 + half_width, y: 0.5 + half_height },
        }
    }

    /// Metres on the ground that one world unit shows at this latitude. With equal areas this is the same everywhere.
    pub fn metres_per_unit(&self, lat: f64) -> f64 {
        match self.projection {
            Projection::Mercator { .. } => EQUATOR * sin_cos(lat * DEGREE).1,
            _ => EQUATOR * self.cos0,
        }
    }
}
