//! The few functions of angles and powers that maps need.
//!
//! Those of the standard library are exact to the last bit for any angle, which takes them eight kilobytes. These are
//! exact to some 1e-15 for what stands on a globe.

use std::f64::consts::{FRAC_PI_2, LN_2, PI, SQRT_2};

pub const DEGREE: f64 = PI / 180.0;

/// Sine and cosine of an angle in radians, of some turns at most.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    let quarter = (angle / FRAC_PI_2).round();
    // What the constant lacks of a quarter of a turn.
    let rest = (angle - quarter * FRAC_PI_2) - quarter * 6.123_233_995_736_766e-17;
    let square = rest * rest;
    let (mut sine, mut cosine) = (0.0, 0.0);
    for n in (1..=8).rev() {
        let even = f64::from(2 * n * (2 * n - 1));
        let odd = f64::from(2 * n * (2 * n + 1));
        cosine = -(1.0 + cosine) * square / even;
        sine = -(1.0 + sine) * square / odd;
    }
    let (sine, cosine) = (rest * (1.0 + sine), 1.0 + cosine);
    match (quarter as i64).rem_euclid(4) {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

pub fn asin(sine: f64) -> f64 {
    let sine = sine.clamp(-1.0, 1.0);
    atan2(sine, ((1.0 - sine) * (1.0 + sine)).sqrt())
}

/// The angle of a point, from -π to π.
pub fn atan2(y: f64, x: f64) -> f64 {
    let (long, short) = if y.abs() > x.abs() { (y.abs(), x.abs()) } else { (x.abs(), y.abs()) };
    if long == 0.0 {
        return 0.0;
    }
    let first = atan(short / long);
    let first = if y.abs() > x.abs() { FRAC_PI_2 - first } else { first };
    let half = if x < 0.0 { PI - first } else { first };
    if y < 0.0 { -half } else { half }
}

/// Of 0 to 1: halved twice, then a series.
fn atan(slope: f64) -> f64 {
    let mut slope = slope;
    for _ in 0..2 {
        slope /= 1.0 + (1.0 + slope * slope).sqrt();
    }
    let square = slope * slope;
    let mut sum = 0.0;
    for n in (0..=12).rev() {
        sum = 1.0 / f64::from(2 * n + 1) - square * sum;
    }
    4.0 * slope * sum
}

/// The natural logarithm of a number above zero.
pub fn ln(number: f64) -> f64 {
    const FRACTION: u64 = (1 << 52) - 1;
    let bits = number.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i32 - 1023;
    let mut fraction = f64::from_bits((bits & FRACTION) | (1023 << 52));
    if fraction > SQRT_2 {
        fraction /= 2.0;
        exponent += 1;
    }
    let part = (fraction - 1.0) / (fraction + 1.0);
    let square = part * part;
    let mut sum = 0.0;
    for n in (0..=10).rev() {
        sum = 1.0 / f64::from(2 * n + 1) + square * sum;
    }
    f64::from(exponent) * LN_2 + 2.0 * part * sum
}

pub fn exp(number: f64) -> f64 {
    exp2(number / LN_2)
}

pub fn log2(number: f64) -> f64 {
    ln(number) / LN_2
}

/// Two to a power between -1000 and 1000.
pub fn exp2(power: f64) -> f64 {
    let power = power.clamp(-1000.0, 1000.0);
    let whole = power.round();
    let rest = (power - whole) * LN_2;
    let mut sum = 1.0;
    for n in (1..=16).rev() {
        sum = 1.0 + rest * sum / f64::from(n);
    }
    sum * f64::from_bits(((whole as i64 + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::{asin, atan2, exp, exp2, ln, log2, sin_cos};
    use proptest::prelude::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 4e-15 * b.abs().max(1.0)
    }

    proptest! {
        #[test]
        fn as_the_standard_library(angle in -20.0f64..20.0, sine in -1.0f64..1.0, x in -9.0f64..9.0, number in 1e-9f64..1e9) {
            let (sin, cos) = sin_cos(angle);
            prop_assert!(near(sin, angle.sin()) && near(cos, angle.cos()), "{angle} {sin} {cos}");
            prop_assert!(near(asin(sine), sine.asin()), "{sine}");
            prop_assert!(near(atan2(angle, x), angle.atan2(x)), "{angle} {x} {}", atan2(angle, x));
            prop_assert!(near(ln(number), number.ln()) && near(log2(number), number.log2()), "{number}");
            prop_assert!(near(exp(x), x.exp()) && near(exp2(x), x.exp2()), "{x}");
        }
    }

    #[test]
    fn at_the_edges() {
        assert_eq!((sin_cos(0.0), asin(0.0), atan2(0.0, 0.0)), ((0.0, 1.0), 0.0, 0.0));
        assert!(near(asin(1.0), std::f64::consts::FRAC_PI_2) && near(asin(-2.0), -std::f64::consts::FRAC_PI_2));
        assert!(near(atan2(0.0, -1.0), std::f64::consts::PI) && near(atan2(-1.0, 0.0), -std::f64::consts::FRAC_PI_2));
        assert_eq!((ln(1.0), exp2(0.0), exp2(10.0)), (0.0, 1.0, 1024.0));
    }
}
