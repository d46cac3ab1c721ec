//! The scale bar.

use super::Camera;

/// The bar is no longer than this, in CSS pixels.
const LONGEST: f64 = 120.0;

/// A bar of 1, 2 or 5 times a power of ten metres that is at most 120 pixels long in the middle of the view: its length
/// in metres, and in CSS pixels.
pub fn bar(camera: &Camera) -> (f64, f64) {
    let per_pixel = camera.metres_per_pixel().max(1e-6);
    let most = per_pixel * LONGEST;
    let mut power = 1.0;
    while power * 10.0 <= most {
        power *= 10.0;
    }
    while power > most {
        power /= 10.0;
    }
    let times = if power * 5.0 <= most {
        5.0
    } else if power * 2.0 <= most {
        2.0
    } else {
        1.0
    };
    (power * times, power * times / per_pixel)
}
