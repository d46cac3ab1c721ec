//! Where words go on a map, so that none lies on another or on what must be seen.

/// A box on the screen, in CSS pixels from the top left of the view.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// A box of a width and a height around a point.
    pub fn around(x: f64, y: f64, width: f64, height: f64) -> Area {
        Area { left: x - width / 2.0, top: y - height / 2.0, right: x + width / 2.0, bottom: y + height / 2.0 }
    }

    pub fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_within(&self, other: &Area) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }
}

/// The room that is left for words. Whoever asks first is served first.
#[derive(Clone, Debug)]
pub struct Room {
    view: Area,
    taken: Vec<Area>,
}

impl Room {
    /// A view of this size, in which some boxes are taken already.
    pub fn new(width: f64, height: f64, taken: Vec<Area>) -> Room {
        Room { view: Area { left: 0.0, top: 0.0, right: width, bottom: height }, taken }
    }

    /// Takes the first of some boxes that is free, and tells which. A word is wholly in the view, or wholly out of it
    /// and within a quarter of its size: there it is seen while the map is dragged.
    pub fn take(&mut self, places: &[Area]) -> Option<Area> {
        let (across, down) = (self.view.right / 4.0, self.view.bottom / 4.0);
        let drawn = Area { left: -across, top: -down, right: across * 5.0, bottom: down * 5.0 };
        let free = |place: &&Area| {
            (place.is_within(&self.view) || place.is_within(&drawn) && !place.overlaps(&self.view))
                && !self.taken.iter().any(|taken| taken.overlaps(place))
        };
        let found = places.iter().find(free).copied()?;
        self.taken.push(found);
        Some(found)
    }
}

/// How many lines across the view are looked along.
const ROWS: u8 = 9;

/// Where a view shows much of an area, given by its outlines in CSS pixels: the middle of each long piece of a line
/// across the view, and how long it is; the longest first.
pub fn stretches(outlines: &[Vec<(f64, f64)>], width: f64, height: f64) -> Vec<(f64, f64, f64)> {
    let mut found: Vec<(f64, f64, f64)> = Vec::new();
    for row in 1..ROWS {
        let y = height * f64::from(row) / f64::from(ROWS);
        let mut cuts: Vec<f64> = Vec::new();
        for outline in outlines {
            let Some(mut before) = outline.last() else { continue };
            for corner in outline {
                if (corner.1 > y) != (before.1 > y) {
                    let part = (y - before.1) / (corner.1 - before.1);
                    cuts.push((before.0 + (corner.0 - before.0) * part).clamp(0.0, width));
                }
                before = corner;
            }
        }
        cuts.sort_unstable_by(f64::total_cmp);
        for pair in cuts.chunks_exact(2) {
            if let [left, right] = pair
                && right > left
            {
                found.push(((left + right) / 2.0, y, right - left));
            }
        }
    }
    found.sort_unstable_by(|one, other| other.2.total_cmp(&one.2));
    found
}

#[cfg(test)]
mod tests {
    use super::{Area, Room, stretches};

    #[test]
    fn who_comes_first_is_served_first() {
        let mut room = Room::new(300.0, 200.0, vec![Area::around(280.0, 20.0, 40.0, 40.0)]);
        let word = Area::around(100.0, 100.0, 80.0, 16.0);
        assert_eq!(room.take(&[word]), Some(word));
        // The next one takes its second choice, beside the first.
        let (over, under) = (Area::around(120.0, 104.0, 80.0, 16.0), Area::around(120.0, 120.0, 80.0, 16.0));
        assert_eq!(room.take(&[over, under]), Some(under));
        assert_eq!(room.take(&[over]), None);
    }

    #[test]
    fn what_is_seen_of_an_area_has_a_middle() {
        // A land that begins in the view and goes on to the left, with a lake in it.
        let land = vec![(-500.0, 40.0), (200.0, 40.0), (200.0, 160.0), (-500.0, 160.0)];
        let lake = vec![(40.0, 80.0), (80.0, 80.0), (80.0, 120.0), (40.0, 120.0)];
        let found = stretches(&[land, lake], 300.0, 200.0);
        assert_eq!(found[0].0, 100.0, "half of the two hundred that are seen");
        assert!(found.iter().all(|(_, y, length)| (40.0..160.0).contains(y) && *length <= 200.0), "{found:?}");
        assert!(found.iter().any(|(x, _, length)| *x == 20.0 && *length == 40.0), "beside the lake: {found:?}");
        assert_eq!(stretches(&[vec![(400.0, 0.0), (500.0, 0.0), (450.0, 200.0)]], 300.0, 200.0), []);
    }

    #[test]
    fn nothing_lies_under_what_is_taken_or_on_the_edge() {
        let mut room = Room::new(300.0, 200.0, vec![Area::around(280.0, 20.0, 40.0, 40.0)]);
        assert_eq!(room.take(&[Area::around(250.0, 20.0, 80.0, 16.0)]), None, "the buttons");
        assert_eq!(room.take(&[Area::around(20.0, 100.0, 80.0, 16.0)]), None, "half a word");
        let far = Area::around(-200.0, 100.0, 80.0, 16.0);
        assert_eq!(room.take(&[far]), None, "never seen");
        let beyond = Area::around(-30.0, 100.0, 60.0, 16.0);
        assert_eq!(room.take(&[beyond]), Some(beyond), "seen while the map is dragged");
    }
}
