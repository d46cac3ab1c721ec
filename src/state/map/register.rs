//! The projects of a collection, as numbers that can be asked.

use super::gather::gather;
use super::order::sort;
use super::query::{MapQuery, ProjectSort};
use crate::geo::LonLat;
use crate::i18n::{Key, Locale};
use crate::model::project::{ProjectCollection, Status};
use crate::model::{pieces, whole};
use crate::part;
use std::cell::OnceCell;

/// So many colours there are: the last one is for all themes that have none of their own.
pub const THEMES: usize = 8;

/// More names than this are put in order by their letters alone: asking the browser takes it seconds.
const MOST_SORTED: usize = 5_000;

/// A value of a filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facet {
    /// What the query holds for it.
    pub id: String,
    pub label: String,
    /// The language of the label, where it is another one.
    pub lang: Option<String>,
    /// How many projects have it.
    pub count: usize,
}

/// The values of each filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// The most used first.
    pub themes: Vec<Facet>,
    pub statuses: Vec<Facet>,
    pub cities: Vec<Facet>,
    pub countries: Vec<Facet>,
}

/// What is known of a project without reading all of it; its place is that of its record.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub name: String,
    /// The language of the name, where it is another one.
    pub lang: Option<String>,
    /// Places in [`Facets::themes`].
    pub themes: Vec<usize>,
    /// A place in [`Facets::statuses`].
    pub status: Option<usize>,
    /// Places in [`Facets::cities`].
    pub cities: Vec<usize>,
    /// Places in [`Facets::countries`].
    pub countries: Vec<usize>,
    /// The first and the last one.
    pub years: Option<(i32, i32)>,
    /// Amounts and the places of their currencies in [`Register::currencies`].
    pub funding: Vec<(f64, usize)>,
    pub leveraged: Vec<(f64, usize)>,
    /// Tonnes, and of what.
    pub effect: Option<(f64, Effect)>,
    /// Where in [`Register::spots`] its places begin, and how many they are.
    pub spots: (usize, usize),
}

/// What tonnes are counted of: these are never added to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// Of CO₂ alone, not of its equivalents.
    pub is_co2: bool,
    /// Each year, not once.
    pub yearly: bool,
}

/// One place of a project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// The place of the project among the entries.
    pub project: usize,
    pub at: LonLat,
}

/// Projects that can be asked.
#[derive(Debug, Clone, Default)]
pub struct Register {
    pub entries: Vec<Entry>,
    pub spots: Vec<Spot>,
    /// Whether any of them has a place that is more than a point.
    pub has_shapes: bool,
    pub facets: Facets,
    /// ISO 4217, in the order of the data.
    pub currencies: Vec<String>,
    /// Projects in the order of their names.
    pub(super) by_name: Vec<usize>,
    /// What each can be found by, made when somebody searches.
    pub(super) words: OnceCell<Vec<String>>,
}

/// What a query leaves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listed {
    /// Places of entries, in order.
    pub rows: Vec<usize>,
    /// For each entry whether it is among them.
    pub mask: Vec<bool>,
    /// For each theme how many projects the search and the other filters leave.
    pub themes: Vec<usize>,
}

impl Register {
    pub fn new(collection: &ProjectCollection, document_lang: Option<&str>, locale: &Locale) -> Register {
        gather(collection, document_lang, locale)
    }

    /// The currency that most amounts are in.
    pub fn main_currency(&self) -> Option<usize> {
        let count = |at: usize| {
            self.entries.iter().filter(|entry| entry.funding.first().is_some_and(|(_, own)| *own == at)).count()
        };
        (0..self.currencies.len()).max_by_key(|at| (count(*at), usize::MAX - at)).filter(|at| count(*at) > 0)
    }

    /// The colour of a theme.
    pub fn colour(theme: usize) -> usize {
        theme.min(THEMES - 1)
    }

    /// The theme that a project is shown in: the first chosen one that it has, else its first one.
    pub fn theme_of(&self, entry: usize, query: &MapQuery) -> Option<usize> {
        self.theme_among(entry, &self.chosen(query))
    }

    /// For each theme whether a query names it; empty where it names none.
    fn chosen(&self, query: &MapQuery) -> Vec<bool> {
        if query.themes.is_empty() {
            return Vec::new();
        }
        let is_chosen = |theme: &Facet| query.themes.iter().any(|id| is_theme(theme, id));
        self.facets.themes.iter().map(is_chosen).collect()
    }

    fn theme_among(&self, entry: usize, chosen: &[bool]) -> Option<usize> {
        let themes = &self.entries.get(entry)?.themes;
        let is_chosen = |theme: &&usize| chosen.get(**theme).copied().unwrap_or_default();
        let theme = themes.iter().find(is_chosen).or(themes.first()).copied();
        // Where nothing has a theme, all are of the first colour.
        theme.or(self.facets.themes.is_empty().then_some(0))
    }

    /// The colour of each project: that of its theme.
    pub fn colours(&self, query: &MapQuery) -> Vec<u8> {
        let chosen = self.chosen(query);
        let colour = |entry| self.theme_among(entry, &chosen).map_or(THEMES - 1, Register::colour) as u8;
        (0..self.entries.len()).map(colour).collect()
    }

    /// The projects that a query leaves, in order, and how many there are of each theme. A query that is narrow needs the
    /// part for that.
    pub fn ask(&self, query: &MapQuery, locale: &Locale) -> Listed {
        let fits = query.is_narrow().then(|| part::map::search::fits(self, query, locale));
        let mut themes = Vec::new();
        for id in &query.themes {
            themes.extend(self.facets.themes.iter().position(|theme| is_theme(theme, id)));
        }
        let is_themed = !query.themes.is_empty();
        let mut listed = Listed {
            rows: Vec::new(),
            mask: vec![false; self.entries.len()],
            themes: vec![0; self.facets.themes.len()],
        };
        for (n, entry) in self.entries.iter().enumerate() {
            let fits = fits.as_ref().is_none_or(|fits| fits.get(n).copied().unwrap_or_default());
            if !fits {
                continue;
            }
            // A filter counts what the others leave.
            for at in &entry.themes {
                if let Some(count) = listed.themes.get_mut(*at) {
                    *count += 1;
                }
            }
            if let Some(place) = listed.mask.get_mut(n) {
                *place = !is_themed || entry.themes.iter().any(|theme| themes.contains(theme));
            }
        }
        listed.rows = self.order(query.sort);
        listed.rows.retain(|at| listed.mask.get(*at).copied().unwrap_or_default());
        listed
    }

    fn order(&self, wanted: ProjectSort) -> Vec<usize> {
        match wanted {
            ProjectSort::Name => self.by_name.clone(),
            _ => part::map::search::order(self, wanted),
        }
    }
}

/// The words for a status; `None` for one in the source's own words.
pub fn status_key(status: &Status) -> Option<Key> {
    Some(match status {
        Status::Pipeline => Key::StatusPipeline,
        Status::Implementation => Key::StatusImplementation,
        Status::Finalisation => Key::StatusFinalisation,
        Status::Closed => Key::StatusClosed,
        Status::Cancelled => Key::StatusCancelled,
        Status::Suspended => Key::StatusSuspended,
        Status::Other(_) => return None,
    })
}

/// Whether a theme is meant: by its id, or by its words.
fn is_theme(theme: &Facet, id: &str) -> bool {
    theme.id == id || theme.label.eq_ignore_ascii_case(id)
}

/// The places of so many names in the order of the language.
pub(super) fn in_order(count: usize, name: &dyn Fn(usize) -> String, locale: &Locale) -> Vec<usize> {
    let mut order = Vec::with_capacity(count);
    let mut names = Vec::with_capacity(count);
    for at in 0..count {
        names.push(name(at));
    }
    if count > MOST_SORTED {
        for (at, name) in names.iter_mut().enumerate() {
            name.make_ascii_lowercase();
            order.push(at);
        }
        sort(&mut order, &|one, other| names.get(one) < names.get(other));
        return order;
    }
    for line in pieces(&locale.formatter.sorted(&names), b'\n') {
        let place = pieces(line, b' ').next().and_then(whole);
        order.extend(place.and_then(|place| usize::try_from(place).ok()));
    }
    order
}
