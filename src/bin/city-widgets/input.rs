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

/// Reads the feed as the widget does that is named; else as the one that makes most sense of it: one about cities where
/// no programme is found.
pub fn any(wish: &Wish) -> Result<Either, String> {
    let bytes = bytes(wish)?;
    match wish.widget.as_deref() {
        Some("programme") => return Ok(Either::Programme(Box::new(programme(wish, &bytes)?))),
        Some("profile") => return Ok(Either::Cities(Box::new(cities(wish, &bytes)?))),
        Some(_) => return Ok(Either::Projects(Box::new(projects(wish, &bytes)?))),
        None => {}
    }
    if let Some(feed) = theirs(wish, &bytes) {
        return feed.map(|feed| Either::Projects(Box::new(feed)));
    }
    match programme(wish, &bytes) {
        Ok(feed) if wish.format.is_some() || feed.document.data.counts() != Counts::default() => {
            Ok(Either::Programme(Box::new(feed)))
        }
        other => match (cities(wish, &bytes), other) {
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

/// Projects, where the format that is named or found is one of theirs alone.
fn theirs(wish: &Wish, bytes: &[u8]) -> Option<Result<ProjectFeed, String>> {
    let text = projects::decode(bytes);
    let options = project_options(wish);
    let found = projects::detect(&text, &options);
    let theirs = match found.as_ref().map(|found| found.format).ok().or(options.format)? {
        ProjectFormat::CityWidgets => found.as_ref().is_ok_and(|found| found.is_collection()),
        ProjectFormat::Table => false,
        _ => wish.format.is_none() || options.format.is_some(),
    };
    theirs.then(|| found.and_then(|found| found.read(project_options(wish))).map_err(|error| named(wish, &error)))
}

fn projects(wish: &Wish, bytes: &[u8]) -> Result<ProjectFeed, String> {
    let text = projects::decode(bytes);
    let options = project_options(wish);
    projects::detect(&text, &options).and_then(|found| found.read(options)).map_err(|error| named(wish, &error))
}

fn project_options(wish: &Wish) -> ProjectOptions<'_> {
    ProjectOptions {
        format: wish.format.as_deref().and_then(ProjectFormat::of_name),
        fields: wish.fields.as_deref(),
        base: is_url(wish).then_some(wish.input.as_str()),
        doctor: true,
    }
}

fn cities(wish: &Wish, bytes: &[u8]) -> Result<CityFeed, String> {
    let options = CityOptions {
        format: wish.format.as_deref().and_then(CityFormat::of_name),
        fields: wish.fields.as_deref(),
        base: is_url(wish).then_some(wish.input.as_str()),
    };
    city::read(&city::decode(bytes), options).map_err(|error| named(wish, &error))
}

fn named(wish: &Wish, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", wish.input)
}

pub fn is_url(wish: &Wish) -> bool {
    wish.input.starts_with("http://") || wish.input.starts_with("https://")
}

fn bytes(wish: &Wish) -> Result<Vec<u8>, String> {
    let bytes =
        if is_url(wish) { fetch(&wish.input) } else { std::fs::read(&wish.input).map_err(|error| error.to_string()) };
    bytes.map_err(|error| format!("{}: {error}", wish.input))
}

fn programme(wish: &Wish, bytes: &[u8]) -> Result<Feed, String> {
    let format = match &wish.format {
        Some(name) => Some(Format::of_name(name).ok_or_else(|| named(wish, &format!("there is no format `{name}`")))?),
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
    read(&text, options).map_err(|error| named(wish, &error))
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
