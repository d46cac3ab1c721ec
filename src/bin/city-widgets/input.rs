//! The feed that the command line names.

use crate::Wish;
use city_widgets::i18n::HostFormatter;
use city_widgets::source::{Feed, Format, ReadOptions, read};
use std::io::Read;
use std::time::Duration;

/// Answers larger than this are refused, as on a page.
const MAX_BYTES: u64 = 10_485_760;

/// How long an endpoint may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads the feed as the widget does.
pub fn feed(wish: &Wish) -> Result<Feed, String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", wish.input);
    let format = match &wish.format {
        Some(name) => Some(Format::of_name(name).ok_or_else(|| named(&format!("there is no format `{name}`")))?),
        None => None,
    };
    let is_url = wish.input.starts_with("http://") || wish.input.starts_with("https://");
    let bytes = if is_url { fetch(&wish.input) } else { std::fs::read(&wish.input).map_err(|error| error.to_string()) };
    let text = String::from_utf8_lossy(&bytes.map_err(|error| named(&error))?).into_owned();
    let options = ReadOptions {
        format,
        fields: wish.fields.as_deref(),
        zone: wish.zone.as_deref(),
        day_change: 4 * 3600,
        track_category: None,
        base: is_url.then_some(wish.input.as_str()),
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
