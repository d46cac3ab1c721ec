//! `cargo xtask bench`: the same programme, and the same points on a map, with each peer, measured in one run. The
//! measuring itself is tests/bench/.

mod clusters;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::Arguments;
use crate::build;
use crate::chromium;
use crate::error::{Error, Result};
use crate::files;
use crate::npm;
use crate::paths::Paths;
use crate::process;
use crate::progress::{self, Step};
use crate::stamp::{self, Inputs};

/// The widget in pretalx' Python package.
const WIDGET: &str = "pretalx/static/agenda/js/pretalx-schedule.min.js";

pub fn bench(paths: &Paths, mut arguments: Arguments) -> Result<()> {
    let quick = arguments.flag("--quick");
    let rounds = arguments.value("--rounds")?.map(|text| rounds_of(&text)).transpose()?;
    let only = arguments.value("--only")?;
    let of = arguments.value("--of")?;
    let is_of = |what: &str| of.as_deref().is_none_or(|of| of == what);
    arguments.finish()?;

    // A copy of the published files, so that a build beside does not change what is measured.
    if env::var_os("CITY_WIDGETS_DIST").is_none() {
        build::build(paths, &build::Options::default())?;
    }
    let folder = paths.tests().join("bench");
    let chromium = chromium::ensure()?;
    npm::ensure(paths, &folder)?;
    if is_of("programme") {
        programme(paths, &chromium, quick, rounds, only)?;
    }
    if is_of("map") {
        map(paths, &chromium, quick, rounds)?;
    }
    Ok(())
}

/// The map beside supercluster, Leaflet with markercluster, and MapLibre.
fn map(paths: &Paths, chromium: &Path, quick: bool, rounds: Option<u32>) -> Result<()> {
    let clusters = clusters::module(paths)?;
    let mut node = Command::new("node");
    node.arg(paths.tests().join("bench/run-map.mjs")).env("CHROMIUM", chromium).env("MAP_CLUSTERS", clusters);
    shortened(&mut node, quick, rounds);
    process::run(&mut node, "the measuring of the map")
}

/// The list of a programme beside its peers.
fn programme(paths: &Paths, chromium: &Path, quick: bool, rounds: Option<u32>, only: Option<String>) -> Result<()> {
    let folder = paths.tests().join("bench");
    let widget = pretalx(paths).unwrap_or_else(|error| {
        progress::line("pretalx", &format!("its widget is left out: {error}"));
        PathBuf::new()
    });

    let mut node = Command::new("node");
    node.arg(folder.join("run.mjs")).env("CHROMIUM", chromium).env("PRETALX_WIDGET", widget);
    shortened(&mut node, quick, rounds);
    if let Some(only) = only {
        node.arg(format!("--only={only}"));
    }
    process::run(&mut node, "the measuring")
}

fn shortened(node: &mut Command, quick: bool, rounds: Option<u32>) {
    if quick {
        node.arg("--quick");
    }
    if let Some(rounds) = rounds {
        node.arg(format!("--rounds={rounds}"));
    }
}

fn rounds_of(text: &str) -> Result<u32> {
    match text.parse() {
        Ok(rounds) if rounds > 0 => Ok(rounds),
        _ => Err(Error::from(format!("--rounds {text}: a number from 1 on"))),
    }
}

/// The widget that pretalx serves. It is released in a Python package alone, which pip fetches and checks by its hash.
fn pretalx(paths: &Paths) -> Result<PathBuf> {
    let requirements = paths.tests().join("bench/requirements.txt");
    let folder = paths.target.join("xtask-pretalx");
    let widget = folder.join(WIDGET);
    stamp::unless_fresh(paths, "pretalx", Inputs::new().file(&requirements), &[&widget], || {
        let step = Step::start("pretalx", "fetching its Python package with pip, for the widget in it");
        files::remove_folder(&folder)?;
        let wheels = folder.join("wheels");
        files::create(&wheels)?;
        let mut pip = python();
        pip.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]);
        pip.args(["--only-binary=:all:", "--require-hashes", "--requirement"]).arg(&requirements);
        process::capture(pip.arg("--dest").arg(&wheels), "pip download")?;
        let wheel = files::with_extension(files::walk(&wheels)?, "whl").pop();
        let wheel = wheel.ok_or_else(|| Error::from("pip fetched no wheel"))?;
        process::capture(python().args(["-m", "zipfile", "-e"]).arg(wheel).arg(&folder), "unpacking the wheel")?;
        step.done("unpacked");
        Ok(())
    })?;
    Ok(widget)
}

fn python() -> Command {
    Command::new(if cfg!(windows) { "python" } else { "python3" })
}

#[cfg(test)]
mod tests {
    use super::rounds_of;

    #[test]
    fn at_least_one_round() {
        assert_eq!(rounds_of("3").ok(), Some(3));
        assert!(rounds_of("0").is_err());
        assert!(rounds_of("many").is_err());
    }
}
