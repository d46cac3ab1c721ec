//! Search, more filters than themes, and other orders than by name. Reached through [`crate::part::map::search`] only.

use super::amounts::Band;
use super::order::sort;
use super::query::{MapQuery, ProjectSort};
use super::register::{Facet, Register};
use crate::i18n::Locale;
use crate::model::{find, pieces, whole};
use crate::state::index::fold;

/// For each project whether it is what is looked for, whatever its themes.
pub fn fits(register: &Register, query: &MapQuery, locale: &Locale) -> Vec<bool> {
    let folded = fold(&query.text, locale.formatter.as_ref());
    let terms: Vec<&str> = folded.split_whitespace().collect();
    let words = if terms.is_empty() { &[][..] } else { words(register, locale) };
    let at = |id: &str, list: &[Facet]| {
        (!id.is_empty()).then(|| list.iter().position(|facet| facet.id == id).unwrap_or(usize::MAX))
    };
    let facets = &register.facets;
    let status = at(&query.status, &facets.statuses);
    let city = at(&query.city, &facets.cities);
    let country = at(&query.country, &facets.countries);
    let year = whole(&query.year).map(|year| year as i32);
    let band = whole(&query.funding).map(|from| Band::from(from as f64));
    let main = register.main_currency();
    let mut fits = Vec::with_capacity(register.entries.len());
    for (n, entry) in register.entries.iter().enumerate() {
        fits.push(
            terms.iter().all(|term| words.get(n).is_some_and(|words| find(words, term).is_some()))
                && status.is_none_or(|wanted| entry.status == Some(wanted))
                && city.is_none_or(|wanted| entry.cities.contains(&wanted))
                && country.is_none_or(|wanted| entry.countries.contains(&wanted))
                && year.is_none_or(|wanted| entry.years.is_some_and(|(first, last)| first <= wanted && wanted <= last))
                && band.as_ref().is_none_or(|band| entry.funding.first().is_some_and(|sum| band.has(sum, main))),
        );
    }
    fits
}

/// All projects in an order.
pub fn order(register: &Register, wanted: ProjectSort) -> Vec<usize> {
    let mut order = register.by_name.clone();
    let entry = |at: usize| register.entries.get(at);
    match wanted {
        ProjectSort::Name => {}
        ProjectSort::Given => order = (0..register.entries.len()).collect(),
        // Stable: within a country by name.
        ProjectSort::Country => {
            let country = |at| entry(at).and_then(|entry| entry.countries.first().copied()).unwrap_or(usize::MAX);
            sort(&mut order, &|one, other| country(one) < country(other));
        }
        ProjectSort::Start => {
            let start = |at| entry(at).and_then(|entry| entry.years).map(|years| years.0);
            sort(&mut order, &|one, other| start(one) > start(other));
        }
        ProjectSort::Funding => {
            let main = register.main_currency();
            let amount = |at| {
                let funding = entry(at).and_then(|entry| entry.funding.first());
                funding.map_or((2, 0.0), |(amount, own)| (usize::from(Some(*own) != main), *amount))
            };
            sort(&mut order, &|one, other| {
                let (one, other) = (amount(one), amount(other));
                one.0 < other.0 || one.0 == other.0 && one.1 > other.1
            });
        }
    }
    order
}

/// What each project can be found by: its name, its themes, cities and countries.
fn words<'r>(register: &'r Register, locale: &Locale) -> &'r [String] {
    register.words.get_or_init(|| {
        // Asked for all at once: a question for each would take the browser longer than the search.
        let mut all = String::new();
        for entry in &register.entries {
            let labels = [
                (&entry.themes, &register.facets.themes),
                (&entry.cities, &register.facets.cities),
                (&entry.countries, &register.facets.countries),
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

/// A text without line ends.
fn push_line(to: &mut String, text: &str) {
    for letter in text.chars() {
        to.push(if letter == '\n' { ' ' } else { letter });
    }
}
