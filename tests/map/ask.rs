//! What a query leaves, and the figures of that.

use crate::{baltic, feed, locale, register};
use city_widgets::model::project::ProjectCollection;
use city_widgets::state::map::{Listed, MapQuery, ProjectSort, Register, bands, summary, years};
use serde_json::{Value, json};

/// The ids of what a query leaves, in its order.
fn ids(data: &ProjectCollection, listed: &Listed) -> Vec<String> {
    listed.rows.iter().map(|at| data.projects[*at].id.clone()).collect()
}

fn asked(query: &MapQuery) -> Vec<String> {
    let data = baltic();
    let register = register(&data, "en");
    let listed = register.ask(query, &locale("en"));
    // Mask and rows say the same.
    let mut rows = listed.rows.clone();
    rows.sort_unstable();
    let masked: Vec<usize> = (0..listed.mask.len()).filter(|at| listed.mask[*at]).collect();
    assert_eq!(rows, masked);
    ids(&data, &listed)
}

fn of(features: &Value) -> ProjectCollection {
    feed(&json!({"type": "FeatureCollection", "features": features}).to_string()).document.data
}

#[test]
fn nothing_asked_is_all_of_it_by_name() {
    let all = asked(&MapQuery::default());
    assert_eq!(all, ["bike", "bog", "ferry", "school", "heat", "network", "roofs", "sorting", "tram", "trees", "wind"]);
}

#[test]
fn each_filter_leaves_what_it_says() {
    let text = |text: &str| MapQuery { text: text.into(), ..MapQuery::default() };
    let cases = [
        (text("solar"), vec!["roofs"]),
        (text("  COPENHAGEN   energy "), vec!["heat", "wind"]),
        (text("gdansk"), vec!["network"]),
        (text("nothing of the kind"), vec![]),
        (
            MapQuery { themes: vec!["waste".into(), "mobility".into()], ..MapQuery::default() },
            vec!["bike", "ferry", "sorting", "tram"],
        ),
        // The words of a theme mean it too.
        (MapQuery { themes: vec!["Waste".into()], ..MapQuery::default() }, vec!["sorting"]),
        (MapQuery { themes: vec!["unknown".into()], ..MapQuery::default() }, vec![]),
        (MapQuery { status: "closed".into(), ..MapQuery::default() }, vec!["bike", "trees"]),
        (MapQuery { city: "Stockholm".into(), ..MapQuery::default() }, vec!["roofs", "sorting", "trees"]),
        (MapQuery { city: "Atlantis".into(), ..MapQuery::default() }, vec![]),
        (MapQuery { country: "NO".into(), ..MapQuery::default() }, vec!["ferry", "network"]),
        (MapQuery { year: "2022".into(), ..MapQuery::default() }, vec!["wind"]),
        (MapQuery { year: "2017".into(), ..MapQuery::default() }, vec![]),
        // Of the currency that most amounts are in; the others are in no range.
        (MapQuery { funding: "1000000".into(), ..MapQuery::default() }, vec!["wind"]),
        (MapQuery { funding: "100000".into(), ..MapQuery::default() }, vec!["roofs"]),
        (MapQuery { funding: "10000".into(), ..MapQuery::default() }, vec!["ferry"]),
        (
            MapQuery {
                themes: vec!["energy".into()],
                status: "pipeline".into(),
                city: "Copenhagen".into(),
                ..text("waste")
            },
            vec!["heat"],
        ),
    ];
    for (query, expected) in cases {
        assert_eq!(asked(&query), expected, "{query:?}");
    }
}

#[test]
fn themes_count_what_the_other_filters_leave() {
    let (data, english) = (baltic(), locale("en"));
    let register = register(&data, "en");
    let labels: Vec<&str> = register.facets.themes.iter().map(|theme| theme.label.as_str()).collect();
    assert_eq!(labels, ["Energy", "Mobility", "Nature", "Waste"]);
    let counts = |query: &MapQuery| register.ask(query, &english).themes;
    assert_eq!(counts(&MapQuery::default()), [4, 3, 3, 1]);
    // A theme that is chosen takes nothing from the others.
    assert_eq!(counts(&MapQuery { themes: vec!["waste".into()], ..MapQuery::default() }), [4, 3, 3, 1]);
    assert_eq!(counts(&MapQuery { status: "closed".into(), ..MapQuery::default() }), [0, 1, 1, 0]);
}

#[test]
fn orders() {
    let sorted = |sort| asked(&MapQuery { sort, ..MapQuery::default() });
    assert_eq!(sorted(ProjectSort::Given)[..4], ["wind", "bike", "heat", "ferry"]);
    assert_eq!(sorted(ProjectSort::Start)[..3], ["heat", "wind", "bike"]);
    // Other currencies come after the main one, and what has no amount comes last.
    assert_eq!(sorted(ProjectSort::Funding)[..4], ["wind", "roofs", "ferry", "bike"]);
    assert_eq!(sorted(ProjectSort::Country)[..4], ["bike", "school", "heat", "wind"]);
    assert_eq!(asked(&MapQuery::default()), sorted(ProjectSort::Name));
}

#[test]
fn a_register_has_each_project_once_and_each_place() {
    let data = baltic();
    let register = register(&data, "en");
    assert_eq!((register.entries.len(), register.spots.len()), (11, 12));
    let network = data.projects.iter().position(|project| project.id == "network").unwrap();
    assert_eq!(register.entries[network].spots.1, 3);
    let school = data.projects.iter().position(|project| project.id == "school").unwrap();
    assert_eq!(register.entries[school].spots.1, 0);
    assert_eq!(years(&register), [2026, 2024, 2023, 2022, 2021, 2019, 2018]);
    let labels: Vec<String> = bands(&register).iter().map(|band| band.id()).collect();
    assert_eq!(labels, ["10000", "100000", "1000000"]);
}

#[test]
fn sums_follow_the_filter_and_never_mix() {
    let (data, english) = (baltic(), locale("en"));
    let register = register(&data, "en");
    let all = summary(&register, &register.ask(&MapQuery::default(), &english), &english);
    assert_eq!((all.cities, all.funding.len(), all.effect.len()), (9, 2, 0), "{all:?}");
    let query = MapQuery { city: "Stockholm".into(), ..MapQuery::default() };
    let few = summary(&register, &register.ask(&query, &english), &english);
    assert_eq!((few.cities, few.funding.len()), (1, 1));
    let none = MapQuery { text: "nothing of the kind".into(), ..MapQuery::default() };
    assert_eq!(summary(&register, &register.ask(&none, &english), &english), Default::default());
}

#[test]
fn effects_of_different_kinds_are_not_added() {
    let reduction = |value: f64, unit: &str, yearly: bool| {
        json!({"type": "Feature", "id": format!("{value}{unit}{yearly}"), "geometry": null, "properties": {"name": "x",
            "emissionsReduction": {"value": value, "unit": unit, "perYear": yearly}}})
    };
    let data = feed(
        &json!({"schemaVersion": "1.0", "kind": "ProjectCollection", "data": {"type": "FeatureCollection", "features": [
            reduction(100.0, "t CO2e", true), reduction(2.0, "kt CO2e", true), reduction(7.0, "t CO2e", false),
            reduction(5.0, "t CO2", true), reduction(9.0, "MWh", true),
        ]}})
        .to_string(),
    )
    .document
    .data;
    let english = locale("en");
    let register = Register::new(&data, None, &english);
    let sums = summary(&register, &register.ask(&MapQuery::default(), &english), &english);
    assert_eq!(sums.effect.len(), 3, "{:?}", sums.effect);
    assert!(sums.effect.iter().any(|words| words.contains("2100") || words.contains("2,100")), "{:?}", sums.effect);
}

#[test]
fn colours_are_those_of_the_first_theme_that_is_chosen() {
    let data = of(&json!([
        {"type": "Feature", "id": "both", "geometry": null, "properties": {"name": "Both", "themes": ["Energy", "Water"]}},
        {"type": "Feature", "id": "one", "geometry": null, "properties": {"name": "One", "themes": ["Energy"]}},
        {"type": "Feature", "id": "none", "geometry": null, "properties": {"name": "None"}},
    ]));
    let register = Register::new(&data, None, &locale("en"));
    let water = MapQuery { themes: vec!["water".into()], ..MapQuery::default() };
    assert_eq!(register.colours(&MapQuery::default()), [0, 0, 7]);
    assert_eq!(register.colours(&water), [1, 0, 7]);
}

#[test]
fn no_projects_are_asked_like_any() {
    let english = locale("en");
    let empty = Register::new(&ProjectCollection::default(), None, &english);
    for text in ["", "x"] {
        let query = MapQuery { text: text.into(), year: "x".into(), funding: "-1".into(), ..MapQuery::default() };
        assert_eq!(empty.ask(&query, &english), Listed::default());
    }
    assert!(years(&empty).is_empty() && bands(&empty).is_empty());
}
