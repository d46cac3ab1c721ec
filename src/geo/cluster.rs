//! Marks that stand for places near each other.
//!
//! From the closest zoom level outwards, what is within a radius of a mark goes into it, so each mark of a level is a
//! part of one of the level before. All spots are then put in an order in which the spots of any mark stand together.

use super::grid::{FREE, Node, merge};
use super::trig::exp2;
use super::{MAX_ZOOM, Point, Rect};

/// Pixels within which marks go together, where nobody says another.
pub const RADIUS: f64 = 60.0;

/// The levels from 0 to the closest.
const LEVELS: usize = MAX_ZOOM as usize + 1;

/// Numbers of projects above this are not compared: each of their spots counts as a project.
const MOST_PROJECTS: u32 = 1 << 20;

/// One place of one project.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub at: Point,
    /// The project's place in a list.
    pub project: u32,
    /// From 0 to 7; higher ones count as 7.
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

/// The place of a spot in the order of all.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    spot: u32,
    /// The place before it that has a spot of the same project, plus one; 0 if there is none.
    before: u32,
    theme: u8,
}

/// The clusters of all zoom levels.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    /// The nodes of each zoom level.
    levels: Vec<Vec<Node>>,
    order: Vec<Place>,
}

impl Clusters {
    /// Clusters the spots whose place in `mask` is true; without a place there it is visible. Spots without a position
    /// are left out. `radius` is in CSS pixels, see [`RADIUS`].
    pub fn new(spots: &[Spot], mask: &[bool], radius: f64) -> Clusters {
        let mut leaves = Vec::new();
        let mut indices: Vec<u32> = Vec::new();
        for (index, spot) in spots.iter().enumerate() {
            if mask.get(index).copied().unwrap_or(true) && spot.at.x.is_finite() && spot.at.y.is_finite() {
                leaves.push(Node { at: spot.at, count: 1, parent: FREE, start: 0 });
                indices.push(index as u32);
            }
        }
        let mut levels: Vec<Vec<Node>> = Vec::with_capacity(LEVELS + 1);
        let mut unit = 256.0 * exp2(MAX_ZOOM);
        levels.push(leaves);
        for _ in 0..LEVELS {
            let Some(closer) = levels.last_mut() else { break };
            let level = merge(closer, (radius / unit).max(1e-12));
            levels.push(level);
            unit /= 2.0;
        }
        levels.reverse();
        let order = arrange(&mut levels, spots, &indices);
        levels.pop();
        Clusters { levels, order }
    }

    /// The marks of a zoom level within a view, in no certain order.
    pub fn at(&self, zoom: u8, view: &Rect) -> Vec<Mark> {
        let zoom = zoom.min(LEVELS as u8 - 1);
        let Some(level) = self.levels.get(usize::from(zoom)) else { return Vec::new() };
        let mut marks = Vec::new();
        for node in level.iter().filter(|node| view.contains(node.at)) {
            marks.push(self.mark(node, zoom));
        }
        marks
    }

    fn mark(&self, node: &Node, zoom: u8) -> Mark {
        let Node { at, count, start, .. } = *node;
        let (mut themes, mut projects, mut first) = ([0; 8], 0, u32::MAX);
        for place in self.places(start, count) {
            first = first.min(place.spot);
            // The first of its project in here.
            if place.before <= start {
                projects += 1;
                if let Some(theme) = themes.get_mut(usize::from(place.theme)) {
                    *theme += 1;
                }
            }
        }
        let id = u64::from(count) << 32 | u64::from(first);
        Mark { at, spots: count, projects, themes, first, id, start, zoom }
    }

    fn places(&self, start: u32, count: u32) -> &[Place] {
        let start = start as usize;
        self.order.get(start..start + count as usize).unwrap_or_default()
    }

    /// The indices of a mark's spots.
    pub fn members(&self, mark: &Mark) -> Vec<u32> {
        self.places(mark.start, mark.spots).iter().map(|place| place.spot).collect()
    }

    /// The zoom level at which a mark falls apart; `None` if it never does.
    pub fn expansion_zoom(&self, mark: &Mark) -> Option<u8> {
        let closer = self.levels.iter().enumerate().skip(usize::from(mark.zoom) + 1);
        for (zoom, level) in closer {
            let node = level.iter().find(|node| node.start == mark.start)?;
            if node.count != mark.spots {
                return Some(zoom as u8);
            }
        }
        None
    }

    /// Whether a mark of several spots stays one at any zoom level, so that its projects are to be listed.
    pub fn is_same_place(&self, mark: &Mark) -> bool {
        mark.spots > 1 && self.expansion_zoom(mark).is_none()
    }
}

/// Gives the nodes of each level, from the widest to the single spots, their part of the order of all spots: the parts
/// of a node's children are parts of its own.
fn arrange(levels: &mut [Vec<Node>], spots: &[Spot], indices: &[u32]) -> Vec<Place> {
    // Where the next child of each node of the level before begins.
    let mut next: Vec<u32> = Vec::new();
    let mut total = 0;
    for (depth, level) in levels.iter_mut().enumerate() {
        for node in level.iter_mut() {
            let begin = if depth == 0 { Some(&mut total) } else { next.get_mut(node.parent as usize) };
            if let Some(begin) = begin {
                node.start = *begin;
                *begin += node.count;
            }
        }
        next.clear();
        next.extend(level.iter().map(|node| node.start));
    }
    let mut order = vec![Place::default(); indices.len()];
    for (leaf, index) in next.iter().zip(indices) {
        if let Some(place) = order.get_mut(*leaf as usize) {
            let theme = spots.get(*index as usize).map_or(0, |spot| spot.theme.min(7));
            *place = Place { spot: *index, before: 0, theme };
        }
    }
    // The place of each project's last spot so far, plus one.
    let most = spots.iter().map(|spot| spot.project).max().unwrap_or_default().min(MOST_PROJECTS);
    let mut seen: Vec<u32> = vec![0; most as usize + 1];
    for (place, number) in order.iter_mut().zip(1..) {
        if let Some(spot) = spots.get(place.spot as usize)
            && let Some(last) = seen.get_mut(spot.project as usize)
        {
            place.before = std::mem::replace(last, number);
        }
    }
    order
}
