//! Real data that nobody here wrote, in place: the folder named by `CITY_WIDGETS_CORPUS`, or `../shared/corpus`.

use crate::locale;
use city_widgets::model::Json;
use city_widgets::source::city::{CityFeed, CityOptions, decode, read};
use city_widgets::state::city::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A file of the corpus, if there is one; tells where it looked if there is none.
fn bytes(name: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("CITY_WIDGETS_CORPUS").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let path = root.join("profile").join(name);
    let found = std::fs::read(&path);
    if found.is_err() {
        eprintln!("skipped: no corpus at {}", path.display());
    }
    found.ok()
}

fn table(name: &str, fields: &str) -> Option<CityFeed> {
    let bytes = bytes(name)?;
    Some(read(&decode(&bytes), CityOptions { fields: Some(fields), ..CityOptions::default() }).unwrap())
}

const TRACKER: &str = r#"{"id": "/id_code", "name": "/name", "country": "/country",
    "population.value": "/population", "climate.targets.0.goalTerm": "/end_target",
    "climate.targets.0.targetYear": "/end_target_year", "climate.targets.0.targetStatus": "/end_target_status",
    "climate.targets.0.reductionPercent": "/end_target_percentage_reduction", "climate.targets.0.description": "/end_target_text",
    "climate.targets.1.goalTerm": "/interim_target", "climate.targets.1.interim": "=true",
    "climate.targets.1.targetYear": "/interim_target_year", "climate.targets.1.baseYear": "/interim_target_baseline_year",
    "climate.inventories.0.year": "/inventory_year", "climate.inventories.0.total.value": "/ghg",
    "climate.inventories.0.total.unit": "=t CO2e", "memberships": "/memberships"}"#;

#[test]
fn all_cities_of_the_tracker_are_shown_or_named() {
    let Some(feed) = table("netzerotracker_cities_2022-12-20.csv", TRACKER) else { return };
    let cities = feed.document.data.cities();
    let left_out = feed.diagnostics.iter().filter(|note| note.code.leaves_out()).count();
    assert_eq!(cities.len() + left_out, 1177);
    assert_eq!(cities.len(), 1177);
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for note in &feed.diagnostics {
        *codes.entry(note.code.name()).or_default() += 1;
    }
    assert_eq!(codes, BTreeMap::new(), "{:?}", feed.diagnostics.iter().take(9).collect::<Vec<_>>());
    let started = std::time::Instant::now();
    let directory = Directory::new(&feed.document.data, None, &locale(), 2025);
    eprintln!("directory of {}: {:?}", directory.rows.len(), started.elapsed());
    let started = std::time::Instant::now();
    let shown = directory.ask(&ListQuery { text: "san".to_owned(), ..ListQuery::default() }, &locale());
    eprintln!("search: {:?}, {} found", started.elapsed(), shown.rows.len());
    let of = |standing: Standing| directory.rows.iter().filter(|row| row.standing == standing).count();
    assert!(of(Standing::NoTarget) > 700 && of(Standing::Expired) >= 10 && of(Standing::InLaw) >= 10);
    let all = directory.ask(&ListQuery::default(), &locale());
    let statuses: usize = all.facets.statuses.iter().map(|facet| facet.count).sum();
    assert_eq!((statuses, all.rows.len()), (1177, 1177));
    let codes = directory.ask(&ListQuery::default(), &locale()).facets.countries;
    assert!(codes.iter().all(|country| country.id.len() == 2), "{codes:?}");
    let copenhagen = feed.document.data.find("Copenhagen").unwrap().profile();
    assert_eq!(copenhagen.climate.targets[0].term.any(), "Carbon neutral(ity)", "the tracker's own term");
}

/// The rows of Wikidata as its query service would give them, and as the table that they are.
#[test]
fn every_city_of_wikidata_loads() {
    let Some(bytes) = bytes("wikidata_city_population.csv") else { return };
    let text = decode(&bytes);
    let mut rows = Vec::new();
    let mut items = BTreeSet::new();
    for line in text.lines().skip(1) {
        let [item, locode, population, year] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        items.insert(item.to_owned());
        rows.push(serde_json::json!({
            "item": {"type": "uri", "value": item}, "itemLabel": {"type": "literal", "value": locode},
            "locode": {"type": "literal", "value": locode}, "population": {"type": "literal", "value": population},
            "populationYear": {"type": "literal", "value": year},
        }));
    }
    let answer = serde_json::json!({"head": {"vars": ["item"]}, "results": {"bindings": rows}}).to_string();
    let feed = read(&answer, CityOptions::default()).unwrap();
    assert_eq!(feed.document.data.cities().len(), items.len());
    assert!(feed.diagnostics.iter().all(|note| note.code.name() == "bad-number"));
    let rome = feed.document.data.find("Q220").unwrap().profile().population.unwrap();
    assert!(rome.year().unwrap() > 2010, "the latest, not that of -149");
    let fields = r#"{"id": "/item", "name": "/locode", "population.value": "/population", "population.year": "/populationYear"}"#;
    let feed = table("wikidata_city_population.csv", fields).unwrap();
    assert_eq!(feed.document.data.cities().len(), items.len());
}

#[test]
fn cdp_targets_are_those_of_their_cities() {
    let fields = r#"{"id": "/Account.Number", "name": "/Organization", "country": "/iso", "region": "/CDP.Region",
        "jurisdictionType": "/City.boundary", "population.value": "/Population", "population.year": "/Population.Year",
        "geo": "/City.Location", "targets.targetType": "/Type.of.target", "targets.sector": "/Sector",
        "targets.baseYear": "/Base.year", "targets.targetYear": "/Target.year", "targets.setIn": "/Year.target.was.set",
        "targets.baseYearEmissions.value": "/Base.year.emissions..metric.tonnes.CO2e.",
        "targets.baseYearEmissions.unit": "=t CO2e", "targets.reductionPercent": "/Percentage.reduction.target",
        "targets.targetYearEmissions.value": "/Target.year.absolute.emissions..metric.tonnes.CO2e.",
        "targets.targetYearEmissions.unit": "=t CO2e",
        "targets.reportedProgress.value": "/Percentage.of.target.achieved.so.far",
        "targets.reportedProgress.year": "/Year.Reported.to.CDP", "targets.description": "/Target.description"}"#;
    let Some(feed) = table("cdp_2021_targets_clean_names.csv", fields) else { return };
    assert_eq!(feed.document.data.cities().len(), 989);
    assert!(
        feed.diagnostics.iter().all(|note| !note.code.leaves_out()),
        "{:?}",
        feed.diagnostics.iter().find(|n| n.code.leaves_out())
    );
    let madrid = feed.document.data.find("31171").unwrap().profile();
    let target = &madrid.climate.targets[0];
    assert_eq!(target.base.as_ref().unwrap().value, Some(12_954_000.0));
    let found = progress(&madrid.climate, target, Rules::at(2025));
    assert_eq!(found.headline(), Headline::Reported { percent: 0.0, year: Some(2021) });
    assert_eq!(found.computed, Err(WhyNot::NoSeries));
    let most = feed.document.data.cities().iter().map(|city| city.profile().climate.targets.len()).max();
    assert_eq!(most, Some(12));
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for note in &feed.diagnostics {
        *codes.entry(note.code.name()).or_default() += 1;
    }
    eprintln!("cdp targets: {codes:?} {:?}", feed.diagnostics.iter().take(5).collect::<Vec<_>>());
}

#[test]
fn cdp_inventories_have_the_year_in_their_middle() {
    let fields = r#"{"id": "/Account Number", "name": "/Organization", "country": "/Country", "geo": "/City Location",
        "area.value": "/Land area (in square km)", "area.unit": "=km2", "inventories.period": "/Accounting year",
        "inventories.year": "/Accounting year", "inventories.byScope.1.value":
            "/Direct emissions (metric tonnes CO2e) for Total emissions (excluding generation of grid-supplied energy)",
        "inventories.byScope.1.unit": "=t CO2e", "inventories.protocol": "/Primary Protocol", "inventories.gases": "/Gases Included"}"#;
    let Some(feed) = table("cdp_2021_citywide_emissions.csv", fields) else { return };
    assert!(feed.diagnostics.iter().all(|note| !note.code.leaves_out()));
    let shima = feed.document.data.find("859138");
    assert!(shima.is_some());
    let years: Vec<i32> = feed
        .document
        .data
        .cities()
        .iter()
        .flat_map(|city| city.profile().climate.inventories)
        .filter_map(|i| i.year)
        .collect();
    assert!(years.len() > 200 && years.iter().all(|year| (1990..=2022).contains(year)));
}

#[test]
fn gpc_inventories_keep_their_notation_keys() {
    let fields = r#"{"id": "/City", "name": "/City", "country": "/Country", "population.value": "/Population",
        "population.year": "/Year_calendar", "inventories.year": "/Year_calendar", "inventories.reportingLevel": "/Level",
        "inventories.boundary": "/Boundary", "inventories.total.value": "/BASIC", "inventories.total.unit": "=t CO2e",
        "inventories.seriesId": "=gpc-basic", "inventories.bySector.0.value": "/I.1.1", "inventories.bySector.0.sector": "=I.1.1",
        "inventories.bySector.1.value": "/I.1.3", "inventories.bySector.1.sector": "=I.1.3",
        "inventories.bySector.2.value": "/II.2.1", "inventories.bySector.2.sector": "=II.2.1"}"#;
    let Some(feed) = table("c40_gpc_inventory.csv", fields) else { return };
    let madrid = feed.document.data.find("Madrid").unwrap().profile();
    let totals: Vec<(i32, i64)> =
        series(&madrid.climate)[0].points().iter().map(|p| (p.year.unwrap(), p.value.round() as i64)).collect();
    assert_eq!(totals.last(), Some(&(2018, 9_533_254)));
    assert_eq!(totals.first(), Some(&(2013, 8_696_228)));
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut inventories = 0;
    for record in feed.document.data.cities() {
        for inventory in record.profile().climate.inventories {
            inventories += 1;
            for sector in &inventory.sectors {
                *words.entry(sector.notation().map_or("number", |word| word.name())).or_default() += 1;
            }
        }
    }
    eprintln!("{inventories} inventories, {words:?}, {:?}", feed.diagnostics.iter().take(5).collect::<Vec<_>>());
    assert_eq!(inventories, 329);
    assert!(["NO", "NE", "IE"].iter().all(|word| words[word] > 10));
}

#[test]
fn country_names_come_in_six_languages() {
    let fields = r#"{"id": "/iso31661", "name.en": "/label_en", "name.ar": "/label_ar", "name.es": "/label_es", "country.code": "/iso31661"}"#;
    let Some(feed) = table("wikidata_country_names_6langs.csv", fields) else { return };
    let spain = feed.document.data.find("ES").unwrap().profile();
    assert_eq!(spain.name.pick("es", "en").unwrap().0, "España");
    assert!(matches!(feed.document.data.cities()[0].tree, Json::Map(_)));
}
