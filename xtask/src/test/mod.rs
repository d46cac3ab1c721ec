//! `cargo xtask test`: every part in order, whatever the ones before gave; the last line counts them all.

mod browser;
mod package;
mod readers;
mod rust;
mod tally;

use crate::build;
use crate::error::Result;
use crate::paths::Paths;
use crate::progress;
use tally::Tally;

/// Runs everything; `quick` leaves out what takes long. True when nothing failed.
pub fn test(paths: &Paths, quick: bool) -> bool {
    let mut parts = Parts::default();

    parts.run("fmt", || rust::format(paths));
    parts.run("clippy", || rust::clippy(paths));
    let mut sizes = None;
    parts.run("build", || {
        sizes = Some(build::build(paths, &build::Options::default())?);
        Ok(Tally::passed())
    });
    parts.run("host", || rust::host(paths));
    parts.run("size", || match &sizes {
        Some(sizes) if sizes.fits() => Ok(Tally::passed()),
        Some(sizes) => Err(sizes.sentence().into()),
        None => Err("nothing was built, so there is nothing to weigh".into()),
    });
    let built = sizes.is_some();
    parts.run("e2e", || {
        needs_build(built)?;
        browser::run(paths, quick)
    });
    if quick {
        parts.skip("slow", "the tests marked @slow, by --quick");
        parts.skip("npm", "the packed package, by --quick");
    } else {
        parts.run("npm", || {
            needs_build(built)?;
            package::run(paths)
        });
    }
    parts.finish()
}

/// What each part gave, to be said again at the end: the output of a part is long.
#[derive(Default)]
struct Parts {
    total: Tally,
    lines: Vec<(&'static str, String)>,
}

impl Parts {
    /// A part that could not run to its end counts as one failed test.
    fn run(&mut self, name: &'static str, part: impl FnOnce() -> Result<Tally>) {
        println!();
        progress::line(name, "…");
        let (line, tally) = match part() {
            Ok(tally) => (tally.to_string(), tally),
            Err(error) => {
                progress::line(name, &format!("error: {error}"));
                let text = error.to_string();
                (format!("{}: {}", Tally::failed(), text.lines().next().unwrap_or_default()), Tally::failed())
            }
        };
        self.total.add(tally);
        self.lines.push((name, line));
    }

    fn skip(&mut self, name: &'static str, why: &str) {
        self.lines.push((name, format!("left out: {why}")));
    }

    /// True when nothing failed.
    fn finish(self) -> bool {
        println!();
        println!("{}", self.summary());
        self.total.failed == 0
    }

    /// One line for each part, one for each test that needed a second try, and the sum as the last line of all.
    fn summary(&self) -> String {
        let parts = self.lines.iter().map(|(name, line)| progress::columns(name, line));
        let unsteady = self.total.unsteady.iter().map(|name| progress::columns("unsteady:", name));
        parts.chain(unsteady).chain([self.total.to_string()]).collect::<Vec<_>>().join("\n")
    }
}

fn needs_build(built: bool) -> Result<()> {
    if built { Ok(()) } else { Err("not run: the build failed, and an older pkg/dist/ would prove nothing".into()) }
}

#[cfg(test)]
mod tests {
    use super::{Parts, Tally};

    #[test]
    fn a_part_that_breaks_off_is_a_failure_with_its_reason() {
        let mut parts = Parts::default();
        parts.run("host", || Ok(Tally::of(7, 0)));
        parts.run("e2e", || Err("no browser\ninstall one".into()));
        parts.skip("npm", "by --quick");
        assert_eq!(parts.total.to_string(), "7 passed, 1 failed");
        let lines: Vec<&str> = parts.lines.iter().map(|(_, line)| line.as_str()).collect();
        assert_eq!(lines, ["7 passed, 0 failed", "0 passed, 1 failed: no browser", "left out: by --quick"]);
        assert!(!parts.finish());
    }

    #[test]
    fn what_needed_a_second_try_is_named_above_the_sum() {
        let mut parts = Parts::default();
        parts.run("e2e", || Ok(Tally { passed: 3, failed: 0, unsteady: vec!["list.spec.js › scrolls".to_owned()] }));
        let summary = parts.summary();
        let lines: Vec<&str> = summary.lines().map(str::trim).collect();
        assert_eq!(lines, ["e2e  3 passed, 0 failed", "unsteady:  list.spec.js › scrolls", "3 passed, 0 failed"]);
        assert!(parts.finish());
    }
}
