//! The records of a feed, whatever its format: properties, and a geometry that is read already.

use super::columns::{Columns, Field};
use super::place;
use crate::model::Json;
use crate::model::project::Geometry;
use crate::source::path::Path;

/// One record.
#[derive(Debug)]
pub struct Item<'t> {
    /// The id that it has beside its properties.
    pub id: Option<String>,
    pub properties: &'t Json<'t>,
    pub geometry: Option<Geometry>,
    /// Which of the list it is.
    pub index: u32,
    /// Where in the record its coordinates are.
    pub at: &'static [&'static str],
}

/// The records of a feed.
#[derive(Debug, Default)]
pub struct Batch<'t> {
    /// The pointer to their list, or to the one record that there is.
    pub root: String,
    /// Whether they stand in a list.
    pub many: bool,
    /// Where in a record its properties are: `/properties`, or nothing.
    pub within: &'static str,
    pub items: Vec<Item<'t>>,
    /// The columns of latitude and longitude, where properties repeat them.
    pub degrees: Option<(String, String)>,
}

impl Batch<'_> {
    /// Calls with the path of a record's coordinates.
    pub fn at(&self, n: usize, call: &mut dyn FnMut(&Path)) {
        let Some(item) = self.items.get(n) else { return };
        path(&self.root, self.many, item.index as usize, &mut |path| match item.at {
            [] => call(path),
            [one] => call(&path.key(one)),
            [one, two, ..] => call(&path.key(one).key(two)),
        });
    }

    /// Whether properties that repeat the coordinates say that the latitude comes first in these.
    pub fn says_reversed(&self) -> bool {
        let Some((lat, lon)) = &self.degrees else { return false };
        let (mut reversed, mut straight) = (0, 0);
        for item in self.items.iter().take(64) {
            let Some(point) = item.geometry.as_ref().and_then(Geometry::point) else { continue };
            let stated = |key: &str| place::degrees(item.properties.get(key));
            match place::order(point, stated(lat), stated(lon)) {
                Some(true) => reversed += 1,
                Some(false) => straight += 1,
                None => {}
            }
        }
        reversed > 0 && straight == 0
    }

    /// Learns from the columns where properties repeat the coordinates.
    pub fn learn(&mut self, columns: &Columns) {
        self.degrees = columns.key(Field::Latitude).zip(columns.key(Field::Longitude));
    }
}

/// Calls with the path of a record of a list.
pub fn path(root: &str, many: bool, index: usize, call: &mut dyn FnMut(&Path)) {
    let root = Path::root(root);
    if many { call(&root.index(index)) } else { call(&root) }
}
