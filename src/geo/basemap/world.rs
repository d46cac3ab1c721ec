//! Countries that share their borders.

use crate::geo::LonLat;
use std::ops::Range;

/// The user of an arc that nobody uses.
pub const NOBODY: u16 = u16::MAX;

/// A piece of coast or border between two places where more than two of them meet, or a whole island.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    /// Its points.
    pub from: u32,
    pub to: u32,
    /// The country whose ring goes along it, and the one whose ring goes back along it: nobody at a coast.
    pub users: [u16; 2],
}

#[derive(Clone, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2, or one that begins with X.
    pub code: [u8; 2],
    pub rings: Range<usize>,
}

#[derive(Clone, Debug, Default)]
pub struct World {
    pub points: Vec<LonLat>,
    pub arcs: Vec<Arc>,
    /// Numbers of arcs along rings, `!number` for one that is gone back along.
    pub refs: Vec<i32>,
    /// The refs of each ring.
    pub rings: Vec<Range<usize>>,
    /// By code.
    pub countries: Vec<Country>,
    /// The points of each lake.
    pub lakes: Vec<Range<usize>>,
}

impl World {
    pub fn arc_points(&self, arc: &Arc) -> &[LonLat] {
        self.points.get(arc.from as usize..arc.to as usize).unwrap_or_default()
    }

    /// Where the part of a ring ends.
    pub fn end_of(&self, reference: i32) -> Option<LonLat> {
        let back = reference < 0;
        let points = self.arc_points(self.arcs.get(if back { !reference } else { reference } as usize)?);
        if back { points.first() } else { points.last() }.copied()
    }

    /// The arcs without a second user that end at a place.
    pub fn ending_at(&self, place: LonLat) -> impl Iterator<Item = u32> {
        (0..)
            .zip(&self.arcs)
            .filter(move |(_, arc)| arc.users[1] == NOBODY && self.arc_points(arc).last() == Some(&place))
            .map(|(at, _)| at)
    }

    /// The places along a ring; the last one is the first one again.
    pub fn ring(&self, ring: &Range<usize>) -> Vec<LonLat> {
        let mut places = Vec::new();
        for reference in self.refs.get(ring.clone()).unwrap_or_default() {
            let back = *reference < 0;
            let Some(arc) = self.arcs.get(if back { !*reference } else { *reference } as usize) else { continue };
            let points = self.arc_points(arc);
            if back {
                places.extend(points.iter().rev());
            } else {
                places.extend(points);
            }
        }
        places
    }

    /// The outlines of all land: coasts, put together where they meet.
    pub fn shores(&self) -> Vec<Vec<LonLat>> {
        let mut open: Vec<&[LonLat]> = Vec::new();
        let mut shores = Vec::new();
        for arc in self.arcs.iter().filter(|arc| arc.users[1] == NOBODY) {
            let arc = self.arc_points(arc);
            if arc.first() == arc.last() {
                shores.push(arc.to_vec());
            } else {
                open.push(arc);
            }
        }
        while let Some(arc) = open.pop() {
            let mut shore = arc.to_vec();
            while shore.first() != shore.last()
                && let Some(next) = open.iter().position(|arc| arc.first() == shore.last())
            {
                shore.extend(open.swap_remove(next));
            }
            shores.push(shore);
        }
        shores
    }
}
