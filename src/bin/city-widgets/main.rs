//! The command for those who look after a feed: what is in it, and what a search engine may know of it.

mod check;
mod input;
mod render;

use lexopt::prelude::*;
use std::process::ExitCode;

const USAGE: &str = "\
usage: city-widgets check FILE-or-URL [options]
       city-widgets render FILE-or-URL --json-ld [options]
       city-widgets schema [programme|city|projects]

check    prints the format, the counts and each problem with its place; fails where nothing can be shown
render   prints the programme as schema.org JSON-LD, a script for the head of a page
schema   prints the JSON Schema of our own format

  --lang TAG         language of the words: en
  --format NAME      the feed's format; else it is recognised
  --time-zone NAME   IANA zone of clock readings that carry none
  --fields JSON      how to read home-made records
";

/// What is asked for on the command line.
pub struct Wish {
    pub input: String,
    pub lang: String,
    pub format: Option<String>,
    pub zone: Option<String>,
    pub fields: Option<String>,
    pub json_ld: bool,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["schema"] | ["schema", "programme"] => println!("{:#}", city_widgets::model::programme_schema()),
        ["schema", "projects"] => println!("{:#}", city_widgets::model::project_schema()),
        ["schema", "city"] => println!("{:#}", city_widgets::model::city_schema()),
        _ => return command(),
    }
    ExitCode::SUCCESS
}

fn command() -> ExitCode {
    let done = wish().map_err(|error| error + "\n\n" + USAGE).and_then(|(command, wish)| match command.as_str() {
        "check" => check::check(&wish),
        "render" if wish.json_ld => render::json_ld(&wish),
        "render" => Err("render needs --json-ld".to_owned()),
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
    let (mut words, mut json_ld) = (Vec::new(), false);
    let (mut lang, mut format, mut zone, mut fields) = ("en".to_owned(), None, None, None);
    let text = |value: Result<std::ffi::OsString, lexopt::Error>| {
        value.and_then(|value| value.string()).map_err(|error| error.to_string())
    };
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Long("lang") => lang = text(parser.value())?,
            Long("format") => format = Some(text(parser.value())?),
            Long("time-zone") => zone = Some(text(parser.value())?),
            Long("fields") => fields = Some(text(parser.value())?),
            Long("json-ld") => json_ld = true,
            Value(word) => words.push(text(Ok(word))?),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let [command, input]: [String; 2] = words.try_into().map_err(|_| "a command and a file or URL".to_owned())?;
    Ok((command, Wish { input, lang, format, zone, fields, json_ld }))
}
