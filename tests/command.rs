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
