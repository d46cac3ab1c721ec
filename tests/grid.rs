//! The timetable: columns, lanes, axis, sheets and steps.

use city_widgets::i18n::HostFormatter;
use city_widgets::model::{Moment, Programme, Session, Slot, Wall, Zones};
use city_widgets::source::{ReadOptions, read};
use city_widgets::state::grid::{By, Fit, Head, Path, Sheet, Step, Timetable, day_shown, sheet, step, timetable};
use city_widgets::state::{Agenda, Query, Section, agenda};
use std::collections::HashSet;
use std::path::PathBuf;

const ZONES: HostFormatter = HostFormatter { now: 0 };

/// The file of the corpus; `None` where there is no corpus.
fn corpus(file: &str) -> Option<Programme> {
    let root = std::env::var_os("CITY_WIDGETS_CORPUS").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let Ok(bytes) = std::fs::read(root.join("programme").join(file)) else {
        eprintln!("skipped: no corpus at {}", root.display());
        return None;
    };
    Some(programme(&String::from_utf8_lossy(&bytes)))
}

fn programme(text: &str) -> Programme {
    let options = ReadOptions {
        format: None,
        fields: None,
        zone: None,
        day_change: 4 * 3600,
        track_category: None,
        base: None,
        zones: &ZONES,
    };
    read(text, options).unwrap().document.data
}

/// A programme in Berlin with rooms A, B and C; each session is `title|room|start|end`, with the date left out.
fn made(sessions: &[&str]) -> Programme {
    made_on("2027-06-01", "Europe/Berlin", sessions)
}

fn made_on(date: &str, zone: &str, sessions: &[&str]) -> Programme {
    let mut list = Vec::new();
    for (n, session) in sessions.iter().enumerate() {
        let parts: Vec<&str> = session.split('|').collect();
        let moment = |clock: &str| if clock.len() > 5 { clock.to_owned() } else { format!("{date}T{clock}:00") };
        let mut record = serde_json::json!({"id": format!("s{n}"), "title": parts[0], "day": date});
        for (key, value) in [("room", parts[1]), ("start", parts[2]), ("end", parts[3])] {
            if !value.is_empty() {
                record[key] = if key == "room" { value.into() } else { moment(value).into() };
            }
        }
        match parts.get(4) {
            Some(&"break") => record["slotType"] = "break".into(),
            Some(&"plenary") => record["plenary"] = true.into(),
            Some(track) => record["track"] = (*track).into(),
            None => {}
        }
        list.push(record);
    }
    let named = |ids: [&str; 3]| ids.map(|id| serde_json::json!({"id": id, "name": id})).to_vec();
    let text = serde_json::json!({"schemaVersion": "1.0", "kind": "Programme", "data": {
        "timezone": zone, "days": [{"id": date, "date": date}],
        "rooms": named(["A", "B", "C"]), "tracks": named(["X", "Y", "Z"]), "sessions": list,
    }});
    programme(&text.to_string())
}

fn whole(programme: &Programme) -> Agenda {
    agenda(programme, &Query::default(), None)
}

fn clock(zone: &str) -> impl Fn(i64) -> Wall + '_ {
    move |at| Wall(at + i64::from(ZONES.offset(zone, at).unwrap_or(0)))
}

/// Space for so many columns.
fn columns(n: usize) -> Fit {
    Fit { tenths: n * 10, ..Fit::default() }
}

fn all_sheets(table: &Timetable, mut fit: Fit, zone: &str) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    loop {
        let next = sheet(table, &fit, &clock(zone));
        fit.at = next.after;
        sheets.push(next);
        if fit.at.is_none() {
            return sheets;
        }
        assert!(sheets.len() < 2000, "sheets without end");
    }
}

/// `title column/columns lane/lanes from-to`, with a bar for what goes through all columns.
fn drawn(programme: &Programme, sheet: &Sheet) -> Vec<String> {
    let draw = |spot: &city_widgets::state::grid::Spot| {
        let title = programme.sessions[spot.placed.session].title.any();
        let wall = |line: usize| {
            let second = sheet.lines[line].wall.second_of_day();
            format!("{:02}:{:02}", second / 3600, second / 60 % 60)
        };
        let (lane, lanes) = spot.lane();
        let place = if spot.placed.lane.is_none() {
            "all".to_owned()
        } else {
            format!("{}+{} {lane}/{lanes}", spot.column, spot.columns)
        };
        format!("{title} {place} {}-{}", wall(spot.line), wall(spot.until))
    };
    sheet.spots.iter().map(draw).collect()
}

fn one(programme: &Programme, by: By) -> (Timetable, Sheet) {
    let agenda = whole(programme);
    let table = timetable(programme, &agenda.sections[0], by);
    let sheet = sheet(&table, &columns(12), &clock("Europe/Berlin"));
    (table, sheet)
}

/// What holds for every timetable.
fn check(programme: &Programme, section: &Section, by: By, zone: &str, what: &str) {
    let table = timetable(programme, section, by);
    let mut seen = vec![0; section.rows.len()];
    table.placed.iter().for_each(|placed| seen[placed.row] += 1);
    table.ongoing.iter().chain(&table.untimed).for_each(|row| seen[*row] += 1);
    for (row, seen) in section.rows.iter().zip(seen) {
        assert!(seen == 1 || (row.is_break && seen > 0), "{what}: row {} is there {seen} times", row.session());
    }
    for width in [1, 2, 4, 7, 12, 100] {
        let sheets = all_sheets(&table, columns(width), zone);
        let mut shown = HashSet::new();
        for sheet in &sheets {
            let tenths: usize = sheet.columns.iter().map(|seen| seen.column.tenths()).sum();
            let passing = sheet.columns.iter().filter(|seen| !seen.stays).count();
            assert!(tenths <= width * 10 || passing == 1, "{what}: {tenths} on {width}");
            assert!(sheet.lines.is_sorted_by(|a, b| a.at < b.at), "{what}: lines");
            for (n, spot) in sheet.spots.iter().enumerate() {
                assert!(spot.line < spot.until && spot.until < sheet.lines.len(), "{what}: {spot:?}");
                assert_eq!((sheet.lines[spot.line].at, sheet.lines[spot.until].at), (spot.placed.from, spot.placed.to));
                assert!(spot.column + spot.columns <= sheet.columns.len(), "{what}: {spot:?}");
                assert!(!sheet.lines[spot.line..spot.until].iter().any(|line| line.gap), "{what}: a gap in {spot:?}");
                shown.insert((spot.placed.row, spot.placed.session));
                for other in &sheet.spots[n + 1..] {
                    let time = spot.line < other.until && other.line < spot.until;
                    let place = spot.column < other.column + other.columns && other.column < spot.column + spot.columns;
                    let lane = spot.columns > 1 || other.columns > 1 || spot.lane().0 == other.lane().0;
                    assert!(!(time && place && lane), "{what}: {spot:?} is on {other:?}");
                }
            }
            check_steps(sheet, what);
        }
        let all: HashSet<_> = table.placed.iter().filter(|p| !p.is_break).map(|p| (p.row, p.session)).collect();
        assert!(all.is_subset(&shown), "{what}: lost on the way at width {width}");
    }
}

/// All sessions of a sheet can be reached from each, and no step leads nowhere.
fn check_steps(sheet: &Sheet, what: &str) {
    let open: Vec<usize> = (0..sheet.spots.len()).filter(|n| !sheet.spots[*n].placed.is_break).collect();
    let Some(first) = open.first() else { return };
    let path = |spot: &city_widgets::state::grid::Spot| Path { column: spot.column, at: spot.placed.from };
    let (mut reached, mut next) = (HashSet::new(), vec![(*first, path(&sheet.spots[*first]))]);
    while let Some((at, home)) = next.pop() {
        if !reached.insert((at, home.column)) {
            continue;
        }
        for to in [Step::Up, Step::Down, Step::Back, Step::Forth, Step::First, Step::Last, Step::RowStart, Step::RowEnd]
        {
            if let Some(found) = step(sheet, at, home, to) {
                assert!(!sheet.spots[found].placed.is_break && found != at);
                let spot = &sheet.spots[found];
                next.push((found, if spot.columns == 1 { path(spot) } else { home }));
            }
        }
    }
    let reached: HashSet<usize> = reached.into_iter().map(|(at, _)| at).collect();
    let lost: Vec<_> = open.iter().filter(|n| !reached.contains(n)).collect();
    let near = |n: usize| sheet.spots.iter().filter(move |s| s.column == sheet.spots[n].column).collect::<Vec<_>>();
    assert!(lost.is_empty(), "{what}: no way to {:?} {:?}", sheet.spots[*lost[0]], near(*lost[0]));
}

#[test]
fn every_session_of_every_feed_has_its_place() {
    for file in [
        "39c3-everything.frab.json",
        "camp2019.frab.json",
        "38c3-excerpt.schedule-v2.json",
        "devopsdays-lima-2026-v0.03.pretalx-widget.json",
        "devopsdays-lima-2026-v0.17.pretalx-widget.json",
        "aiewf-2025.sessionize-all.json",
        "dddmelbourne-2024.sessionize-all.json",
    ] {
        let Some(programme) = corpus(file) else { return };
        let zone = programme.timezone.clone().unwrap_or_else(|| "UTC".to_owned());
        for section in &whole(&programme).sections {
            for by in [By::Room, By::Track] {
                check(&programme, section, by, &zone, &format!("{file} {:?} by {by:?}", section.heading));
            }
        }
    }
}

#[test]
fn the_congress_has_its_rooms_on_each_day() {
    let Some(programme) = corpus("39c3-everything.frab.json") else { return };
    let agenda = whole(&programme);
    let rooms: Vec<usize> =
        agenda.sections.iter().map(|section| timetable(&programme, section, By::Room).columns.len()).collect();
    assert_eq!(rooms, [46, 53, 49, 36]);
    // Two sessions in one room at one minute.
    let clashing = agenda.sections.iter().map(|section| timetable(&programme, section, By::Room));
    assert!(clashing.flat_map(|table| table.columns).any(|column| column.lanes == 2));
}

#[test]
fn a_search_leaves_the_columns_that_have_something() {
    let Some(programme) = corpus("39c3-everything.frab.json") else { return };
    let query = Query { track: programme.tracks[0].id.clone(), ..Query::default() };
    let agenda = agenda(&programme, &query, None);
    for section in &agenda.sections {
        let table = timetable(&programme, section, By::Room);
        assert!((1..20).contains(&table.columns.len()), "{}", table.columns.len());
    }
}

#[test]
fn what_overlaps_in_a_room_stands_side_by_side() {
    let programme = made(&[
        "one|A|10:00|11:00",
        "two|A|10:00|10:30",
        "three|A|10:30|11:30",
        "four|A|11:30|12:00",
        "five|B|10:00|12:00",
    ]);
    let (table, sheet) = one(&programme, By::Room);
    assert_eq!(
        table.columns.iter().map(|column| (column.head, column.lanes)).collect::<Vec<_>>(),
        [(Head::Of(0), 2), (Head::Of(1), 1)]
    );
    assert_eq!(
        drawn(&programme, &sheet),
        [
            "one 0+1 0/2 10:00-11:00",
            "two 0+1 1/2 10:00-10:30",
            "five 1+1 0/1 10:00-12:00",
            "three 0+1 1/2 10:30-11:30",
            "four 0+1 0/1 11:30-12:00",
        ]
    );
}

#[test]
fn very_much_at_once_takes_more_columns() {
    let sessions: Vec<String> = (0..7).map(|n| format!("n{n}||10:00|11:00")).collect();
    let programme = made(&sessions.iter().map(String::as_str).collect::<Vec<_>>());
    let (table, _) = one(&programme, By::Room);
    let columns: Vec<_> =
        table.columns.iter().map(|column| (column.head, column.part, column.parts, column.lanes)).collect();
    assert_eq!(columns, [(Head::Nowhere, 0, 3, 3), (Head::Nowhere, 1, 3, 3), (Head::Nowhere, 2, 3, 1)]);
    check(&programme, &whole(&programme).sections[0], By::Room, "Europe/Berlin", "seven at once");
}

#[test]
fn what_is_for_everybody_goes_through_all_columns() {
    let programme = made(&[
        "welcome|A|09:00|10:00|plenary",
        "one|A|10:00|11:00",
        "two|B|10:00|11:00",
        "lunch|C|11:00|12:00|break",
        "three|A|12:00|13:00",
    ]);
    let (table, sheet) = one(&programme, By::Room);
    assert_eq!(table.columns.len(), 2, "neither the room of the plenary alone nor that of lunch");
    assert_eq!(drawn(&programme, &sheet)[0], "welcome all 09:00-10:00");
    assert_eq!(drawn(&programme, &sheet)[3], "lunch all 11:00-12:00");
}

#[test]
fn what_is_for_everybody_makes_way_for_what_else_is_on() {
    let programme = made(&["fair||09:00|18:00|plenary", "one|A|10:00|11:00", "two|B|10:00|11:00"]);
    let (table, sheet) = one(&programme, By::Room);
    assert_eq!(table.columns[0].head, Head::Everybody);
    assert_eq!(drawn(&programme, &sheet)[0], "fair 0+1 0/1 09:00-18:00");
    // And stays when others are paged through.
    let sheets = all_sheets(&table, columns(2), "Europe/Berlin");
    assert_eq!(sheets.len(), 2);
    assert!(sheets.iter().all(|sheet| sheet.columns[0].column.head == Head::Everybody));
}

#[test]
fn a_break_in_some_rooms_stands_in_each_and_is_one_where_they_are_neighbours() {
    let programme = made(&[
        "one|A|10:00|11:00",
        "two|B|10:00|11:00",
        "three|C|10:00|12:00",
        "tea|A|11:00|11:30|break",
        "tea|B|11:00|11:30|break",
    ]);
    let (_, sheet) = one(&programme, By::Room);
    assert_eq!(drawn(&programme, &sheet)[3], "tea 0+2 0/1 11:00-11:30");
    // Where something has no room that changes nothing; a break without one is for all.
    let programme = made(&[
        "one|A|10:00|11:00",
        "two|B|10:00|11:00",
        "three||10:00|11:00",
        "tea|A|11:00|11:30|break",
        "tea|B|11:00|11:30|break",
        "lunch||12:00|13:00|break",
    ]);
    let (_, sheet) = one(&programme, By::Room);
    assert_eq!(drawn(&programme, &sheet)[3..], ["tea all 11:00-11:30", "lunch all 12:00-13:00"]);
}

#[test]
fn breaks_are_for_all_tracks() {
    let programme = made(&["one|A|10:00|11:00", "two|B|10:00|11:00", "three|C|10:00|12:00", "tea|A|11:00|11:30|break"]);
    let (_, by_track) = one(&programme, By::Track);
    // All three are in one column here, and one of them goes on.
    assert_eq!(
        by_track.columns.iter().map(|seen| seen.column.head).collect::<Vec<_>>(),
        [Head::Everybody, Head::Nowhere]
    );
}

#[test]
fn plenaries_alone_have_a_column() {
    let programme = made(&["welcome|A|09:00|10:00|plenary", "talk||10:00|11:00|plenary"]);
    let (table, _) = one(&programme, By::Room);
    assert_eq!(table.columns.iter().map(|column| column.head).collect::<Vec<_>>(), [Head::Everybody, Head::Of(0)]);
}

#[test]
fn a_month_is_no_part_of_the_day_and_twelve_hours_are() {
    let programme = made(&["month|A|10:00|2027-07-01T10:00:00", "shift|B|10:00|22:00", "open|C|10:00|", "unknown|A||"]);
    let (table, sheet) = one(&programme, By::Room);
    assert_eq!((table.ongoing.len(), table.placed.len()), (1, 2));
    assert_eq!(drawn(&programme, &sheet), ["shift 0+1 0/1 10:00-22:00", "open 1+1 0/1 10:00-10:30"]);
    assert_eq!(table.untimed.len() + whole(&programme).sections.get(1).map_or(0, |section| section.rows.len()), 1);
}

#[test]
fn an_open_end_makes_way_for_the_next_in_the_room() {
    let programme = made(&["open|A|10:00|", "next|A|10:20|11:00", "other|B|10:10|11:00", "blink|C|10:00|10:00"]);
    let (_, sheet) = one(&programme, By::Room);
    assert_eq!(drawn(&programme, &sheet)[..2], ["open 0+1 0/1 10:00-10:20", "blink 2+1 0/1 10:00-10:05"]);
}

#[test]
fn nothing_for_long_is_drawn_short() {
    let programme = made(&["one|A|09:00|10:00", "two|A|15:30|16:30"]);
    let (_, sheet) = one(&programme, By::Room);
    let walls: Vec<_> =
        sheet.lines.iter().map(|line| (line.wall.second_of_day() / 60, line.gap, line.labelled)).collect();
    assert_eq!(
        walls,
        [(540, false, true), (600, true, false), (930, false, true), (960, false, true), (990, false, false)]
    );
}

#[test]
fn labels_keep_their_distance() {
    let programme = made(&["one|A|10:55|12:00", "two|B|11:10|12:00", "three|C|11:25|12:30", "four|A|12:05|13:00"]);
    let (_, sheet) = one(&programme, By::Room);
    let labelled: Vec<i64> =
        sheet.lines.iter().filter(|line| line.labelled).map(|line| line.wall.second_of_day() / 60 - 600).collect();
    assert_eq!(labelled, [55, 70, 85, 120]);
}

/// The evening of the change to summer time: after two o'clock comes three.
#[test]
fn the_night_of_the_clocks_keeps_its_length() {
    let spring = made_on("2027-03-27", "Europe/Berlin", &["dance|A|22:00|2027-03-28T04:00:00", "talk|B|23:00|23:30"]);
    let (_, sheet) = one(&spring, By::Room);
    let hours: Vec<(i64, i64)> =
        sheet.lines.iter().map(|line| (line.wall.second_of_day() / 60, (line.at - sheet.lines[0].at) / 60)).collect();
    assert_eq!(hours, [(1320, 0), (1380, 60), (1410, 90), (0, 120), (60, 180), (180, 240), (240, 300)]);
    let autumn = made_on("2027-10-30", "Europe/Berlin", &["dance|A|22:00|2027-10-31T04:00:00"]);
    let (_, sheet) = one(&autumn, By::Room);
    let hours: Vec<i64> = sheet.lines.iter().map(|line| line.wall.second_of_day() / 3600).collect();
    assert_eq!(hours, [22, 23, 0, 1, 2, 2, 3, 4]);
    assert_eq!(sheet.lines[7].at - sheet.lines[0].at, 7 * 3600);
}

#[test]
fn six_zones_see_the_same_days_and_the_date_once_where_it_changes() {
    let Some(programme) = corpus("39c3-everything.frab.json") else { return };
    let zones = [
        "Pacific/Auckland",
        "Asia/Kolkata",
        "Europe/London",
        "America/Sao_Paulo",
        "America/Los_Angeles",
        "Asia/Kathmandu",
    ];
    for zone in zones {
        let agenda = whole(&programme);
        assert_eq!(agenda.sections.len(), 4, "{zone}");
        let mut round = 0;
        for section in &agenda.sections {
            let table = timetable(&programme, section, By::Room);
            for sheet in all_sheets(&table, columns(7), zone) {
                let walls = sheet.lines.iter().map(|line| line.wall.0 - line.at).collect::<HashSet<_>>();
                assert_eq!(walls.len(), 1, "{zone}: one offset in winter");
                let dated = sheet.lines.iter().filter(|line| line.dated).count();
                assert!(dated <= 2, "{zone}: {dated} dates");
                round += sheet.lines.iter().filter(|l| l.labelled && l.wall.second_of_day() % 3600 == 0).count();
            }
        }
        assert!(round > 300, "{zone}: {round} full hours");
    }
}

#[test]
fn the_date_stands_where_it_changes() {
    let programme = made(&["one|A|22:00|2027-06-02T02:00:00", "two|A|2027-06-02T02:00:00|2027-06-02T03:00:00"]);
    let agenda = whole(&programme);
    let table = timetable(&programme, &agenda.sections[0], By::Room);
    let date = Moment::parse("2027-06-01T00:00:00Z").map(|moment| moment.wall.day());
    let fit = Fit { date, ..columns(3) };
    let dated = |zone: &str| {
        let sheet = sheet(&table, &fit, &clock(zone));
        sheet.lines.iter().filter(|line| line.dated).map(|line| line.wall.second_of_day() / 3600).collect::<Vec<_>>()
    };
    assert_eq!(dated("Europe/Berlin"), [0]);
    assert_eq!(dated("Pacific/Auckland"), [8], "the next day from the beginning");
    assert_eq!(dated("America/Los_Angeles"), [] as [i64; 0]);
}

#[test]
fn pinned_columns_stay_in_their_order_and_leave_space() {
    let programme = made(&["one|A|10:00|11:00", "two|B|10:00|11:00", "three|C|10:00|11:00", "four||10:00|11:00"]);
    let agenda = whole(&programme);
    let table = timetable(&programme, &agenda.sections[0], By::Room);
    let keys: Vec<u64> = table.columns.iter().map(|column| column.key).collect();
    let heads = |fit: &Fit| {
        let sheets = all_sheets(&table, fit.clone(), "Europe/Berlin");
        sheets
            .iter()
            .map(|sheet| {
                sheet.columns.iter().map(|seen| keys.iter().position(|key| *key == seen.column.key).unwrap()).collect()
            })
            .collect::<Vec<Vec<_>>>()
    };
    assert_eq!(heads(&columns(2)), [vec![0, 1], vec![2, 3]]);
    let pinned = |list: &[usize], n| Fit { pinned: list.iter().map(|n| keys[*n]).collect(), ..columns(n) };
    assert_eq!(heads(&pinned(&[2], 2)), [vec![2, 0], vec![2, 1], vec![2, 3]]);
    assert_eq!(heads(&pinned(&[2, 1], 3)), [vec![1, 2, 0], vec![1, 2, 3]]);
    // All pinned in a narrow place: what has no space passes as if it weren't.
    assert_eq!(heads(&pinned(&[0, 1, 2, 3], 2)), [vec![0, 1], vec![0, 2], vec![0, 3]]);
    assert_eq!(heads(&columns(0)).len(), 4);
    let last = sheet(&table, &Fit { at: Some(keys[3]), ..pinned(&[2], 2) }, &clock("Europe/Berlin"));
    assert_eq!(last.columns.iter().map(|seen| (seen.number, seen.pinned)).collect::<Vec<_>>(), [(1, true), (4, false)]);
    assert_eq!((last.before, last.after), (Some(keys[1]), None));
}

#[test]
fn steps_go_where_they_point() {
    let programme = made(&[
        "a1|A|10:00|11:00",
        "b1|B|10:00|12:00",
        "c1|C|10:30|11:00",
        "a2|A|11:00|12:00",
        "lunch||12:00|13:00|break",
        "c2|C|13:00|14:00",
        "end|A|14:00|15:00|plenary",
    ]);
    let (_, sheet) = one(&programme, By::Room);
    let title = |n: usize| programme.sessions[sheet.spots[n].placed.session].title.any();
    let at = |wanted: &str| (0..sheet.spots.len()).find(|n| title(*n) == wanted).unwrap();
    let go = |from: &str, to: Step| {
        let from = at(from);
        step(&sheet, from, Path { column: sheet.spots[from].column, at: sheet.spots[from].placed.from }, to).map(title)
    };
    assert_eq!(go("a1", Step::Forth), Some("b1"));
    assert_eq!(go("b1", Step::Forth), Some("c1"));
    assert_eq!(go("a2", Step::Forth), Some("b1"), "what is on at the same time");
    assert_eq!(go("c2", Step::Back), Some("b1"), "else what is nearest");
    let ten = sheet.spots[at("a1")].placed.from;
    assert_eq!(step(&sheet, at("c2"), Path { column: 2, at: ten }, Step::Back).map(title), Some("b1"));
    assert_eq!(go("a1", Step::Back), None);
    assert_eq!(go("a1", Step::Down), Some("a2"));
    assert_eq!(go("a2", Step::Down), Some("end"), "across the break");
    assert_eq!(go("a1", Step::Up), None);
    assert_eq!(
        step(&sheet, at("end"), Path { column: 2, at: 0 }, Step::Up).map(title),
        Some("c2"),
        "back in the column one came from"
    );
    assert_eq!((go("c1", Step::RowStart), go("a1", Step::RowEnd)), (None, Some("b1")));
    assert_eq!((go("c2", Step::First), go("a1", Step::Last)), (Some("a1"), Some("end")));
}

#[test]
fn todays_day_is_shown_unless_another_is_wanted() {
    let Some(programme) = corpus("39c3-everything.frab.json") else { return };
    let agenda = whole(&programme);
    let day = |now: &str, wanted| {
        day_shown(&programme, &agenda, wanted, Moment::parse(now).and_then(Moment::instant).unwrap())
    };
    assert_eq!(day("2025-12-01T12:00:00Z", None), Some(0));
    assert_eq!(day("2025-12-28T12:00:00Z", None), Some(1));
    assert_eq!(day("2025-12-29T01:00:00Z", None), Some(1), "after midnight the evening goes on");
    assert_eq!(day("2025-12-29T06:00:00Z", None), Some(2));
    assert_eq!(day("2026-02-01T06:00:00Z", None), Some(0));
    assert_eq!(day("2025-12-28T12:00:00Z", Some(agenda.sections[3].key)), Some(3));
}

#[test]
fn ten_thousand_sessions_at_once_and_in_a_thousand_rooms() {
    let mut programme = made(&["one|A|10:00|11:00"]);
    let one = programme.sessions[0].clone();
    let room = programme.rooms[0].clone();
    programme.rooms = (0..1000).map(|n| city_widgets::model::Room { id: n.to_string(), ..room.clone() }).collect();
    programme.sessions = (0..10_000)
        .map(|n| Session {
            id: n.to_string(),
            room: (n % 3 > 0).then(|| (n % 1000).to_string()),
            slot_type: Slot::Session,
            ..one.clone()
        })
        .collect();
    let agenda = whole(&programme);
    let table = timetable(&programme, &agenda.sections[0], By::Room);
    assert_eq!(table.placed.len(), 10_000);
    let sheet = sheet(&table, &columns(7), &clock("Europe/Berlin"));
    assert!(sheet.spots.len() <= 21 && sheet.after.is_some());
}
