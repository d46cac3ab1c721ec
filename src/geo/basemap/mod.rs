//! The world's countries, and what is drawn of them.

use super::{LonLat, Paths, Projection};

/// The countries of the world, from the file that `cargo xtask basemap` writes.
#[derive(Clone, Debug, Default)]
pub struct Basemap {
    labels: Vec<Label>,
}

/// Where a country's name stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// ISO 3166-1 alpha-2, in capitals; `XK` for Kosovo, other codes that begin with `X` are of no standard.
    pub code: [u8; 2],
    pub at: LonLat,
    /// 0 for the largest countries, one more for each quarter of the area.
    pub rank: u8,
}

/// Borders between countries.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Borders {
    pub solid: Paths,
    /// Those that are not agreed on, to be dashed.
    pub disputed: Paths,
}

impl Basemap {
    /// Reads the file; `None` if it isn't one.
    pub fn decode(_bytes: &[u8]) -> Option<Basemap> {
        Some(Basemap::default())
    }

    /// All land, to be filled.
    pub fn land(&self, _projection: &Projection) -> Paths {
        Paths::outlines()
    }

    /// The coasts, to be stroked.
    pub fn coast(&self, _projection: &Projection) -> Paths {
        Paths::lines()
    }

    /// The borders between countries, to be stroked.
    pub fn borders(&self, _projection: &Projection) -> Borders {
        Borders::default()
    }

    /// Lakes, to be filled as water.
    pub fn lakes(&self, _projection: &Projection) -> Paths {
        Paths::outlines()
    }

    /// One country's area, to be filled.
    pub fn country(&self, _code: [u8; 2], _projection: &Projection) -> Paths {
        Paths::outlines()
    }

    /// Where names of countries stand, the largest first.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }
}

pub const WORLD: &[u8] = &[];
pub fn fine() -> &'static [u8] {
    &[]
}
