//! The eight rules of honest progress, and the sums of the sources.

use crate::{city, feed, fixture, sample};
use city_widgets::i18n::Key;
use city_widgets::model::city::{Climate, Gap, Inventory, TargetType};
use city_widgets::source::parse;
use city_widgets::state::city::*;

const NOW: i32 = 2025;

fn climate(json: &str) -> Climate {
    Climate::of(&parse(json).unwrap())
}

fn of(climate: &Climate, target: usize) -> Progress {
    progress(climate, &climate.targets[target], Rules::at(NOW))
}

fn about(a: f64, b: f64) {
    assert!((a - b).abs() < 0.05, "{a} is not {b}");
}

/// One target in one series.
fn one(target: &str, inventories: &str) -> Climate {
    climate(&format!(r#"{{"targets": [{target}], "inventories": [{inventories}]}}"#))
}

const TARGET: &str = r#"{"targetType": "base-year-absolute", "seriesId": "s", "baseYear": 2010,
    "baseYearEmissions": {"value": 1000, "unit": "kt CO2e"}, "reductionPercent": 50, "targetYear": 2030}"#;

fn inventory(year: i32, value: f64) -> String {
    format!(r#"{{"seriesId": "s", "year": {year}, "total": {{"value": {value}, "unit": "kt CO2e"}}}}"#)
}

/// Rules 1, 2 and 7: four inventories of three methods, a base year of a fourth, and one answer of the city's own.
#[test]
fn madrid_gets_no_percentage_across_series() {
    let madrid = city(&sample("madrid"));
    let found = of(&madrid.climate, 0);
    assert_eq!(found.computed, Err(WhyNot::NoSeries));
    assert_eq!(found.headline(), Headline::Reported { percent: 0.0, year: Some(2021) });
    let sentence = found.sentence().unwrap();
    assert_eq!(sentence.key, Key::ProgressReported);
    assert!(sentence.values.contains(&("year", Value::Year(2021))));
    let mut latest: Vec<_> = found.latest.iter().map(|point| (point.value as i64, point.year.unwrap())).collect();
    latest.sort_unstable();
    assert_eq!(latest, [(9_530_584, 2019), (9_533_254, 2018), (10_047_620, 2019), (10_864_841, 2018)]);
    assert_eq!((found.base.unwrap().value, found.goal.unwrap().value), (12_954_000.0, 4_533_900.0));
    assert_eq!(found.track, None);
    // What each of them would give shows why: from 24.8 to 40.7.
    for (series, percent) in
        [("gpc-basic", 40.6), ("gpc-basic-plus", 24.8), ("madrid-emep", 34.5), ("madrid-model", 40.7)]
    {
        let mut climate = madrid.climate.clone();
        climate.targets[0].series = Some(series.to_owned());
        let found = of(&climate, 0);
        about(found.computed.unwrap().percent, percent);
        assert!(found.reported.is_some(), "and the city's own stays");
    }
}

#[test]
fn a_series_of_its_own_gives_a_percentage() {
    let climate = one(TARGET, &[inventory(2010, 1000.0), inventory(2020, 750.0)].join(","));
    let found = of(&climate, 0);
    assert_eq!(found.headline(), Headline::Computed { percent: 50.0, year: Some(2020) });
    let track = found.track.unwrap();
    assert_eq!((track.on_track, track.way, track.expected, track.year), (true, Way::Straight, 750.0, 2020));
    // Behind the line, but on the pathway that the city gives.
    let given = TARGET.replace("\"targetYear\"", r#""pathway": [{"value": 1000, "year": 2010}, {"value": 900, "year": 2020}, {"value": 500, "year": 2030}], "targetYear""#);
    let climate = one(&given, &inventory(2021, 850.0));
    let track = of(&climate, 0).track.unwrap();
    assert_eq!((track.on_track, track.way, track.expected), (true, Way::Given, 860.0));
    assert!(!of(&one(TARGET, &inventory(2021, 850.0)), 0).track.unwrap().on_track);
    // The tolerance is a share of the base.
    let late = one(TARGET, &inventory(2020, 769.0));
    assert!(progress(&late, &late.targets[0], Rules::at(NOW)).track.unwrap().on_track);
    let strict = Rules { tolerance: 0.0, ..Rules::at(NOW) };
    assert!(!progress(&late, &late.targets[0], strict).track.unwrap().on_track);
}

/// Rule 3.
#[test]
fn less_than_nothing_and_more_than_all() {
    let rose = of(&one(TARGET, &inventory(2020, 1100.0)), 0).computed.unwrap().percent;
    about(rose, -20.0);
    assert_eq!(Bar::of(rose), Bar { fill: 0.0, below: true, above: false });
    let beyond = of(&one(TARGET, &inventory(2020, 100.0)), 0).computed.unwrap().percent;
    about(beyond, 180.0);
    assert_eq!(Bar::of(beyond), Bar { fill: 1.0, below: false, above: true });
}

#[test]
fn what_cannot_be_compared_says_why() {
    let why = |target: &str, inventories: &str| of(&one(target, inventories), 0).computed.unwrap_err();
    let later = inventory(2020, 750.0);
    assert_eq!(why(TARGET, &later.replace("\"s\"", "\"other\"")), WhyNot::OtherSeries);
    assert_eq!(why(TARGET, &later.replace("CO2e", "CO2")), WhyNot::OtherUnit);
    assert_eq!(why(TARGET, &inventory(2010, 1000.0)), WhyNot::NoLater);
    assert_eq!(why(&TARGET.replace("\"reductionPercent\": 50,", ""), &later), WhyNot::NoGoal);
    assert_eq!(why(&TARGET.replace("50", "0"), &later), WhyNot::NoWay);
    let level = |level: &str, text: &str| {
        text.replace("{\"seriesId\"", &format!("{{\"reportingLevel\": \"{level}\", \"seriesId\""))
    };
    let both = [level("BASIC", &inventory(2010, 1000.0)), level("BASIC+", &later)].join(",");
    assert_eq!(why(TARGET, &both), WhyNot::OtherMethod);
    // Tonnes and kilotonnes of the same are no two things.
    let tonnes = later.replace("750", "750000").replace("kt", "t");
    about(of(&one(TARGET, &tonnes), 0).computed.unwrap().percent, 50.0);
}

/// Rule 5.
#[test]
fn other_kinds_of_targets_have_reported_progress_only() {
    for kind in ["fixed-level", "business-as-usual", "base-year-intensity", "other"] {
        let target = TARGET.replace("base-year-absolute", kind);
        let found = of(&one(&target, &inventory(2020, 750.0)), 0);
        assert_eq!(found.computed, Err(WhyNot::Kind), "{kind}");
    }
    let copenhagen = city(&sample("copenhagen"));
    let found = of(&copenhagen.climate, 0);
    assert_eq!(copenhagen.climate.targets[0].kind, Some(TargetType::FixedLevel));
    assert_eq!(found.headline(), Headline::Reported { percent: 38.0, year: Some(2021) });
    assert_eq!(found.goal.unwrap().value, 0.0, "nought is a goal, and not missing");
}

/// Rule 4: past target years.
#[test]
fn a_year_that_has_passed_has_a_result_only_with_an_inventory_of_it() {
    let past = TARGET.replace("2030", "2020");
    let state = |inventories: &str| of(&one(&past, inventories), 0).deadline;
    assert_eq!(state(&inventory(2019, 400.0)), Deadline::Passed { met: None });
    assert_eq!(state(&inventory(2020, 400.0)), Deadline::Passed { met: Some(true) });
    assert_eq!(state(&inventory(2020, 501.0)), Deadline::Passed { met: Some(false) });
    assert_eq!(of(&one(TARGET, ""), 0).deadline, Deadline::Open);
    // The pathway ends with the target year.
    assert_eq!(of(&one(&past, &inventory(2021, 400.0)), 0).track, None);
}

/// Rule 6.
#[test]
fn net_zero_shows_what_is_left_and_what_is_taken_away() {
    let stockholm = city(&sample("stockholm"));
    let net = of(&stockholm.climate, 1).net.unwrap();
    assert_eq!((net.gross.value, net.removals.value, net.net), (700.0, 800.0, Some(-100.0)));
    let madrid = city(&sample("madrid"));
    let inventory = madrid.climate.inventories.iter().find(|i| i.removals.is_some()).unwrap();
    assert_eq!(inventory_net(inventory).unwrap().net, Some(10_008_022.0));
}

#[test]
fn sonderborg_does_more_than_it_must() {
    let gap = city(&sample("sonderborg")).climate.gaps.remove(0);
    assert_eq!(gap_mismatch(&gap), None);
    let parts = gap_parts(&gap);
    let open = parts.iter().find(|part| part.kind == GapPartKind::Remaining).unwrap();
    assert_eq!(open.point.value, -7615.0);
    assert!(open.share.unwrap() < 0.0);
    let chart = gap_chart(&gap).unwrap();
    assert!(chart.zero > 0.0 && chart.segments.iter().any(|s| s.is_negative && s.to <= chart.zero + 1e-9));
    assert_eq!(gap_summary(&parts).unwrap().key, Key::ChartGapClosed);
}

#[test]
fn two_base_years_are_not_one_series() {
    let klagenfurt = city(&feed(&fixture("d-klagenfurt.json")));
    let found = of(&klagenfurt.climate, 0);
    assert_eq!(found.computed, Err(WhyNot::NoSeries));
    assert_eq!(found.headline(), Headline::SideBySide);
    assert_eq!(found.latest.len(), 2);
}

/// Rule 8: the sums of the sources. Rounding is none of our business; more than that gets a note.
#[test]
fn totals_are_reported_totals() {
    let inventory = |total: i64, parts: &[i64]| {
        let list: Vec<String> = parts.iter().map(|part| format!("{{\"value\": {part}}}")).collect();
        let json = format!(r#"{{"total": {{"value": {total}, "unit": "t CO2e"}}, "bySector": [{}]}}"#, list.join(","));
        inventory_mismatches(&Inventory::of(&parse(&json).unwrap()).unwrap())
    };
    assert_eq!(inventory(10_047_620, &[7_208_065, 2_558_812, 280_743]), []);
    assert_eq!(inventory(10_047_620, &[7_208_065, 2_558_812, 280_744]), [], "rounded");
    assert_eq!(inventory(9_530_584, &[2_315_235, 2_130_892, 2_866_513, 519_193, 1_698_751]), []);
    let found = inventory(10_047_620, &[4_630_031, 2_591_308, 744_731]);
    assert_eq!((found[0].reported, found[0].sum), (10_047_620.0, 7_966_070.0));
    let madrid = city(&sample("madrid"));
    let breakdown = breakdown(&madrid.climate, None).unwrap();
    assert_eq!(breakdown.total.as_ref().unwrap().value, 10_047_620.0, "as reported");
    assert_eq!(breakdown.mismatch.as_ref().unwrap().sum, 7_966_070.0);
    about(breakdown.rows[0].share.unwrap(), 46.1);
    assert_eq!(sector_summary(&breakdown).unwrap().key, Key::ChartSectors);
    assert_eq!(sector_chart(&breakdown).unwrap().segments.len(), 3);
}

#[test]
fn gaps_of_the_contracts_add_up() {
    let gap = |json: &str| Gap::of(&parse(json).unwrap()).unwrap();
    let known = [
        (
            "Madrid",
            r#"{"unit": "kt CO2e", "baseline": 8956, "residual": 1636, "reduction": 5985, "remainingGap": 1335}"#,
        ),
        ("Valencia", r#"{"unit": "kt CO2e", "baseline": 1471, "residual": 232, "reduction": 1238}"#),
        (
            "Lund",
            r#"{"unit": "kt CO2e", "baseline": 408, "reduction": 317, "residual": 91, "offset": 82, "remainingGap": 9}"#,
        ),
        (
            "Stockholm",
            r#"{"unit": "kt CO2e", "baseline": 1247, "reduction": 577, "residual": 640, "remainingGap": 30}"#,
        ),
        ("Stockholm's own", r#"{"unit": "kt CO2e", "baseline": 547, "reduction": 453, "residual": 95}"#),
    ];
    for (city, json) in known {
        assert_eq!(gap_mismatch(&gap(json)), None, "{city}");
    }
    let wrong =
        gap_mismatch(&gap(r#"{"baseline": {"value": 100, "unit": "kt CO2e"}, "reduction": 50, "residual": 20}"#));
    assert_eq!(wrong.unwrap().sum, 70.0);
    for (base, percent, goal) in
        [(4_091_231.0, 70, 1_227_369.3), (3_514_000.0, 80, 702_800.0), (12_954_000.0, 65, 4_533_900.0)]
    {
        let target = format!(
            r#"{{"baseYear": 1990, "baseYearEmissions": {{"value": {base}, "unit": "t CO2e"}}, "reductionPercent": {percent}, "targetYear": 2030}}"#
        );
        let found = of(&one(&target, ""), 0).goal.unwrap();
        assert!((found.value - goal).abs() < 1e-6, "{}", found.value);
    }
    let shares: Vec<i64> = gap_parts(&gap(known[0].1)).iter().map(|part| part.share.unwrap().round() as i64).collect();
    assert_eq!(shares, [67, 18, 15]);
}

#[test]
fn the_headline_is_the_last_open_target() {
    let dozen = city(&feed(&fixture("f-twelve-targets.json")));
    let found = headlines(&dozen.climate, NOW);
    let year = |at: Option<usize>| dozen.climate.targets[at.unwrap()].year;
    assert_eq!((year(found.main), year(found.next)), (Some(2050), Some(2026)));
    let expired = dozen.climate.targets.iter().filter(|t| standing(Some(&t.aim), NOW) == Standing::Expired).count();
    assert_eq!(expired, 3);
    assert_eq!(year(headlines(&dozen.climate, 2070).main), Some(2050), "for all emissions, and passed");
    let madrid = city(&sample("madrid"));
    assert_eq!(headlines(&madrid.climate, NOW), Headlines { main: Some(1), next: Some(0) });
    assert_eq!(headlines(&Climate::default(), NOW), Headlines::default());
    let turin = city(&sample("turin"));
    let main = headlines(&turin.climate, NOW).main.and_then(|main| turin.climate.targets.get(main));
    assert_eq!(standing(main.map(|main| &main.aim), NOW), Standing::NoTarget);
    assert_eq!(standing(None, NOW), Standing::Unknown);
}

#[test]
fn a_chart_shows_the_target_only_in_its_own_series() {
    let madrid = city(&sample("madrid"));
    let target = &madrid.climate.targets[0];
    let found = of(&madrid.climate, 0);
    let series = main_series(&madrid.climate, Some(target)).unwrap();
    assert_eq!((series.id, series.points().len()), (Some("gpc-basic"), 6));
    let chart = emissions_chart(&madrid.climate, &series, Some((target, &found))).unwrap();
    assert_eq!((chart.goal, chart.way.len(), chart.first, chart.last), (None, 0, 2013, 2018));
    assert_eq!(chart.values.last().unwrap().value, 10_000_000.0);
    assert_eq!(emissions_summary(&chart).unwrap().key, Key::ChartEmissions);
    let climate = one(TARGET, &[inventory(2015, 900.0), inventory(2020, -40.0)].join(","));
    let found = of(&climate, 0);
    let series = main_series(&climate, None).unwrap();
    let chart = emissions_chart(&climate, &series, Some((&climate.targets[0], &found))).unwrap();
    assert_eq!((chart.goal.unwrap().along, chart.base.unwrap().along, chart.way_kind), (1.0, 0.0, Some(Way::Straight)));
    assert!(chart.zero < 1.0 && chart.measured[1].down > chart.zero, "below nought");
    let all = [&chart.measured[..], &chart.way[..]].concat();
    assert!(all.iter().all(|dot| (0.0..=1.0).contains(&dot.along) && (0.0..=1.0).contains(&dot.down)));
}
