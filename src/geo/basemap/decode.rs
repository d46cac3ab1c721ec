//! Reads the basemap's file, see `xtask/src/basemap/encode.rs` for what is in it.

use super::code::{
    ARCS, Bits, CODE, CONTEXTS, COUNT, Chance, FIRST, JUMP_X, JUMP_Y, NEXT, POINTS, REFERENCE, RINGS, Steps, number,
    signed,
};
use super::world::{Arc, Country, NOBODY, World};
use crate::geo::LonLat;

/// The first bytes of the file.
const MAGIC: &[u8] = b"cwm1";
/// No file of ours has more of anything.
const MOST: u32 = 1 << 20;

/// The countries and lakes of a file; `None` if it isn't one, or isn't whole.
pub fn decode(bytes: &[u8]) -> Option<World> {
    let (head, rest) = bytes.split_at_checked(10)?;
    let [c, w, m, v, s0, s1, s2, s3, across, up] = *head else { return None };
    if [c, w, m, v] != MAGIC || u32::from_le_bytes([s0, s1, s2, s3]) != sum(rest) || across == 0 || up == 0 {
        return None;
    }
    let mut reader = Reader {
        bits: Decoder::new(rest),
        world: World::default(),
        units: (f64::from(across), f64::from(up)),
        at: (0, 0),
    };
    reader.world()?;
    // Some bytes are looked at in advance.
    (reader.bits.beyond < 8).then_some(reader.world)
}

/// A sum that shows when bytes are missing or wrong (FNV-1a).
fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

struct Reader<'a> {
    bits: Decoder<'a>,
    world: World,
    /// Units of the file for a degree.
    units: (f64, f64),
    /// Where the last ring began.
    at: (i32, i32),
}

impl Reader<'_> {
    fn number(&mut self, kind: usize) -> u32 {
        number(&mut self.bits, kind, 0)
    }

    fn world(&mut self) -> Option<()> {
        let mut code = 0;
        for country in 0..self.number(COUNT).min(700) {
            code += self.number(CODE);
            let first = self.world.rings.len();
            for _ in 0..=self.number(RINGS) {
                self.ring(country as u16)?;
            }
            let letter = |number: u32| b'A' + (number % 26) as u8;
            let rings = first..self.world.rings.len();
            self.world.countries.push(Country { code: [letter(code / 26), letter(code)], rings });
        }
        for _ in 0..self.number(COUNT) {
            let first = self.world.points.len();
            let start = self.start();
            self.points(start, true)?;
            self.world.lakes.push(first..self.world.points.len());
        }
        Some(())
    }

    fn ring(&mut self, country: u16) -> Option<()> {
        let first = self.world.refs.len();
        let count = self.number(ARCS) + 1;
        for place in 0..count {
            let known = if place > 0 {
                // Arcs that end where the last one of the ring did.
                let end = self.world.end_of(*self.world.refs.last()?)?;
                match self.number(NEXT) {
                    0 => None,
                    nth => Some(self.world.ending_at(end).nth(nth as usize - 1)?),
                }
            } else if self.number(FIRST) > 0 {
                Some((self.world.arcs.len() as u32).checked_sub(1 + self.number(REFERENCE))?)
            } else {
                None
            };
            if let Some(arc) = known {
                self.world.arcs.get_mut(arc as usize)?.users[1] = country;
                self.world.refs.push(!(arc as i32));
                continue;
            }
            let start = if place > 0 {
                let end = self.world.end_of(*self.world.refs.last()?)?;
                ((end.lon * self.units.0).round() as i32, (end.lat * self.units.1).round() as i32)
            } else {
                self.start()
            };
            let from = self.world.points.len() as u32;
            self.points(start, count == 1)?;
            self.world.refs.push(self.world.arcs.len() as i32);
            self.world.arcs.push(Arc { from, to: self.world.points.len() as u32, users: [country, NOBODY] });
        }
        self.world.rings.push(first..self.world.refs.len());
        Some(())
    }

    fn start(&mut self) -> (i32, i32) {
        let (x, y) = self.at;
        self.at = (x + signed(&mut self.bits, JUMP_X, 0, 0), y + signed(&mut self.bits, JUMP_Y, 1, 0));
        self.at
    }

    /// The points of an arc; a closed one ends where it begins.
    fn points(&mut self, start: (i32, i32), closed: bool) -> Option<()> {
        let ((mut x, mut y), (across, up)) = (start, self.units);
        let place = |x: i32, y: i32| LonLat { lon: f64::from(x) / across, lat: f64::from(y) / up };
        self.world.points.push(place(x, y));
        let mut steps = Steps::default();
        for _ in 0..self.number(POINTS) {
            let (dx, dy) = steps.step(&mut self.bits, (0, 0));
            (x, y) = (x + dx, y + dy);
            self.world.points.push(place(x, y));
        }
        if closed {
            self.world.points.push(place(start.0, start.1));
        }
        (self.bits.beyond < 8 && self.world.points.len() < MOST as usize).then_some(())
    }
}

/// A range decoder (G. N. N. Martin 1979, in the form that LZMA has).
struct Decoder<'a> {
    bytes: &'a [u8],
    /// How many bytes were wanted after the last.
    beyond: u32,
    range: u32,
    code: u32,
    chances: Vec<Chance>,
}

impl Decoder<'_> {
    fn new(bytes: &[u8]) -> Decoder<'_> {
        let mut decoder = Decoder { bytes, beyond: 0, range: u32::MAX, code: 0, chances: vec![Chance::EVEN; CONTEXTS] };
        for _ in 0..5 {
            decoder.shift();
        }
        decoder
    }

    fn shift(&mut self) {
        let byte = match self.bytes.split_first() {
            Some((byte, rest)) => {
                self.bytes = rest;
                *byte
            }
            None => {
                self.beyond += 1;
                0
            }
        };
        self.code = self.code << 8 | u32::from(byte);
    }
}

impl Bits for Decoder<'_> {
    fn bit(&mut self, context: usize, _bit: bool) -> bool {
        let Some(chance) = self.chances.get_mut(context) else { return false };
        let bound = (self.range >> 12) * chance.of_zero();
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
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
