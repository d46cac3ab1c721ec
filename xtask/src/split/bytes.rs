//! Which bytes of memory come with which part.
//!
//! The linker lets equal strings share their bytes and puts one into the end of another, so what counts is the byte: it
//! is needed by all that need one of the symbols to which it belongs. A byte that belongs to none stays.

use std::ops::Range;

use super::home::Home;
use super::linked::{Linked, Segment};

/// Up to so many bytes between two stretches are written again rather than given a segment of their own, which costs
/// as much.
const GAP: usize = 8;

/// Stretches of memory, by address.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bytes {
    /// What the first module need not fill.
    pub cleared: Vec<Range<usize>>,
    /// For each part what it needs.
    pub needed: Vec<Vec<Range<usize>>>,
    /// For each part what it writes: what it needs, and some constants between.
    pub written: Vec<Vec<Range<usize>>>,
}

/// The bytes of all parts; `home` tells who has a symbol.
pub fn bytes(linked: &Linked, parts: usize, home: impl Fn(usize) -> Home) -> Bytes {
    let mut bytes = Bytes { cleared: Vec::new(), needed: vec![Vec::new(); parts], written: vec![Vec::new(); parts] };
    for segment in &linked.segments {
        let marks = marks(linked, segment, &home);
        bytes.cleared.extend(stretches(segment, &marks, |home| !home.is_first()));
        for part in 0..parts {
            let needed = stretches(segment, &marks, |home| home.has(part));
            bytes.written[part].extend(joined(segment, &needed));
            bytes.needed[part].extend(needed);
        }
    }
    bytes
}

/// For each byte of a segment who has it; nothing for one of no symbol.
fn marks(linked: &Linked, segment: &Segment, home: &impl Fn(usize) -> Home) -> Vec<Option<Home>> {
    let mut marks: Vec<Option<Home>> = vec![None; segment.range.len()];
    for (place, symbol) in linked.symbols.iter().enumerate() {
        let mine = if segment.is_plain() { home(place) } else { Home::FIRST };
        let start = symbol.range.start.max(segment.range.start);
        for address in start..symbol.range.end.min(segment.range.end) {
            let mark = &mut marks[address - segment.range.start];
            *mark = Some(mark.map_or(mine, |other| other.and(mine)));
        }
    }
    if !segment.is_constant() {
        // Where several parts write, the later one would undo what has happened since.
        marks.iter_mut().flatten().filter(|home| home.parts() > 1).for_each(|home| *home = Home::FIRST);
    }
    marks
}

fn stretches(segment: &Segment, marks: &[Option<Home>], wanted: impl Fn(Home) -> bool) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (place, mark) in marks.iter().enumerate() {
        if !mark.is_some_and(&wanted) {
            continue;
        }
        let address = segment.range.start + place;
        match stretches.last_mut() {
            Some(last) if last.end == address => last.end += 1,
            _ => stretches.push(address..address + 1),
        }
    }
    stretches
}

/// With the short gaps, where writing the same again does no harm.
fn joined(segment: &Segment, stretches: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for stretch in stretches {
        match joined.last_mut() {
            Some(last) if segment.is_constant() && stretch.start - last.end <= GAP => last.end = stretch.end,
            _ => joined.push(stretch.clone()),
        }
    }
    joined
}
