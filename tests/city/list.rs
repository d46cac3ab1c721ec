//! Lists: search, filters, order.

use crate::{feed, locale, sample};
use city_widgets::state::city::*;
use serde_json::json;

fn directory(feed: &city_widgets::source::city::CityFeed) -> Directory {
    Directory::new(&feed.document.data, feed.document.lang.as_deref(), &locale(), 2025)
}

fn names(directory: &Directory, query: &ListQuery) -> Vec<String> {
    directory.ask(query, &locale()).rows.iter().map(|at| directory.rows[*at].name.clone()).collect()
}

#[test]
fn is_searched_without_accents_and_filtered_with_counts() {
    let directory = directory(&sample("mission-cities"));
    let ask = |query: ListQuery| names(&directory, &query);
    let text = |text: &str| ListQuery { text: text.to_owned(), ..ListQuery::default() };
    assert_eq!(ask(text("SONDER")), ["Sønderborg"]);
    assert_eq!(ask(text("taurage")), ["Tauragė"]);
    assert_eq!(ask(text("valència")), ["Valencia"]);
    assert_eq!(ask(text("spain madrid")), ["Madrid"]);
    let all = directory.ask(&ListQuery::default(), &locale());
    assert_eq!(all.rows.len(), directory.rows.len());
    assert!(all.facets.networks.is_empty(), "one network is no choice");
    let spain = all.facets.countries.iter().find(|facet| facet.id == "ES").unwrap();
    assert_eq!((spain.label.as_str(), spain.count), ("Spain", 4));
    let chosen = ListQuery { country: "ES".to_owned(), ..ListQuery::default() };
    let shown = directory.ask(&chosen, &locale());
    assert_eq!(shown.rows.len(), 4);
    let denmark = shown.facets.countries.iter().find(|facet| facet.id == "DK").unwrap();
    assert_eq!(denmark.count, 2, "a filter counts what the others leave");
    let years: Vec<_> = shown.facets.years.iter().map(|facet| facet.id.as_str()).collect();
    assert!(years.is_sorted());
    assert_eq!(ask(ListQuery { status: "nonsense".to_owned(), ..ListQuery::default() }), [""; 0]);
}

#[test]
fn no_target_and_a_passed_one_are_two_things() {
    let cities = json!({"cities": [
        {"name": "None", "climate": {"targets": [{"goalTerm": "No target"}]}},
        {"name": "Nothing"},
        {"name": "Passed", "climate": {"targets": [{"goalTerm": "carbon neutral", "targetYear": 2020, "targetStatus": "in-law"}]}},
        {"name": "Law", "climate": {"targets": [{"goalTerm": "net zero", "targetYear": 2040, "targetStatus": "In law"}]}},
    ]});
    let directory = directory(&feed(&cities.to_string()));
    let standings: Vec<_> = directory.rows.iter().map(|row| row.standing).collect();
    assert_eq!(standings, [Standing::NoTarget, Standing::Unknown, Standing::Expired, Standing::InLaw]);
    let shown = directory.ask(&ListQuery { sort: Sort::TargetYear, ..ListQuery::default() }, &locale());
    assert_eq!(directory.rows[shown.rows[0]].name, "Passed");
    let keys: Vec<_> = shown.facets.statuses.iter().map(|facet| (facet.id.as_str(), facet.count)).collect();
    assert_eq!(keys, [("in-law", 1), ("expired", 1), ("no-target", 1), ("unknown", 1)]);
}

#[test]
fn a_hundred_and_twelve() {
    let cities: Vec<_> = (0..112).map(|n| json!({"name": format!("City {n}"), "population": n, "country": (if n % 2 == 0 { "ES" } else { "DE" })})).collect();
    let directory = directory(&feed(&json!({"cities": cities}).to_string()));
    let shown = directory.ask(&ListQuery { sort: Sort::Population, ..ListQuery::default() }, &locale());
    assert_eq!((shown.rows.len(), directory.rows[shown.rows[0]].name.as_str()), (112, "City 111"));
}
