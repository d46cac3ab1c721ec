//! Finds what is near: points sorted by the cell they are in. Only cells that hold something cost anything, so a world
//! map whose points are all in one city is as fast as any.

use super::Point;

/// A point with the number of spots it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub at: Point,
    pub count: u32,
    /// The node of the next lower zoom level that it went into.
    pub parent: u32,
    /// The first of its places in the order of spots.
    pub start: u32,
}

/// Not taken yet.
pub(super) const FREE: u32 = u32::MAX;

/// More cells than this in a direction are not told apart.
const MOST: f64 = 1_073_741_823.0;

/// Puts nodes together that are within `radius` of each other, and tells each its parent. Goes through the nodes by
/// rows of cells, so that the cells around are at hand.
pub(super) fn merge(nodes: &mut [Node], radius: f64) -> Vec<Node> {
    let cells = Cells::new(nodes, radius);
    let mut parents: Vec<Node> = Vec::new();
    // The beginnings of the three cells in the rows above, here and below.
    let mut rows = [0_usize; 3];
    for &(key, own) in &cells.sorted {
        let Some(&node) = nodes.get(own as usize) else { continue };
        if node.parent != FREE {
            continue;
        }
        let parent = parents.len() as u32;
        let (mut x, mut y) = (node.at.x * f64::from(node.count), node.at.y * f64::from(node.count));
        let mut count = node.count;
        for (row, begin) in rows.iter_mut().enumerate() {
            // One row of cells is one step of the key's upper half; cells begin at one, so nothing is below zero.
            let middle = (key + ((row as u64) << 32)) - (1 << 32);
            while cells.sorted.get(*begin).is_some_and(|(key, _)| *key < middle - 1) {
                *begin += 1;
            }
            for &(other, index) in cells.sorted.get(*begin..).unwrap_or_default() {
                if other > middle + 1 {
                    break;
                }
                let Some(other) = nodes.get_mut(index as usize) else { continue };
                let (dx, dy) = (other.at.x - node.at.x, other.at.y - node.at.y);
                if other.parent == FREE && dx * dx + dy * dy <= radius * radius {
                    other.parent = parent;
                    if own != index {
                        x += other.at.x * f64::from(other.count);
                        y += other.at.y * f64::from(other.count);
                        count += other.count;
                    }
                }
            }
        }
        let weight = f64::from(count);
        parents.push(Node { at: Point { x: x / weight, y: y / weight }, count, parent: FREE, start: 0 });
    }
    parents
}

/// The cell and the index of each node, sorted by cell.
struct Cells {
    sorted: Vec<(u64, u32)>,
}

impl Cells {
    fn new(nodes: &[Node], size: f64) -> Cells {
        let (mut left, mut top) = (f64::INFINITY, f64::INFINITY);
        // No `min`: for wasm that is a call.
        for node in nodes {
            if node.at.x < left {
                left = node.at.x;
            }
            if node.at.y < top {
                top = node.at.y;
            }
        }
        let cell = |at: f64| {
            let cell = at / size;
            (if cell < MOST { cell as u64 } else { MOST as u64 }) + 2
        };
        let key = |node: &Node| cell(node.at.y - top) << 32 | cell(node.at.x - left);
        let mut cells = Cells { sorted: nodes.iter().map(key).zip(0..).collect() };
        cells.sort();
        cells
    }

    /// By digits of eleven bits: a city at any zoom level takes four rounds.
    fn sort(&mut self) {
        let all = self.sorted.iter().fold(0, |all, (key, _)| all | key);
        let mut other = vec![(0, 0); self.sorted.len()];
        for shift in [0, 11, 22, 32, 43, 54] {
            let bits = if shift == 22 { 10 } else { 11 };
            let mask = (1_u64 << bits) - 1;
            if (all >> shift) & mask == 0 {
                continue;
            }
            let digit = |key: u64| ((key >> shift) & mask) as usize;
            let mut ends = [0_usize; 2048];
            for (key, _) in &self.sorted {
                if let Some(end) = ends.get_mut(digit(*key)) {
                    *end += 1;
                }
            }
            let mut sum = 0;
            for end in &mut ends {
                (*end, sum) = (sum, sum + *end);
            }
            for item in &self.sorted {
                if let Some(end) = ends.get_mut(digit(item.0)) {
                    if let Some(place) = other.get_mut(*end) {
                        *place = *item;
                    }
                    *end += 1;
                }
            }
            std::mem::swap(&mut self.sorted, &mut other);
        }
    }
}
