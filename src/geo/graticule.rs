//! Meridians and parallels.

use super::lonlat::near;
use super::{Extent, LonLat, Paths, Projection, cut};

/// The distances between lines that people know, in degrees.
const STEPS: [f64; 12] = [30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

/// How far apart lines are in an extent, in degrees: about six of them fit.
pub fn step(extent: &Extent) -> f64 {
    let span = extent.width().max((extent.north - extent.south) * 2.0).min(360.0);
    STEPS.iter().copied().find(|step| span / step >= 6.0).unwrap_or(0.01)
}

/// Lines of longitude and latitude over an extent, as far apart as suits it.
pub fn graticule(projection: &Projection, extent: &Extent) -> Paths {
    let (plane, step) = (projection.plane(), step(extent));
    let mut paths = Paths::lines();
    let (first, last) = ((extent.west / step).floor() as i64, ((extent.west + extent.width()) / step).ceil() as i64);
    let (south, north) = ((extent.south / step).floor() as i64, (extent.north / step).ceil() as i64);
    let degrees = |number: i64| number as f64 * step;
    let lat = |number: i64| degrees(number).clamp(-90.0, 90.0);
    let mut line: Vec<LonLat> = Vec::new();
    // The globe has no more meridians than go around it.
    let most = (360.0 / step) as i64;
    for meridian in first..=last.min(first + most - i64::from(last - first >= most)) {
        let lon = near(degrees(meridian), 0.0);
        line.clear();
        for parallel in south..=north {
            line.push(LonLat { lon, lat: lat(parallel) });
        }
        cut::line(&plane, &line, false, &mut paths);
    }
    for parallel in south..=north {
        let lat = lat(parallel);
        if lat.abs() < 90.0 {
            line.clear();
            for meridian in first..=last {
                line.push(LonLat { lon: degrees(meridian), lat });
            }
            cut::line(&plane, &line, false, &mut paths);
        }
    }
    paths
}
