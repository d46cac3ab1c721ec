//! The projects of a collection, as numbers that can be asked.

use super::amounts::Band;
use super::query::{MapQuery, ProjectSort};
use crate::geo::LonLat;
use crate::i18n::{Key, Locale};
use crate::model::city::Country;
use crate::model::project::{Amount, Brief, ProjectCollection, Reduction, Status};
use crate::model::{Text, find, pieces, whole};
use crate::state::city::Wording;
use crate::state::index::fold;
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
    /// Tonnes of CO₂ equivalent; `true` is each year.
    pub effect: Option<(f64, bool)>,
    /// Where in [`Register::spots`] its places begin, and how many they are.
    pub spots: (usize, usize),
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
    pub facets: Facets,
    /// ISO 4217, in the order of the data.
    pub currencies: Vec<String>,
    /// Projects in the order of their names.
    by_name: OnceCell<Vec<usize>>,
    /// What each can be found by, made when somebody searches.
    words: OnceCell<Vec<String>>,
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
        let mut register = Register::default();
        for record in &collection.projects {
            register.add(&record.brief(), document_lang, locale);
            let project = register.entries.len() - 1;
            let first = register.spots.len();
            for site in record.sites.iter() {
                if let Some(at) = site.geometry.point().or_else(|| site.geometry.shape().representative()) {
                    register.spots.push(Spot { project, at });
                }
            }
            let count = register.spots.len() - first;
            if let Some(entry) = register.entries.last_mut() {
                entry.spots = (first, count);
            }
        }
        register.arrange(locale);
        register
    }

    fn add(&mut self, brief: &Brief, document_lang: Option<&str>, locale: &Locale) {
        let said = |text: &Text| {
            let (words, lang) = locale.words(text, document_lang);
            (words.to_owned(), lang.filter(|lang| **lang != *locale.lang).map(str::to_owned))
        };
        let (name, lang) = said(&brief.name);
        let mut entry = Entry { name, lang, ..Entry::default() };
        entry.years = brief.start.or(brief.end).map(|first| (first, brief.end.unwrap_or(first).max(first)));
        entry.effect = brief.reduction.as_ref().and_then(tonnes);
        for theme in &brief.themes {
            let at = place(&mut self.facets.themes, &theme.id, &|| said(&theme.name));
            if !entry.themes.contains(&at) {
                entry.themes.push(at);
            }
        }
        if let Some(status) = &brief.status {
            let label = || match status_key(status) {
                Some(key) => (locale.t(key), None),
                None => (status.name().to_owned(), document_lang.map(str::to_owned)),
            };
            entry.status = Some(place(&mut self.facets.statuses, status.name(), &label));
        }
        for city in &brief.cities {
            let (words, lang) = said(&city.name);
            if !words.is_empty() {
                let id = city.id.as_deref().unwrap_or(&words);
                let at = place(&mut self.facets.cities, id, &|| (words.clone(), lang.clone()));
                if !entry.cities.contains(&at) {
                    entry.cities.push(at);
                }
            }
            if let Some(country) = &city.country {
                self.country(&mut entry, country, Wording { locale, lang: document_lang });
            }
        }
        entry.funding = self.amounts(&brief.funding);
        entry.leveraged = self.amounts(&brief.leveraged);
        self.entries.push(entry);
    }

    fn country(&mut self, entry: &mut Entry, country: &Country, wording: Wording) {
        let id = country.code.as_deref().unwrap_or(country.name.any());
        if id.is_empty() {
            return;
        }
        let at = place(&mut self.facets.countries, id, &|| (wording.country(country), None));
        if !entry.countries.contains(&at) {
            entry.countries.push(at);
        }
    }

    fn amounts(&mut self, amounts: &[Amount]) -> Vec<(f64, usize)> {
        amounts.iter().map(|amount| (amount.amount, self.currency(&amount.currency))).collect()
    }

    fn currency(&mut self, currency: &str) -> usize {
        if let Some(at) = self.currencies.iter().position(|known| known == currency) {
            return at;
        }
        self.currencies.push(currency.to_owned());
        self.currencies.len() - 1
    }

    /// Puts the values of the filters in order, once.
    fn arrange(&mut self, locale: &Locale) {
        for entry in &self.entries {
            for at in &entry.themes {
                if let Some(theme) = self.facets.themes.get_mut(*at) {
                    theme.count += 1;
                }
            }
        }
        let mut themes: Vec<usize> = (0..self.facets.themes.len()).collect();
        themes.sort_by_key(|at| std::cmp::Reverse(self.facets.themes.get(*at).map(|theme| theme.count)));
        let by_label =
            |facets: &[Facet]| in_order(&facets.iter().map(|facet| facet.label.clone()).collect::<Vec<_>>(), locale);
        let (cities, countries) = (by_label(&self.facets.cities), by_label(&self.facets.countries));
        for entry in &mut self.entries {
            move_all(&mut entry.themes, &themes);
            move_all(&mut entry.countries, &countries);
        }
        let mut moved = vec![0; cities.len()];
        for (now, old) in cities.iter().enumerate() {
            if let Some(place) = moved.get_mut(*old) {
                *place = now;
            }
        }
        for entry in &mut self.entries {
            for city in &mut entry.cities {
                *city = moved.get(*city).copied().unwrap_or_default();
            }
        }
        let facets = &mut self.facets;
        for (list, order) in
            [(&mut facets.themes, &themes), (&mut facets.cities, &cities), (&mut facets.countries, &countries)]
        {
            *list = order.iter().filter_map(|at| list.get(*at).cloned()).collect();
        }
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

    /// The colour of a project: that of the first chosen theme that it has, else of its first one.
    pub fn colour_of(&self, entry: usize, query: &MapQuery) -> usize {
        let Some(entry) = self.entries.get(entry) else { return THEMES - 1 };
        let chosen = |theme: &&usize| {
            self.facets.themes.get(**theme).is_some_and(|theme| query.themes.iter().any(|id| is_theme(theme, id)))
        };
        let theme = entry.themes.iter().find(chosen).or(entry.themes.first());
        theme.map_or(THEMES - 1, |theme| Register::colour(*theme))
    }

    /// The projects that a query leaves, in order, and how many there are of each theme.
    pub fn ask(&self, query: &MapQuery, locale: &Locale) -> Listed {
        let folded = fold(&query.text, locale.formatter.as_ref());
        let terms: Vec<&str> = folded.split_whitespace().collect();
        let words = if terms.is_empty() { &[][..] } else { self.words(locale) };
        let at = |id: &str, list: &[Facet]| {
            (!id.is_empty()).then(|| list.iter().position(|facet| facet.id == id).unwrap_or(usize::MAX))
        };
        let mut themes = Vec::new();
        for id in &query.themes {
            themes.extend(self.facets.themes.iter().position(|theme| is_theme(theme, id)));
        }
        let is_themed = !query.themes.is_empty();
        let status = at(&query.status, &self.facets.statuses);
        let city = at(&query.city, &self.facets.cities);
        let country = at(&query.country, &self.facets.countries);
        let year = whole(&query.year).map(|year| year as i32);
        let band = whole(&query.funding).map(|from| Band::from(from as f64));
        let main = self.main_currency();
        let mut listed = Listed {
            rows: Vec::new(),
            mask: vec![false; self.entries.len()],
            themes: vec![0; self.facets.themes.len()],
        };
        for (n, entry) in self.entries.iter().enumerate() {
            let fits = terms.iter().all(|term| words.get(n).is_some_and(|words| find(words, term).is_some()))
                && status.is_none_or(|wanted| entry.status == Some(wanted))
                && city.is_none_or(|wanted| entry.cities.contains(&wanted))
                && country.is_none_or(|wanted| entry.countries.contains(&wanted))
                && year.is_none_or(|wanted| entry.years.is_some_and(|(first, last)| first <= wanted && wanted <= last))
                && band.as_ref().is_none_or(|band| entry.funding.first().is_some_and(|sum| band.has(sum, main)));
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
        listed.rows = self.order(query.sort, locale);
        listed.rows.retain(|at| listed.mask.get(*at).copied().unwrap_or_default());
        listed
    }

    fn order(&self, sort: ProjectSort, locale: &Locale) -> Vec<usize> {
        let by_name = self.by_name.get_or_init(|| {
            let names: Vec<String> = self.entries.iter().map(|entry| entry.name.clone()).collect();
            in_order(&names, locale)
        });
        let mut order = by_name.clone();
        let entry = |at: &usize| self.entries.get(*at);
        match sort {
            ProjectSort::Name => {}
            ProjectSort::Given => order.sort_unstable(),
            // Stable: within a country by name.
            ProjectSort::Country => {
                order.sort_by_key(|at| {
                    entry(at).and_then(|entry| entry.countries.first().copied()).unwrap_or(usize::MAX)
                });
            }
            ProjectSort::Start => {
                order.sort_by_key(|at| {
                    std::cmp::Reverse(entry(at).and_then(|entry| Some(entry.years?.0)).unwrap_or(i32::MIN))
                });
            }
            ProjectSort::Funding => {
                let main = self.main_currency();
                let amount = |at: &usize| {
                    let funding = entry(at).and_then(|entry| entry.funding.first());
                    funding.map_or((2, 0.0), |(amount, own)| (usize::from(Some(*own) != main), *amount))
                };
                order.sort_by(|a, b| {
                    let (a, b) = (amount(a), amount(b));
                    a.0.cmp(&b.0).then(b.1.total_cmp(&a.1))
                });
            }
        }
        order
    }

    /// What each project can be found by: its name, its themes, cities and countries.
    fn words(&self, locale: &Locale) -> &[String] {
        self.words.get_or_init(|| {
            // Asked for all at once: a question for each would take the browser longer than the search.
            let mut all = String::new();
            for entry in &self.entries {
                let labels = [
                    (&entry.themes, &self.facets.themes),
                    (&entry.cities, &self.facets.cities),
                    (&entry.countries, &self.facets.countries),
                ];
                push_line(&mut all, &entry.name);
                for (places, facets) in labels {
                    for at in places {
                        if let Some(facet) = facets.get(*at) {
                            all.push(' ');
                            push_line(&mut all, &facet.label);
                        }
                    }
                }
                all.push('\n');
            }
            pieces(&fold(&all, locale.formatter.as_ref()), b'\n').map(str::to_owned).collect()
        })
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

/// Tonnes of greenhouse gases; `None` for any other unit, and where no number is stated.
fn tonnes(reduction: &Reduction) -> Option<(f64, bool)> {
    let unit = reduction.quantity.unit.as_str();
    let (size, gas) = unit.split_once(' ')?;
    let factor = match size {
        "t" => 1.0,
        "kt" => 1e3,
        "Mt" => 1e6,
        _ => return None,
    };
    gas.starts_with("CO2").then_some((reduction.quantity.value? * factor, reduction.per_year))
}

/// Whether a theme is meant: by its id, or by its words.
fn is_theme(theme: &Facet, id: &str) -> bool {
    theme.id == id || theme.label.eq_ignore_ascii_case(id)
}

/// The place of a value, which is there from now on.
fn place(facets: &mut Vec<Facet>, id: &str, label: &dyn Fn() -> (String, Option<String>)) -> usize {
    // The one before is most often the one again.
    if let Some(at) = facets.iter().rposition(|facet| facet.id == id) {
        return at;
    }
    let (label, lang) = label();
    facets.push(Facet { id: id.to_owned(), label, lang, count: 0 });
    facets.len() - 1
}

/// Gives places in a list those that they have in another order.
fn move_all(places: &mut Vec<usize>, order: &[usize]) {
    for place in places.iter_mut() {
        *place = order.iter().position(|old| old == place).unwrap_or_default();
    }
    places.sort_unstable();
}

/// A text without line ends.
fn push_line(to: &mut String, text: &str) {
    for letter in text.chars() {
        to.push(if letter == '\n' { ' ' } else { letter });
    }
}

/// The places of names in the order of the language.
fn in_order(names: &[String], locale: &Locale) -> Vec<usize> {
    if names.len() > MOST_SORTED {
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by_cached_key(|at| names.get(*at).map(|name| name.to_ascii_lowercase()));
        return order;
    }
    let sorted = locale.formatter.sorted(names);
    let place = |line: &str| usize::try_from(whole(pieces(line, b' ').next()?)?).ok();
    pieces(&sorted, b'\n').filter_map(place).collect()
}
