//! The widget as HTML, in each of its states and in languages of both directions.

use city_widgets::i18n::{HostFormatter, Locale, Messages, TABLES};
use city_widgets::model::Session;
use city_widgets::part::Part;
use city_widgets::source::{ReadOptions, read};
use city_widgets::state::{Failure, FailureKind, Load, Loaded, Options, Query};
use city_widgets::view::{Desk, Live, Outlet, Programme, Visit, programme};
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

impl Outlet for Nobody {
    fn select(&self, _: &Session) -> bool {
        true
    }

    fn favourite(&self, _: &str, _: bool) {}

    fn filter(&self, _: &Query, _: usize, _: usize) {}
}

const NOON: i64 = 1_779_269_400; // 2026-05-20T09:30:00Z

fn html(load: Load, attributes: &[(&str, &str)]) -> String {
    opened(load, attributes, None)
}

/// The widget with a session in the dialog.
fn opened(load: Load, attributes: &[(&str, &str)], session: Option<&str>) -> String {
    let find = |name: &str| attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let options = Options::read(&find);
    let table = TABLES.iter().find(|(tag, _)| *tag == options.lang).map_or("[]", |(_, table)| table);
    let locale = Locale::new(&options.lang, Messages::parse(table), HostFormatter { now: NOON });
    let visit = Rc::new(Visit::new(&options));
    visit.selected.set(session.map(Rc::from));
    let view = programme(Programme {
        options: Live::new(Rc::new(options)),
        locale: Live::new(locale),
        load: Live::new(load),
        visit,
        now: Live::new(NOON),
        outlet: Rc::new(Nobody),
    });
    // One element a line: differences are read by people.
    view.into_html().replace("><", ">\n<")
}

fn loaded(text: &str) -> Load {
    let zones = HostFormatter::default();
    let options = ReadOptions {
        format: None,
        fields: None,
        zone: None,
        day_change: 4 * 3600,
        track_category: None,
        base: None,
        zones: &zones,
    };
    let feed = read(text, options).unwrap();
    let loaded = Loaded {
        format: feed.format.name(),
        document: feed.document,
        diagnostics: feed.diagnostics,
        at: Cell::new(NOON),
        print: 0,
        index: RefCell::default(),
    };
    Load::Shown { loaded: Rc::new(loaded), stale: None }
}

fn failure() -> Failure {
    Failure { kind: FailureKind::Http(503), source: "example.org/programme.json".to_owned() }
}

#[test]
fn list() {
    insta::assert_snapshot!(html(loaded(include_str!("../www/data-samples/example-day.json")), &[("lang", "en")]));
}

#[test]
fn list_in_arabic() {
    insta::assert_snapshot!(html(loaded(include_str!("../www/data-samples/example-day.json")), &[("lang", "ar")]));
}

#[test]
fn list_without_times() {
    insta::assert_snapshot!(html(
        loaded(include_str!("../www/data-samples/cities-climate-action-summit-2025.json")),
        &[("lang", "de")]
    ));
}

#[test]
fn filtered() {
    let html = html(
        loaded(include_str!("../www/data-samples/cities-mission-conference-2023.json")),
        &[("query", "SONDERBORG")],
    );
    assert!(html.contains("1 of 14 sessions"), "{html}");
    assert!(html.contains("The European Green Deal at Local Level"), "{html}");
}

#[test]
fn diagnostics_for_the_editor() {
    let html = html(loaded(include_str!("fixtures/pretalx.json")), &[("debug", ""), ("lang", "en")]);
    insta::assert_snapshot!(html.split_once("<div class=\"foot\">").unwrap().1);
}

#[test]
fn announced() {
    insta::assert_snapshot!(html(
        loaded(include_str!("../www/data-samples/cities-mission-conference-2024.json")),
        &[("lang", "en")]
    ));
}

/// The event itself, with everything that an event can state.
#[test]
fn about_the_event() {
    for (lang, name) in [("en", "about"), ("ar", "about_in_arabic")] {
        let html = html(loaded(include_str!("fixtures/city-widgets-rich.json")), &[("lang", lang)]);
        let about = html.split_once("<section class=\"about\"").unwrap().1;
        insta::assert_snapshot!(name, about.rsplit_once("</section>").unwrap().0);
    }
}

/// One session with everything, and one that is held again.
#[test]
fn dialogs() {
    for id in ["engines", "tour"] {
        let html = opened(loaded(include_str!("fixtures/city-widgets-rich.json")), &[("lang", "en")], Some(id));
        let dialog = html.split_once("<dialog").unwrap().1;
        insta::assert_snapshot!(format!("dialog_{id}"), dialog.split_once("</dialog>").unwrap().0);
    }
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
fn stale() {
    let Load::Shown { loaded, .. } = loaded(include_str!("../www/data-samples/cities-mission-conference-2024.json"))
    else {
        panic!()
    };
    insta::assert_snapshot!(html(Load::Shown { loaded, stale: Some(failure()) }, &[("lang", "en")]));
}

#[test]
fn each_language_has_a_sentence_for_each_failure() {
    for (tag, _) in TABLES {
        let html = html(Load::Failed(failure()), &[("lang", tag)]);
        assert!(html.contains("example.org/programme.json") && html.contains("503"), "{tag}: {html}");
    }
}
