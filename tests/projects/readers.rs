//! Each format with its faults.

use crate::{feed, notes};
use city_widgets::source::projects::{ProjectFeed, ProjectOptions, read};

fn mapped(text: &str, fields: &str) -> ProjectFeed {
    let base = Some("https://data.example.org/feed.csv");
    read(text, ProjectOptions { fields: Some(fields), base, ..ProjectOptions::default() }).unwrap()
}

fn places(feed: &ProjectFeed) -> Vec<(f64, f64)> {
    let sites = feed.document.data.projects.iter().flat_map(|project| project.sites.iter());
    sites.filter_map(|site| site.geometry.point()).map(|place| (place.lon, place.lat)).collect()
}

#[test]
fn one_project_on_several_sites() {
    let feature = |id: &str, lon: i32| {
        format!(
            r#"{{"type":"Feature","id":{id},"properties":{{"title":"A"}},"geometry":{{"type":"Point","coordinates":[{lon},1]}}}}"#
        )
    };
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{},{},{}]}}"#,
        feature("7", 1),
        feature("\"7\"", 2),
        feature("8", 3)
    );
    let data = feed(&text).document.data;
    let counts = data.counts();
    assert_eq!((counts.projects, counts.mapped, counts.sites, counts.features), (2, 2, 3, 3));
    assert_eq!(data.projects[0].sites.len(), 2);
}

#[test]
fn whatever_a_file_of_geojson_may_be() {
    let point = r#"{"type": "Point", "coordinates": [12.5, 55.6]}"#;
    let feature = format!(r#"{{"type": "Feature", "properties": {{"name": "A"}}, "geometry": {point}}}"#);
    let named = feature.replace("\"A\"", "\"B\"");
    for (text, count) in [
        (point.to_owned(), 1),
        (feature.clone(), 1),
        (format!("[{feature}, {named}]"), 2),
        (format!("{feature}\n{named}\n"), 2),
        (format!("\u{1e}{feature}\n\u{1e}{named}\n"), 2),
        (format!("\u{feff}{{\"type\": \"FeatureCollection\", \"features\": [{feature}]}}"), 1),
        (format!("{{\"features\": [{feature}]}}"), 1),
    ] {
        let feed = feed(&text);
        assert_eq!((feed.format.name(), places(&feed).len()), ("geojson", count), "{text}");
    }
    let lines = feed(&format!("{feature}\n{{\"type\": \"Fea\n{named}\n"));
    assert_eq!(places(&lines).len(), 2);
    assert_eq!(notes(&lines)[0], "/1 not-a-record {\"type\": \"Fea");
}

#[test]
fn arcgis_has_attributes_rings_and_pages() {
    let text = r#"{"objectIdFieldName": "OBJECTID", "geometryType": "esriGeometryPoint", "exceededTransferLimit": true,
        "spatialReference": {"wkid": 102100, "latestWkid": 3857},
        "fields": [{"name": "Phase", "domain": {"codedValues": [{"name": "Completed", "code": 3}]}}],
        "features": [
            {"attributes": {"OBJECTID": 1, "ProjectName": "Trees", "Phase": 3, "StartDate": 1614852000000}, "geometry": {"x": 1399000, "y": 7494000}},
            {"attributes": {"OBJECTID": 2, "ProjectName": "Park"}, "geometry": {"rings": [
                [[1399000, 7494000], [1399000, 7495000], [1400000, 7495000], [1400000, 7494000], [1399000, 7494000]],
                [[1399200, 7494200], [1399300, 7494200], [1399300, 7494300], [1399200, 7494200]]]}},
            {"attributes": {"OBJECTID": 3, "ProjectName": "Nowhere"}, "geometry": {"x": "NaN", "y": "NaN"}},
            7
        ]}"#;
    let base = Some("https://example.org/FeatureServer/0/query?where=1%3D1&f=json");
    let feed = read(text, ProjectOptions { base, ..ProjectOptions::default() }).unwrap();
    assert_eq!(feed.format.name(), "arcgis");
    let next = "https://example.org/FeatureServer/0/query?where=1%3D1&f=json&resultOffset=4";
    assert_eq!(feed.next.as_deref(), Some(next));
    let counts = feed.document.data.counts();
    assert_eq!((counts.projects, counts.mapped, counts.features), (3, 2, 3));
    let trees = feed.document.data.projects[0].project();
    assert_eq!((trees.id.as_str(), trees.name.any(), trees.start_year), ("1", "Trees", Some(2021)));
    assert_eq!(trees.status.unwrap().name(), "closed");
    let shape = feed.document.data.projects[1].sites[0].geometry.shape();
    assert_eq!((shape.polygons.len(), shape.polygons[0].len()), (1, 2), "one area with a hole");
    assert!(shape.polygons[0][0].iter().all(|place| place.lon > 12.0 && place.lon < 13.0 && place.lat > 55.0));
    assert!(notes(&feed).contains(&"/spatialReference converted EPSG:3857".to_owned()), "{:?}", notes(&feed));
    assert!(notes(&feed).contains(&"/features/3 not-a-record 7".to_owned()));
}

#[test]
fn opendatasoft_of_both_versions() {
    let one = r#"{"nhits": 30, "parameters": {"rows": 1, "start": 10}, "records": [{"recordid": "r1", "fields": {
        "nom": "Parc", "geo_point_2d": [48.85, 2.35], "budget": "1 250 000 €"}, "geometry": {"type": "Point", "coordinates": [2.35, 48.85]}}]}"#;
    let feed = feed(one);
    assert_eq!((feed.format.name(), places(&feed)), ("opendatasoft", vec![(2.35, 48.85)]));
    assert_eq!(feed.next.as_deref(), Some("https://data.example.org/feed.json?start=11"));
    let park = feed.document.data.projects[0].project();
    assert_eq!((park.id.as_str(), park.name.any(), park.funding[0].amount), ("r1", "Parc", 1_250_000.0));
    assert_eq!(park.funding[0].currency, "EUR");
    let two = r#"{"total_count": 1, "results": [{"nom": "Parc", "geo_point_2d": {"lon": 2.35, "lat": 48.85},
        "geo_shape": {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[2.3, 48.8], [2.4, 48.9]]}}}]}"#;
    let feed = crate::feed(two);
    assert_eq!((feed.format.name(), feed.next), ("opendatasoft", None));
    assert_eq!(feed.document.data.projects[0].sites[0].geometry.shape().lines.len(), 1);
}

#[test]
fn ogc_features_say_where_the_rest_is() {
    let page = |id: &str, next: &str| {
        format!(
            r#"{{"type": "FeatureCollection", "numberReturned": 1, "links": [{{"rel": "self", "href": "x"}}{next}],
            "features": [{{"type": "Feature", "id": "{id}", "properties": {{"name": "{id}"}}, "geometry": {{"type": "Point", "coordinates": [1, 2]}}}}]}}"#
        )
    };
    let next = r#", {"rel": "next", "type": "application/geo+json", "href": "http://data.example.org/items?offset=1"}"#;
    let mut first = feed(&page("a", next));
    assert_eq!(first.format.name(), "ogc-features");
    assert_eq!(first.next.as_deref(), Some("https://data.example.org/items?offset=1"));
    first.append(feed(&page("b", "")));
    first.append(feed(&page("a", "")));
    let counts = first.document.data.counts();
    assert_eq!((counts.projects, counts.sites, counts.features, first.next), (2, 3, 3, None));
    let elsewhere = feed(&page("a", &next.replace("data.example.org", "elsewhere.org")));
    assert_eq!(elsewhere.next, None);
}

#[test]
fn tables_are_read_by_the_names_of_their_columns() {
    let csv = "Project title;Latitude;Longitude;Sector;Budget (EUR);Municipality;Year\n\
        Solar roofs;55,70;13,19;Energy|Buildings;1.250.000;Lund;2019-2023\nTrees;;;Nature;;Malmö;2020\n";
    let feed = feed(csv);
    assert_eq!((feed.format.name(), places(&feed)), ("table", vec![(13.19, 55.7)]));
    let roofs = feed.document.data.projects[0].project();
    assert_eq!((roofs.themes.len(), roofs.start_year, roofs.end_year), (2, Some(2019), Some(2023)));
    assert_eq!((roofs.funding[0].amount, roofs.funding[0].currency.as_str()), (1_250_000.0, "EUR"));
    assert_eq!(feed.document.data.counts().projects, 2);
    for point in ["POINT (13.19 55.7)", "55.7, 13.19", "(55.7, 13.19)"] {
        let feed = crate::feed(&format!(r#"[{{"name": "A", "location": "Lund", "geom": "{point}"}}]"#));
        assert_eq!(places(&feed), [(13.19, 55.7)], "{point}");
    }
}

#[test]
fn fields_say_what_is_what() {
    let fields = r#"{"name": "/Was", "city": "/Ort", "country": "=DE", "funding": "/Geld", "currency": "=EUR", "geo.latitude": "/b",
        "geo.longitude": "/l", "themes": "/Themen", "url": "/Seite", "end": "/Gibt es nicht"}"#;
    let feed = mapped("Was,Ort,Geld,b,l,Themen,Seite,Rest\nBaum,Köln,\"12,500\",50.9,6.96,Grün|Luft,/baum,x\n", fields);
    let tree = feed.document.data.projects[0].project();
    assert_eq!(
        (tree.name.any(), tree.cities[0].name.any(), tree.cities[0].country_code()),
        ("Baum", "Köln", Some("DE"))
    );
    assert_eq!((tree.funding[0].amount, tree.funding[0].currency.as_str()), (12_500.0, "EUR"));
    assert_eq!((tree.themes.len(), tree.links[0].url.as_str()), (2, "https://data.example.org/baum"));
    assert_eq!((tree.more[0].name.as_str(), places(&feed)), ("Rest", vec![(6.96, 50.9)]));
    assert_eq!(notes(&feed), ["fields/end no-field /Gibt es nicht"]);
    let geojson = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"was": "A"}, "geometry": null}]}"#;
    for pointer in ["/was", "/properties/was"] {
        let feed = mapped(geojson, &format!(r#"{{"name": "{pointer}"}}"#));
        assert_eq!((feed.format.name(), feed.document.data.projects[0].brief().name.any()), ("geojson", "A"));
    }
    assert_eq!(notes(&mapped(geojson, "{"))[0], "fields not-json {");
}

#[test]
fn own_records_need_no_features() {
    let text = r#"{"projects": [{"name": "A", "geo": {"latitude": 55.7, "longitude": 13.2}},
        {"name": "B", "cities": [{"name": "X", "geo": {"latitude": 1, "longitude": 2}}, {"name": "Y", "geo": {"latitude": 3, "longitude": 4}}]}]}"#;
    let feed = feed(text);
    assert_eq!((feed.format.name(), notes(&feed)), ("city-widgets", vec![]));
    assert_eq!(places(&feed), [(13.2, 55.7), (2.0, 1.0), (4.0, 3.0)]);
}

#[test]
fn script_text_stays_text_and_leads_nowhere() {
    let text = r#"{"type": "Feature", "properties": {"name": "<script>alert(1)</script>", "url": "javascript:alert(1)", "image": "data:text/html,x"}, "geometry": null}"#;
    let feed = feed(text);
    let project = feed.document.data.projects[0].project();
    assert!(project.name.any().starts_with("<script>") && project.links.is_empty() && project.images.is_empty());
}
