//! The parts that cargo runs: format, lints and all host tests.

use std::env;
use std::process::Command;

use super::readers;
use super::tally::Tally;
use crate::error::Result;
use crate::paths::Paths;
use crate::process;
use crate::progress;
use crate::toolchain;
use crate::widget::ELEMENTS;

pub fn format(paths: &Paths) -> Result<Tally> {
    component("rustfmt")?;
    process::run(
        cargo(paths).args(["fmt", "--all", "--check", "--", "--color=never"]),
        "cargo fmt --check (repair with `cargo fmt`)",
    )?;
    Ok(Tally::passed())
}

pub fn clippy(paths: &Paths) -> Result<Tally> {
    component("clippy")?;
    let mut host = cargo(paths);
    host.args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny=warnings"]);
    process::run(&mut host, "cargo clippy")?;

    // The half of the crate that the host never compiles.
    toolchain::prepare(None)?;
    for widget in ELEMENTS {
        let mut browser = cargo(paths);
        browser.args(["clippy", "--quiet", "--package", "city-widgets", "--lib", "--target", toolchain::TARGET]);
        browser.args(["--no-default-features", "--features", widget.kind, "--", "--deny=warnings"]);
        process::run(&mut browser, "cargo clippy for the browser")?;
    }
    Ok(Tally::of(1 + ELEMENTS.len() as u64, 0))
}

pub fn host(paths: &Paths) -> Result<Tally> {
    let mut tests = cargo(paths);
    tests.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    if let Some(python) = readers::ensure(paths)? {
        tests.env("CITY_WIDGETS_PYTHON", python);
    }
    let shown = process::show_and_keep(&mut tests)?;
    Ok(Tally::of_cargo(&shown.stdout).checked(shown.success))
}

fn cargo(paths: &Paths) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // The folder of this build too, wherever the tests are started.
    command.current_dir(&paths.root).env("CARGO_TARGET_DIR", &paths.target);
    command
}

/// rustup's minimal profile has neither rustfmt nor clippy.
fn component(name: &str) -> Result<()> {
    let program = if name == "clippy" { "cargo-clippy" } else { name };
    if process::exists(program) {
        return Ok(());
    }
    progress::line("toolchain", &format!("installing the component {name}"));
    let command = format!("rustup component add {name}");
    process::capture(Command::new("rustup").args(["component", "add", name]), &command).map(drop)
}
