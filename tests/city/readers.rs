//! Other formats, and the attribute `fields`.

use crate::{city, feed, fixture, notes, written};
use city_widgets::source::city::{CityFormat, CityOptions, decode, read};
use proptest::prelude::*;

const TABLE: &str = r#"{"name": "/City", "country": "/Country", "area.value": "/Land area (km2)", "area.unit": "=km2",
    "population.value": "/Population", "population.year": "/Year", "targets.goalTerm": "/Target",
    "targets.targetYear": "/Target year", "targets.baseYearEmissions": "/Base", "inventories.total": "/Emissions",
    "leader.name": "/Mayor", "no.such": "/Year"}"#;

fn table(text: &str, fields: &str) -> city_widgets::source::city::CityFeed {
    read(text, CityOptions { fields: Some(fields), ..CityOptions::default() }).unwrap()
}

#[test]
fn a_table_with_the_dirt_of_its_kind() {
    let feed = table(&fixture("table.csv"), TABLE);
    assert_eq!(feed.format, CityFormat::Table);
    insta::assert_snapshot!(notes(&feed).join("\n"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&written(&feed)["data"]).unwrap());
}

#[test]
fn rows_come_in_the_envelopes_of_portals() {
    let row = r#"{"city": "Lund", "pop": 91940, "point": {"lon": 13.19, "lat": 55.7}}"#;
    let fields = r#"{"name": "/city", "population": "/pop", "geo": "/point"}"#;
    let envelopes = [
        format!("[{row}]"),
        format!(r#"{{"total_count": 1, "results": [{row}]}}"#),
        format!(r#"{{"nhits": 1, "records": [{{"recordid": "x", "fields": {row}}}]}}"#),
        format!(r#"{{"success": true, "result": {{"records": [{row}]}}}}"#),
        format!(r#"{{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties": {row}}}]}}"#),
    ];
    for text in envelopes {
        let feed = table(&text, fields);
        let city = feed.document.data.cities()[0].profile();
        assert_eq!((city.name.any(), city.population.unwrap().value), ("Lund", Some(91940.0)), "{text}");
        assert_eq!(city.geo.unwrap().latitude, 55.7);
        assert_eq!(notes(&feed), [""; 0]);
    }
    let alone = table(
        r#"{"a": {"title": "Lund", "size": {"people": 91940}}}"#,
        r#"{"@": "/a", "name": "/title", "population": "/size/people"}"#,
    );
    assert_eq!((alone.document.kind, alone.document.data.cities().len()), ("CityProfile", 1));
    assert_eq!(table(r#"{"title": "Lund"}"#, r#"{"name": "/title"}"#).document.kind, "CityProfile");
    let deep = format!(r#"{{"a": {{"b": {{"x": {row}}}}}}}"#);
    let feed = table(&deep, &fields.replace('{', r#"{"@": "/a/b", "#));
    assert_eq!(feed.document.data.cities()[0].id, "lund");
}

#[test]
fn rows_of_one_city_become_one() {
    let text = "id,name,year,t,target\n1,Oslo,2015,900.5,2020\n1,Oslo,2016,880.25,2030\n2,Bergen,2016,NE,\n";
    let fields = r#"{"id": "/id", "name": "/name", "inventories.year": "/year", "inventories.total": "/t", "targets.targetYear": "/target"}"#;
    let feed = table(text, fields);
    let cities = feed.document.data.cities();
    assert_eq!(cities.len(), 2);
    let oslo = cities[0].profile();
    assert_eq!((oslo.climate.inventories.len(), oslo.climate.targets.len()), (2, 2));
    assert_eq!(cities[1].profile().climate.inventories[0].total.as_ref().unwrap().value, None);
}

#[test]
fn columns_of_usual_names_need_no_fields() {
    let feed = read("City\tCountry\tPopulation\nLund\tSweden\t91940\n", CityOptions::default()).unwrap();
    let city = city(&feed);
    assert_eq!((city.name.any(), city.country.unwrap().name.any()), ("Lund", "Sweden"));
    assert!(read("a,b\n1,2\n", CityOptions::default()).is_err(), "nothing can be a name");
    let odd = read("name,x\nLund,1\n", CityOptions { fields: Some("{"), ..CityOptions::default() }).unwrap();
    assert_eq!(odd.diagnostics[0].code.name(), "not-json");
}

#[test]
fn wikidata_entities() {
    let feed = feed(&fixture("wikidata-entity.json"));
    assert_eq!((feed.format, notes(&feed).len()), (CityFormat::Wikidata, 0));
    let city = city(&feed);
    let population = city.population.clone().unwrap();
    assert_eq!((population.value, population.year()), (Some(120_500.0), Some(2021)), "preferred, and the latest");
    assert_eq!((city.area.clone().unwrap().value, city.area.unwrap().unit.as_str()), (Some(18.7), "km2"));
    assert_eq!(city.country.unwrap().code.as_deref(), Some("DE"));
    assert_eq!(city.leader.unwrap().name.any(), "A. Mayor", "of two the one without an end");
    let networks: Vec<_> = city.memberships.iter().map(|member| member.network.name.any()).collect();
    assert_eq!(networks, ["A Network"], "one without a name is not shown as a number");
}

#[test]
fn wikidata_rows() {
    let feed = feed(&fixture("wikidata-rows.json"));
    insta::assert_snapshot!(notes(&feed).join("\n"));
    let cities: Vec<_> = feed.document.data.cities().iter().map(|record| record.profile()).collect();
    assert_eq!(cities.len(), 3, "duplicates are one");
    assert_eq!((cities[0].population.clone().unwrap().value, cities[0].id.as_str()), (Some(2_800_000.0), "Q220"));
    assert_eq!(cities[1].area.clone().unwrap().value, Some(18.7));
    assert_eq!(cities[2].area, None, "acres are not ours to convert");
    let old = r#"{"results": {"bindings": [{"item": {"value": "http://www.wikidata.org/entity/Q220"},
        "itemLabel": {"value": "Rome"}, "population": {"value": "300000"}, "populationYear": {"value": "-149"}}]}}"#;
    assert_eq!(city(&crate::feed(old)).population.unwrap().year, Some(-149));
}

#[test]
fn schema_org_cities() {
    let feed = feed(&fixture("schema-org.json"));
    assert_eq!(feed.format, CityFormat::SchemaOrg);
    insta::assert_snapshot!(notes(&feed).join("\n"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&written(&feed)["data"]).unwrap());
    let page = format!("<!doctype html><script type=\"application/ld+json\">{}</script>", fixture("schema-org.json"));
    assert_eq!(written(&crate::feed(&page))["data"]["name"], written(&feed)["data"]["name"]);
}

#[test]
fn lists_come_in_several_shapes() {
    let shapes = [
        r#"{"schemaVersion": "1.0", "kind": "CityProfileList", "id": "l", "data": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}"#,
        r#"{"schemaVersion": "1.0", "kind": "CityProfileList", "data": {"name": "L", "cities": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}}"#,
        r#"{"cities": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}"#,
        r#"[{"schemaVersion": "1.0", "kind": "CityProfile", "id": "a", "sources": [{"id": "s"}], "data": {"name": "A"}},
            {"schemaVersion": "1.0", "kind": "CityProfile", "id": "b", "data": {"name": "B", "climate": {}}}]"#,
    ];
    for text in shapes {
        let feed = feed(text);
        let ids: Vec<_> = feed.document.data.cities().iter().map(|city| city.id.as_str()).collect();
        assert_eq!((ids, feed.document.kind), (vec!["a", "b"], "CityProfileList"), "{text}");
    }
    let one_bad = feed(
        r#"{"kind": "CityProfileList", "data": [{"name": ""}, 7, {"name": "B"}, {"id": "b", "name": "C"}, {"id": "b", "name": "D"}]}"#,
    );
    let codes: Vec<_> = one_bad.diagnostics.iter().map(|note| (note.path.as_str(), note.code.name())).collect();
    assert_eq!(
        codes,
        [
            ("/data/0/name", "incomplete"),
            ("/data/1", "not-a-record"),
            ("/data/3/id", "duplicate"),
            ("/data/4/id", "duplicate")
        ]
    );
    assert_eq!(one_bad.document.data.cities().len(), 3);
    let bare = feed(r#"{"name": "A", "population": 5}"#);
    assert_eq!(bare.document.kind, "CityProfile");
}

/// What is mutated by [`damaged`].
fn texts() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/city");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut texts: Vec<String> = files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    texts.push(crate::file("www/data-samples/madrid.json"));
    texts
}

proptest! {
    /// Pieces cut out, doubled and turned round: read by the right reader, by another, with fields, and shown.
    #[test]
    fn damaged_feeds_are_read_or_refused(
        file in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 1usize..60, 0u8..4), 0..8),
        format in 0usize..4,
    ) {
        use city_widgets::state::city::*;
        let texts = texts();
        let mut bytes = texts[file.index(texts.len())].clone().into_bytes();
        for (at, length, change) in changes {
            let at = at.index(bytes.len().max(1));
            let end = (at + length).min(bytes.len());
            match change {
                0 => drop(bytes.drain(at..end)),
                1 => bytes.extend_from_within(at..end),
                2 => bytes[at..end].reverse(),
                _ => bytes[at..end].iter_mut().filter(|b| b.is_ascii_digit()).for_each(|b| *b = b'9'),
            }
        }
        let text = decode(&bytes);
        let _ = read(&text, CityOptions { fields: Some(TABLE), ..CityOptions::default() });
        let _ = read(&text, CityOptions { format: Some(CityFormat::ALL[format]), ..CityOptions::default() });
        let Ok(feed) = read(&text, CityOptions::default()) else { return Ok(()) };
        let _ = written(&feed);
        let directory = Directory::new(&feed.document.data, None, &crate::locale(), 2025);
        let _ = directory.ask(&ListQuery { text: "a".to_owned(), ..ListQuery::default() }, &crate::locale());
        for record in feed.document.data.cities() {
            let city = record.profile();
            for target in &city.climate.targets {
                let made = progress(&city.climate, target, Rules::at(2025));
                let _ = (made.headline(), made.sentence());
                if let Some(series) = main_series(&city.climate, Some(target)) {
                    let chart = emissions_chart(&city.climate, &series, Some((target, &made)));
                    let _ = chart.as_ref().and_then(emissions_summary);
                }
            }
            let breakdown = breakdown(&city.climate, None);
            let _ = (breakdown.as_ref().and_then(sector_chart), breakdown.as_ref().and_then(sector_summary));
            for gap in &city.climate.gaps {
                let _ = (gap_mismatch(gap), gap_chart(gap), gap_summary(&gap_parts(gap)));
            }
        }
    }
}
