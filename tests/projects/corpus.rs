//! Real data that nobody here wrote, in place: the folder named by `CITY_WIDGETS_CORPUS`, or `../shared/corpus`.

use crate::{notes, try_read, written};
use city_widgets::source::projects::{ProjectFeed, decode};
use std::path::{Path, PathBuf};

/// A folder of the corpus, if there is one; tells where it looked if there is none.
fn folder(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("CITY_WIDGETS_CORPUS").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let folder = root.join(name);
    if !folder.exists() {
        eprintln!("skipped: no corpus at {}", folder.display());
        return None;
    }
    Some(folder)
}

fn text(path: &Path) -> String {
    decode(&std::fs::read(path).unwrap()).into_owned()
}

/// The files of a folder with an ending, in order.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)));
    found.sort();
    assert!(!found.is_empty(), "{}", folder.display());
    found
}

fn feed(path: &Path) -> ProjectFeed {
    try_read(&text(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn left_out(feed: &ProjectFeed) -> usize {
    feed.diagnostics.iter().filter(|note| note.code.leaves_out()).count()
}

/// Features of each file of GeoJSON, told by another reader.
fn stated(text: &str) -> usize {
    let tree: serde_json::Value = serde_json::from_str(text).unwrap();
    match &tree["features"] {
        serde_json::Value::Array(features) => features.len(),
        _ => 1,
    }
}

#[test]
fn sites_shelf_and_left_out_are_all_there_is() {
    let Some(folder) = folder("map") else { return };
    let mut paths = files(&folder, &[".geojson", "supercluster-places.json"]);
    paths.extend(files(&folder.join("geojsonhint/good"), &[".geojson"]));
    paths.extend(files(&folder.join("antimeridian/input"), &[".json"]));
    for path in paths {
        let (text, feed) = (text(&path), feed(&path));
        let counts = feed.document.data.counts();
        let shelf = counts.features - counts.sites;
        assert_eq!(counts.sites + shelf + left_out(&feed), stated(&text), "{}", path.display());
        // What is written is read again as it was.
        let again = try_read(&written(&feed).to_string()).unwrap();
        for (again, first) in again.document.data.projects.iter().zip(&feed.document.data.projects) {
            let told = (again.id == first.id, again.tree == first.tree, again.sites.len() == first.sites.len());
            assert_eq!(told, (true, true, true), "{} {}", path.display(), first.id);
        }
    }
}

#[test]
fn projects_are_counted_and_told() {
    let Some(folder) = folder("map") else { return };
    let counts = |name: &str| {
        let feed = feed(&folder.join(name));
        let counts = feed.document.data.counts();
        (counts.projects, counts.mapped, counts.sites, counts.features)
    };
    assert_eq!(counts("greenpoint-env-projects.geojson"), (40, 40, 52, 52));
    assert_eq!(counts("doe-clean-energy-projects.geojson"), (514, 514, 514, 514));
    assert_eq!(counts("coal-plants-operating.geojson"), (2490, 2490, 2490, 2490));
    assert_eq!(counts("supercluster-places.json"), (163, 162, 162, 163));
    assert_eq!(counts("linz-addresses-10k.geojson"), (10_000, 10_000, 10_000, 10_000));
    assert_eq!(counts("georust-countries.geojson"), (180, 180, 180, 180));
    let greenpoint = feed(&folder.join("greenpoint-env-projects.geojson")).document.data;
    let money: f64 = greenpoint.projects.iter().flat_map(|project| project.brief().funding).map(|sum| sum.amount).sum();
    assert!(money > 1e6 && greenpoint.projects.iter().all(|project| !project.brief().funding.is_empty()), "{money}");
    assert_eq!(greenpoint.projects.iter().map(|project| project.sites.len()).max(), Some(5));
    assert!(greenpoint.projects.iter().all(|project| project.brief().themes.len() == 1));
    let energy = feed(&folder.join("doe-clean-energy-projects.geojson")).document.data;
    let briefs: Vec<_> = energy.projects.iter().map(|project| project.brief()).collect();
    assert_eq!(briefs.iter().filter(|brief| !brief.funding.is_empty()).count(), 477, "the others are to be determined");
    assert!(briefs.iter().all(|brief| !brief.name.is_empty()));
}

#[test]
fn good_geojson_loads() {
    let Some(folder) = folder("map/geojsonhint/good") else { return };
    let paths = files(&folder, &[".geojson"]);
    assert_eq!(paths.len(), 18);
    for path in paths {
        let feed = feed(&path);
        assert!(feed.document.data.counts().projects > 0 && left_out(&feed) == 0, "{}", path.display());
        assert!(
            !notes(&feed).iter().any(|note| note.contains("odd-geojson")),
            "{}: {:?}",
            path.display(),
            notes(&feed)
        );
    }
}

/// What each of the bad files must complain of: a part of a note or of the error.
const BAD: &[(&str, &str)] = &[
    ("bad-duplicate-properties", "/features odd-geojson"),
    ("bad-featurelist", "/coordinates bad-place"),
    ("bad-json", "not JSON: 3:5"),
    ("bad-object-type", "type: {}"),
    ("bad-polygon-interiorring-rhr", "/coordinates/1 odd-geojson anticlockwise"),
    ("bad-polygonloop", "/geometry/coordinates bad-geometry Polygon"),
    ("bad-properties-as-array", "/properties odd-geojson […]"),
    ("badcoord", "/coordinates odd-geojson f"),
    ("badcoordtype", "/features/0/geometry/coordinates"),
    ("badfeature", "/features/0 not-a-record null"),
    ("badfeatureid", "/features/0/id odd-geojson {}"),
    ("bbox-4or6elements", "/bbox odd-geojson"),
    ("bbox-contains-string", "/bbox odd-geojson"),
    ("bbox-string", "/bbox odd-geojson string"),
    ("different-first-last", "/coordinates/0 unclosed-ring"),
    ("different-first-size", "/coordinates/1/0 unclosed-ring"),
    ("excessive_precision_truncated", "too-precise"),
    ("expected_object", "/properties odd-geojson 123"),
    ("false", "/geometries/0 bad-geometry false"),
    ("feature_changed_semantics", "/features odd-geojson"),
    ("featurecollection", "/features not-a-list null"),
    ("featurecollection-obj", "/features not-a-list {}"),
    ("featurecollection-type-case", "/type odd-geojson featurecollection"),
    ("featurecollection_changed_semantics", "/properties odd-geojson {}"),
    ("geometry_changed_semantics", "/properties odd-geojson {}"),
    ("geometrycollection_nested", "/geometries/1 odd-geojson GeometryCollection"),
    ("geometrycollection_single", "/geometries odd-geojson GeometryCollection"),
    ("multiple_problems", "/features/2/type odd-geojson Foo"),
    ("multipoint-multidimension", "/coordinates bad-geometry MultiPoint"),
    ("multipoint-nondimension", "/coordinates bad-geometry MultiPoint"),
    ("nofeaturetype", "/features/0/type odd-geojson Featre"),
    ("notype", "no format that can be read: {}"),
    ("point", "/coordinates bad-geometry null"),
    ("point-labeled-as-a-multipolygon", "/geometry/coordinates bad-geometry MultiPolygon"),
    ("point-string", "/coordinates bad-place foo"),
    ("point-toofew", "/coordinates bad-place"),
    ("point-toomany", "/coordinates odd-geojson 6"),
    ("polygon_winding_order", "/coordinates/0 odd-geojson clockwise"),
    ("rootstring", "no format that can be read: null"),
    ("short-line", "/coordinates bad-geometry LineString"),
    ("short-linearring", "/coordinates/0 unclosed-ring"),
    ("short-multilinestring", "/coordinates/1 bad-geometry LineString"),
    ("stringcoord", "/features/0/geometry/coordinates odd-geojson 39.36827914916011"),
    ("unknowntype", "type: FooBar"),
];

#[test]
fn bad_geojson_says_what_is_wrong() {
    let Some(folder) = folder("map/geojsonhint/bad") else { return };
    assert_eq!(files(&folder, &[".geojson"]).len(), BAD.len());
    for (name, expected) in BAD {
        let told = match try_read(&text(&folder.join(format!("{name}.geojson")))) {
            Ok(feed) => notes(&feed),
            Err(error) => vec![error.to_string()],
        };
        assert!(told.iter().any(|note| note.contains(expected)), "{name}: {told:?}");
    }
}

#[test]
fn what_crosses_the_antimeridian_loads() {
    let Some(folder) = folder("map/antimeridian/input") else { return };
    let paths = files(&folder, &[".json"]);
    assert_eq!(paths.len(), 33);
    for path in paths {
        assert_eq!(feed(&path).document.data.counts().mapped, 1, "{}", path.display());
    }
}

#[test]
fn hostile_json_is_refused_politely() {
    let Some(folder) = folder("hostile/jsontestsuite/test_parsing") else { return };
    for path in files(&folder, &[".json"]) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let read = try_read(&text(&path));
        // None of them is projects. What a line of it may be is another question: some are JSON after all.
        if name.starts_with("n_") {
            let shown = read.map_or(0, |feed| feed.document.data.counts().mapped);
            assert_eq!(shown, 0, "{name}");
        }
    }
}

/// `cargo test --release --test projects -- --ignored --nocapture fifty`
#[test]
#[ignore = "measures"]
fn fifty_thousand_are_read_fast() {
    let Some(folder) = folder("map") else { return };
    let text = text(&folder.join("linz-addresses-50k.geojson"));
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let started = std::time::Instant::now();
        let tree = city_widgets::source::parse(&text).unwrap();
        let parsed = started.elapsed();
        drop(tree);
        let started = std::time::Instant::now();
        let feed = try_read(&text).unwrap();
        let took = started.elapsed();
        best = best.min(took.as_secs_f64() * 1e3);
        let started = std::time::Instant::now();
        let briefs: Vec<_> = feed.document.data.projects.iter().map(|project| project.brief()).collect();
        eprintln!("parse {parsed:?}, parse and read {took:?}, {} briefs {:?}", briefs.len(), started.elapsed());
    }
    assert!(best < 150.0, "{best} ms");
}
