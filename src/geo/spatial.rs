//! Where arrow keys go.

/// An arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Right,
    Down,
    Left,
}

/// Of more marks than this, some may be out of the keys' reach; the list has them all.
const MOST: usize = 400;

/// The ways from each mark to others: to the nearest within 45° of a key's direction, else to the nearest on that side.
/// Where that left a mark that no keys lead to, a way to the mark beside it goes to it instead.
#[derive(Clone, Debug, Default)]
pub struct Arrows {
    ways: Vec<[Option<usize>; 4]>,
}

/// The mark that an arrow key goes to from another, see [`Arrows`]. Marks are screen positions, y down.
pub fn nearest(marks: &[(f64, f64)], from: usize, direction: Direction) -> Option<usize> {
    Arrows::new(marks).to(from, direction)
}

impl Arrows {
    pub fn new(marks: &[(f64, f64)]) -> Arrows {
        let ways = (0..marks.len()).map(|from| [0, 1, 2, 3].map(|key| step(marks, from, key))).collect();
        let mut arrows = Arrows { ways };
        if marks.len() <= MOST {
            arrows.mend(marks);
        }
        arrows
    }

    pub fn to(&self, from: usize, direction: Direction) -> Option<usize> {
        self.ways.get(from)?.get(direction as usize).copied()?
    }

    /// Leads a way to where none led, as long as there is such a place.
    fn mend(&mut self, marks: &[(f64, f64)]) {
        // Each round is one mark more at least; few maps need one.
        for _ in marks {
            let Some(seen) = (0..marks.len()).map(|from| self.reached(from)).find(|seen| seen.contains(&false)) else {
                return;
            };
            let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
            for (from, start) in marks.iter().enumerate() {
                for (to, end) in marks.iter().enumerate() {
                    if seen.get(from) == Some(&true) && seen.get(to) == Some(&false) {
                        let (dx, dy) = (end.0 - start.0, end.1 - start.1);
                        pairs.push((dx * dx + dy * dy, from, to));
                    }
                }
            }
            let before = self.reach();
            let mut mended = false;
            // The nearest pair first.
            while let Some(best) = least(&pairs)
                && !mended
            {
                let (_, from, to) = pairs.swap_remove(best);
                mended = [0, 1, 2, 3]
                    .iter()
                    .any(|key| along(marks, from, to, *key).is_some() && self.leads(from, *key, to, before));
            }
            if !mended {
                return;
            }
        }
    }

    /// Changes a way, if more can be reached then.
    fn leads(&mut self, from: usize, key: usize, to: usize, before: usize) -> bool {
        let Some(way) = self.ways.get_mut(from).and_then(|ways| ways.get_mut(key)) else { return false };
        let old = way.replace(to);
        if self.reach() > before {
            return true;
        }
        if let Some(way) = self.ways.get_mut(from).and_then(|ways| ways.get_mut(key)) {
            *way = old;
        }
        false
    }

    /// From how many marks how many others can be reached.
    fn reach(&self) -> usize {
        (0..self.ways.len()).map(|from| self.reached(from).iter().filter(|seen| **seen).count()).sum()
    }

    fn reached(&self, from: usize) -> Vec<bool> {
        let mut seen = vec![false; self.ways.len()];
        let mut left = vec![from];
        while let Some(at) = left.pop() {
            if let Some(seen) = seen.get_mut(at)
                && !std::mem::replace(seen, true)
            {
                left.extend(self.ways.get(at).into_iter().flatten().flatten());
            }
        }
        seen
    }
}

/// The place of the shortest pair.
fn least(pairs: &[(f64, usize, usize)]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (at, (length, ..)) in pairs.iter().enumerate() {
        if best.is_none_or(|(_, other)| *length < other) {
            best = Some((at, *length));
        }
    }
    best.map(|(at, _)| at)
}

/// How far a mark lies in a key's direction from another, and how far aside; `None` if it isn't on that side. Of marks
/// at the same position the later one is to the right.
fn along(marks: &[(f64, f64)], from: usize, to: usize, key: usize) -> Option<(f64, f64)> {
    let (start, end) = (marks.get(from)?, marks.get(to)?);
    let (dx, dy) = (end.0 - start.0, end.1 - start.1);
    if dx == 0.0 && dy == 0.0 {
        let next = (key == 1 && to > from) || (key == 3 && to < from);
        return next.then_some((0.0, 0.0));
    }
    let (along, aside) = match key {
        0 => (-dy, dx),
        1 => (dx, dy),
        2 => (dy, dx),
        _ => (-dx, dy),
    };
    (along > 0.0).then_some((along, aside.abs()))
}

fn step(marks: &[(f64, f64)], from: usize, key: usize) -> Option<usize> {
    let mut best: Option<(usize, bool, f64)> = None;
    for to in 0..marks.len() {
        let Some((along, aside)) = along(marks, from, to, key) else { continue };
        let (outside, distance) = (aside > along, along * along + aside * aside);
        // Of marks at the same position the next one in turn.
        let sooner = |(other, is_outside, length): (usize, bool, f64)| {
            (outside, distance) < (is_outside, length)
                || ((outside, distance) == (is_outside, length) && to.abs_diff(from) < other.abs_diff(from))
        };
        if best.is_none_or(sooner) {
            best = Some((to, outside, distance));
        }
    }
    best.map(|(to, ..)| to)
}
