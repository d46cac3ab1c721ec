//! The years that can be filtered by.

use super::register::Register;

/// As many years as anybody looks through.
const MOST: i32 = 60;

/// Each year in which a project ran, the latest first.
pub fn years(register: &Register) -> Vec<i32> {
    let spans = || register.entries.iter().filter_map(|entry| entry.years);
    let (first, last) = (spans().map(|span| span.0).min(), spans().map(|span| span.1).max());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let ran = |year: &i32| spans().any(|(first, last)| first <= *year && *year <= last);
    (first.max(last - MOST)..=last).rev().filter(ran).collect()
}
