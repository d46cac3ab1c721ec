//! The basemap's file.
//!
//! Four letters, a sum over what follows the units, units for a degree each way, then bits of a range coder; the kinds
//! of numbers are those of `code.rs`:
//!
//! - how many countries; of each the way from the code before, how many rings less one, and the rings;
//! - of a ring how many arcs less one, and of each arc whether it is one that was there: the first one by its number,
//!   counted from the last, later ones as which of those that end there; else its points;
//! - of a new arc where it begins, if it is a ring's first, how many more points it has, and the steps to them. The last
//!   point of a closed one is left out;
//! - how many lakes, and each one's points in the same way.
//!
//! Longitudes don't jump: an arc over the antimeridian goes beyond 180.

use super::Detail;
use super::topology::{Place, World, area};
use code::{
    ARCS, Bits, CODE, CONTEXTS, COUNT, Chance, FIRST, JUMP_X, JUMP_Y, NEXT, POINTS, REFERENCE, RINGS, Steps, number,
    signed,
};

#[path = "../../../src/geo/basemap/code.rs"]
mod code;

type Grid = (i32, i32);

pub fn encode(world: &World, lakes: &[Vec<Place>], detail: &Detail) -> Vec<u8> {
    let mut writer = Writer { bits: Encoder::new(), at: (0, 0), ends: Vec::new(), numbers: Vec::new() };
    writer.numbers = vec![None; world.arcs.len()];
    let arcs: Vec<Vec<Grid>> = world.arcs.iter().map(|arc| on_grid(arc, detail.units)).collect();
    number(&mut writer.bits, COUNT, world.countries.len() as u32);
    let mut last = 0;
    for (letters, rings) in &world.countries {
        let letter = |at: usize| u32::from(letters.as_bytes()[at] - b'A');
        let code = letter(0) * 26 + letter(1);
        number(&mut writer.bits, CODE, code - last);
        last = code;
        number(&mut writer.bits, RINGS, rings.len() as u32 - 1);
        // The largest ring first, then each time the nearest one.
        let mut left: Vec<&Vec<i64>> = rings.iter().collect();
        left.sort_by(|a, b| area(&world.ring(a)).abs().total_cmp(&area(&world.ring(b)).abs()));
        let mut next = left.pop();
        while let Some(ring) = next {
            writer.ring(ring, &arcs);
            let at = writer.at;
            let begin = |ring: &[i64]| start(&arcs, ring);
            let nearest = (0..left.len()).min_by_key(|nth| {
                let (x, y) = begin(left[*nth]);
                (x - at.0).pow(2) + (y - at.1).pow(2)
            });
            next = nearest.map(|nth| left.remove(nth));
        }
    }
    let large = lakes.iter().filter(|lake| area(lake).abs() >= detail.lake);
    let large: Vec<Vec<Grid>> = large
        .map(|lake| {
            let mut lake = lake.clone();
            lake.extend(lake.first().copied());
            on_grid(&super::simplify::arc(&lake, detail.corner), detail.units)
        })
        .collect();
    number(&mut writer.bits, COUNT, large.len() as u32);
    for lake in large {
        writer.start(lake[0]);
        writer.points(&lake, true);
    }
    let rest = writer.bits.finish();
    let mut bytes = b"cwm1".to_vec();
    bytes.extend(sum(&rest).to_le_bytes());
    bytes.extend([detail.units.0, detail.units.1]);
    bytes.extend(rest);
    bytes
}

/// FNV-1a.
pub fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn start(arcs: &[Vec<Grid>], ring: &[i64]) -> Grid {
    let arc = &arcs[(if ring[0] < 0 { !ring[0] } else { ring[0] }) as usize];
    arc[0]
}

/// In units, without points that fall on the one before; an island that would vanish becomes a small triangle.
fn on_grid(arc: &[Place], units: (u8, u8)) -> Vec<Grid> {
    let mut grid: Vec<Grid> = Vec::new();
    let mut last = arc[0].0;
    for (lon, lat) in arc {
        let lon = lon - ((lon - last) / 360.0).round() * 360.0;
        last = lon;
        let at = ((lon * f64::from(units.0)).round() as i32, (lat * f64::from(units.1)).round() as i32);
        if grid.last() != Some(&at) {
            grid.push(at);
        }
    }
    if arc.first() == arc.last() {
        let (x, y) = grid[0];
        let twice: i32 = grid.windows(2).map(|p| (p[0].0 - x) * (p[1].1 - y) - (p[1].0 - x) * (p[0].1 - y)).sum();
        if twice == 0 {
            grid = vec![(x, y), (x, y + 1), (x + 1, y), (x, y)];
        }
    } else if grid.len() == 1 {
        grid.push(grid[0]);
    }
    grid
}

struct Writer {
    bits: Encoder,
    at: Grid,
    /// Where each written arc ends, and whether it still may have a second user.
    ends: Vec<(Grid, bool)>,
    /// Each arc's number among those written.
    numbers: Vec<Option<usize>>,
}

impl Writer {
    fn ring(&mut self, ring: &[i64], arcs: &[Vec<Grid>]) {
        number(&mut self.bits, ARCS, ring.len() as u32 - 1);
        // An arc that begins where the last one ended costs less than one that is named.
        let is_new = |number: &i64| self.numbers[(if *number < 0 { !number } else { *number }) as usize].is_none();
        let new = ring.iter().position(is_new).unwrap_or(0);
        let mut end = (0, 0);
        for place in 0..ring.len() {
            let reference = ring[(place + new) % ring.len()];
            let old = (if reference < 0 { !reference } else { reference }) as usize;
            if let Some(arc) = self.numbers[old] {
                if place > 0 {
                    let open = self.ends.iter().enumerate().filter(|(_, found)| **found == (end, true));
                    let nth = open.map(|(at, _)| at).position(|at| at == arc).expect("rings are connected");
                    number(&mut self.bits, NEXT, nth as u32 + 1);
                } else {
                    number(&mut self.bits, FIRST, 1);
                    number(&mut self.bits, REFERENCE, (self.ends.len() - 1 - arc) as u32);
                }
                self.ends[arc].1 = false;
                // A second user goes back along it.
                end = if reference < 0 { arcs[old][0] } else { arcs[old][arcs[old].len() - 1] };
                continue;
            }
            let mut points = arcs[old].clone();
            if reference < 0 {
                points.reverse();
            }
            if place > 0 {
                number(&mut self.bits, NEXT, 0);
                assert_eq!(end, points[0], "rings are connected");
            } else {
                number(&mut self.bits, FIRST, 0);
                self.start(points[0]);
            }
            self.points(&points, ring.len() == 1);
            end = points[points.len() - 1];
            self.numbers[old] = Some(self.ends.len());
            self.ends.push((end, true));
        }
    }

    fn start(&mut self, (x, y): Grid) {
        signed(&mut self.bits, JUMP_X, 0, x - self.at.0);
        signed(&mut self.bits, JUMP_Y, 1, y - self.at.1);
        self.at = (x, y);
    }

    fn points(&mut self, points: &[Grid], closed: bool) {
        let points = &points[..points.len() - usize::from(closed)];
        number(&mut self.bits, POINTS, points.len() as u32 - 1);
        let mut steps = Steps::default();
        for pair in points.windows(2) {
            steps.step(&mut self.bits, (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1));
        }
    }
}

/// A range encoder, the other side of the decoder in `src/geo/basemap/decode.rs`.
struct Encoder {
    bytes: Vec<u8>,
    low: u64,
    range: u32,
    /// The byte that a carry may still change, and how many of 255 follow it.
    cache: u8,
    pending: usize,
    chances: Vec<Chance>,
}

impl Encoder {
    fn new() -> Encoder {
        let chances = vec![Chance::EVEN; CONTEXTS];
        Encoder { bytes: Vec::new(), low: 0, range: u32::MAX, cache: 0, pending: 1, chances }
    }

    fn shift(&mut self) {
        if self.low < 0xff00_0000 || self.low > 0xffff_ffff {
            let carry = (self.low >> 32) as u8;
            let mut byte = self.cache;
            while self.pending > 0 {
                self.bytes.push(byte.wrapping_add(carry));
                byte = 0xff;
                self.pending -= 1;
            }
            self.cache = (self.low >> 24) as u8;
        }
        self.pending += 1;
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        // The decoder reads zeros after the end.
        while self.bytes.last() == Some(&0) {
            self.bytes.pop();
        }
        self.bytes
    }
}

impl Bits for Encoder {
    fn bit(&mut self, context: usize, bit: bool) -> bool {
        let chance = &mut self.chances[context];
        let bound = (self.range >> 12) * chance.of_zero();
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        chance.learn(bit);
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
        bit
    }
}
