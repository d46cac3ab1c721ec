//! Decimal fractions.

/// Reads a number as JSON writes it: the nearest one there is up to fifteen digits and a power of ten of up to 22,
/// beyond that one close to it, and infinity where it is too large.
///
/// The standard library's reader is always exact, for which it brings tables that are larger than a whole part.
///
/// ```
/// use city_widgets::model::decimal;
/// assert_eq!(decimal("-55.25"), Some(-55.25));
/// assert_eq!(decimal("4.5e6"), Some(4_500_000.0));
/// assert_eq!(decimal("1e999"), Some(f64::INFINITY));
/// assert_eq!(decimal("1,5"), None);
/// ```
pub fn decimal(text: &str) -> Option<f64> {
    let positive = text.strip_prefix('-').unwrap_or(text);
    let (mut digits, mut any, mut fraction) = (0_u64, false, false);
    let mut power = 0_i64;
    for (at, byte) in positive.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {
                any = true;
                // What comes after nineteen digits is more than a number can tell.
                let kept = digits < 1_000_000_000_000_000_000;
                if kept {
                    digits = digits * 10 + u64::from(byte - b'0');
                }
                power += i64::from(!kept) - i64::from(fraction);
            }
            b'.' if !fraction => fraction = true,
            b'e' | b'E' => {
                let exponent = positive.get(at + 1..)?;
                // One that doesn't fit here is beyond all numbers anyway.
                let beyond = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
                power = power.saturating_add(super::whole(exponent).unwrap_or(beyond));
                break;
            }
            _ => return None,
        }
    }
    let (mut scale, mut square, mut left) = (1.0, 10.0, power.unsigned_abs());
    while left > 0 {
        if left % 2 == 1 {
            scale *= square;
        }
        square *= square;
        left /= 2;
    }
    let number = digits as f64;
    let number = match power {
        _ if digits == 0 => 0.0,
        ..0 => number / scale,
        _ => number * scale,
    };
    let sign = if positive.len() < text.len() { -1.0 } else { 1.0 };
    any.then_some(sign * number)
}
