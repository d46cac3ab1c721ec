//! The command for those who look after a feed: what is in it, and what a search engine may know of it.

mod check;
mod input;
mod intl;
mod render;
mod sheets;
mod still;

use lexopt::prelude::*;
use std::process::ExitCode;

const USAGE: &str = "\
usage: city-widgets check FILE-or-URL [options]
       city-widgets render FILE-or-URL [--light | --json-ld] [options]
       city-widgets sheet [programme|profile|project-map]
       city-widgets schema [programme|city|projects]

check    prints the format, the counts and each problem with its place; fails where nothing can be shown
render   prints the widget as static HTML, for pages where no script runs, with the same as schema.org JSON-LD
sheet    prints the style sheet that goes with it, for sites whose policy refuses style elements
schema   prints the JSON Schema of our own format

  --lang TAG         language of the words: en
  --format NAME      the feed's format; else it is recognised
  --time-zone NAME   IANA zone of clock readings that carry none
  --fields JSON      how to read home-made records
  --widget KIND      programme, profile or project-map, where the data could be for more than one

of render:
  --light            plain HTML as the element's children, without classes and styles
  --json-ld          the JSON-LD alone
  --stylesheet URL   where the sheet is; else it stands in the output
  --src URL          the element's src, for pages where scripts do run; else the URL that was read
  --attribute NAME=VALUE   any other attribute of the element, as often as needed
";

/// What is asked for on the command line.
#[derive(Default)]
pub struct Wish {
    pub input: String,
    pub lang: String,
    pub format: Option<String>,
    pub zone: Option<String>,
    pub fields: Option<String>,
    pub json_ld: bool,
    /// Which widget shows it, where the data could be for more than one.
    pub widget: Option<String>,
    pub light: bool,
    /// The address of the style sheet.
    pub sheet: Option<String>,
    /// The endpoint that the page is to name.
    pub src: Option<String>,
    pub attributes: Vec<(String, String)>,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["schema"] | ["schema", "programme"] => println!("{:#}", city_widgets::model::programme_schema()),
        ["schema", "projects"] => println!("{:#}", city_widgets::model::project_schema()),
        ["sheet"] => println!("{}", sheets::of("programme")),
        ["sheet", kind @ ("programme" | "profile" | "project-map")] => println!("{}", sheets::of(kind)),
        ["schema", "city"] => println!("{:#}", city_widgets::model::city_schema()),
        _ => return command(),
    }
    ExitCode::SUCCESS
}

fn command() -> ExitCode {
    let done = wish().map_err(|error| error + "\n\n" + USAGE).and_then(|(command, wish)| match command.as_str() {
        "check" => check::check(&wish),
        "render" => render::render(&wish),
        other => Err(format!("there is no command `{other}`\n\n{USAGE}")),
    });
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{}", error.trim_end());
            ExitCode::from(2)
        }
    }
}

/// The command, and what it is to work on.
fn wish() -> Result<(String, Wish), String> {
    let mut parser = lexopt::Parser::from_env();
    let mut words = Vec::new();
    let mut wish = Wish { lang: "en".to_owned(), ..Wish::default() };
    let text = |value: Result<std::ffi::OsString, lexopt::Error>| {
        value.and_then(|value| value.string()).map_err(|error| error.to_string())
    };
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("lang") => wish.lang = text(parser.value())?,
            Long("format") => wish.format = Some(text(parser.value())?),
            Long("time-zone") => wish.zone = Some(text(parser.value())?),
            Long("fields") => wish.fields = Some(text(parser.value())?),
            Long("widget") => wish.widget = Some(text(parser.value())?),
            Long("stylesheet") => wish.sheet = Some(text(parser.value())?),
            Long("src") => wish.src = Some(text(parser.value())?),
            Long("attribute") => wish.attributes.push(pair(&text(parser.value())?)?),
            Long("json-ld") => wish.json_ld = true,
            Long("light") => wish.light = true,
            Value(word) => words.push(text(Ok(word))?),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let [command, input]: [String; 2] = words.try_into().map_err(|_| "a command and a file or URL".to_owned())?;
    if let Some(kind) = wish.widget.as_deref().filter(|kind| !["programme", "profile", "project-map"].contains(kind)) {
        return Err(format!("there is no widget `{kind}`"));
    }
    wish.input = input;
    Ok((command, wish))
}

/// An attribute as `name=value`; a name alone is one without a value.
fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let sound = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    // What a handler would do is not for a feed's page to say.
    if !sound || name.starts_with("on") {
        return Err(format!("`{name}` is no attribute of a widget"));
    }
    Ok((name.to_owned(), value.to_owned()))
}
