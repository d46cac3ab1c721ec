//! The command `city-widgets`: what it prints, and how it ends.

use city_widgets::i18n::HostFormatter;
use city_widgets::linked_data::event;
use city_widgets::source::{Feed, Format, ReadOptions, read};
use std::io::Write;
use std::net::TcpListener;
use std::process::{Command, Output};

const SAMPLE: &str = "www/data-samples/cities-mission-conference-2023.json";

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_city-widgets"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn feed(text: &str, format: Option<Format>) -> Feed {
    let zones = HostFormatter::default();
    let options = ReadOptions {
        format,
        fields: None,
        zone: None,
        day_change: 4 * 3600,
        track_category: None,
        base: None,
        zones: &zones,
    };
    read(text, options).unwrap()
}

#[test]
fn json_ld_reads_back_as_the_same_programme() {
    for sample in
        [SAMPLE, "www/data-samples/example-day.json", "www/data-samples/cities-climate-action-summit-2025.json"]
    {
        let first = feed(&std::fs::read_to_string(sample).unwrap(), None).document;
        let again = feed(&event(&first, "en").to_string(), Some(Format::SchemaOrg)).document;
        let told = |document: &city_widgets::model::Document| {
            let mut told = Vec::new();
            for session in document.data.sessions.iter().filter(|session| session.slot_type.name() == "session") {
                let instant = |moment: Option<city_widgets::model::Moment>| moment.map(|moment| moment.to_string());
                told.push((
                    session.title.any().to_owned(),
                    instant(session.start),
                    instant(session.end),
                    session.status.name(),
                    session.speakers.len(),
                ));
            }
            told.sort();
            told
        };
        assert_eq!(told(&again), told(&first), "{sample}");
        assert_eq!(again.data.name.any(), first.data.name.any());
    }
}

#[test]
fn json_ld_is_a_script_that_its_texts_cannot_end() {
    let output = run(&["render", SAMPLE, "--json-ld"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("<script type=\"application/ld+json\">\n{") && text.ends_with("}\n</script>\n"));
    let file = std::env::temp_dir().join(format!("city-widgets-{}.json", std::process::id()));
    let attack = r#"{"schemaVersion":"1.0","data":{"sessions":[{"title":"</script><!--<script>"}]}}"#;
    std::fs::write(&file, attack).unwrap();
    let text = String::from_utf8(run(&["render", file.to_str().unwrap(), "--json-ld"]).stdout).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(text.matches('<').count(), 2, "{text}");
}

#[test]
fn check_counts_and_names_what_is_wrong() {
    let output = run(&["check", SAMPLE]);
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("format       city-widgets\n"));
    let missing = run(&["check", "no-such-file.json"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).starts_with("no-such-file.json: "));
    assert_eq!(run(&["check"]).status.code(), Some(2));
    assert_eq!(run(&["check", SAMPLE, "--format", "paper"]).status.code(), Some(1));
}

#[test]
fn check_counts_cities() {
    let output = run(&["check", "www/data-samples/mission-cities.json"]);
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("format       city-widgets\ncities       25\n"));
    let table = run(&["check", "tests/fixtures/city/table.csv", "--fields", r#"{"name": "/City"}"#]);
    assert!(String::from_utf8_lossy(&table.stdout).contains("cities       4\n/2/name: Left out"));
}

#[test]
fn schemas_are_printed() {
    let printed = |words: &[&str]| String::from_utf8(run(words).stdout).unwrap();
    assert_eq!(printed(&["schema", "city"]), std::fs::read_to_string("pkg/schema/city-profile.schema.json").unwrap());
    assert_eq!(printed(&["schema"]), printed(&["schema", "programme"]));
}

#[test]
fn check_asks_an_endpoint() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let body = std::fs::read_to_string(SAMPLE).unwrap();
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = [0; 1024];
        std::io::Read::read(&mut stream, &mut asked).unwrap();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n";
        write!(stream, "{head}content-length: {}\r\n\r\n{body}", body.len()).unwrap();
    });
    let output = run(&["check", &format!("http://{address}/programme.json")]);
    served.join().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("\nsessions "));
}

fn rendered(words: &[&str]) -> String {
    let output = run(words);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const DAY: &str = "www/data-samples/example-day.json";

/// The contents in a shadow root, the fallback none, and nothing that only a script would bring to life.
#[test]
fn a_widget_can_stand_on_a_page_without_scripts() {
    let html = rendered(&["render", DAY, "--lang", "de", "--src", "https://example.org/day.json?a&b"]);
    let begin = "<city-programme src=\"https://example.org/day.json?a&amp;b\" lang=\"de\"><template shadowrootmode=\"open\"><style>";
    assert!(html.starts_with(begin), "{html}");
    assert!(html.contains("Mittwoch, 20. Mai 2026") && html.contains("6 Programmpunkte") && html.contains("--track:"));
    for dead in ["<button", "<input", "<select", "<label", "<dialog", "tabindex", "aria-haspopup"] {
        assert!(!html.contains(dead), "{dead} in {html}");
    }
    assert!(html.contains("</template></city-programme>\n<script type=\"application/ld+json\">"));
}

/// A strict policy refuses style elements and attributes.
#[test]
fn the_sheet_can_be_a_file() {
    let html = rendered(&["render", SAMPLE, "--stylesheet", "/programme.css"]);
    assert!(html.contains("<link rel=\"stylesheet\" href=\"/programme.css\"><div part=\"widget\">"), "{html}");
    assert!(!html.contains("<style") && !html.contains(" style="), "{html}");
    let sheets = ["programme", "profile", "project-map"].map(|kind| rendered(&["sheet", kind]));
    assert!(sheets.iter().all(|sheet| sheet.starts_with(":host{") && sheet.contains(".frame")));
    assert_eq!(rendered(&["sheet"]), sheets[0]);
    assert_eq!(run(&["sheet", "paper"]).status.code(), Some(2));
}

#[test]
fn plain_html_needs_no_sheet() {
    for (file, words) in [
        (DAY, "<time datetime=\"2026-05-20T09:00:00+02:00\">09:00</time> – <time"),
        ("www/data-samples/mission-cities.json", "Spanien"),
        ("www/data-samples/madrid.json", "Bevölkerung"),
        ("www/data-samples/cnca-projects.json", "Fair congestion pricing"),
    ] {
        let html = rendered(&["render", file, "--lang", "de", "--light"]);
        let (element, _) = html.split_once("<script").unwrap();
        assert!(element.contains(words), "{file}: {element}");
        for styled in [" class=", " style=", " part=", " id=", "<style", "<template", "<svg", "<button", "<p></p>"] {
            assert!(!element.contains(styled), "{file}: {styled} in {element}");
        }
    }
}

#[test]
fn each_kind_of_data_has_its_element_and_its_linked_data() {
    for (file, element, linked) in [
        ("www/data-samples/madrid.json", "<city-profile lang=\"en\">", "\"@type\": \"City\""),
        ("www/data-samples/mission-cities.json", "<city-profile lang=\"en\">", "\"@type\": \"ItemList\""),
        ("www/data-samples/cnca-projects.json", "<city-project-map lang=\"en\">", "\"@type\": \"Project\""),
    ] {
        let html = rendered(&["render", file]);
        assert!(html.starts_with(element) && html.contains(linked), "{file}: {html}");
    }
    let rows = "tests/fixtures/city/table.csv";
    assert!(rendered(&["render", rows, "--fields", r#"{"name": "/City"}"#]).starts_with("<city-profile"));
    let map = rendered(&["render", rows, "--fields", r#"{"name": "/City"}"#, "--widget", "project-map"]);
    assert!(map.starts_with("<city-project-map"), "{map}");
    assert_eq!(run(&["render", rows, "--widget", "poster"]).status.code(), Some(2));
}

#[test]
fn attributes_are_those_of_the_element_and_stay_values() {
    let html = rendered(&["render", SAMPLE, "--attribute", "heading-level=3", "--attribute", "query=\"><script>"]);
    assert!(
        html.starts_with("<city-programme lang=\"en\" heading-level=\"3\" query=\"&quot;>&lt;script>\">"),
        "{html}"
    );
    let small = rendered(&["render", SAMPLE, "--attribute", "heading-level=3", "--light"]);
    assert!(small.contains("<h3>") && !small.contains("<h2>"), "{small}");
    for wrong in ["onclick=alert(1)", "a b=c", "=x"] {
        assert_eq!(run(&["render", SAMPLE, "--attribute", wrong]).status.code(), Some(2), "{wrong}");
    }
}

/// Whatever a feed says, a page that carries it gets no element of the feed's making.
#[test]
fn text_of_a_feed_stays_text_in_a_rendered_page() {
    let file = std::env::temp_dir().join(format!("city-widgets-render-{}.json", std::process::id()));
    let attack = "</template></style></script><img src=x onerror=alert(1)>\\\" onclick=\\\"x";
    let feed = format!(
        r#"{{"schemaVersion":"1.0","data":{{"name":"{attack}","sessions":[{{"id":"{attack}","title":"{attack}","description":"{attack}",
        "links":[{{"kind":"session","url":"javascript:alert(1)"}}]}}]}}}}"#
    );
    std::fs::write(&file, feed).unwrap();
    for manner in [&["--light"][..], &[]] {
        let html = rendered(&[&["render", file.to_str().unwrap()], manner].concat());
        let (element, _) = html.split_once("<script").unwrap();
        assert!(
            !element.contains("<img") && !element.contains("\" onclick") && !element.contains("javascript:"),
            "{html}"
        );
        assert_eq!(html.matches("</script>").count(), 1, "{html}");
        assert_eq!(html.matches("</template>").count(), usize::from(manner.is_empty()), "{html}");
    }
    std::fs::remove_file(&file).unwrap();
}
