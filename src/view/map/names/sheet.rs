//! Where the names of a view go.

use super::super::board::Board;
use super::super::layer::Word;
use super::super::marks::side;
use super::Name;
use crate::geo::basemap::Label;
use crate::geo::cluster::Mark;
use crate::geo::labels::{Area, Room, stretches};
use crate::geo::{Camera, Plane};
use crate::state::map::{CityPlace, Mode};
use std::cmp::Reverse;

/// The name of a country of this size may stand wherever much of it is seen, in CSS pixels.
const VAST: f64 = 200.0;
/// As many names of cities as are tried.
const MOST_CITIES: usize = 300;
/// Where a name is tried around the middle of a country, in parts of its width and in lines.
const AROUND: [(i8, i8); 11] =
    [(0, 0), (0, -1), (0, 1), (0, -2), (0, 2), (-1, 0), (1, 0), (-1, -1), (1, 1), (-1, 1), (1, -1)];
/// Between a mark and the name beside it, and between names.
const GAP: f64 = 4.0;

/// As many dots as names make room for; where there are more of them, they tell more than names do.
const MOST_DOTS: usize = 2_000;
/// The side of a dot with what is free around it, in CSS pixels.
const DOT: f64 = 13.0;

/// What is written in a view, in the making.
pub struct Sheet<'a> {
    board: &'a Board,
    camera: &'a Camera,
    plane: Plane,
    /// Of a CSS pixel.
    pub metres: f64,
    /// The marks: their middles and how wide they are.
    marks: Vec<(f64, f64, f64)>,
    room: Room,
    pub words: Vec<Word>,
}

impl<'a> Sheet<'a> {
    /// With nothing on it, and no room where something is already.
    pub fn new(board: &'a Board, camera: &'a Camera, shown: &[Mark], mut taken: Vec<Area>) -> Sheet<'a> {
        let mut marks = Vec::new();
        for mark in shown {
            let ((x, y), side) = (camera.to_screen(mark.at), side(mark.projects));
            marks.push((x, y, side));
            taken.push(Area::around(x, y, side + GAP, side + GAP));
        }
        if board.scene.options.mode == Mode::Dots {
            taken.extend(dots(board, camera));
        }
        let room = Room::new(camera.width, camera.height, taken);
        let (plane, metres) = (camera.projection.plane(), camera.metres_per_pixel());
        Sheet { board, camera, plane, metres, marks, room, words: Vec::new() }
    }

    /// How large a country is, in CSS pixels.
    pub fn pixels(&self, label: &Label) -> f64 {
        label.km * 1000.0 / self.metres
    }

    /// Writes the name of a country, near the middle of its land.
    pub fn country(&mut self, label: &Label, name: &Name) {
        let pixels = self.pixels(label);
        let size = (10.0 + pixels / 55.0).clamp(11.0, 17.0);
        let (width, height) = (name.width * size + GAP, size * 1.3);
        // A name is of the land that it lies on, not of all around it.
        if width > pixels * 1.7 {
            return;
        }
        let middle = self.plane.project(label.at).map(|point| self.camera.to_screen(point));
        let is_seen = middle
            .is_some_and(|(x, y)| (0.0..=self.camera.width).contains(&x) && (0.0..=self.camera.height).contains(&y));
        let around = middle.map(|(x, y)| self.around(x, y, width, height, pixels)).unwrap_or_default();
        let wide = if pixels < VAST { Vec::new() } else { self.wide(label, width, height) };
        let (first, then) = if is_seen { (around, wide) } else { (wide, around) };
        if let Some(found) = self.room.take(&first).or_else(|| self.room.take(&then)) {
            self.write(found, name, size, false);
        }
    }

    /// The boxes around the middle of a country, the nearest first.
    fn around(&self, x: f64, y: f64, width: f64, height: f64, pixels: f64) -> Vec<Area> {
        let mut boxes = Vec::new();
        for (across, down) in AROUND {
            let (dx, dy) = (f64::from(across) * width * 0.4, f64::from(down) * height);
            if dx.abs() + dy.abs() <= pixels * 0.45 {
                boxes.push(Area::around(x + dx, y + dy, width, height));
            }
        }
        // Above or below the mark that hides the middle.
        for (left, top, side) in &self.marks {
            let up = side / 2.0 + GAP + height / 2.0;
            if (left - x).abs() < side / 2.0 + width / 2.0 && (top - y).abs() < up {
                for beside in [top - up, top + up] {
                    if (beside - y).abs() <= pixels * 0.45 {
                        boxes.push(Area::around(x, beside, width, height));
                    }
                }
            }
        }
        boxes
    }

    /// The boxes where much of a country is seen.
    fn wide(&self, label: &Label, width: f64, height: f64) -> Vec<Area> {
        let land = self.board.world.coarse().country(label.code, &self.camera.projection);
        let mut outlines = Vec::new();
        for outline in land.iter() {
            outlines.push(outline.iter().map(|point| self.camera.to_screen(*point)).collect());
        }
        let mut boxes = Vec::new();
        for (x, y, length) in stretches(&outlines, self.camera.width, self.camera.height) {
            // In its middle, else to one of its sides.
            for part in [0.0, 0.3, -0.3] {
                if length * (1.0 - 2.0 * f64::abs(part)) > width * 1.2 {
                    boxes.push(Area::around(x + part * length, y, width, height));
                }
            }
        }
        boxes
    }

    /// Writes the names of the cities of the projects that are shown, those with the most projects first.
    pub fn cities(&mut self, cities: &[(CityPlace, Name)]) {
        let (register, listed) = (self.board.scene.register.peek(), self.board.scene.listed.peek());
        let mut counts = vec![0_u32; register.facets.cities.len()];
        for entry in listed.rows.iter().filter_map(|at| register.entries.get(*at)) {
            for city in &entry.cities {
                if let Some(count) = counts.get_mut(*city) {
                    *count += 1;
                }
            }
        }
        let view = self.camera.view();
        let mut found = Vec::new();
        for (place, name) in cities {
            let count = counts.get(place.city).copied().unwrap_or_default();
            if let Some(at) = self.plane.project(place.at).filter(|at| count > 0 && view.contains(*at)) {
                found.push((count, self.camera.to_screen(at), name));
            }
        }
        found.sort_by_key(|(count, ..)| Reverse(*count));
        for (count, (x, y), name) in found.into_iter().take(MOST_CITIES) {
            let size = if count > 9 { 14.0 } else { 12.5 };
            let boxes = self.beside(x, y, name.width * size, size * 1.2);
            if let Some(found) = self.room.take(&boxes) {
                self.write(found, name, size, true);
            }
        }
    }

    /// The boxes beside the mark that a place is under, or where the place is.
    fn beside(&self, x: f64, y: f64, width: f64, height: f64) -> Vec<Area> {
        let away = |mark: &(f64, f64, f64)| ((mark.0 - x) * (mark.0 - x) + (mark.1 - y) * (mark.1 - y)).sqrt();
        let nearest = self.marks.iter().min_by(|one, other| away(one).total_cmp(&away(other)));
        let Some(mark) = nearest.filter(|mark| away(mark) < mark.2 / 2.0 + height) else {
            return vec![Area::around(x, y, width, height)];
        };
        let (x, y, side) = *mark;
        let (over, up) = (side / 2.0 + GAP + width / 2.0, side / 2.0 + GAP + height / 2.0);
        let (aslant, near) = (over - side * 0.15, side * 0.35);
        let mut boxes = Vec::new();
        for (dx, dy) in [
            (over, 0.0),
            (-over, 0.0),
            (0.0, up),
            (0.0, -up),
            (aslant, near),
            (aslant, -near),
            (-aslant, near),
            (-aslant, -near),
        ] {
            boxes.push(Area::around(x + dx, y + dy, width, height));
        }
        boxes
    }

    fn write(&mut self, area: Area, name: &Name, size: f64, is_place: bool) {
        let (x, y) = ((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0);
        self.words.push(Word { text: name.text.clone(), x, y, size, is_place });
    }
}

/// Where places are drawn as dots.
fn dots(board: &Board, camera: &Camera) -> Vec<Area> {
    let (register, listed, plane) = (board.scene.register.peek(), board.scene.listed.peek(), camera.projection.plane());
    let view = camera.view();
    let shown = register.spots.iter().filter(|spot| listed.mask.get(spot.project).copied().unwrap_or_default());
    let seen = shown.filter_map(|spot| plane.project(spot.at)).filter(|at| view.contains(*at));
    let area = |at| {
        let (x, y) = camera.to_screen(at);
        Area::around(x, y, DOT, DOT)
    };
    seen.take(MOST_DOTS).map(area).collect()
}
