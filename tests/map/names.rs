//! What marks are called, and the word in the address.

use crate::{baltic, locale, register};
use city_widgets::state::map::{MapChoice, MapQuery, MarkName, THEMES, name_of_mark};

fn name(lang: &str, projects: usize, colours: &[(usize, u32)], id: &str) -> String {
    let data = baltic();
    let project = data.projects.iter().position(|project| project.id == id).unwrap();
    let mut themes = [0; THEMES];
    for (colour, count) in colours {
        themes[*colour] = *count;
    }
    let mark = MarkName { projects, themes: &themes, project };
    name_of_mark(&mark, &register(&data, lang), &locale(lang))
}

#[test]
fn of_several_projects() {
    let near = |lang: &str, n: u32| name(lang, n as usize, &[(0, n - 1), (1, 1)], "wind");
    assert_eq!(near("en", 12), "12 projects near Copenhagen: 11 Energy, 1 Mobility");
    insta::assert_snapshot!([near("de", 12), near("ar", 3), near("ar", 12), near("ar", 100)].join("\n"));
    // The most come first, and what has no colour of its own is named as others.
    assert_eq!(
        name("en", 7, &[(1, 2), (0, 2), (7, 3)], "wind"),
        "7 projects near Copenhagen: 3 Other themes, 2 Energy, 2 Mobility"
    );
}

#[test]
fn of_one_project() {
    assert_eq!(name("en", 1, &[(0, 1)], "tram"), "Tram to the island, Helsinki, Mobility, Under way");
    insta::assert_snapshot!([name("de", 1, &[(0, 1)], "network"), name("ar", 1, &[(0, 1)], "tram")].join("\n"));
}

#[test]
fn of_data_without_themes_or_cities() {
    let text = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": "One"}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": "Two"}}]}"#;
    let data = crate::feed(text).document.data;
    let mark = MarkName { projects: 2, themes: &[0; THEMES], project: 0 };
    assert_eq!(name_of_mark(&mark, &register(&data, "en"), &locale("en")), "2 projects");
    // Not there at all: no name, and no panic.
    let lost = MarkName { project: 99, ..mark };
    assert_eq!(name_of_mark(&lost, &register(&data, "en"), &locale("en")), "");
}

#[test]
fn a_choice_follows_what_the_page_has_chosen() {
    let base = MapChoice {
        query: MapQuery { text: "heat".into(), themes: vec!["energy".into()], ..MapQuery::default() },
        ..MapChoice::default()
    };
    assert_eq!(base.encode(&base), "");
    assert_eq!(MapChoice::decode("", &base), base);
    // The visitor took away what the page had chosen.
    let all = MapChoice::default();
    let word = all.encode(&base);
    assert_eq!(word, "query:,theme:");
    assert_eq!(MapChoice::decode(&word, &base), all);
    // What makes no sense is as the page has it; a view that is nowhere is none.
    let odd = MapChoice::decode("at:91;0;3,sort:upwards,nonsense:1,project:", &base);
    assert_eq!(odd, base);
    let seen = MapChoice::decode("at:55.6761;12.5679;9", &base).view.unwrap();
    assert_eq!((seen.0.lat, seen.0.lon, seen.1), (55.6761, 12.5679, 9.0));
}
