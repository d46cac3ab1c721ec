//! Marks that stand for places near each other.

use super::{Point, Rect};

/// One place of one project.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub at: Point,
    pub project: u32,
    /// From 0 to 7.
    pub theme: u8,
}

/// What is drawn for one or more spots.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    pub at: Point,
    pub spots: u32,
    /// How many different projects these are.
    pub projects: u32,
    /// How many projects of each theme; their sum is `projects`.
    pub themes: [u32; 8],
    /// The lowest index of its spots.
    pub first: u32,
    /// The same as long as it stands for the same spots, whatever the zoom level.
    pub id: u64,
    start: u32,
    zoom: u8,
}

/// The clusters of all zoom levels.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    spots: Vec<(u32, Spot)>,
}

impl Clusters {
    /// Clusters the spots whose place in `mask` is true; without a place there it is visible. `radius` is in CSS pixels.
    pub fn new(spots: &[Spot], mask: &[bool], _radius: f64) -> Clusters {
        let visible = |at: usize| mask.get(at).copied().unwrap_or(true);
        Clusters { spots: (0..).zip(spots.iter().copied()).filter(|(at, _)| visible(*at as usize)).collect() }
    }

    /// The marks of a zoom level within a view.
    pub fn at(&self, zoom: u8, view: &Rect) -> Vec<Mark> {
        let seen = self.spots.iter().enumerate().filter(|(_, (_, spot))| view.contains(spot.at));
        seen.map(|(start, (index, spot))| {
            let mut themes = [0; 8];
            if let Some(theme) = themes.get_mut(usize::from(spot.theme)) {
                *theme = 1;
            }
            let id = u64::from(*index) | 1 << 32;
            Mark { at: spot.at, spots: 1, projects: 1, themes, first: *index, id, start: start as u32, zoom }
        })
        .collect()
    }

    /// The indices of a mark's spots.
    pub fn members(&self, mark: &Mark) -> Vec<u32> {
        let (start, count) = (mark.start as usize, mark.spots as usize);
        self.spots.iter().skip(start).take(count).map(|(index, _)| *index).collect()
    }

    /// The zoom level at which a mark falls apart; `None` if it never does.
    pub fn expansion_zoom(&self, _mark: &Mark) -> Option<u8> {
        None
    }

    /// Whether a mark of several spots stays one at any zoom level, so that its projects are to be listed.
    pub fn is_same_place(&self, mark: &Mark) -> bool {
        mark.spots > 1 && self.expansion_zoom(mark).is_none()
    }
}
