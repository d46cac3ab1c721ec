//! Colours out of feeds, made legible.

/// A colour of a feed as a mark on a light and on a dark surface, at least 3:1 against it (WCAG 2.2, 1.4.11).
///
/// Takes `#rgb`, `#rrggbb` and `rrggbb`; anything else is `None`, so that no feed writes our style sheets.
///
/// ```
/// use city_widgets::state::on_surface;
/// let (light, dark) = on_surface("#000000").unwrap();
/// assert_eq!(light, "#000000");
/// assert_ne!(dark, "#000000");
/// ```
pub fn on_surface(color: &str) -> Option<(String, String)> {
    let color = parse(color)?;
    Some((hex(toward(color, 0, |light| light <= ON_WHITE)), hex(toward(color, 255, |light| light >= ON_DARK))))
}

/// At most so light on white: 3:1 needs a luminance of 0.300, and [`luminance`] says rather too much.
const ON_WHITE: u32 = 300;
/// At least so light on the dark theme's surface, #262b30: 3:1 needs 0.172, and [`luminance`] says up to 0.07 too much.
const ON_DARK: u32 = 245;

/// The first of twenty steps from a colour to black or white that fits.
fn toward(color: [u8; 3], target: u32, fits: impl Fn(u32) -> bool) -> [u8; 3] {
    let mut mixed = color;
    for step in 0..=20 {
        mixed = color.map(|byte| ((u32::from(byte) * (20 - step) + target * step) / 20) as u8);
        if fits(luminance(mixed)) {
            break;
        }
    }
    mixed
}

fn parse(color: &str) -> Option<[u8; 3]> {
    let mut digits = color.trim();
    while let Some(rest) = digits.strip_prefix('#') {
        digits = rest;
    }
    let mut number = 0_u32;
    for digit in digits.bytes() {
        number = number << 4 | char::from(digit).to_digit(16)?;
    }
    let byte = |shift: u32| (number >> shift) as u8;
    match digits.len() {
        3 => Some([8, 4, 0].map(|shift| (byte(shift) & 15) * 17)),
        6 => Some([byte(16), byte(8), byte(0)]),
        _ => None,
    }
}

fn hex(color: [u8; 3]) -> String {
    let mut text = String::from("#");
    for byte in color {
        for digit in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
}

/// Relative luminance in thousandths, from above: the square stands for the exponent 2.4, in whole numbers.
fn luminance(color: [u8; 3]) -> u32 {
    let [r, g, b] = color.map(|byte| u32::from(byte) * u32::from(byte));
    (213 * r + 715 * g + 72 * b) / 65_025
}

#[cfg(test)]
mod tests {
    use super::{on_surface, parse};
    use proptest::prelude::*;

    /// WCAG 2.2's own formula.
    fn contrast(a: &str, b: &str) -> f64 {
        let luminance = |color: &str| {
            let linear = parse(color).unwrap().map(|byte| {
                let c = f64::from(byte) / 255.0;
                if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn refuses_what_is_no_colour() {
        for bad in ["red", "#12", "url(x)", "#1234567", "", "#ggg", "+12345"] {
            assert_eq!(on_surface(bad), None, "{bad}");
        }
        assert_eq!(parse("#fa0"), Some([255, 170, 0]));
    }

    #[test]
    fn leaves_alone_what_is_legible() {
        assert_eq!(on_surface("#0347b4").map(|(light, _)| light).as_deref(), Some("#0347b4"));
    }

    proptest! {
        #[test]
        fn is_always_legible(number in 0u32..0x100_0000) {
            let (light, dark) = on_surface(&format!("#{number:06x}")).unwrap();
            prop_assert!(contrast(&light, "#ffffff") >= 3.0);
            prop_assert!(contrast(&dark, "#262b30") >= 3.0);
        }
    }
}
