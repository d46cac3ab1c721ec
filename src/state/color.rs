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
    let toward = |target: f32, surface: f32| {
        let steps = (0..=20).map(|step| mix(color, target, step as f32 / 20.0));
        let fits = |mixed: &[u8; 3]| contrast(luminance(*mixed), surface) >= 3.0;
        hex(steps.clone().find(fits).or_else(|| steps.last()).unwrap_or(color))
    };
    // White paper, and the lightest surface that the dark theme uses (#262b30).
    Some((toward(0.0, 1.0), toward(255.0, luminance([0x26, 0x2b, 0x30]))))
}

fn parse(color: &str) -> Option<[u8; 3]> {
    let digits = color.trim().trim_start_matches('#');
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
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

fn mix(color: [u8; 3], target: f32, share: f32) -> [u8; 3] {
    color.map(|byte| (f32::from(byte) * (1.0 - share) + target * share) as u8)
}

/// Relative luminance; the square stands for the exponent 2.4, on the safe side within 2 % of the ratio.
fn luminance(color: [u8; 3]) -> f32 {
    let linear = color.map(|byte| {
        let c = f32::from(byte) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { power((c + 0.055) / 1.055) }
    });
    let [r, g, b] = linear;
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// x to the 2.4th as x² · x^0.4, the root by Newton's method: `powf` would bring a mathematics library along.
fn power(x: f32) -> f32 {
    let square = x * x;
    let mut root = 0.5 + x / 2.0;
    for _ in 0..24 {
        let fourth = root * root * root * root;
        root += (square / fourth - root) / 5.0;
    }
    square * root
}

fn contrast(a: f32, b: f32) -> f32 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::{contrast, luminance, on_surface, parse, power};
    use proptest::prelude::*;

    #[test]
    fn refuses_what_is_no_colour() {
        for bad in ["red", "#12", "url(x)", "#1234567", "", "#ggg", "+12345"] {
            assert_eq!(on_surface(bad), None, "{bad}");
        }
        assert_eq!(parse("#fa0"), Some([255, 170, 0]));
    }

    proptest! {
        #[test]
        fn is_always_legible(number in 0u32..0x100_0000) {
            let (light, dark) = on_surface(&format!("#{number:06x}")).unwrap();
            let of = |color: &str| luminance(parse(color).unwrap());
            prop_assert!(contrast(of(&light), 1.0) >= 2.99);
            prop_assert!(contrast(of(&dark), luminance([0x26, 0x2b, 0x30])) >= 2.99);
        }

        #[test]
        fn power_is_the_power(x in 0.05f32..1.0) {
            prop_assert!((power(x) - x.powf(2.4)).abs() < 1e-4);
        }
    }
}
