//! The build driver: `cargo xtask <command>`. It installs what it lacks, says what it does, and fails in sentences.

mod apps;
mod apt;
mod arguments;
mod attributes;
mod basemap;
mod bench;
mod bindgen;
mod build;
mod bundle;
mod chromium;
mod compile;
mod custom_elements;
mod docs;
mod editors;
mod error;
mod files;
mod frameworks;
mod leb;
mod ledger;
#[path = "../../src/manifest.rs"]
#[allow(dead_code)]
mod manifest;
mod messages;
mod npm;
mod order;
mod package;
mod parts;
mod paths;
mod po;
mod process;
mod progress;
mod seal;
mod serve;
mod sizes;
mod split;
mod stamp;
mod styles;
mod test;
mod toolchain;
mod trim;
mod typings;
mod wasm_opt;
mod widget;
mod wordpress;
mod zip;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use arguments::Arguments;
use error::Result;
use paths::Paths;

/// Where the README says the demo is.
const DEFAULT_PORT: u16 = 8080;

const HELP: &str = "\
cargo xtask <command>

  build    [--lane small|plain]    makes the published files in pkg/dist/
           [--generated]           only those that need no compiler: typings, tables, words
  serve    [--port N] [--no-open] [--data FOLDER] [--root FOLDER=/prefix]... [--no-build]
                                   builds what is out of date and serves the demo site,
                                   with sample endpoints, on http://127.0.0.1:8080
  test     [--quick]               all tests: Rust, real browser, packed npm package;
                                   --quick leaves the slow ones out
  package  [--no-build]            the npm tarball, the static folders with SRI hashes and
                                   the plugin for WordPress;
                                   or the folders alone, of what is built
  parts    [--widget KIND] [--why TEXT]
                                   what comes later, and what could; or why the functions
                                   with this in their names are where they are
  bench    [--rounds N] [--quick] [--of programme|map] [--only NAME,...]
                                   measures list and map beside their peers, into
                                   tests/bench/programme.md and map.md; takes minutes,
                                   --quick fewer; --only names peers of the list
  frameworks [NAME...]             the packed package in seven frameworks, into
                                   tests/npm/frameworks.md; needs a build
  bundlers [NAME...]               the same in bundlers, into tests/npm/bundlers.md
  wordpress                        the plugin in a WordPress of its own, into
                                   tests/wordpress/wordpress.md; needs a build
  basemap                          writes the map of the world, src/geo/*.bin, from npm
                                   packages; only when these or the tool have changed
  ledger                           what each part of the module costs in bytes, into
                                   tests/bench/ledger.md; takes minutes

Each command installs what it lacks and says so. CARGO_TARGET_DIR is respected;
CHROMIUM names the browser that the tests use.
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut words = env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let mut arguments = Arguments::new(words.collect());
    if arguments.flag("--help") || arguments.flag("-h") || matches!(command.as_str(), "" | "help" | "--help" | "-h") {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    let paths = Paths::find()?;
    match command.as_str() {
        "build" => {
            let lane = arguments.value("--lane")?.map(|name| toolchain::Lane::named(&name)).transpose()?;
            let generated = arguments.flag("--generated");
            arguments.finish()?;
            if generated {
                npm::ensure(&paths, &paths.xtask())?;
                build::generated(&paths, &paths.version()?)?;
                build::loader(&paths, &paths.version()?)?;
            } else {
                build::build(&paths, &build::Options { lane })?;
            }
        }
        "serve" => {
            let port = arguments.value("--port")?.map(|text| port_of(&text)).transpose()?.unwrap_or(DEFAULT_PORT);
            let open = !arguments.flag("--no-open");
            let data = arguments.value("--data")?.map(PathBuf::from);
            let roots = arguments.values("--root")?;
            let no_build = arguments.flag("--no-build");
            arguments.finish()?;
            // Before the minutes that a first build takes.
            serve::check_port(port)?;
            if !no_build {
                build::build(&paths, &build::Options::default())?;
            }
            serve::serve(&paths, &serve::Options { port, open, data, roots })?;
        }
        "test" => {
            let quick = arguments.flag("--quick");
            arguments.finish()?;
            if !test::test(&paths, quick) {
                return Ok(ExitCode::FAILURE);
            }
        }
        "package" => {
            let only = arguments.flag("--no-build");
            arguments.finish()?;
            if only {
                package::folders(&paths)?;
            } else {
                package::package(&paths)?;
            }
        }
        "parts" => {
            let lane = arguments.value("--lane")?.map(|name| toolchain::Lane::named(&name)).transpose()?;
            let why = arguments.value("--why")?;
            let kind = arguments.value("--widget")?;
            arguments.finish()?;
            print!("{}", build::explain(&paths, &build::Options { lane }, kind.as_deref(), why.as_deref())?);
        }
        "basemap" => {
            arguments.finish()?;
            basemap::basemap(&paths)?;
        }
        "frameworks" | "bundlers" => apps::apps(&paths, &command, arguments)?,
        "wordpress" => wordpress::wordpress(&paths, arguments)?,
        "bench" => bench::bench(&paths, arguments)?,
        "ledger" => {
            arguments.finish()?;
            ledger::ledger(&paths)?;
        }
        other => return Err(format!("`{other}` is not a command; `cargo xtask --help` lists them").into()),
    }
    Ok(ExitCode::SUCCESS)
}

fn port_of(text: &str) -> Result<u16> {
    match text.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("--port {text}: a port is a number from 1 to 65535").into()),
    }
}
