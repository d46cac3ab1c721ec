//! Projects of the model -> a register.

use super::register::{Effect, Entry, Facets, Register, Spot, in_order, status_key};
use super::values::Values;
use crate::i18n::Locale;
use crate::model::Text;
use crate::model::city::Country;
use crate::model::project::{Amount, Brief, ProjectCollection, Reduction};
use crate::state::city::Wording;
use std::cell::OnceCell;
use std::cmp::Reverse;

/// A register in the making.
struct Gathering<'a> {
    wording: Wording<'a>,
    entries: Vec<Entry>,
    themes: Values,
    statuses: Values,
    cities: Values,
    countries: Values,
    currencies: Vec<String>,
}

pub fn gather(collection: &ProjectCollection, document_lang: Option<&str>, locale: &Locale) -> Register {
    let mut all = Gathering {
        wording: Wording { locale, lang: document_lang },
        entries: Vec::with_capacity(collection.projects.len()),
        themes: Values::default(),
        statuses: Values::default(),
        cities: Values::default(),
        countries: Values::default(),
        currencies: Vec::new(),
    };
    let mut spots = Vec::with_capacity(collection.projects.len());
    let mut has_shapes = false;
    for (project, record) in collection.projects.iter().enumerate() {
        let first = spots.len();
        for site in record.sites.iter() {
            let point = site.geometry.point();
            has_shapes |= point.is_none();
            if let Some(at) = point.or_else(|| site.geometry.shape().representative()) {
                spots.push(Spot { project, at });
            }
        }
        let entry = all.entry(&record.brief());
        all.entries.push(Entry { spots: (first, spots.len() - first), ..entry });
    }
    all.register(spots, has_shapes)
}

impl Gathering<'_> {
    fn entry(&mut self, brief: &Brief) -> Entry {
        let wording = self.wording;
        let said = |text: &Text| {
            let (words, lang) = wording.locale.words(text, wording.lang);
            (words.to_owned(), lang.filter(|lang| **lang != *wording.locale.lang).map(str::to_owned))
        };
        let (name, lang) = said(&brief.name);
        let mut entry = Entry { name, lang, ..Entry::default() };
        entry.years = brief.start.or(brief.end).map(|first| (first, brief.end.unwrap_or(first).max(first)));
        entry.effect = brief.reduction.as_ref().and_then(tonnes);
        for theme in &brief.themes {
            add(&mut entry.themes, self.themes.place(&theme.id, &|| said(&theme.name)));
        }
        if let Some(status) = &brief.status {
            let label = || match status_key(status) {
                Some(key) => (wording.locale.t(key), None),
                None => (status.name().to_owned(), wording.lang.map(str::to_owned)),
            };
            entry.status = Some(self.statuses.place(status.name(), &label));
        }
        for city in &brief.cities {
            let (words, lang) = said(&city.name);
            if !words.is_empty() {
                let id = city.id.as_deref().unwrap_or(&words);
                add(&mut entry.cities, self.cities.place(id, &|| (words.clone(), lang.clone())));
            }
            if let Some(country) = &city.country {
                self.country(&mut entry, country);
            }
        }
        entry.funding = self.amounts(&brief.funding);
        entry.leveraged = self.amounts(&brief.leveraged);
        entry
    }

    fn country(&mut self, entry: &mut Entry, country: &Country) {
        let id = country.code.as_deref().unwrap_or(country.name.any());
        if !id.is_empty() {
            let wording = self.wording;
            add(&mut entry.countries, self.countries.place(id, &|| (wording.country(country), None)));
        }
    }

    fn amounts(&mut self, amounts: &[Amount]) -> Vec<(f64, usize)> {
        let mut own = Vec::new();
        for amount in amounts {
            let known = self.currencies.iter().position(|known| *known == amount.currency);
            own.push((
                amount.amount,
                known.unwrap_or_else(|| {
                    self.currencies.push(amount.currency.clone());
                    self.currencies.len() - 1
                }),
            ));
        }
        own
    }

    /// Puts the values of the filters in order, once: themes by how many projects have them, places by their names.
    fn register(mut self, spots: Vec<Spot>, has_shapes: bool) -> Register {
        for entry in &self.entries {
            for at in &entry.themes {
                if let Some(theme) = self.themes.list.get_mut(*at) {
                    theme.count += 1;
                }
            }
        }
        let mut themes: Vec<usize> = (0..self.themes.list.len()).collect();
        themes.sort_by_key(|at| Reverse(self.themes.list.get(*at).map(|theme| theme.count)));
        let locale = self.wording.locale;
        let by_label = |values: &Values| {
            in_order(&values.list.iter().map(|facet| facet.label.clone()).collect::<Vec<_>>(), locale)
        };
        let (cities, countries) = (by_label(&self.cities), by_label(&self.countries));
        let (themes, theme_at) = self.themes.in_order(&themes);
        let (cities, city_at) = self.cities.in_order(&cities);
        let (countries, country_at) = self.countries.in_order(&countries);
        for entry in &mut self.entries {
            for (places, moved) in
                [(&mut entry.themes, &theme_at), (&mut entry.cities, &city_at), (&mut entry.countries, &country_at)]
            {
                for place in places {
                    *place = moved.get(*place).copied().unwrap_or_default();
                }
            }
            entry.themes.sort_unstable();
        }
        Register {
            entries: self.entries,
            spots,
            has_shapes,
            facets: Facets { themes, statuses: self.statuses.list, cities, countries },
            currencies: self.currencies,
            by_name: OnceCell::new(),
            words: OnceCell::new(),
        }
    }
}

fn add(places: &mut Vec<usize>, place: usize) {
    if !places.contains(&place) {
        places.push(place);
    }
}

/// Tonnes of greenhouse gases; `None` for any other unit, and where no number is stated.
fn tonnes(reduction: &Reduction) -> Option<(f64, Effect)> {
    let (size, gas) = reduction.quantity.unit.split_once(' ')?;
    let factor = match size {
        "t" => 1.0,
        "kt" => 1e3,
        "Mt" => 1e6,
        _ => return None,
    };
    let is_co2 = match gas {
        "CO2" => true,
        "CO2e" => false,
        _ => return None,
    };
    Some((reduction.quantity.value? * factor, Effect { is_co2, yearly: reduction.per_year }))
}
