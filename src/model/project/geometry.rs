//! Where something is: points, lines and areas.

use crate::geo::LonLat;
use crate::geo::shape::Shape;
use crate::model::Json;
use crate::part;
use std::borrow::Cow;

/// A closed line around an area; it begins and ends at the same place.
pub type Ring = Vec<LonLat>;

/// A geometry in WGS 84, in degrees. A point alone needs no memory of its own: most projects are points, and there may be
/// fifty thousand.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    Point(LonLat),
    Points(Vec<LonLat>),
    /// Each has two places or more.
    Lines(Vec<Vec<LonLat>>),
    /// Each is a list of rings, of which the first is the outer one.
    Polygons(Vec<Vec<Ring>>),
    /// Several of different kinds.
    Mixed(Vec<Geometry>),
}

impl Geometry {
    /// Whether there is not one place in it.
    pub fn is_empty(&self) -> bool {
        let mut any = false;
        self.each(&mut |_| any = true);
        !any
    }

    /// Calls with each place, in order.
    pub fn each(&self, call: &mut dyn FnMut(LonLat)) {
        match self {
            Geometry::Point(place) => call(*place),
            Geometry::Points(places) => places.iter().for_each(|place| call(*place)),
            Geometry::Lines(lines) => lines.iter().flatten().for_each(|place| call(*place)),
            Geometry::Polygons(polygons) => polygons.iter().flatten().flatten().for_each(|place| call(*place)),
            Geometry::Mixed(parts) => parts.iter().for_each(|part| part.each(call)),
        }
    }

    /// Calls with each place, which may be moved.
    pub fn each_mut(&mut self, call: &mut dyn FnMut(&mut LonLat)) {
        match self {
            Geometry::Point(place) => call(place),
            Geometry::Points(places) => places.iter_mut().for_each(call),
            Geometry::Lines(lines) => lines.iter_mut().flatten().for_each(call),
            Geometry::Polygons(polygons) => polygons.iter_mut().flatten().flatten().for_each(call),
            Geometry::Mixed(parts) => parts.iter_mut().for_each(|part| part.each_mut(call)),
        }
    }

    /// Its one place, where it is a point.
    pub fn point(&self) -> Option<LonLat> {
        match self {
            Geometry::Point(place) => Some(*place),
            _ => None,
        }
    }

    /// Whether it has lines or areas, and not points alone.
    pub fn has_shape(&self) -> bool {
        !matches!(self, Geometry::Point(_) | Geometry::Points(_))
    }

    /// Adds it to what is drawn.
    pub fn add_to(&self, shape: &mut Shape) {
        match self {
            Geometry::Point(place) => shape.points.push(*place),
            Geometry::Points(places) => shape.points.extend_from_slice(places),
            Geometry::Lines(lines) => shape.lines.extend_from_slice(lines),
            Geometry::Polygons(polygons) => shape.polygons.extend_from_slice(polygons),
            Geometry::Mixed(parts) => parts.iter().for_each(|part| part.add_to(shape)),
        }
    }

    /// As it is drawn.
    pub fn shape(&self) -> Shape {
        let mut shape = Shape::default();
        self.add_to(&mut shape);
        shape
    }

    /// In GeoJSON (RFC 7946).
    pub fn to_json(&self) -> Json<'static> {
        match self {
            Geometry::Point(place) => written("Point", position(*place)),
            Geometry::Points(places) => written("MultiPoint", line(places)),
            _ => part::map::shapes::written(self),
        }
    }

    /// The same of one that has lines or areas; only the part for these does it.
    pub fn shape_to_json(&self) -> Json<'static> {
        match self {
            Geometry::Point(_) | Geometry::Points(_) => self.to_json(),
            Geometry::Lines(lines) => match lines.as_slice() {
                [one] => written("LineString", line(one)),
                many => written("MultiLineString", rings(many)),
            },
            Geometry::Polygons(polygons) => match polygons.as_slice() {
                [one] => written("Polygon", rings(one)),
                many => written("MultiPolygon", Json::List(many.iter().map(|one| rings(one)).collect())),
            },
            Geometry::Mixed(parts) => {
                let mut written = Vec::with_capacity(parts.len());
                written.extend(parts.iter().map(Geometry::to_json));
                collection(written)
            }
        }
    }
}

/// A GeometryCollection of geometries that are written already.
pub(super) fn collection(parts: Vec<Json<'static>>) -> Json<'static> {
    let kind = Json::Str(Cow::Borrowed("GeometryCollection"));
    Json::Map(vec![("type".into(), kind), ("geometries".into(), Json::List(parts))])
}

fn written(kind: &'static str, coordinates: Json<'static>) -> Json<'static> {
    Json::Map(vec![("type".into(), Json::Str(Cow::Borrowed(kind))), ("coordinates".into(), coordinates)])
}

fn rings(rings: &[Vec<LonLat>]) -> Json<'static> {
    Json::List(rings.iter().map(|ring| line(ring)).collect())
}

fn line(places: &[LonLat]) -> Json<'static> {
    Json::List(places.iter().map(|place| position(*place)).collect())
}

fn position(place: LonLat) -> Json<'static> {
    Json::List(vec![degrees(place.lon), degrees(place.lat)])
}

/// To a hundred millionth of a degree, which is a millimetre: no project is placed better, and the digits behind are what
/// conversions leave.
fn degrees(degrees: f64) -> Json<'static> {
    let parts = (degrees.abs() * 1e8).round() as u64;
    let (whole, mut rest, mut width) = (parts / 100_000_000, parts % 100_000_000, 8);
    let mut out = String::from(if degrees < 0.0 && parts > 0 { "-" } else { "" });
    crate::model::digits(&mut out, whole);
    if rest == 0 {
        return crate::model::whole(&out).map_or(Json::Null, Json::Int);
    }
    while rest.is_multiple_of(10) {
        rest /= 10;
        width -= 1;
    }
    out.push('.');
    let mut digits = String::new();
    crate::model::digits(&mut digits, rest);
    for _ in digits.len()..width {
        out.push('0');
    }
    out.push_str(&digits);
    Json::Float(out.into())
}

#[cfg(test)]
mod tests {
    use super::{Geometry, LonLat, degrees};
    use proptest::prelude::*;

    #[test]
    fn a_point_is_small_and_needs_no_memory() {
        assert!(size_of::<Geometry>() <= 32);
        let point = Geometry::Point(LonLat { lon: 12.5683, lat: -55.0 });
        let text = serde_json::to_string(&point.to_json()).unwrap();
        assert_eq!(text, r#"{"type":"Point","coordinates":[12.5683,-55]}"#);
        assert!(!point.is_empty() && Geometry::Points(Vec::new()).is_empty());
        assert!(Geometry::Mixed(vec![Geometry::Lines(vec![Vec::new()])]).is_empty());
    }

    proptest! {
        #[test]
        fn degrees_are_written_to_the_millimetre(stated in -360.0f64..360.0) {
            let text = degrees(stated).outline();
            prop_assert!((text.parse::<f64>().unwrap() - stated).abs() <= 5.1e-9, "{stated} {text}");
        }
    }
}
