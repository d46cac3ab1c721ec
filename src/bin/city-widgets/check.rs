//! `city-widgets check`: what a feed holds.

use crate::Wish;
use crate::input::{self, Either};
use city_widgets::i18n::{HostFormatter, Locale, Messages, TABLES};
use city_widgets::model::Diagnostic;
use city_widgets::source::city::CityFeed;
use city_widgets::source::projects::ProjectFeed;
use std::process::ExitCode;

/// Prints format, counts and diagnostics; fails where there is nothing to show.
pub fn check(wish: &Wish) -> Result<ExitCode, String> {
    let feed = match input::any(wish) {
        Ok(Either::Programme(feed)) => feed,
        Ok(Either::Cities(feed)) => return Ok(cities(wish, &feed)),
        Ok(Either::Projects(feed)) => return Ok(projects(wish, &feed)),
        Err(error) => {
            eprintln!("{error}");
            return Ok(ExitCode::FAILURE);
        }
    };
    let locale = locale(wish);
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
    print(&feed.diagnostics, &locale);
    let nothing = counts.sessions + counts.breaks + counts.hidden == 0 && !feed.diagnostics.is_empty();
    Ok(if nothing { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn cities(wish: &Wish, feed: &CityFeed) -> ExitCode {
    println!("format       {}", feed.format.name());
    println!("cities       {}", feed.document.data.cities().len());
    print(&feed.diagnostics, &locale(wish));
    if feed.document.data.cities().is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn projects(wish: &Wish, feed: &ProjectFeed) -> ExitCode {
    println!("format       {}", feed.format.name());
    let counts = feed.document.data.counts();
    for (name, count) in [
        ("projects", counts.projects),
        ("mapped", counts.mapped),
        ("sites", counts.sites),
        ("features", counts.features),
    ] {
        println!("{name:<12} {count}");
    }
    if let Some(next) = &feed.next {
        println!("next         {next}");
    }
    print(&feed.diagnostics, &locale(wish));
    if counts.projects == 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn locale(wish: &Wish) -> Locale {
    let table = TABLES.iter().find(|(tag, _)| *tag == wish.lang).map_or("{}", |(_, table)| table);
    Locale::new(&wish.lang, Messages::parse(table), HostFormatter::default())
}

fn print(notes: &[Diagnostic], locale: &Locale) {
    for note in notes {
        println!("{}: {}", if note.path.is_empty() { "/" } else { &note.path }, locale.diagnostic(note));
    }
}
