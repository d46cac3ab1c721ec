//! Who takes part: the order of names, and whom a query leaves.

use city_widgets::i18n::{HostFormatter, Locale, Messages};
use city_widgets::model::{Participation, Programme, Role, Session, Speaker, Text, Track};
use city_widgets::state::{Index, People, Query, Roster};

fn locale() -> Locale {
    Locale::new("en", Messages::default(), HostFormatter::default())
}

fn speaker(id: &str, name: &str, office: [&str; 3]) -> Speaker {
    let [title, organization, city] = office.map(Text::from);
    Speaker {
        id: id.to_owned(),
        name: name.into(),
        roles: vec![Role { title, organization, city }],
        ..Speaker::default()
    }
}

fn session(id: &str, title: &str, track: &str, people: &[&str]) -> Session {
    let speakers = people.iter().map(|id| Participation { id: (*id).to_owned(), role: None }).collect();
    Session { id: id.to_owned(), title: title.into(), track: Some(track.to_owned()), speakers, ..Session::default() }
}

fn programme() -> Programme {
    Programme {
        tracks: ["heat", "water"].map(|id| Track { id: id.to_owned(), ..Track::default() }).to_vec(),
        speakers: vec![
            speaker("z", "Zoë Lefèvre", ["Mayor", "", "Lyon"]),
            speaker("o", "Øyvind Ås", ["", "Harbour Office", ""]),
            speaker("e", "Élise Martin", ["", "", ""]),
            speaker("n", "1nformatik", ["", "", ""]),
            speaker("q", "Nobody Known", ["", "", ""]),
        ],
        sessions: vec![
            session("1", "Shade for schools", "heat", &["z", "e", "z", "lost"]),
            session("2", "Rain", "water", &["z", "o"]),
            session("3", "Night air", "heat", &["n"]),
        ],
        ..Programme::default()
    }
}

fn found(query: &Query) -> People {
    let (programme, locale) = (programme(), locale());
    let terms = Index::terms(&query.text, &*locale.formatter);
    Roster::new(&programme, None, &locale).people(&programme, query, &terms)
}

fn names(people: &People) -> Vec<String> {
    let programme = programme();
    let all = people.groups.iter().flat_map(|group| &group.people);
    all.map(|person| {
        let sessions: Vec<&str> = person.sessions.iter().map(|n| programme.sessions[*n].id.as_str()).collect();
        format!("{} {}", programme.speakers[person.speaker].id, sessions.join(","))
    })
    .collect()
}

#[test]
fn by_name_with_their_sessions_each_once() {
    let people = found(&Query::default());
    assert_eq!(names(&people), ["e 1", "q ", "z 1,2", "o 2", "n 3"]);
    assert_eq!((people.shown, people.total, people.groups.len()), (5, 5, 1));
    assert_eq!(people.groups[0].initial, "", "a short list has no initials");
}

#[test]
fn a_search_finds_name_office_city_and_session() {
    let search = |text: &str| names(&found(&Query { text: text.to_owned(), ..Query::default() }));
    assert_eq!(search("LEFEVRE"), ["z 1,2"]);
    assert_eq!(search("harbour"), ["o 2"]);
    assert_eq!(search("lyon mayor"), ["z 1,2"]);
    assert_eq!(search("schools"), ["e 1", "z 1,2"]);
    // All words, but not of different people.
    assert_eq!(search("harbour schools"), [""; 0]);
    let none = found(&Query { text: "nowhere".to_owned(), ..Query::default() });
    assert_eq!((none.shown, none.total, none.groups.len()), (0, 5, 0));
}

#[test]
fn a_filter_leaves_those_with_such_a_session() {
    let people = found(&Query { track: "heat".to_owned(), ..Query::default() });
    assert_eq!(names(&people), ["e 1", "z 1", "n 3"]);
}

#[test]
fn long_lists_have_initials() {
    let locale = locale();
    let names = ["Ada", "Äneas", "Bo", "Ça", "Ödön", "1a", "&co", "Zé"];
    let speakers = (0..80).map(|n| speaker(&n.to_string(), &format!("{}{n}", names[n % 8]), ["", "", ""])).collect();
    let programme = Programme { speakers, ..Programme::default() };
    let people = Roster::new(&programme, None, &locale).people(&programme, &Query::default(), &[]);
    let initials: Vec<(&str, usize)> =
        people.groups.iter().map(|group| (group.initial.as_str(), group.people.len())).collect();
    assert_eq!(initials, [("A", 20), ("B", 10), ("C", 10), ("O", 10), ("Z", 10), ("#", 20)]);
    assert_eq!(people.find(1), Some((people.groups[0].key, 10)));
    let keys: std::collections::BTreeSet<u64> = people.groups.iter().map(|group| group.key).collect();
    assert_eq!(keys.len(), 6);
}

#[test]
fn as_many_initials_as_people_are_none() {
    let locale = locale();
    let speakers = ('\u{4e00}'..).take(60).map(|c| speaker(&c.to_string(), &format!("{c}子"), ["", "", ""])).collect();
    let programme = Programme { speakers, ..Programme::default() };
    let people = Roster::new(&programme, None, &locale).people(&programme, &Query::default(), &[]);
    assert_eq!((people.groups.len(), people.shown), (1, 60));
}
