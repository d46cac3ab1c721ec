//! A list of cities: search, filters, order.

use super::facets::{CityFacet, CityFacets, place};
use super::headline::headlines;
use super::standing::{Standing, standing};
use super::wording::Wording;
use crate::i18n::Locale;
use crate::model::Text;
use crate::model::city::{CityProfile, Profiles};
use crate::state::index::fold;

/// What is looked for; an empty text is all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListQuery {
    pub text: String,
    pub country: String,
    pub network: String,
    /// A [`Standing`] by its name.
    pub status: String,
    pub year: String,
    pub sort: Sort,
}

/// The order of a list. What a city lacks comes last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Name,
    Country,
    /// The earliest first.
    TargetYear,
    /// The largest first.
    Population,
    /// As the data have them.
    Given,
}

impl Sort {
    pub const ALL: [Sort; 5] = [Sort::Name, Sort::Country, Sort::TargetYear, Sort::Population, Sort::Given];

    pub fn name(self) -> &'static str {
        match self {
            Sort::Name => "name",
            Sort::Country => "country",
            Sort::TargetYear => "year",
            Sort::Population => "population",
            Sort::Given => "given",
        }
    }

    /// Total: any other word is the name.
    pub fn of_name(name: &str) -> Sort {
        Sort::ALL.into_iter().find(|sort| sort.name() == name).unwrap_or_default()
    }
}

/// What a row shows of a city.
#[derive(Debug, Clone, PartialEq)]
pub struct DirectoryRow {
    /// The place of the record in the document.
    pub index: usize,
    pub id: String,
    pub name: String,
    /// The language of the name, where it is known.
    pub lang: Option<String>,
    pub country: String,
    /// The city's own term for its target.
    pub term: Text,
    pub target_year: Option<i32>,
    pub standing: Standing,
    pub population: Option<f64>,
    places: Places,
    words: String,
}

/// The values of a row, by their places in the filters.
#[derive(Debug, Clone, Default, PartialEq)]
struct Places {
    country: Option<usize>,
    networks: Vec<usize>,
    status: usize,
    year: Option<usize>,
}

/// A list that can be asked.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    pub rows: Vec<DirectoryRow>,
    facets: CityFacets,
    /// Rows in the order of their names.
    by_name: Vec<usize>,
}

/// What a query leaves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// Places in [`Directory::rows`], in order.
    pub rows: Vec<usize>,
    pub facets: CityFacets,
}

impl Directory {
    pub fn new(profiles: &Profiles, document_lang: Option<&str>, locale: &Locale, now: i32) -> Directory {
        let mut directory = Directory::default();
        let statuses = &mut directory.facets.statuses;
        for known in Standing::ALL {
            place(statuses, known.name(), "");
        }
        for (index, record) in profiles.cities().iter().enumerate() {
            // What a row shows; the rest of a thousand cities is not read.
            let alternate_names = Text::list(record.tree.get("alternateName"));
            let city = CityProfile { alternate_names, ..record.card() };
            directory.add(index, &city, document_lang, locale, now);
        }
        let mut names = Vec::new();
        for row in &directory.rows {
            names.push(row.name.clone());
        }
        directory.by_name = in_order(&names, locale);
        directory.arrange(locale);
        directory
    }

    fn add(&mut self, index: usize, city: &CityProfile, document_lang: Option<&str>, locale: &Locale, now: i32) {
        let (name, lang) = locale.words(&city.name, document_lang);
        let target = headlines(&city.climate, now).main.and_then(|main| city.climate.targets.get(main));
        let standing = standing(target.map(|target| &target.aim), now);
        let target = target.filter(|target| !target.is_none());
        let mut words = String::new();
        let mut say = |text: &Text| {
            text.each(|variant| {
                words.push_str(variant);
                words.push(' ');
            });
        };
        say(&city.name);
        for other in &city.alternate_names {
            say(other);
        }
        let mut places = Places {
            status: Standing::ALL.iter().position(|known| *known == standing).unwrap_or(0),
            ..Places::default()
        };
        let mut country = String::new();
        if let Some(found) = &city.country {
            say(&found.name);
            country = Wording { locale, lang: document_lang }.country(found);
            say(&Text::from(country.as_str()));
            let id = found.code.as_deref().unwrap_or(&country);
            if !id.is_empty() {
                places.country = Some(place(&mut self.facets.countries, id, &country));
            }
        }
        for member in city.memberships.iter().filter(|member| member.status.as_deref() != Some("former")) {
            say(&member.network.name);
            let label = locale.words(&member.network.name, document_lang).0;
            let id = member.network.id.as_deref().unwrap_or(label);
            if !id.is_empty() {
                let at = place(&mut self.facets.networks, id, if label.is_empty() { id } else { label });
                if !places.networks.contains(&at) {
                    places.networks.push(at);
                }
            }
        }
        let term = target.map(|target| target.term.clone()).unwrap_or_default();
        say(&term);
        let target_year = target.and_then(|target| target.year);
        places.year = target_year.map(|year| {
            let year = year.to_string();
            place(&mut self.facets.years, &year, &year)
        });
        self.rows.push(DirectoryRow {
            index,
            id: city.id.clone(),
            name: name.to_owned(),
            lang: lang.map(str::to_owned),
            country,
            term,
            target_year,
            standing,
            population: city.population.as_ref().and_then(|population| population.value),
            places,
            words: fold(&words, locale.formatter.as_ref()),
        });
    }

    /// Puts the values of the filters in order, once: those of a query keep it.
    fn arrange(&mut self, locale: &Locale) {
        let labels = |facets: &[CityFacet]| facets.iter().map(|facet| facet.label.clone()).collect::<Vec<_>>();
        let countries = in_order(&labels(&self.facets.countries), locale);
        let networks = in_order(&labels(&self.facets.networks), locale);
        let mut years: Vec<usize> = (0..self.facets.years.len()).collect();
        years.sort_by_key(|at| self.facets.years.get(*at).and_then(|year| year.id.parse::<i32>().ok()));
        let moved = |order: &[usize], old: usize| order.iter().position(|at| *at == old);
        for row in &mut self.rows {
            let places = &mut row.places;
            places.country = places.country.and_then(|old| moved(&countries, old));
            places.networks = places.networks.iter().filter_map(|old| moved(&networks, *old)).collect();
            places.year = places.year.and_then(|old| moved(&years, old));
        }
        let facets = &mut self.facets;
        for (list, order) in
            [(&mut facets.countries, countries), (&mut facets.networks, networks), (&mut facets.years, years)]
        {
            *list = order.iter().filter_map(|at| list.get(*at).cloned()).collect();
        }
    }

    /// The rows that a query leaves, in order, and the filters with their counts.
    pub fn ask(&self, query: &ListQuery, locale: &Locale) -> Shown {
        let folded = fold(&query.text, locale.formatter.as_ref());
        let terms: Vec<&str> = folded.split_whitespace().collect();
        let mut facets = self.facets.clone();
        let wanted = |id: &str, list: &[CityFacet]| {
            (!id.is_empty()).then(|| list.iter().position(|facet| facet.id == id).unwrap_or(usize::MAX))
        };
        let country = wanted(&query.country, &facets.countries);
        let network = wanted(&query.network, &facets.networks);
        let status = wanted(&query.status, &facets.statuses);
        let year = wanted(&query.year, &facets.years);
        let mut rows = Vec::new();
        for at in self.order(query.sort) {
            let Some(row) = self.rows.get(at).filter(|row| terms.iter().all(|term| row.words.contains(term))) else {
                continue;
            };
            let fits = [
                country.is_none_or(|wanted| row.places.country == Some(wanted)),
                network.is_none_or(|wanted| row.places.networks.contains(&wanted)),
                status.is_none_or(|wanted| row.places.status == wanted),
                year.is_none_or(|wanted| row.places.year == Some(wanted)),
            ];
            // A filter counts what the others leave.
            let but = |own: usize| fits.iter().enumerate().all(|(n, fits)| *fits || n == own);
            let count = |list: &mut Vec<CityFacet>, at: Option<usize>| {
                if let Some(facet) = at.and_then(|at| list.get_mut(at)) {
                    facet.count += 1;
                }
            };
            if but(0) {
                count(&mut facets.countries, row.places.country);
            }
            if but(1) {
                for network in &row.places.networks {
                    count(&mut facets.networks, Some(*network));
                }
            }
            if but(2) {
                count(&mut facets.statuses, Some(row.places.status));
            }
            if but(3) {
                count(&mut facets.years, row.places.year);
            }
            if fits.iter().all(|fits| *fits) {
                rows.push(at);
            }
        }
        let used: Vec<usize> = self.rows.iter().map(|row| row.places.status).collect();
        let mut n = 0;
        facets.statuses.retain(|_| {
            n += 1;
            used.contains(&(n - 1))
        });
        facets.settle();
        Shown { rows, facets }
    }

    fn order(&self, sort: Sort) -> Vec<usize> {
        let mut order = self.by_name.clone();
        let row = |at: &usize| self.rows.get(*at);
        match sort {
            Sort::Name => {}
            Sort::Given => order.sort_unstable(),
            // Stable: within a country by name.
            Sort::Country => order.sort_by_key(|at| row(at).map(|row| (row.country.is_empty(), row.country.as_str()))),
            Sort::TargetYear => order.sort_by_key(|at| row(at).map(|row| row.target_year.unwrap_or(i32::MAX))),
            Sort::Population => {
                let size = |at: &usize| row(at).and_then(|row| row.population).unwrap_or(-1.0);
                order.sort_by(|a, b| size(b).total_cmp(&size(a)));
            }
        }
        order
    }
}

/// The places of names in the order of the language.
fn in_order(names: &[String], locale: &Locale) -> Vec<usize> {
    let sorted = locale.formatter.sorted(names);
    sorted.lines().filter_map(|line| line.split(' ').next()?.parse().ok()).collect()
}
