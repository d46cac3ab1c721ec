//! The feed that the command line names.

use crate::Wish;
use city_widgets::i18n::HostFormatter;
use city_widgets::model::Counts;
use city_widgets::source::city::{self, CityFeed, CityFormat, CityOptions};
use city_widgets::source::projects::{self, ProjectFeed, ProjectFormat, ProjectOptions};
use city_widgets::source::{Feed, Format, ReadOptions, read};
use std::io::Read;
use std::time::Duration;

/// Answers larger than this are refused, as on a page.
const MAX_BYTES: u64 = 10_485_760;

/// How long an endpoint may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads the feed as the widget does; one about cities where nothing else is said and no programme is found.
pub fn any(wish: &Wish) -> Result<Either, String> {
    let cities = |bytes: &[u8]| {
        let options = CityOptions {
            format: wish.format.as_deref().and_then(CityFormat::of_name),
            fields: wish.fields.as_deref(),
            base: is_url(wish).then_some(wish.input.as_str()),
        };
        city::read(&city::decode(bytes), options)
    };
    let bytes = bytes(wish)?;
    if let Some(feed) = projects(wish, &bytes) {
        return feed.map(|feed| Either::Projects(Box::new(feed)));
    }
    match programme(wish, &bytes) {
        Ok(feed) if wish.format.is_some() || feed.document.data.counts() != Counts::default() => {
            Ok(Either::Programme(Box::new(feed)))
        }
        other => match (cities(&bytes), other) {
            (Ok(feed), _) if !feed.document.data.cities().is_empty() => Ok(Either::Cities(Box::new(feed))),
            (_, Ok(feed)) => Ok(Either::Programme(Box::new(feed))),
            (Ok(feed), Err(_)) => Ok(Either::Cities(Box::new(feed))),
            (Err(_), Err(error)) => Err(error),
        },
    }
}

/// What a feed is about.
pub enum Either {
    Programme(Box<Feed>),
    Cities(Box<CityFeed>),
    Projects(Box<ProjectFeed>),
}

/// Reads projects as the widget does, where the format that is named or found is one of theirs alone.
fn projects(wish: &Wish, bytes: &[u8]) -> Option<Result<ProjectFeed, String>> {
    let text = projects::decode(bytes);
    let format = wish.format.as_deref().and_then(ProjectFormat::of_name);
    let options = ProjectOptions {
        format,
        fields: wish.fields.as_deref(),
        base: is_url(wish).then_some(wish.input.as_str()),
        doctor: true,
    };
    let found = projects::detect(&text, &options);
    let theirs = match found.as_ref().map(|found| found.format).ok().or(format)? {
        ProjectFormat::CityWidgets => found.as_ref().is_ok_and(|found| found.is_collection()),
        ProjectFormat::Table => false,
        _ => wish.format.is_none() || format.is_some(),
    };
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", wish.input);
    theirs.then(|| found.and_then(|found| found.read(options)).map_err(|error| named(&error)))
}

/// Reads a programme as the widget does.
pub fn feed(wish: &Wish) -> Result<Feed, String> {
    programme(wish, &bytes(wish)?)
}

fn is_url(wish: &Wish) -> bool {
    wish.input.starts_with("http://") || wish.input.starts_with("https://")
}

fn bytes(wish: &Wish) -> Result<Vec<u8>, String> {
    let bytes =
        if is_url(wish) { fetch(&wish.input) } else { std::fs::read(&wish.input).map_err(|error| error.to_string()) };
    bytes.map_err(|error| format!("{}: {error}", wish.input))
}

fn programme(wish: &Wish, bytes: &[u8]) -> Result<Feed, String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", wish.input);
    let format = match &wish.format {
        Some(name) => Some(Format::of_name(name).ok_or_else(|| named(&format!("there is no format `{name}`")))?),
        None => None,
    };
    let text = String::from_utf8_lossy(bytes).into_owned();
    let options = ReadOptions {
        format,
        fields: wish.fields.as_deref(),
        zone: wish.zone.as_deref(),
        day_change: 4 * 3600,
        track_category: None,
        base: is_url(wish).then_some(wish.input.as_str()),
        zones: &HostFormatter::default(),
    };
    read(&text, options).map_err(|error| named(&error))
}

fn fetch(url: &str) -> Result<Vec<u8>, String> {
    let agent = ureq::Agent::new_with_config(ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).build());
    let mut answer = agent.get(url).call().map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    let mut body = answer.body_mut().as_reader().take(MAX_BYTES + 1);
    body.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(format!("more than {MAX_BYTES} bytes"));
    }
    Ok(bytes)
}
