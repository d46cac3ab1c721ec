//! The command for the host: what a feed holds.

use city_widgets::i18n::{HostFormatter, Locale, Messages, TABLES};
use city_widgets::source::{ReadOptions, read};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["check", file] => check(file),
        _ => {
            eprintln!("usage: city-widgets check FILE");
            ExitCode::from(2)
        }
    }
}

/// Prints format, counts and diagnostics; fails where there is nothing to show.
fn check(file: &str) -> ExitCode {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let formatter = HostFormatter::default();
    let options = ReadOptions {
        format: None,
        fields: None,
        zone: None,
        day_change: 4 * 3600,
        track_category: None,
        base: None,
        zones: &formatter,
    };
    let feed = match read(&String::from_utf8_lossy(&bytes), options) {
        Ok(feed) => feed,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let table = TABLES.iter().find(|(tag, _)| *tag == "en").map_or("{}", |(_, table)| table);
    let locale = Locale::new("en", Messages::parse(table), formatter);
    let counts = feed.document.data.counts();
    println!("format       {}", feed.format.name());
    println!("time zone    {}", feed.document.data.timezone.as_deref().unwrap_or("unknown"));
    for (name, count) in [
        ("sessions", counts.sessions),
        ("breaks", counts.breaks),
        ("hidden", counts.hidden),
        ("speakers", counts.speakers),
        ("rooms", counts.rooms),
        ("days", counts.days),
        ("tracks", counts.tracks),
    ] {
        println!("{name:<12} {count}");
    }
    for note in &feed.diagnostics {
        println!("{}: {}", if note.path.is_empty() { "/" } else { &note.path }, locale.diagnostic(note));
    }
    if counts.sessions + counts.breaks + counts.hidden == 0 && !feed.diagnostics.is_empty() {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
