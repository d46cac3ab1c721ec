//! What the colours in the file stand for, in lines below the map.

use super::super::board::Board;
use crate::state::map::Register;

/// The size of the words, and how high a line is, in CSS pixels.
pub const SIZE: f64 = 12.0;
const LINE: f64 = 22.0;
/// Beside the first and the last one, and between two.
const EDGE: f64 = 10.0;
const GAP: f64 = 18.0;
/// The radius of a dot, and from its middle to the words.
pub const DOT: f64 = 5.0;
const BESIDE: f64 = 11.0;

/// A colour and its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The dot's middle, in CSS pixels from the top left of the file.
    pub x: f64,
    pub y: f64,
    pub theme: usize,
    pub words: String,
}

impl Entry {
    /// Where the words begin.
    pub fn beside(&self) -> f64 {
        self.x + BESIDE
    }
}

/// The themes of what is shown, below a map of a size; and how high they are together. One theme alone needs no legend.
pub fn legend(board: &Board, width: f64, height: f64) -> (Vec<Entry>, f64) {
    let (register, listed) = (board.scene.register.peek(), board.scene.listed.peek());
    let mut shown = vec![false; register.facets.themes.len()];
    for entry in listed.rows.iter().filter_map(|at| register.entries.get(*at)) {
        for theme in &entry.themes {
            if let Some(place) = shown.get_mut(*theme) {
                *place = true;
            }
        }
    }
    if register.facets.themes.len() < 2 {
        return (Vec::new(), 0.0);
    }
    let mut named = Vec::new();
    for (at, theme) in register.facets.themes.iter().enumerate() {
        if shown.get(at).copied().unwrap_or_default() {
            named.push((Register::colour(at), theme.label.clone()));
        }
    }
    set(named, width, height, &wide)
}

/// About how wide words are, rather too much: nobody knows in which font the file will be shown.
fn wide(words: &str) -> f64 {
    words.chars().map(|letter| if letter < '\u{1100}' { 0.6 } else { 1.0 } * SIZE).sum()
}

/// Puts names in lines below a map.
fn set(named: Vec<(usize, String)>, width: f64, height: f64, measure: &dyn Fn(&str) -> f64) -> (Vec<Entry>, f64) {
    let (mut entries, mut x, mut y) = (Vec::new(), EDGE, height + EDGE / 2.0 + LINE / 2.0);
    for (theme, words) in named {
        let wide = DOT + BESIDE + measure(&words);
        if x + wide > width - EDGE && x > EDGE {
            (x, y) = (EDGE, y + LINE);
        }
        entries.push(Entry { x: x + DOT, y, theme, words });
        x += wide + GAP;
    }
    let high = if entries.is_empty() { 0.0 } else { y + LINE / 2.0 + EDGE / 2.0 - height };
    (entries, high)
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn names_stand_in_as_many_lines_as_they_need() {
        let named = ["Energy", "Mobility", "A theme that is wider than all the map", "Waste"];
        let named = named.iter().enumerate().map(|(at, words)| (at, (*words).to_owned())).collect();
        let (entries, high) = set(named, 160.0, 100.0, &|words| words.len() as f64 * 6.0);
        let places: Vec<_> = entries.iter().map(|entry| (entry.x, entry.y)).collect();
        assert_eq!(places, [(15.0, 116.0), (85.0, 116.0), (15.0, 138.0), (15.0, 160.0)]);
        assert_eq!(high, 76.0);
        let (beside, high) = set(vec![(0, "A".into()), (1, "B".into())], 160.0, 100.0, &|_| 6.0);
        assert_eq!(beside.iter().map(|entry| (entry.x, entry.y)).collect::<Vec<_>>(), [(15.0, 116.0), (55.0, 116.0)]);
        assert_eq!(high, 32.0);
        assert_eq!(set(Vec::new(), 160.0, 100.0, &|_| 6.0), (Vec::new(), 0.0));
    }
}
