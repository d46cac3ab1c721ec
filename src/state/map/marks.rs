//! What a mark on the map is called.

use super::order::sort;
use super::register::{Register, THEMES};
use crate::i18n::{Key, Locale};

/// A mark, as far as its name goes.
pub struct MarkName<'a> {
    /// How many projects it stands for.
    pub projects: usize,
    /// How many of its places each colour has.
    pub themes: &'a [u32; THEMES],
    /// The place of one of its projects among the entries.
    pub project: usize,
}

/// "12 projects near Copenhagen: 7 energy, 3 mobility, 2 waste"; of one project its name, cities and themes.
pub fn name_of_mark(mark: &MarkName, register: &Register, locale: &Locale) -> String {
    let Some(entry) = register.entries.get(mark.project) else { return String::new() };
    let label =
        |facets: &[super::Facet], at: usize| facets.get(at).map(|facet| facet.label.clone()).unwrap_or_default();
    if mark.projects == 1 {
        let mut line = entry.name.clone();
        for at in &entry.cities {
            add(&mut line, &label(&register.facets.cities, *at));
        }
        if let Some(at) = entry.themes.first() {
            add(&mut line, &label(&register.facets.themes, *at));
        }
        if let Some(at) = entry.status {
            add(&mut line, &label(&register.facets.statuses, at));
        }
        return line;
    }
    let mut parts: Vec<(u32, String)> = Vec::new();
    for (colour, count) in mark.themes.iter().enumerate().filter(|(_, count)| **count > 0) {
        let theme = if colour == THEMES - 1 && register.facets.themes.len() != THEMES {
            locale.t(Key::MapNoTheme)
        } else {
            label(&register.facets.themes, colour)
        };
        parts.push((*count, locale.formatter.number(*count as usize) + " " + &theme));
    }
    let mut order: Vec<usize> = (0..parts.len()).collect();
    sort(&mut order, &|one, other| parts.get(one).map(|(count, _)| *count) > parts.get(other).map(|(count, _)| *count));
    let mut themes = String::new();
    for at in order {
        add(&mut themes, parts.get(at).map_or("", |(_, words)| words));
    }
    let has_themes = !register.facets.themes.is_empty();
    let place = entry.cities.first().map(|at| label(&register.facets.cities, *at)).filter(|place| !place.is_empty());
    match place {
        _ if !has_themes => locale.count(Key::ProjectCount, mark.projects, &[]),
        Some(place) => locale.count(Key::MapCluster, mark.projects, &[("place", &place), ("themes", &themes)]),
        None => locale.count(Key::MapClusterPlain, mark.projects, &[("themes", &themes)]),
    }
}

/// Adds to what stands in a line, with commas between.
fn add(line: &mut String, part: &str) {
    if !line.is_empty() && !part.is_empty() {
        line.push_str(", ");
    }
    line.push_str(part);
}
