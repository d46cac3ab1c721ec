//! Where an arrow key goes.

/// An arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Right,
    Down,
    Left,
}

/// The mark that an arrow key goes to from another: the nearest within 45° of the direction, else the nearest on that
/// side. Marks are screen positions, x to the right and y down.
pub fn nearest(marks: &[(f64, f64)], from: usize, direction: Direction) -> Option<usize> {
    let start = *marks.get(from)?;
    let mut best: Option<(usize, bool, f64)> = None;
    for (index, mark) in marks.iter().enumerate() {
        let (dx, dy) = (mark.0 - start.0, mark.1 - start.1);
        let (along, across) = match direction {
            Direction::Up => (-dy, dx),
            Direction::Right => (dx, dy),
            Direction::Down => (dy, dx),
            Direction::Left => (-dx, dy),
        };
        if index == from || along <= 0.0 {
            continue;
        }
        let (outside, distance) = (across.abs() > along, along * along + across * across);
        if best.is_none_or(|(_, other, length)| (outside, distance) < (other, length)) {
            best = Some((index, outside, distance));
        }
    }
    best.map(|(index, ..)| index)
}
