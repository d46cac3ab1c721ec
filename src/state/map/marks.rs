//! What a mark on the map is called.

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
        let mut parts = vec![entry.name.clone()];
        parts.extend(entry.cities.iter().map(|at| label(&register.facets.cities, *at)));
        parts.extend(entry.themes.iter().take(1).map(|at| label(&register.facets.themes, *at)));
        parts.extend(entry.status.map(|at| label(&register.facets.statuses, at)));
        parts.retain(|part| !part.is_empty());
        return in_line(&parts);
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
    parts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let parts: Vec<String> = parts.into_iter().map(|(_, words)| words).collect();
    let themes = in_line(&parts);
    let has_themes = !register.facets.themes.is_empty();
    let place = entry.cities.first().map(|at| label(&register.facets.cities, *at)).filter(|place| !place.is_empty());
    match place {
        _ if !has_themes => locale.count(Key::ProjectCount, mark.projects, &[]),
        Some(place) => locale.count(Key::MapCluster, mark.projects, &[("place", &place), ("themes", &themes)]),
        None => locale.count(Key::MapClusterPlain, mark.projects, &[("themes", &themes)]),
    }
}

/// Parts with commas between them.
fn in_line(parts: &[String]) -> String {
    let mut line = String::new();
    for part in parts {
        if !line.is_empty() {
            line.push_str(", ");
        }
        line.push_str(part);
    }
    line
}
