//! Lines and outlines on the map.

use super::{Point, Rect};

/// Projected lines or closed outlines, ready to be drawn in one go. Outlines are filled by the even-odd rule.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Paths {
    points: Vec<Point>,
    /// Where each path begins among the points.
    starts: Vec<u32>,
    closed: bool,
}

impl Paths {
    pub fn lines() -> Paths {
        Paths::default()
    }

    pub fn outlines() -> Paths {
        Paths { closed: true, ..Paths::default() }
    }

    /// Adds a path; one of less than two points is none.
    pub fn add(&mut self, path: &[Point]) {
        if path.len() > 1 + usize::from(self.closed) {
            self.starts.push(self.points.len() as u32);
            self.points.extend_from_slice(path);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// Each path's points.
    pub fn iter(&self) -> impl Iterator<Item = &[Point]> {
        self.starts.iter().enumerate().map(|(at, start)| {
            let end = self.starts.get(at + 1).map_or(self.points.len(), |end| *end as usize);
            self.points.get(*start as usize..end).unwrap_or_default()
        })
    }

    /// Adds an SVG path: each point less `offset`, times `scale`, in whole units. To resolve tenths of a pixel, scale by
    /// ten more and draw at a tenth. Paths outside of `view` are left out, and so are points that fall on the one before.
    pub fn to_svg(&self, svg: &mut String, scale: f64, offset: Point, view: Option<&Rect>) {
        for path in self.iter() {
            if let Some(view) = view
                && !bounds(path).overlaps(view)
            {
                continue;
            }
            let mut last = None;
            for point in path {
                let (x, y) = (
                    ((point.x - offset.x) * scale).round_ties_even() as i32,
                    ((point.y - offset.y) * scale).round_ties_even() as i32,
                );
                match last {
                    None => svg.push('M'),
                    Some((left, top)) if (left, top) == (x, y) => continue,
                    Some(_) => svg.push('L'),
                }
                push(svg, x);
                svg.push(',');
                push(svg, y);
                last = Some((x, y));
            }
            if self.closed {
                svg.push('Z');
            }
        }
    }
}

fn bounds(path: &[Point]) -> Rect {
    let mut rect = Rect {
        min: Point { x: f64::INFINITY, y: f64::INFINITY },
        max: Point { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY },
    };
    for point in path {
        rect.min = Point { x: rect.min.x.min(point.x), y: rect.min.y.min(point.y) };
        rect.max = Point { x: rect.max.x.max(point.x), y: rect.max.y.max(point.y) };
    }
    rect
}

/// Writes a whole number.
fn push(text: &mut String, number: i32) {
    if number < 0 {
        text.push('-');
    }
    let (mut left, mut digits, mut used) = (number.unsigned_abs(), [0_u8; 10], 0);
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (left % 10) as u8;
        left /= 10;
        used += 1;
        if left == 0 {
            break;
        }
    }
    for digit in digits.iter().skip(10 - used) {
        text.push(char::from(*digit));
    }
}
