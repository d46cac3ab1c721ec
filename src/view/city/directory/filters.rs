//! Search, filters and order of a list of cities.

use super::Listed;
use crate::i18n::Key;
use crate::state::city::{CityFacet, ListQuery, Sort, Standing};
use crate::view::Live;
use crate::view::city::teller::plain;
use crate::view::dom;
use crate::view::el::{El, Event, Place, button, div, input, label, option, p, select, span};

type Field = fn(&mut ListQuery) -> &mut String;

pub fn filters(listed: &Listed) -> El {
    let (search, field) = search(listed);
    let selects = listed.clone();
    let fields = div().class("fields").child(search).live(move || {
        let all = selects.directory.get().ask(&ListQuery::default(), &selects.scene.locale).facets;
        let statuses: Vec<CityFacet> = all.statuses.iter().map(|facet| status(&selects, facet)).collect();
        let parts = [
            choice(&selects, Key::CityCountry, Key::AllCountries, &all.countries, |query| &mut query.country),
            choice(&selects, Key::CityNetwork, Key::AllNetworks, &all.networks, |query| &mut query.network),
            choice(&selects, Key::CityStatus, Key::AllStatuses, &statuses, |query| &mut query.status),
            choice(&selects, Key::CityTargetYear, Key::AllYears, &all.years, |query| &mut query.year),
            Some(order(&selects)),
        ];
        parts.into_iter().flatten().collect::<Vec<El>>()
    });
    div().class("toolbar").part("toolbar").child(fields).child(count(listed, field))
}

fn status(listed: &Listed, facet: &CityFacet) -> CityFacet {
    let key = Standing::ALL.into_iter().find(|known| known.name() == facet.id).map(Standing::key);
    CityFacet { label: key.map(|key| listed.scene.locale.t(key)).unwrap_or_default(), ..facet.clone() }
}

fn search(listed: &Listed) -> (El, Place) {
    let (place, query) = (Place::default(), listed.scene.visit.query.clone());
    let shown = query.clone();
    let typed = move |event: Event| query.update(|query| query.text = dom::value(&event));
    let words = listed.scene.locale.t(Key::CitySearch);
    let field = input()
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .part("search")
        .place(place.clone())
        .value(move || shown.get().text)
        .on("input", typed);
    (label().class("field search").child(span().child(words)).child(field), place)
}

/// A filter as the browser's own list box; one value is no choice.
fn choice(listed: &Listed, name: Key, all: Key, facets: &[CityFacet], field: Field) -> Option<El> {
    if facets.is_empty() {
        return None;
    }
    let query = &listed.scene.visit.query;
    let one = |id: &str, words: String| {
        let (id, asked) = (id.to_owned(), query.clone());
        let value = id.clone();
        option().attr("value", value).selected(move || *field(&mut asked.get()) == id).child(words)
    };
    let mut list = select().part("filter").child(one("", listed.scene.locale.t(all)));
    for facet in facets {
        list = list.child(one(&facet.id, facet.label.clone()));
    }
    let query = query.clone();
    let list = list.on("change", move |event| query.update(|query| *field(query) = dom::value(&event)));
    Some(label().class("field").child(span().child(listed.scene.locale.t(name))).child(list))
}

fn order(listed: &Listed) -> El {
    let query = &listed.scene.visit.query;
    let mut list = select().part("filter");
    for sort in Sort::ALL {
        let asked = query.clone();
        let words = listed.scene.locale.t(sort_words(sort));
        list = list.child(option().attr("value", sort.name()).selected(move || asked.get().sort == sort).child(words));
    }
    let query = query.clone();
    let list = list.on("change", move |event| query.update(|query| query.sort = Sort::of_name(&dom::value(&event))));
    label().class("field").child(span().child(listed.scene.locale.t(Key::CitySort))).child(list)
}

fn sort_words(sort: Sort) -> Key {
    match sort {
        Sort::Name => Key::SortName,
        Sort::Country => Key::SortCountry,
        Sort::TargetYear => Key::SortYear,
        Sort::Population => Key::SortPopulation,
        Sort::Given => Key::SortGiven,
    }
}

/// How many are shown, announced politely, and the way back to all.
fn count(listed: &Listed, field: Place) -> El {
    let (directory, shown, locale) = (listed.directory.clone(), listed.shown.clone(), listed.scene.locale.clone());
    let words = move || {
        let (shown, total) = (shown.get().rows.len(), directory.get().rows.len());
        match shown {
            0 => locale.t(Key::CityNoMatch),
            n if n == total => locale.count(Key::CityCount, total, &[]),
            n => locale.count(Key::CityCountOf, total, &[("shown", &locale.formatter.number(n))]),
        }
    };
    let query: Live<ListQuery> = listed.scene.visit.query.clone();
    let clear = listed.scene.locale.t(Key::Clear);
    let back = move || {
        let (all, field) = (query.clone(), field.clone());
        let is_filtered = query.get() != ListQuery { sort: query.get().sort, ..ListQuery::default() };
        is_filtered.then(|| {
            let press = move |_| {
                dom::focus(&field);
                all.update(|query| *query = ListQuery { sort: query.sort, ..ListQuery::default() });
            };
            button().attr("type", "button").class("button plain clear").on("click", press).child(plain(clear.clone()))
        })
    };
    div().class("count").child(p().class("status").part("status").attr("role", "status").live(words)).live(back)
}
