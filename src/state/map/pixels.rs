//! Lengths for style sheets and drawings, without the code that writes any number.

use crate::model::plain;

/// To half a CSS pixel: `12.5px`.
pub fn px(length: f64) -> String {
    halves(length) + "px"
}

/// To a half: `12.5`.
fn halves(value: f64) -> String {
    let twice = (value * 2.0).round() as i64;
    let mut text = if twice < 0 { "-".to_owned() } else { String::new() };
    text.push_str(&plain(twice.abs() / 2));
    if twice % 2 != 0 {
        text.push_str(".5");
    }
    text
}

/// With so many places behind the point.
pub fn fixed(value: f64, places: u32) -> String {
    let one = 10_i64.pow(places);
    let parts = (value * one as f64).round() as i64;
    let mut text = if parts < 0 { "-".to_owned() } else { String::new() };
    text.push_str(&plain(parts.abs() / one));
    let mut rest = parts.abs() % one;
    if rest > 0 {
        text.push('.');
        let mut digit = one / 10;
        while rest > 0 {
            text.push_str(&plain(rest / digit));
            rest %= digit;
            digit /= 10;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{fixed, px};

    #[test]
    fn numbers_as_others_write_them() {
        assert_eq!((px(12.26), px(-0.5), px(7.0)), ("12.5px".into(), "-0.5px".into(), "7px".into()));
        assert_eq!(fixed(55.67612, 4), "55.6761");
        assert_eq!(fixed(-0.05, 2), "-0.05");
        assert_eq!(fixed(9.0, 1), "9");
    }
}
