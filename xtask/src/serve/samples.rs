//! The sample endpoints: a programme that is always running now, a map with many projects, and the ways in which an
//! endpoint goes wrong.

use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::answer::Answer;
use super::{large_projects, live_programme};

/// Longer than the widgets wait.
const SILENCE: Duration = Duration::from_secs(60);

/// The answer to a path under /api/; `None` for every other path.
pub fn answer(path: &str, query: &str) -> Option<Answer> {
    let endpoint = path.strip_prefix("/api/")?;
    if let Some(status) = endpoint.strip_prefix("status/") {
        return Some(status_of(status));
    }
    Some(match endpoint {
        "live-programme.json" => Answer::json(live().to_string()),
        "slow.json" => {
            thread::sleep(Duration::from_millis(parameter(query, "ms").unwrap_or(3000).min(60_000)));
            Answer::json(live().to_string())
        }
        "slow-city.json" => {
            thread::sleep(Duration::from_millis(parameter(query, "ms").unwrap_or(3000).min(60_000)));
            Answer::json(city().to_string())
        }
        "slow-projects.json" => {
            thread::sleep(Duration::from_millis(parameter(query, "ms").unwrap_or(3000).min(60_000)));
            Answer::json(projects().to_string())
        }
        "large-projects.json" => Answer::json(large_projects::text()),
        "silence" => {
            thread::sleep(SILENCE);
            Answer::text(504, "nothing was to be said here\n")
        }
        "empty" => Answer::json(empty().to_string()),
        "empty-body" => Answer::json(""),
        "html" => Answer::html(
            200,
            "<!doctype html><html lang=\"en\"><title>Sign in</title><h1>Sign in</h1>\
             <p>A page where data should be: the commonest wrong answer of all.</p></html>\n",
        ),
        "truncated.json" => {
            let mut text = live().to_string();
            let half = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.truncate(half);
            Answer::json(text)
        }
        _ => Answer::text(404, "there is no sample endpoint of this name\n"),
    })
}

/// `/api/status/503` answers with that status; only those that mean a failure can be asked for.
fn status_of(text: &str) -> Answer {
    match text.parse::<u16>() {
        Ok(status @ 400..=599) => Answer::text(status, "asked for by the address\n"),
        _ => Answer::text(404, "write a status from 400 to 599 at the end of the address\n"),
    }
}

fn live() -> Value {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    live_programme::at(i64::try_from(since.as_secs() / 60).unwrap_or_default())
}

/// A city that does not exist.
fn city() -> Value {
    json!({
        "schemaVersion": "1.0",
        "kind": "CityProfile",
        "id": "lindenau",
        "lang": "en",
        "data": {
            "name": "Lindenau am See (sample data)",
            "country": { "code": "DE" },
            "population": { "value": 84_000, "unit": "person", "year": 2025 },
            "climate": {
                "targets": [
                    { "goalTerm": "climate neutral", "targetType": "neutrality", "targetYear": 2040, "targetStatus": "in-law" }
                ]
            }
        }
    })
}

/// One project of that city.
fn projects() -> Value {
    json!({
        "schemaVersion": "1.0",
        "kind": "ProjectCollection",
        "id": "lindenau-projects",
        "lang": "en",
        "data": {
            "type": "FeatureCollection",
            "name": "Projects of Lindenau am See (sample data)",
            "features": [{
                "type": "Feature",
                "id": "lake-heat",
                "geometry": { "type": "Point", "coordinates": [9.2, 47.6] },
                "properties": {
                    "name": "Heat from the lake (sample data)",
                    "status": "implementation",
                    "themes": [{ "id": "energy", "name": "Energy" }],
                    "cities": [{ "id": "lindenau", "name": "Lindenau am See", "country": { "code": "DE" } }]
                }
            }]
        }
    })
}

/// The same programme before anything has been scheduled.
fn empty() -> Value {
    let mut programme = live();
    programme["id"] = "empty-sample".into();
    for list in ["sessions", "speakers", "tracks", "rooms"] {
        programme["data"][list] = Value::Array(Vec::new());
    }
    programme
}

fn parameter(query: &str, name: &str) -> Option<u64> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{answer, parameter};

    fn status(path: &str) -> Option<u16> {
        answer(path, "").map(|answer| answer.status)
    }

    #[test]
    fn only_api_is_answered() {
        assert_eq!(status("/index.html"), None);
        assert_eq!(status("/api/nothing"), Some(404));
        assert_eq!(status("/api/status/500"), Some(500));
        assert_eq!(status("/api/status/200"), Some(404));
        assert_eq!(parameter("a=1&ms=25", "ms"), Some(25));
    }

    #[test]
    fn broken_answers_are_broken() {
        let body = |path| answer(path, "").map(|answer| answer.body).unwrap_or_default();
        assert!(serde_json::from_slice::<Value>(&body("/api/truncated.json")).is_err());
        assert!(body("/api/html").starts_with(b"<!doctype"));
        assert!(body("/api/empty-body").is_empty());
        let empty: Option<Value> = serde_json::from_slice(&body("/api/empty")).ok();
        assert_eq!(empty.map(|value| value["data"]["sessions"].to_string()).as_deref(), Some("[]"));
    }
}
