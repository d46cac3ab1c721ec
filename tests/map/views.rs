//! `<city-project-map>` as HTML, in each of its states. On the host a map has no size, so there are no marks.

use crate::{NOON, feed, fixture, locale};
use city_widgets::geo::shape::Shape;
use city_widgets::model::project::{ProjectCollection, ProjectRecord};
use city_widgets::part::Part;
use city_widgets::state::map::{MapOptions, MapQuery};
use city_widgets::state::{Failure, FailureKind, Load, Loaded};
use city_widgets::view::map::{MapOutlet, MapVisit, ProjectMap, project_map};
use city_widgets::view::{Desk, Live};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Nobody;

impl Desk for Nobody {
    fn retry(&self) {}

    fn want(&self, _: Part, then: Box<dyn FnOnce()>) {
        then();
    }

    fn plan(&self) {}
}

impl MapOutlet for Nobody {
    fn select(&self, _: Option<&ProjectRecord>) -> bool {
        true
    }

    fn filter(&self, _: &MapQuery, _: usize, _: usize) {}

    fn outline(&self, _: &str, _: Box<dyn FnOnce(Shape)>) {}
}

fn visited(load: Load<ProjectCollection>, attributes: &[(&str, &str)], visit: &dyn Fn(&MapVisit)) -> String {
    let find = |name: &str| attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let options = MapOptions::read(&find);
    let own = Rc::new(MapVisit::new(&options));
    visit(&own);
    let view = project_map(ProjectMap {
        locale: Live::new(locale(&options.lang)),
        options: Live::new(Rc::new(options)),
        load: Live::new(load),
        visit: own,
        now: Live::new(NOON),
        outlet: Rc::new(Nobody),
    });
    // One element a line: differences are read by people.
    view.into_html().replace("><", ">\n<")
}

fn html(load: Load<ProjectCollection>, attributes: &[(&str, &str)]) -> String {
    visited(load, attributes, &|_| ())
}

fn given(text: &str) -> Rc<Loaded<ProjectCollection>> {
    let feed = feed(text);
    Rc::new(Loaded {
        format: feed.format.name(),
        document: feed.document,
        diagnostics: feed.diagnostics,
        at: Cell::new(NOON),
        print: 0,
        index: RefCell::default(),
    })
}

fn loaded(text: &str) -> Load<ProjectCollection> {
    Load::Shown { loaded: given(text), stale: None }
}

fn baltic() -> Load<ProjectCollection> {
    loaded(&fixture("baltic.json"))
}

fn failure() -> Failure {
    Failure { kind: FailureKind::Http(503), source: "example.org/projects.json".to_owned() }
}

/// A document around some features, with what is said of funds.
fn document(features: &[Value]) -> String {
    json!({"schemaVersion": "1.0", "kind": "ProjectCollection", "lang": "en",
        "sources": [{"id": "src-1", "title": "Register of projects", "url": "https://example.org/register"}],
        "data": {"type": "FeatureCollection", "features": features,
            "totals": {"projectCount": {"value": 76, "unit": "project"}},
            "funds": [{"id": "fund-1", "name": "Fund of ports", "url": "https://example.org/fund",
                "awarded": {"amount": 5_000_000, "currency": "USD", "qualifier": "more-than"}}]}})
    .to_string()
}

/// What stands between the first of two words and the one after it.
fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let (_, rest) = html.split_once(from).unwrap();
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

/// What is read of it: text without tags, one space between words.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut tag = false;
    for c in html.chars() {
        match c {
            '<' => tag = true,
            '>' => {
                tag = false;
                text.push(' ');
            }
            _ if !tag => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn map_and_list() {
    insta::assert_snapshot!(html(baltic(), &[("lang", "en")]));
}

#[test]
fn legend_and_figures_follow_the_filter() {
    let html = html(baltic(), &[("lang", "en"), ("theme-filter", "energy"), ("query", "copenhagen"), ("view", "list")]);
    insta::assert_snapshot!(html);
    let text = words(&html);
    assert!(text.contains("2 of 11 projects"), "{text}");
    assert!(!text.contains("Bicycle streets") && !text.contains("Not on the map"), "{text}");
}

#[test]
fn in_german_and_arabic() {
    for lang in ["de", "ar"] {
        let html = html(baltic(), &[("lang", lang), ("view", "list")]);
        let text = words(&html);
        insta::assert_snapshot!(format!("list_{lang}"), text);
    }
}

#[test]
fn what_names_no_place_is_on_its_shelf() {
    let html = html(baltic(), &[("lang", "en"), ("view", "map")]);
    let shelf = between(&html, "class=\"shelf\"", "<dialog");
    assert!(shelf.contains("Gardens at schools") && !shelf.contains("Bicycle streets"), "{shelf}");
    insta::assert_snapshot!(words(shelf));
}

#[test]
fn funds_say_more_than() {
    let project: Value = serde_json::from_str(&fixture("complete.json")).unwrap();
    let html = html(loaded(&document(&[project])), &[("lang", "en")]);
    let text = words(&html);
    assert!(text.contains("76 projects") && text.contains("Fund of ports"), "{text}");
    assert!(text.contains("more than"), "{text}");
}

#[test]
fn a_card_with_every_field() {
    let project: Value = serde_json::from_str(&fixture("complete.json")).unwrap();
    let load = loaded(&document(&[project]));
    for lang in ["en", "de"] {
        let html = visited(load.clone(), &[("lang", lang), ("view", "list")], &|visit| {
            visit.selected.set(Some(Rc::from("complete")));
        });
        insta::assert_snapshot!(format!("card_{lang}"), between(&html, "<dialog", "</dialog>"));
    }
}

#[test]
fn a_card_of_a_name_alone_promises_nothing() {
    let bare = json!({"type": "Feature", "id": "x", "geometry": null, "properties": {"name": "A name alone"}});
    let html = visited(loaded(&document(&[bare])), &[("lang", "en"), ("view", "list")], &|visit| {
        visit.selected.set(Some(Rc::from("x")));
    });
    let card = between(&html, "<dialog", "</dialog>");
    assert!(card.contains("A name alone"), "{card}");
    assert!(!card.contains("<dl") && !card.contains("<ul") && !card.contains("<img"), "{card}");
}

#[test]
fn projects_of_one_place() {
    let html = visited(baltic(), &[("lang", "en"), ("view", "list")], &|visit| {
        visit.several.set(Some(Rc::from([4usize, 5, 6].as_slice())));
    });
    let dialog = between(&html, "<dialog", "</dialog>");
    insta::assert_snapshot!(words(&dialog.replacen("aria-label", "><", 1)));
    for name in ["Solar roofs", "Trees for the square", "Sorting in the square"] {
        assert!(dialog.contains(name), "{name}");
    }
}

#[test]
fn a_project_that_is_gone_is_not_shown() {
    let html = visited(baltic(), &[("lang", "en")], &|visit| visit.selected.set(Some(Rc::from("nowhere"))));
    assert!(!html.contains("<article"), "{html}");
}

#[test]
fn markup_of_the_data_is_text() {
    let text = "<img src=x onerror=alert(1)>";
    let project = json!({"type": "Feature", "id": text, "geometry": null, "properties": {"name": text, "summary": text,
        "themes": [text, "b"], "cities": [text], "status": text, "more": [{"name": text, "value": text}],
        "links": [{"url": "javascript:alert(1)", "title": text}]}});
    let html = visited(loaded(&document(&[project])), &[("lang", "en")], &|visit| {
        visit.selected.set(Some(Rc::from(text)));
    });
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"), "{html}");
    assert!(!html.contains("<img") && !html.contains("javascript:"), "{html}");
}

#[test]
fn waiting() {
    insta::assert_snapshot!(html(Load::Waiting, &[("lang", "fr")]));
}

#[test]
fn failed() {
    insta::assert_snapshot!(html(Load::Failed(failure()), &[("lang", "de"), ("theme", "dark")]));
}

#[test]
fn empty() {
    insta::assert_snapshot!(html(loaded(&document(&[])), &[("lang", "en")]));
}

#[test]
fn stale() {
    let load = Load::Shown { loaded: given(&fixture("baltic.json")), stale: Some(failure()) };
    let text = words(&html(load, &[("lang", "en"), ("view", "list")]));
    assert!(text.contains("It could not be refreshed."), "{text}");
    assert!(text.contains("Bicycle streets"), "{text}");
}
