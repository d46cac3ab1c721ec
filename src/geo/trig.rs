//! The few functions that maps need, to about twelve digits.
//!
//! Those of the standard library are exact for any number there is, for which they bring more code to the browser than
//! all projections together.

use std::f64::consts::{FRAC_PI_2, LN_2, PI, SQRT_2};

pub const DEGREE: f64 = PI / 180.0;

/// The nearest whole number, of which the browser needs no library.
fn nearest(number: f64) -> f64 {
    (number + 0.5).floor()
}

/// A polynomial in `square`, its highest factor first.
fn polynomial(factors: &[f64], square: f64) -> f64 {
    factors.iter().fold(0.0, |sum, factor| sum * square + factor)
}

/// Sine and cosine of an angle in radians.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    // Of the nearest quarter turn what is left, within 45°.
    let quarter = nearest(angle / FRAC_PI_2);
    let left = angle - quarter * FRAC_PI_2;
    let square = left * left;
    const SINE: [f64; 7] =
        [1.0 / 6_227_020_800.0, -1.0 / 39_916_800.0, 1.0 / 362_880.0, -1.0 / 5040.0, 1.0 / 120.0, -1.0 / 6.0, 1.0];
    const COSINE: [f64; 8] = [
        -1.0 / 87_178_291_200.0,
        1.0 / 479_001_600.0,
        -1.0 / 3_628_800.0,
        1.0 / 40320.0,
        -1.0 / 720.0,
        1.0 / 24.0,
        -0.5,
        1.0,
    ];
    let (sine, cosine) = (left * polynomial(&SINE, square), polynomial(&COSINE, square));
    match quarter as i64 & 3 {
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
    let (wide, high) = (x.abs(), y.abs());
    let (less, more) = if high > wide { (wide, high) } else { (high, wide) };
    if more == 0.0 {
        return 0.0;
    }
    // A quarter of the angle, whose series is short.
    let mut tangent = less / more;
    tangent /= 1.0 + (1.0 + tangent * tangent).sqrt();
    tangent /= 1.0 + (1.0 + tangent * tangent).sqrt();
    let (square, mut sum) = (tangent * tangent, 0.0);
    for odd in [19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0, 1.0] {
        sum = 1.0 / odd - sum * square;
    }
    let mut angle = 4.0 * tangent * sum;
    if high > wide {
        angle = FRAC_PI_2 - angle;
    }
    if x < 0.0 {
        angle = PI - angle;
    }
    if y < 0.0 { -angle } else { angle }
}

/// The natural logarithm of a number above zero.
pub fn ln(number: f64) -> f64 {
    let bits = number.to_bits();
    let mut power = (bits >> 52) as i32 - 1023;
    let mut part = f64::from_bits(bits & ((1 << 52) - 1) | 1023 << 52);
    if part > SQRT_2 {
        part /= 2.0;
        power += 1;
    }
    let ratio = (part - 1.0) / (part + 1.0);
    let (square, mut sum) = (ratio * ratio, 0.0);
    for odd in [19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0, 1.0] {
        sum = 1.0 / odd + sum * square;
    }
    2.0 * ratio * sum + f64::from(power) * LN_2
}

/// e to the power of a number between -700 and 700.
pub fn exp(number: f64) -> f64 {
    let number = number.clamp(-700.0, 700.0);
    let power = nearest(number / LN_2);
    let left = number - power * LN_2;
    let mut sum = 1.0;
    for step in [14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0] {
        sum = 1.0 + sum * left / step;
    }
    sum * f64::from_bits(((power as i64 + 1023) as u64) << 52)
}

/// How often a number above zero is two.
pub fn log2(number: f64) -> f64 {
    ln(number) / LN_2
}

/// Two to the power of a number.
pub fn exp2(number: f64) -> f64 {
    exp(number * LN_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_those_of_the_standard_library() {
        let close = |one: f64, other: f64| (one - other).abs() < 1e-11 * other.abs().max(1.0);
        for step in -2000..2000 {
            let number = f64::from(step) * 0.0073;
            let (sine, cosine) = sin_cos(number);
            assert!(close(sine, number.sin()) && close(cosine, number.cos()), "{number}");
            assert!(close(exp(number), number.exp()) && close(exp2(number), number.exp2()), "{number}");
            assert!(close(ln(number.exp()), number) && close(log2(number.exp2()), number), "{number}");
            let (y, x) = (number.sin() * 3.0, number.cos() * 3.0);
            assert!(close(atan2(y, x), y.atan2(x)), "{number}");
            let sine = f64::from(step) / 2000.0;
            assert!((asin(sine) - sine.asin()).abs() < 1e-11, "{sine}");
        }
        assert_eq!((asin(1.0), asin(-2.0), atan2(0.0, 0.0)), (FRAC_PI_2, -FRAC_PI_2, 0.0));
        assert!(ln(0.0) < -700.0 && sin_cos(f64::NAN).0.is_nan() && exp(f64::NAN).is_nan());
    }
}
