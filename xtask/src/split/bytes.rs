//! Which bytes of memory come with a part.
//!
//! The linker lets equal strings share their bytes and puts one into the end of another, so what counts is the byte: it
//! goes with a part if all symbols that it belongs to do. A byte that belongs to none stays.

use std::ops::Range;

use super::linked::{Linked, Segment};
use super::plan::Owner;

/// Up to so many bytes between two stretches are written again rather than given a segment of their own, which costs
/// as much.
const GAP: usize = 8;

/// The bytes of one part, by address.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Those that the first module need not have.
    pub own: Vec<Range<usize>>,
    /// Those that the part writes: its own, and some constants between them.
    pub written: Vec<Range<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Of no symbol.
    Free,
    Of(Owner),
}

/// The bytes of each part; `owner` gives the module to which a symbol goes.
pub fn moved(linked: &Linked, parts: usize, owner: impl Fn(usize) -> Owner) -> Vec<Moved> {
    let mut all: Vec<Moved> = (0..parts).map(|_| Moved::default()).collect();
    for segment in &linked.segments {
        let marks = marks(linked, segment, &owner);
        for (part, moved) in all.iter_mut().enumerate() {
            take(moved, segment, &marks, part);
        }
    }
    all
}

fn marks(linked: &Linked, segment: &Segment, owner: &impl Fn(usize) -> Owner) -> Vec<Mark> {
    let mut marks = vec![Mark::Free; segment.range.len()];
    for (place, symbol) in linked.symbols.iter().enumerate() {
        let mine = Mark::Of(if segment.is_plain() { owner(place) } else { None });
        let start = symbol.range.start.max(segment.range.start);
        for address in start..symbol.range.end.min(segment.range.end) {
            let mark = &mut marks[address - segment.range.start];
            *mark = if *mark == Mark::Free || *mark == mine { mine } else { Mark::Of(None) };
        }
    }
    marks
}

fn take(moved: &mut Moved, segment: &Segment, marks: &[Mark], part: usize) {
    let mut place = 0;
    let mut written: Option<Range<usize>> = None;
    while place < marks.len() {
        let end = place + marks[place..].iter().take_while(|mark| **mark == Mark::Of(Some(part))).count();
        if end == place {
            place += 1;
            continue;
        }
        let run = segment.range.start + place..segment.range.start + end;
        moved.own.push(run.clone());
        match &mut written {
            Some(last) if segment.is_constant() && run.start - last.end <= GAP => last.end = run.end,
            last => moved.written.extend(last.replace(run)),
        }
        place = end;
    }
    moved.written.extend(written);
}
