//! What stands in the fragment of the page's address, and who changes it when.

use city_widgets::model::{Day, Programme, Session, Speaker, Track};
use city_widgets::state::{Choice, Follower, Query, View, Written, find, foreign, put};
use proptest::prelude::*;

fn named(name: &str) -> Choice {
    Choice { session: Some(name.to_owned()), ..Choice::default() }
}

fn programme() -> Programme {
    let session = |id: &str| Session { id: id.to_owned(), day: Some("d1".to_owned()), ..Session::default() };
    let day = |id: &str| Day { id: id.to_owned(), ..Day::default() };
    Programme {
        days: vec![day("d1"), day("d2")],
        tracks: vec![Track { id: "heat".to_owned(), ..Track::default() }],
        sessions: vec![session("a"), session("b")],
        speakers: vec![Speaker { id: "p".to_owned(), ..Speaker::default() }],
        ..Programme::default()
    }
}

#[test]
fn stands_behind_what_the_page_has() {
    for (page, both) in [
        ("", "city:programme=view:grid"),
        ("section-2", "section-2?city:programme=view:grid"),
        ("/route", "/route?city:programme=view:grid"),
        ("/route?x=1", "/route?x=1&city:programme=view:grid"),
        ("!/a=b", "!/a=b?city:programme=view:grid"),
        ("page=2", "page=2&city:programme=view:grid"),
        ("city:other=view:now", "city:other=view:now&city:programme=view:grid"),
        ("x?", "x?&city:programme=view:grid"),
    ] {
        assert_eq!(put(page, "programme", "view:grid"), both);
        assert_eq!(put(both, "programme", ""), page);
        assert_eq!(find(both, "programme"), Some("view:grid"));
        assert_eq!(find(both, "elsewhere"), None);
    }
}

#[test]
fn goes_from_between_without_a_trace() {
    assert_eq!(put("x?city:a=q:1&city:b=q:2", "a", ""), "x?city:b=q:2");
    assert_eq!(put("city:a=q:1&city:b=q:2", "a", ""), "city:b=q:2");
    assert_eq!(put("x?city:a=q:1&y=2", "a", "q:3"), "x?city:a=q:3&y=2");
    assert_eq!(put("x?city:a=q:1&y=2", "a", ""), "x?y=2");
    assert_eq!(foreign("/r?x=1&city:a=q:1&city:b=q:2&y=2"), "/r?x=1&y=2");
    assert_eq!(foreign("city:a=q:1"), "");
}

#[test]
fn says_what_differs_from_the_attributes() {
    let base = Choice {
        view: View::Grid,
        query: Query { day: "2025-12-27".to_owned(), ..Query::default() },
        ..Choice::default()
    };
    assert_eq!(base.encode(&base), "");
    let chosen = Choice {
        view: View::List,
        query: Query { text: "Straße, 100%".to_owned(), room: "Saal 1".to_owned(), ..Query::default() },
        session: Some("8f5a-1".to_owned()),
        speaker: None,
    };
    let word = chosen.encode(&base);
    assert_eq!(word, "view:list,day:,room:Saal%201,query:Stra%C3%9Fe%252C%20100%2525,session:8f5a-1");
    assert_eq!(Choice::decode(&word, &base), chosen);
}

/// A router kept its parameters with `URLSearchParams`, which writes all of them in its own way: the colons and commas
/// of ours came back encoded, blanks as `+`, and the link showed the bare programme.
#[test]
fn survives_a_router_that_writes_parameters_anew() {
    let anew = "/route?city%3Aprogramme=view%3Agrid%2Croom%3ASaal+1%2Cquery%3Aheat%252C+100%2525&x=2";
    let word = find(anew, "programme").unwrap();
    let choice = Choice::decode(word, &Choice::default());
    assert_eq!(
        (choice.view, choice.query.room.as_str(), choice.query.text.as_str()),
        (View::Grid, "Saal 1", "heat, 100%")
    );
    assert_eq!(put(anew, "programme", ""), "/route?x=2");
}

#[test]
fn a_speaker_is_shown_among_the_speakers() {
    let choice = Choice::decode("speaker:p", &Choice::default());
    assert_eq!((choice.view, choice.speaker.as_deref()), (View::Speakers, Some("p")));
    assert_eq!(Choice::decode("view:grid,speaker:p", &Choice::default()).speaker, None);
}

#[test]
fn nonsense_is_what_the_author_chose() {
    let base = Choice { view: View::Now, ..Choice::default() };
    for text in ["", ",", ":", "view", "colour:red", "session:", "speaker:", "%", "%zz:%2"] {
        assert_eq!(Choice::decode(text, &base), base, "{text}");
    }
}

/// Plays one visit: what the address is after each choice, and whether it was a step.
struct Visit {
    follower: Follower,
    fragment: String,
    base: Choice,
}

impl Visit {
    fn at(fragment: &str) -> Visit {
        let base = Choice::default();
        let (follower, _) = Follower::new("programme", fragment, &base);
        Visit { follower, fragment: fragment.to_owned(), base }
    }

    fn choose(&mut self, choice: &Choice) -> Option<(String, bool)> {
        let written = self.follower.write(&self.fragment, choice, &self.base, &programme());
        let Written { fragment, step } = written?;
        self.fragment.clone_from(&fragment);
        Some((fragment, step))
    }

    fn go(&mut self, fragment: &str) -> Option<Choice> {
        self.fragment = fragment.to_owned();
        self.follower.read(fragment, &self.base)
    }
}

fn written(fragment: &str, step: bool) -> Option<(String, bool)> {
    Some((fragment.to_owned(), step))
}

fn view(view: View) -> Choice {
    Choice { view, ..Choice::default() }
}

fn typed(text: &str) -> Choice {
    Choice { query: Query { text: text.to_owned(), ..Query::default() }, ..Choice::default() }
}

#[test]
fn opening_is_a_step_and_typing_is_not() {
    let mut visit = Visit::at("section-2");
    assert_eq!(visit.choose(&Choice::default()), None);
    assert_eq!(visit.choose(&typed("h")), written("section-2?city:programme=query:h", false));
    assert_eq!(visit.choose(&typed("he")), written("section-2?city:programme=query:he", false));
    assert_eq!(visit.choose(&typed("")), written("section-2", false));
    assert_eq!(visit.choose(&view(View::Grid)), written("section-2?city:programme=view:grid", true));
    let day = Choice { query: Query { day: "d2".to_owned(), ..Query::default() }, ..view(View::Grid) };
    assert_eq!(visit.choose(&day), written("section-2?city:programme=view:grid,day:d2", true));
    let opened = Choice { session: Some("a".to_owned()), ..day };
    assert_eq!(visit.choose(&opened), written("section-2?city:programme=view:grid,day:d2,session:a", true));
}

/// Whoever had opened and closed ten sessions had to go back ten times through pages that all looked the same.
#[test]
fn closed_sessions_do_not_pile_up() {
    let mut visit = Visit::at("");
    assert_eq!(visit.choose(&named("a")), written("city:programme=session:a", true));
    assert_eq!(visit.choose(&Choice::default()), written("", false));
    // The step that was closed becomes the next one.
    assert_eq!(visit.choose(&named("b")), written("city:programme=session:b", false));
    assert_eq!(visit.choose(&Choice::default()), written("", false));
    assert_eq!(visit.choose(&view(View::Grid)), written("city:programme=view:grid", true).map(|(f, _)| (f, false)));
    assert_eq!(visit.choose(&view(View::List)), written("", true));
}

#[test]
fn a_session_that_the_link_had_opened_leaves_no_spare_step() {
    let mut visit = Visit::at("city:programme=session:a");
    assert_eq!(visit.choose(&named("a")), None);
    assert_eq!(visit.choose(&Choice::default()), written("", false));
    // Back from the next one leads here, and not to the page before.
    assert_eq!(visit.choose(&named("b")), written("city:programme=session:b", true));
}

#[test]
fn going_back_shows_what_was() {
    let mut visit = Visit::at("");
    visit.choose(&view(View::Grid));
    visit.choose(&Choice { session: Some("a".to_owned()), ..view(View::Grid) });
    assert_eq!(visit.go("city:programme=view:grid"), Some(view(View::Grid)));
    // Both popstate and hashchange tell of it.
    assert_eq!(visit.go("city:programme=view:grid"), None);
    assert_eq!(visit.go(""), Some(Choice::default()));
    assert_eq!(visit.choose(&Choice::default()), None);
    assert_eq!(visit.go("city:programme=view:grid"), Some(view(View::Grid)));
}

/// A link to a heading of the page took the visitor's filters with it.
#[test]
fn a_link_to_another_place_of_the_page_loses_nothing_but_the_opened_session() {
    let mut visit = Visit::at("");
    visit.choose(&typed("heat"));
    assert_eq!(visit.go("venue"), Some(typed("heat")));
    // Nothing is written over what the page has done.
    assert_eq!(visit.choose(&typed("heat")), None);
    assert_eq!(visit.choose(&typed("heath")), written("venue?city:programme=query:heath", false));
    visit.choose(&named("a"));
    assert_eq!(visit.go("travel"), Some(Choice::default()));
}

#[test]
fn an_emptied_address_is_the_beginning() {
    let mut visit = Visit::at("");
    visit.choose(&view(View::Grid));
    assert_eq!(visit.go(""), Some(Choice::default()));
}

#[test]
fn what_the_programme_lacks_is_neither_shown_nor_taken_away() {
    let mut visit = Visit::at("city:programme=track:none,session:none");
    let settled = Choice::default();
    assert_eq!(visit.choose(&settled), None);
    assert_eq!(visit.fragment, "city:programme=track:none,session:none");
    assert_eq!(visit.choose(&named("a")), written("city:programme=session:a", true));
}

#[test]
fn a_date_is_its_day() {
    let mut days = programme();
    days.days[1] =
        Day { id: "d2".to_owned(), date: city_widgets::model::PartialDate::parse("2025-12-28"), ..Day::default() };
    let base = Choice { query: Query { day: "2025-12-28".to_owned(), ..Query::default() }, ..Choice::default() };
    let (mut follower, found) = Follower::new("programme", "", &base);
    assert_eq!(found, None);
    let mut settled = base.clone();
    settled.settle(&days);
    assert_eq!(settled.query.day, "d2");
    assert_eq!(follower.write("", &settled, &settled, &days), None, "nobody has chosen anything");
}

#[test]
fn the_author_changes_attributes_without_a_step() {
    let mut visit = Visit::at("");
    visit.choose(&view(View::Grid));
    visit.base = view(View::Grid);
    assert_eq!(visit.choose(&view(View::Grid)), written("", false));
    visit.base = view(View::Now);
    assert_eq!(visit.choose(&view(View::Now)), None);
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,8}",
        "(city:[a-z]{1,3}=)?[a-z?&=%/]{0,6}",
        Just("100%, a:b+c".to_owned()),
        Just("%2C%25".to_owned()),
    ]
}

fn some(id: &str) -> Option<String> {
    Some(id.to_owned()).filter(|id| !id.is_empty())
}

prop_compose! {
    fn choices()(
        view in 0..View::ALL.len(),
        fields in proptest::collection::vec(words(), 6),
        session in words(),
        speaker in words(),
    ) -> Choice {
        let [text, day, track, room, kind, language] = <[String; 6]>::try_from(fields).unwrap();
        let view = View::ALL[view];
        Choice {
            view,
            query: Query { text, day, track, room, kind, language },
            session: some(&session),
            speaker: some(&speaker).filter(|_| view == View::Speakers),
        }
    }
}

proptest! {
    #[test]
    fn what_was_written_is_read(choice in choices(), base in choices()) {
        let base = Choice { session: None, speaker: None, ..base };
        let word = choice.encode(&base);
        prop_assert_eq!(Choice::decode(&word, &base), choice);
        prop_assert!(word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:,%".contains(&b)), "{}", word);
    }

    /// As the browser hands fragments out: without blanks, quotes and the like.
    #[test]
    fn the_page_gets_its_own_back_byte_for_byte(
        page in "[!#-;=?-_a-z|~]{0,40}", name in words(), other in words(), choice in choices(),
    ) {
        prop_assume!(foreign(&page) == page && name != other);
        let base = Choice::default();
        let word = choice.encode(&base);
        let with = put(&page, &name, &word);
        prop_assert_eq!(find(&with, &name).unwrap_or_default(), &word);
        prop_assert_eq!(&put(&with, &name, ""), &page);
        prop_assert_eq!(&foreign(&with), &page);
        let both = put(&with, &other, "view:now");
        prop_assert_eq!(find(&both, &name).unwrap_or_default(), &word);
        prop_assert_eq!(&put(&both, &other, ""), &with);
        prop_assert_eq!(foreign(&both), page);
    }

    #[test]
    fn any_address_is_read(fragment in "\\PC{0,60}", name in "\\PC{0,8}") {
        let base = Choice::default();
        let _ = Choice::decode(&fragment, &base);
        let rest = foreign(&fragment);
        prop_assert_eq!(foreign(&rest), rest);
        let (mut follower, _) = Follower::new(&name, &fragment, &base);
        let _ = follower.read(&fragment, &base);
        let _ = follower.write(&fragment, &base, &base, &programme());
    }
}
