//! Which way the globe is laid flat, and when another is due.

use super::lonlat::near;
use super::{Extent, LonLat, Plane};

/// A place on the flat map in world units: x to the right, y down. The centre of each projection but Mercator is at
/// (0.5, 0.5).
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A projection. All have the scale of Web Mercator at their centre, so that a zoom level shows the same ground there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Projection {
    /// The world, areas true: `lon0` is the middle meridian.
    EqualEarth { lon0: f64 },
    /// A continent, areas true: Lambert's azimuthal equal-area projection.
    Laea { centre: LonLat },
    /// Web Mercator. x is 0 at 180° west and 1 at 180° east; the world reaches half a unit to both sides of `lon0`, so
    /// that x may be below 0 or above 1. Tiles are numbered by x modulo 1.
    Mercator { lon0: f64 },
}

/// The class of a projection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    World,
    Continent,
    City,
}

/// From this span on the whole world is shown, in kilometres.
const WORLD_KM: f64 = 9_000.0;
/// Up to this span Mercator is shown, in kilometres.
const CITY_KM: f64 = 300.0;
/// How far beyond a limit a view must be before its projection changes.
const SLACK: f64 = 1.3;
/// How far a continent's view may leave the projection's centre, in radians.
const AWAY: f64 = 0.6;

impl Kind {
    fn for_span(km: f64) -> Kind {
        match km {
            ..CITY_KM => Kind::City,
            ..WORLD_KM => Kind::Continent,
            _ => Kind::World,
        }
    }
}

impl Projection {
    pub fn kind(&self) -> Kind {
        match self {
            Projection::EqualEarth { .. } => Kind::World,
            Projection::Laea { .. } => Kind::Continent,
            Projection::Mercator { .. } => Kind::City,
        }
    }

    /// The projection of a class for a view with this centre.
    pub fn of_kind(kind: Kind, centre: LonLat) -> Projection {
        match kind {
            // The middle of a world map stays where people know it, unless the Pacific is what is shown.
            Kind::World => Projection::EqualEarth { lon0: middle(centre) },
            Kind::Continent => Projection::Laea { centre },
            Kind::City => Projection::Mercator { lon0: middle(centre) },
        }
    }

    /// The projection that suits data of this extent.
    pub fn for_extent(extent: &Extent) -> Projection {
        let kind = Kind::for_span(extent.span_km());
        Projection::of_kind(kind, extent.centre())
    }

    /// The projection that is due for a view of this centre and longer side in kilometres, if it is another one. Limits
    /// have slack, so that a view at a limit doesn't go to and fro.
    pub fn for_view(&self, centre: LonLat, span_km: f64) -> Option<Projection> {
        let (kind, current) = (Kind::for_span(span_km), self.kind());
        let stays =
            kind == current || Kind::for_span(span_km * SLACK) == current || Kind::for_span(span_km / SLACK) == current;
        if !stays {
            return Some(Projection::of_kind(kind, centre));
        }
        match self {
            Projection::Laea { centre: own } if own.angle(centre) > AWAY => Some(Projection::Laea { centre }),
            Projection::Mercator { lon0 }
                if near(centre.lon, *lon0) - lon0 > 170.0 || near(centre.lon, *lon0) - lon0 < -170.0 =>
            {
                Some(Projection::of_kind(Kind::City, centre))
            }
            _ => None,
        }
    }

    /// With its constants worked out, for many points.
    pub fn plane(&self) -> Plane {
        Plane::new(*self)
    }

    /// Where a place is on the map; `None` where the projection doesn't show it.
    pub fn project(&self, place: LonLat) -> Option<Point> {
        self.plane().project(place)
    }

    /// The place at a point of the map; `None` outside of the world.
    pub fn unproject(&self, point: Point) -> Option<LonLat> {
        self.plane().unproject(point)
    }
}

/// The middle meridian of a map around a place: 0, or 180 in the Pacific.
fn middle(centre: LonLat) -> f64 {
    if near(centre.lon, 0.0).abs() > 120.0 { 180.0 } else { 0.0 }
}
