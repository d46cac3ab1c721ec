//! What is on and next, room by room, at a given moment.

use city_widgets::i18n::HostFormatter;
use city_widgets::model::{Moment, Programme};
use city_widgets::source::{ReadOptions, read};
use city_widgets::state::{Board, Query, Spot, Stage, agenda, board, minutes};

const DAY: &str = r#"{
  "schemaVersion": "1.0", "kind": "Programme", "lang": "en",
  "data": {
    "name": "Days of the Harbour", "timezone": "Europe/Lisbon",
    "venues": [{"id": "dock", "name": "Dock 4"}, {"id": "mill", "name": "Old Mill"}],
    "rooms": [
      {"id": "attic", "name": "Attic", "venue": "mill"},
      {"id": "hall", "name": "Hall", "venue": "dock"},
      {"id": "pier", "name": "Pier", "venue": "dock"},
      {"id": "yard", "name": "Yard"}
    ],
    "sessions": [
      {"id": "open", "title": "Opening", "start": "2027-05-10T09:00:00", "end": "2027-05-10T10:00:00", "plenary": true},
      {"id": "tide", "title": "Tide", "start": "2027-05-10T10:00:00", "end": "2027-05-10T11:00:00", "room": "hall"},
      {"id": "show", "title": "Show", "start": "2027-05-10T09:30:00", "end": "2027-05-10T18:00:00", "room": "hall"},
      {"id": "salt", "title": "Salt", "start": "2027-05-10T11:00:00", "end": "2027-05-10T12:00:00", "room": "hall"},
      {"id": "wind", "title": "Wind", "start": "2027-05-10T10:00:00", "end": "2027-05-10T11:00:00", "room": "pier", "state": "CANCELED"},
      {"id": "wave", "title": "Wave", "start": "2027-05-10T11:30:00", "end": "2027-05-10T12:00:00", "room": "pier", "state": "CANCELED"},
      {"id": "gull", "title": "Gull", "start": "2027-05-10T12:30:00", "end": "2027-05-10T13:00:00", "room": "pier"},
      {"id": "rope", "title": "Rope", "start": "2027-05-10T15:00:00", "end": "2027-05-10T16:00:00", "room": "attic"},
      {"id": "net", "title": "Nets", "start": "2027-05-10T15:00:00", "end": "2027-05-10T16:00:00", "room": "attic"},
      {"id": "tar", "title": "Tar", "start": "2027-05-10T17:00:00", "end": "2027-05-10T18:00:00", "room": "attic"},
      {"id": "walk", "title": "Walk", "start": "2027-05-10T10:45:00", "end": "2027-05-10T11:30:00"},
      {"id": "boat", "title": "Boats", "start": "2027-05-10T08:00:00", "end": "2027-05-10T08:30:00", "room": "yard"},
      {"id": "far", "title": "Far away", "start": "2027-05-11T09:00:00", "end": "2027-05-11T10:00:00", "room": "hall"}
    ]
  }
}"#;

fn programme(text: &str) -> Programme {
    let zones = HostFormatter::default();
    let options = ReadOptions {
        format: None,
        zone: None,
        day_change: 4 * 3600,
        track_category: None,
        base: None,
        fields: None,
        zones: &zones,
    };
    read(text, options).unwrap().document.data
}

fn at(programme: &Programme, now: &str) -> Board {
    let now = Moment::parse(now).and_then(Moment::instant).unwrap();
    board(programme, &agenda(programme, &Query::default(), None), now)
}

/// `Hall: show tide > salt`, the busy rooms first, then the quiet ones in brackets and the others crossed out.
fn told(programme: &Programme, board: &Board) -> Vec<String> {
    let id = |n: &usize| programme.sessions[*n].id.as_str();
    let mut lines = Vec::new();
    for (places, frame) in [(&board.busy, ["", ""]), (&board.quiet, ["(", ")"]), (&board.done, ["~", "~"])] {
        for place in places {
            let name = match place.spot {
                Spot::Everywhere => "all".to_owned(),
                Spot::Room(n) => programme.rooms[n].name.any().to_owned(),
                Spot::Open => "open".to_owned(),
            };
            let venue = place.venue.map_or(String::new(), |n| format!("{}/", programme.venues[n].name.any()));
            let (on, next): (Vec<&str>, Vec<&str>) =
                (place.on.iter().map(id).collect(), place.next.iter().map(id).collect());
            lines.push(format!("{}{venue}{name}: {} > {}{}", frame[0], on.join(" "), next.join(" "), frame[1]));
        }
    }
    lines
}

#[test]
fn rooms_by_venue_with_what_is_on_and_next() {
    let programme = programme(DAY);
    let board = at(&programme, "2027-05-10T10:15:00+01:00");
    assert_eq!(board.stage, Stage::On);
    assert_eq!(
        told(&programme, &board),
        [
            // What has begun last first; the day's exhibition goes on beside it.
            "Dock 4/Hall: tide show > salt",
            // A cancelled one is said, and so is what comes instead.
            "Dock 4/Pier: wind > wave gull",
            "open:  > walk",
            "(Old Mill/Attic:  > rope net)",
            "~Yard:  > ~",
        ]
    );
}

#[test]
fn a_plenary_is_in_all_rooms() {
    let programme = programme(DAY);
    let board = at(&programme, "2027-05-10T09:10:00+01:00");
    assert_eq!(told(&programme, &board)[0], "all: open > ");
}

#[test]
fn knows_before_from_between_and_after() {
    let programme = programme(DAY);
    for (now, stage, next) in [
        ("2027-05-01T12:00:00+01:00", Stage::Before, Some("boat")),
        ("2027-05-10T07:59:59+01:00", Stage::Before, Some("boat")),
        ("2027-05-10T08:00:00+01:00", Stage::On, Some("open")),
        ("2027-05-10T08:30:00+01:00", Stage::Pause, Some("open")),
        ("2027-05-10T23:00:00+01:00", Stage::Pause, Some("far")),
        ("2027-05-11T09:59:59+01:00", Stage::On, None),
        ("2027-05-11T10:00:00+01:00", Stage::Over, None),
        ("2030-01-01T00:00:00Z", Stage::Over, None),
    ] {
        let board = at(&programme, now);
        assert_eq!(board.stage, stage, "{now}");
        assert_eq!(board.next.map(|n| programme.sessions[n].id.as_str()), next, "{now}");
        let span = board.span.map(|(first, last)| (&programme.sessions[first].id, &programme.sessions[last].id));
        assert_eq!(span, Some((&"boat".to_owned(), &"far".to_owned())));
    }
}

#[test]
fn a_cancelled_session_alone_is_nothing_on() {
    let programme = programme(
        r#"{"schemaVersion": "1.0", "data": {"timezone": "Europe/Lisbon", "sessions": [
            {"id": "a", "title": "A", "start": "2027-05-10T09:00:00", "end": "2027-05-10T10:00:00"},
            {"id": "b", "title": "B", "start": "2027-05-10T11:00:00", "end": "2027-05-10T12:00:00", "state": "cancelled"},
            {"id": "c", "title": "C", "start": "2027-05-10T13:00:00", "end": "2027-05-10T14:00:00"}
        ]}}"#,
    );
    let board = at(&programme, "2027-05-10T11:30:00+01:00");
    assert_eq!((board.stage, told(&programme, &board)), (Stage::Pause, vec!["open: b > c".to_owned()]));
}

/// A session without an end stayed on the screen for the rest of the day.
#[test]
fn a_session_without_an_end_ends_with_the_next_in_its_room() {
    let programme = programme(
        r#"{"schemaVersion": "1.0", "data": {"timezone": "Europe/Lisbon", "rooms": [{"id": "r", "name": "R"}], "sessions": [
            {"id": "a", "title": "A", "start": "2027-05-10T09:00:00", "room": "r"},
            {"id": "b", "title": "B", "start": "2027-05-10T09:20:00", "room": "r"}
        ]}}"#,
    );
    assert_eq!(told(&programme, &at(&programme, "2027-05-10T09:10:00+01:00")), ["R: a > b"]);
    assert_eq!(told(&programme, &at(&programme, "2027-05-10T09:25:00+01:00")), ["R: b > "]);
    assert_eq!(at(&programme, "2027-05-10T09:50:00+01:00").stage, Stage::Over);
}

#[test]
fn breaks_are_on_but_nothing_to_wait_for() {
    let programme = programme(
        r#"{"schemaVersion": "1.0", "data": {"timezone": "Europe/Lisbon", "rooms": [{"id": "r", "name": "R"}, {"id": "s", "name": "S"}], "sessions": [
            {"id": "a", "title": "A", "start": "2027-05-10T09:00:00", "end": "2027-05-10T10:00:00", "room": "r"},
            {"id": "l", "title": "Lunch", "slotType": "break", "start": "2027-05-10T10:00:00", "end": "2027-05-10T11:00:00", "room": "r"},
            {"id": "m", "title": "Lunch", "slotType": "break", "start": "2027-05-10T10:00:00", "end": "2027-05-10T11:00:00", "room": "s"},
            {"id": "b", "title": "B", "start": "2027-05-10T11:00:00", "end": "2027-05-10T12:00:00", "room": "r"}
        ]}}"#,
    );
    assert_eq!(told(&programme, &at(&programme, "2027-05-10T09:30:00+01:00")), ["R: a > b"]);
    assert_eq!(told(&programme, &at(&programme, "2027-05-10T10:30:00+01:00")), ["all: l > ", "R:  > b"]);
}

#[test]
fn without_a_zone_the_clock_says_nothing() {
    let programme = programme(
        r#"{"schemaVersion": "1.0", "data": {"sessions": [{"id": "a", "title": "A", "start": "2027-05-10T09:00:00"}]}}"#,
    );
    let board = at(&programme, "2027-05-10T09:10:00Z");
    assert_eq!((board.stage, board.busy.len(), board.span), (Stage::Unknown, 0, None));
}

#[test]
fn begun_minutes_count() {
    assert_eq!((minutes(0, 60), minutes(0, 61), minutes(1, 60), minutes(60, 60), minutes(61, 60)), (1, 2, 1, 0, 0));
}

/// The clock of the night in which it is set back: the same reading comes twice.
#[test]
fn the_night_of_the_long_hour() {
    let programme = programme(
        r#"{"schemaVersion": "1.0", "data": {"timezone": "Europe/Berlin", "sessions": [
            {"id": "a", "title": "A", "start": "2027-10-31T02:30:00+02:00", "end": "2027-10-31T02:30:00+01:00"},
            {"id": "b", "title": "B", "start": "2027-10-31T02:30:00+01:00", "end": "2027-10-31T03:00:00+01:00"}
        ]}}"#,
    );
    assert_eq!(told(&programme, &at(&programme, "2027-10-31T02:45:00+02:00")), ["open: a > b"]);
    assert_eq!(told(&programme, &at(&programme, "2027-10-31T02:45:00+01:00")), ["open: b > "]);
}
