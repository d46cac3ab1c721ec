//! More filters and the order. Reached through [`crate::part::map::filters`] only.

use super::scene::MapScene;
use crate::i18n::Key;
use crate::model::plain;
use crate::state::map::{Facet, MapQuery, ProjectSort, bands, years};
use crate::view::dom;
use crate::view::el::{El, div, label, option, select, span};

type Field = fn(&mut MapQuery) -> &mut String;

pub fn filters(scene: &MapScene) -> El {
    let scene = scene.clone();
    // New data bring other values; a query changes only their counts, and those are not shown here.
    div().class("fields").live(move || {
        let register = scene.register.get();
        let facets = &register.facets;
        let currency = register.main_currency().and_then(|at| register.currencies.get(at));
        let currency = currency.map(String::as_str).unwrap_or_default();
        let facet = |id: String, label: String| Facet { id, label, ..Facet::default() };
        let bands: Vec<Facet> =
            bands(&register).iter().map(|band| facet(band.id(), band.label(currency, &scene.locale))).collect();
        let wording = scene.wording();
        let years: Vec<Facet> =
            years(&register).into_iter().map(|year| facet(plain(year.into()), wording.year(year))).collect();
        let fields = [
            choice(&scene, Key::ProjectStatus, Key::AllStatuses, &facets.statuses, |query| &mut query.status),
            choice(&scene, Key::CityName, Key::AllCities, &facets.cities, |query| &mut query.city),
            choice(&scene, Key::CityCountry, Key::AllCountries, &facets.countries, |query| &mut query.country),
            choice(&scene, Key::CityYear, Key::AllYears, &years, |query| &mut query.year),
            choice(&scene, Key::MapFunding, Key::FundingAny, &bands, |query| &mut query.funding),
            Some(order(&scene)),
        ];
        fields.into_iter().flatten().collect::<Vec<El>>()
    })
}

/// A filter as the browser's own list box; one value is no choice.
fn choice(scene: &MapScene, name: Key, all: Key, facets: &[Facet], field: Field) -> Option<El> {
    if facets.len() < 2 {
        return None;
    }
    let query = &scene.visit.query;
    let one = |id: &str, words: String, lang: Option<String>| {
        let (id, asked) = (id.to_owned(), query.clone());
        let value = id.clone();
        let chosen = move || *field(&mut asked.get()) == id;
        option().attr("value", value).attr("lang", lang).selected(chosen).child(words)
    };
    let mut list = select().part("filter").child(one("", scene.locale.t(all), None));
    for facet in facets {
        list = list.child(one(&facet.id, facet.label.clone(), facet.lang.clone()));
    }
    let query = query.clone();
    let list = list.on("change", move |event| query.update(|query| *field(query) = dom::value(&event)));
    Some(label().class("field").child(span().child(scene.locale.t(name))).child(list))
}

fn order(scene: &MapScene) -> El {
    let query = &scene.visit.query;
    let mut list = select().part("filter");
    for sort in ProjectSort::ALL {
        let asked = query.clone();
        let words = scene.locale.t(match sort {
            ProjectSort::Name => Key::SortName,
            ProjectSort::Country => Key::SortCountry,
            ProjectSort::Start => Key::SortStart,
            ProjectSort::Funding => Key::SortFunding,
            ProjectSort::Given => Key::SortGiven,
        });
        list = list.child(option().attr("value", sort.name()).selected(move || asked.get().sort == sort).child(words));
    }
    let query = query.clone();
    let list =
        list.on("change", move |event| query.update(|query| query.sort = ProjectSort::of_name(&dom::value(&event))));
    label().class("field").child(span().child(scene.locale.t(Key::CitySort))).child(list)
}
