//! GeoJSON, a feature a line (RFC 8142 and its cousins without the mark between them).

use super::batch::{Batch, Item};
use super::{Reading, geojson};
use crate::model::{Code, Json};
use crate::source::parse;
use crate::source::path::Path;

/// The mark that may stand before each.
const MARK: char = '\u{1e}';

/// Whether a text is more than one line of JSON: its first one is an object by itself.
pub fn is(text: &str) -> bool {
    let mut lines = lines(text);
    let first = lines.next().is_some_and(|line| line.starts_with('{') && parse(line).is_ok());
    first && lines.next().is_some_and(|line| line.starts_with('{'))
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| c == '\n' || c == MARK;
    text.split(ends).map(|line| line.trim().trim_end_matches(',')).filter(|line| !line.is_empty())
}

/// Reads a feature a line; a line that is broken is noted, and costs nobody but itself.
pub fn read(text: &str, reading: &mut Reading) {
    let mut trees: Vec<(u32, Json)> = Vec::new();
    for (n, line) in lines(text).enumerate() {
        match parse(line) {
            Ok(tree) => trees.push((n as u32, tree)),
            Err(_) => reading.notes.note(&Path::root("").index(n), Code::NotARecord, line),
        }
    }
    let mut batch = Batch { many: true, within: "properties", ..Batch::default() };
    for (n, tree) in &trees {
        let place = Path::root("").index(*n as usize).written();
        let items: Vec<Item> = geojson::batch(tree, &place, reading).items;
        batch.items.extend(items.into_iter().map(|item| Item { index: *n, ..item }));
    }
    let usage = geojson::usage(&batch);
    reading.foreign(batch, &usage);
}
