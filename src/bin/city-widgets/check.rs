//! `city-widgets check`: what a feed holds.

use crate::{Wish, input};
use city_widgets::i18n::{HostFormatter, Locale, Messages, TABLES};
use std::process::ExitCode;

/// Prints format, counts and diagnostics; fails where there is nothing to show.
pub fn check(wish: &Wish) -> Result<ExitCode, String> {
    let feed = match input::feed(wish) {
        Ok(feed) => feed,
        Err(error) => {
            eprintln!("{error}");
            return Ok(ExitCode::FAILURE);
        }
    };
    let table = TABLES.iter().find(|(tag, _)| *tag == wish.lang).map_or("{}", |(_, table)| table);
    let locale = Locale::new(&wish.lang, Messages::parse(table), HostFormatter::default());
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
    let nothing = counts.sessions + counts.breaks + counts.hidden == 0 && !feed.diagnostics.is_empty();
    Ok(if nothing { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
