//! What is drawn under the marks: paths with an ink each, for a canvas and for a file alike.

use crate::geo::Point;

/// What something is drawn in; the style sheet says which colour that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Land,
    Water,
    Coast,
    Border,
    Grid,
    Outline,
    /// Of a theme.
    Theme(usize),
}

/// How a path is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stroke {
    Fill,
    /// A see-through fill.
    Wash,
    /// A line of a width in CSS pixels.
    Line(f64),
    /// The same, broken.
    Dashed(f64),
}

/// A path in an ink.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// SVG path data in the units of the drawing.
    pub path: String,
    pub ink: Ink,
    pub stroke: Stroke,
}

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    pub text: String,
    /// Its middle, in CSS pixels from the top left of the view.
    pub x: f64,
    pub y: f64,
    /// In CSS pixels.
    pub size: f64,
    /// Of a place of the data, and not of a country.
    pub is_place: bool,
}

/// What is drawn, and where its units lie on the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    pub layers: Vec<Layer>,
    /// Units of the paths for a world unit.
    pub scale: f64,
    /// Where the paths have their origin.
    pub origin: Point,
    /// The side of the square that each dot is, in CSS pixels; dots are layers of lines without length.
    pub dot: f64,
}
