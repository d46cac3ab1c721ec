//! `city-widgets render`: a widget as static HTML, and what a search engine may know of it.

use crate::input::Either;
use crate::{Wish, input, sheets, still};
use city_widgets::linked_data;
use city_widgets::view::Manner;
use serde_json::Value;
use std::process::ExitCode;

/// Prints the element with its contents, and a script element with the same as linked data.
pub fn render(wish: &Wish) -> Result<ExitCode, String> {
    let feed = input::any(wish)?;
    let (kind, linked) = match &feed {
        Either::Programme(feed) => ("programme", linked_data::event(&feed.document, &wish.lang)),
        Either::Cities(feed) => ("profile", linked_data::cities(&feed.document, &wish.lang)),
        Either::Projects(feed) => ("project-map", linked_data::projects(&feed.document, &wish.lang)),
    };
    if !wish.json_ld {
        println!("{}", element(wish, kind, feed));
    }
    println!("{}", script(&linked)?);
    Ok(ExitCode::SUCCESS)
}

/// The element: its contents in a shadow root that the parser makes, or plain, as its fallback.
fn element(wish: &Wish, kind: &str, feed: Either) -> String {
    let given = |name: &str| match name {
        "lang" => Some(wish.lang.clone()),
        "time-zone" => wish.zone.clone(),
        // A map has no size where nobody looks at it.
        "view" if kind == "project-map" => Some("list".to_owned()),
        _ => wish.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()),
    };
    let manner = match (wish.light, &wish.sheet) {
        (true, _) => Manner::Plain,
        (false, sheet) => Manner::Still { styles: sheet.is_none() },
    };
    let inner = match feed {
        Either::Programme(feed) => still::of_programme(*feed, &given, manner),
        Either::Cities(feed) => still::of_cities(*feed, &given, manner),
        Either::Projects(feed) => still::of_projects(*feed, &given, manner),
    };
    let mut html = format!("<city-{kind}");
    let source = wish.src.clone().or_else(|| input::is_url(wish).then(|| wish.input.clone()));
    let own = [
        ("src", source),
        ("lang", Some(wish.lang.clone())),
        ("format", wish.format.clone()),
        ("fields", wish.fields.clone()),
        ("time-zone", wish.zone.clone()),
    ];
    let stated = wish.attributes.iter().map(|(name, value)| (name.as_str(), Some(value.clone())));
    for (name, value) in own.into_iter().chain(stated) {
        if let Some(value) = value {
            html.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
        }
    }
    html.push('>');
    if wish.light {
        html.push_str(&inner);
    } else {
        let sheet = match &wish.sheet {
            Some(address) => format!("<link rel=\"stylesheet\" href=\"{}\">", escaped(address)),
            None => format!("<style>{}</style>", sheets::of(kind)),
        };
        html.push_str(&format!(
            "<template shadowrootmode=\"open\">{sheet}<div part=\"widget\">{inner}</div></template>"
        ));
    }
    html + &format!("</city-{kind}>")
}

/// No text in it can end the script, or begin a comment in it.
fn script(linked: &Value) -> Result<String, String> {
    let json = serde_json::to_string_pretty(linked).map_err(|error| error.to_string())?;
    Ok(format!("<script type=\"application/ld+json\">\n{}\n</script>", json.replace('<', "\\u003c")))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
