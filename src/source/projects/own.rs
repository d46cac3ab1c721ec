//! Our own records.

/// A key that nothing has.
pub const NOTHING: &str = "\u{0}";
