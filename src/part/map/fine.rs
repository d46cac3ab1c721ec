//! The part with coasts for a nearer look.

/// See [`crate::geo::basemap`].
#[inline(never)]
#[must_use]
pub fn bytes() -> &'static [u8] {
    crate::geo::basemap::FINE
}
