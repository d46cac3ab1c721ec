//! `cargo xtask test`: every part in order, whatever the ones before gave; the last line counts them all.

mod browser;
mod package;
mod rust;
mod tally;

use crate::build;
use crate::error::Result;
use crate::paths::Paths;
use crate::progress;
use tally::Tally;

/// Runs everything; `quick` leaves out what takes long. True when nothing failed.
pub fn test(paths: &Paths, quick: bool) -> bool {
    let mut total = Tally::default();

    part("fmt", &mut total, || rust::format(paths));
    part("clippy", &mut total, || rust::clippy(paths));
    let mut first_view = None;
    part("build", &mut total, || {
        first_view = Some(build::build(paths, &build::Options::default())?);
        Ok(Tally::passed())
    });
    part("host", &mut total, || rust::host(paths));
    part("size", &mut total, || match &first_view {
        Some(view) if view.fits() => Ok(Tally::passed()),
        Some(view) => Err(view.sentence().into()),
        None => Err("nothing was built, so there is nothing to weigh".into()),
    });
    let built = first_view.is_some();
    part("e2e", &mut total, || {
        needs_build(built)?;
        browser::run(paths, quick)
    });
    if quick {
        skipped("e2e", "tests marked @slow are left out by --quick");
        skipped("npm", "the packed package is left out by --quick");
    } else {
        part("npm", &mut total, || {
            needs_build(built)?;
            package::run(paths)
        });
    }

    println!("\n{total}");
    total.failed == 0
}

/// A part that could not run to its end counts as one failed test.
fn part(name: &'static str, total: &mut Tally, run: impl FnOnce() -> Result<Tally>) {
    println!();
    progress::line(name, "…");
    let tally = run().unwrap_or_else(|error| {
        progress::line(name, &format!("error: {error}"));
        Tally::failed()
    });
    progress::line(name, &tally.to_string());
    total.add(&tally);
}

fn skipped(name: &str, why: &str) {
    progress::line(name, &format!("skipped: {why}"));
}

fn needs_build(built: bool) -> Result<()> {
    if built { Ok(()) } else { Err("not run: the build failed, and an older pkg/dist/ would prove nothing".into()) }
}
