//! The few functions of angles that maps need.

pub const DEGREE: f64 = std::f64::consts::PI / 180.0;

/// Sine and cosine of an angle in radians.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    angle.sin_cos()
}

pub fn asin(sine: f64) -> f64 {
    sine.clamp(-1.0, 1.0).asin()
}

/// The angle of a point, from -π to π.
pub fn atan2(y: f64, x: f64) -> f64 {
    y.atan2(x)
}

pub fn ln(number: f64) -> f64 {
    number.ln()
}

pub fn exp(number: f64) -> f64 {
    number.exp()
}
