//! How the basemap's numbers are written in bits that are cheap where they are expected.
//!
//! Written once for both ways: the encoder in xtask includes this file, gives each number and gets it back; the decoder
//! gives anything.

/// What writes or reads one bit whose likelihood is learned in a context.
pub trait Bits {
    /// The bit; `bit` is what to write, where this writes.
    fn bit(&mut self, context: usize, bit: bool) -> bool;
}

/// How likely a bit is, of 65,536, learned fast and learned slowly.
#[derive(Clone, Copy)]
pub struct Chance(u16, u16);

impl Chance {
    pub const EVEN: Chance = Chance(1 << 15, 1 << 15);

    /// That the bit is 0, of 4,096.
    pub fn of_zero(self) -> u32 {
        ((u32::from(self.0) + u32::from(self.1)) >> 5).clamp(1, 4095)
    }

    pub fn learn(&mut self, bit: bool) {
        if bit {
            self.0 -= self.0 >> 4;
            self.1 -= self.1 >> 7;
        } else {
            self.0 += (u16::MAX - self.0) >> 4;
            self.1 += (u16::MAX - self.1) >> 7;
        }
    }
}

/// The contexts of one kind of number.
const NUMBER: usize = 96;

/// All contexts there are.
pub const CONTEXTS: usize = NUMBER * 48 + 128;

/// Kinds of numbers.
pub const COUNT: usize = 0;
pub const CODE: usize = 1;
pub const RINGS: usize = 2;
pub const ARCS: usize = 3;
pub const FIRST: usize = 4;
pub const NEXT: usize = 5;
pub const REFERENCE: usize = 6;
pub const POINTS: usize = 7;
pub const JUMP_X: usize = 8;
pub const JUMP_Y: usize = 9;
const STEP_X: usize = 12;
const STEP_Y: usize = 28;
/// Where contexts of signs begin.
const SIGNS: usize = NUMBER * 48;

/// A number from 0: how many bits it has, one by one, then those below its highest.
pub fn number(bits: &mut dyn Bits, kind: usize, value: u32) -> u32 {
    let base = kind * NUMBER;
    let wanted = 32 - value.leading_zeros();
    let mut length = 0;
    while length < 23 && bits.bit(base + length as usize, length < wanted) {
        length += 1;
    }
    let (mut read, mut node) = (u32::from(length > 0), 1);
    for place in (0..length.saturating_sub(1)).rev() {
        let context = base + 24 + (length.min(8) as usize - 1) * 8 + node;
        let bit = bits.bit(context, value >> place & 1 == 1);
        read = read << 1 | u32::from(bit);
        node = (node << 1 | usize::from(bit)).min(7);
    }
    read
}

/// A number that may be below zero. `sign` is from 0 to 63.
pub fn signed(bits: &mut dyn Bits, kind: usize, sign: usize, value: i32) -> i32 {
    let size = number(bits, kind, value.unsigned_abs()) as i32;
    if size != 0 && bits.bit(SIGNS + sign, value < 0) { -size } else { size }
}

/// The steps of a line, each expected to be like the one before.
#[derive(Default)]
pub struct Steps {
    before: (i32, i32),
}

impl Steps {
    pub fn step(&mut self, bits: &mut dyn Bits, step: (i32, i32)) -> (i32, i32) {
        let (x, y) = self.before;
        let dx = signed(bits, STEP_X + size(x) * 4 + size(y), 2 + sign(x) * 9 + sign(y) * 3, step.0);
        let dy = signed(bits, STEP_Y + size(y) * 4 + size(dx), 30 + sign(y) * 9 + sign(x) * 3 + sign(dx), step.1);
        self.before = (dx, dy);
        (dx, dy)
    }
}

fn size(step: i32) -> usize {
    match step.unsigned_abs() {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        _ => 3,
    }
}

fn sign(step: i32) -> usize {
    (step.signum() + 1) as usize
}
