//! The world's countries, and what is drawn of them.
//!
//! The data is Natural Earth's, in the public domain; `cargo xtask basemap` makes the files.

mod code;
mod decode;
mod disputed;
mod world;

use super::{LonLat, Paths, Projection, cut, inside};
use world::{NOBODY, World};

/// The countries of the world, from the file that `cargo xtask basemap` writes.
#[derive(Clone, Debug, Default)]
pub struct Basemap {
    world: World,
    shores: Vec<Vec<LonLat>>,
}

/// Where a country's name stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// ISO 3166-1 alpha-2, in capitals; `XK` for Kosovo. Others that begin with `X` are places that have no code.
    pub code: [u8; 2],
    pub at: LonLat,
    /// How large its main land is: the side of a square of the same area, in kilometres.
    pub km: f64,
}

/// Borders between countries.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Borders {
    pub solid: Paths,
    /// Those that are not agreed on, to be dashed.
    pub disputed: Paths,
}

impl Basemap {
    /// Reads the file; `None` if it isn't one or isn't whole.
    pub fn decode(bytes: &[u8]) -> Option<Basemap> {
        let world = decode::decode(bytes)?;
        let shores = world.shores();
        Some(Basemap { world, shores })
    }

    /// All land, to be filled.
    pub fn land(&self, projection: &Projection) -> Paths {
        cut::areas(&projection.plane(), &mut self.shores.iter().map(Vec::as_slice))
    }

    /// The coasts, to be stroked.
    pub fn coast(&self, projection: &Projection) -> Paths {
        let plane = projection.plane();
        let mut paths = Paths::lines();
        for shore in &self.shores {
            cut::line(&plane, shore, false, &mut paths);
        }
        paths
    }

    /// The borders between countries, to be stroked. Which of them are disputed is a list in `disputed.rs`.
    pub fn borders(&self, projection: &Projection) -> Borders {
        let plane = projection.plane();
        let mut borders = Borders::default();
        for arc in self.world.arcs.iter().filter(|arc| arc.users[1] != NOBODY) {
            let code = |user: u16| self.world.countries.get(usize::from(user)).map_or([0; 2], |country| country.code);
            let (one, other) = (code(arc.users[0]), code(arc.users[1]));
            let points = self.world.arc_points(arc);
            // Where the line changes, pieces end. Long edges are looked at degree by degree.
            let mut run: Vec<LonLat> = Vec::new();
            let mut dashed = false;
            for place in points {
                let Some(last) = run.last().copied() else {
                    run.push(*place);
                    continue;
                };
                let (across, up) = (place.lon - last.lon, place.lat - last.lat);
                let pieces = across.abs().max(up.abs()).ceil().clamp(1.0, 90.0) as i32;
                let at = |part: f64| LonLat { lon: last.lon + across * part, lat: last.lat + up * part };
                for piece in 0..pieces {
                    let begin = f64::from(piece) / f64::from(pieces);
                    let next = disputed::is_disputed(one, other, at(begin + 0.5 / f64::from(pieces)));
                    if next != dashed && run.len() > 1 {
                        cut::line(&plane, &run, false, if dashed { &mut borders.disputed } else { &mut borders.solid });
                        run = vec![at(begin)];
                    }
                    dashed = next;
                    run.push(at(f64::from(piece + 1) / f64::from(pieces)));
                }
            }
            cut::line(&plane, &run, false, if dashed { &mut borders.disputed } else { &mut borders.solid });
        }
        for line in disputed::LINES {
            let places: Vec<LonLat> = line.iter().map(|(lon, lat)| LonLat { lon: *lon, lat: *lat }).collect();
            cut::line(&plane, &places, false, &mut borders.disputed);
        }
        borders
    }

    /// Lakes, to be filled as water.
    pub fn lakes(&self, projection: &Projection) -> Paths {
        let points = |lake: &std::ops::Range<usize>| self.world.points.get(lake.clone()).unwrap_or_default();
        cut::areas(&projection.plane(), &mut self.world.lakes.iter().map(points))
    }

    /// One country's area, to be filled.
    pub fn country(&self, code: [u8; 2], projection: &Projection) -> Paths {
        cut::areas(&projection.plane(), &mut self.rings(code).iter().map(Vec::as_slice))
    }

    /// A country's outlines: islands, and holes where others lie within.
    pub fn rings(&self, code: [u8; 2]) -> Vec<Vec<LonLat>> {
        let countries = self.world.countries.iter().filter(|country| country.code == code);
        let rings = countries.flat_map(|country| self.world.rings.get(country.rings.clone()).unwrap_or_default());
        rings.map(|ring| self.world.ring(ring)).collect()
    }

    /// Where names of countries stand, the largest countries first.
    pub fn labels(&self) -> Vec<Label> {
        let mut labels = Vec::new();
        for country in &self.world.countries {
            let mut largest: Option<(f64, Vec<LonLat>)> = None;
            for ring in self.world.rings.get(country.rings.clone()).unwrap_or_default() {
                let ring = self.world.ring(ring);
                let area = inside::area_km2(&ring);
                if largest.as_ref().is_none_or(|(other, _)| area > *other) {
                    largest = Some((area, ring));
                }
            }
            if let Some((area, ring)) = largest
                && let Some(at) = inside::middle(&ring)
            {
                labels.push(Label { code: country.code, at, km: area.sqrt() });
            }
        }
        labels.sort_unstable_by(|one, other| other.km.total_cmp(&one.km));
        labels
    }
}

/// The countries of the world, to be seen from afar: what `cargo xtask basemap` writes.
pub const WORLD: &[u8] = include_bytes!("../world.bin");
/// The same with more points, for a nearer look.
pub const FINE: &[u8] = include_bytes!("../fine.bin");
