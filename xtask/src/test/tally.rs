//! Counting: what the programs that run tests say about themselves, in one shape.

use std::fmt::{self, Display};

use serde_json::Value;

/// Tests that passed and failed; `Display` is the last line of the whole run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    /// Names of those of the passed ones that needed a second try.
    pub unsteady: Vec<String>,
}

impl Tally {
    pub fn of(passed: u64, failed: u64) -> Tally {
        Tally { passed, failed, unsteady: Vec::new() }
    }

    pub fn passed() -> Tally {
        Tally::of(1, 0)
    }

    pub fn failed() -> Tally {
        Tally::of(0, 1)
    }

    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.unsteady.extend(other.unsteady);
    }

    /// A program that failed without a failed test crashed, and that is a failure too.
    pub fn checked(mut self, success: bool) -> Tally {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// The `test result:` lines of `cargo test`.
    pub fn of_cargo(output: &str) -> Tally {
        let mut tally = Tally::default();
        for line in output.lines().filter(|line| line.starts_with("test result:")) {
            tally.passed += before(line, " passed");
            tally.failed += before(line, " failed");
        }
        tally
    }

    /// The last lines of `node --test` with the TAP reporter.
    pub fn of_tap(output: &str) -> Tally {
        let count = |name: &str| {
            let found = output.lines().rev().find_map(|line| line.strip_prefix(name));
            found.and_then(|text| text.trim().parse().ok()).unwrap_or_default()
        };
        Tally::of(count("# pass "), count("# fail ") + count("# cancelled "))
    }

    /// Playwright's JSON report; a test that passed at the second try has passed, and is named.
    pub fn of_playwright(report: &Value) -> Tally {
        let count = |name: &str| report["stats"][name].as_u64().unwrap_or_default();
        // Files that could not be loaded are errors beside the tests.
        let errors = report["errors"].as_array().map_or(0, |errors| errors.len() as u64);
        let mut unsteady = Vec::new();
        for file in list(report, "suites") {
            name_unsteady(file, "", &mut unsteady);
        }
        Tally { passed: count("expected") + count("flaky"), failed: count("unexpected") + errors, unsteady }
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The names of the tests of a suite that passed at the second try, after those of the suites that it is in.
fn name_unsteady(suite: &Value, within: &str, found: &mut Vec<String>) {
    let title = suite["title"].as_str().unwrap_or_default();
    let name = if within.is_empty() { title.to_owned() } else { format!("{within} › {title}") };
    for spec in list(suite, "specs") {
        if list(spec, "tests").any(|test| test["status"] == "flaky") {
            found.push(format!("{name} › {}", spec["title"].as_str().unwrap_or_default()));
        }
    }
    for inner in list(suite, "suites") {
        name_unsteady(inner, &name, found);
    }
}

/// What stands in a list, which may be missing.
fn list<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of[name].as_array().into_iter().flatten()
}

/// The number that ends where `after` begins.
fn before(line: &str, after: &str) -> u64 {
    let head = line.split(after).next().unwrap_or_default();
    head.rsplit(' ').next().and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Tally;

    #[test]
    fn cargo_counts_each_binary() {
        let output = "running 2 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s\n";
        assert_eq!(Tally::of_cargo(output), Tally::of(15, 2));
        assert_eq!(Tally::of_cargo("error: could not compile"), Tally::of(0, 0));
    }

    #[test]
    fn node_counts_at_its_end() {
        let output = "ok 1 - # pass 9\n# tests 3\n# pass 2\n# fail 1\n# cancelled 0\n";
        assert_eq!(Tally::of_tap(output), Tally::of(2, 1));
    }

    #[test]
    fn playwright_counts_errors_as_failures() {
        let report = json!({ "stats": { "expected": 7, "unexpected": 1, "flaky": 0, "skipped": 2 }, "errors": [{}] });
        assert_eq!(Tally::of_playwright(&report), Tally::of(7, 2));
    }

    #[test]
    fn playwright_names_what_passed_at_the_second_try() {
        let spec = |title: &str, status: &str| json!({ "title": title, "tests": [{ "status": status }] });
        let report = json!({
            "stats": { "expected": 1, "unexpected": 1, "flaky": 2, "skipped": 0 },
            "suites": [
                {
                    "title": "list.spec.js",
                    "specs": [spec("scrolls", "flaky"), spec("is sorted", "expected")],
                    "suites": [{ "title": "a row", "specs": [spec("opens", "flaky"), spec("closes", "unexpected")] }],
                },
                { "title": "other.spec.js", "specs": [spec("is skipped", "skipped")] },
            ],
            "errors": [],
        });
        let tally = Tally::of_playwright(&report);
        assert_eq!((tally.passed, tally.failed), (3, 1));
        assert_eq!(tally.unsteady, ["list.spec.js › scrolls", "list.spec.js › a row › opens"]);
    }

    #[test]
    fn the_sum_keeps_the_names() {
        let mut total = Tally::of(1, 0);
        total.add(Tally { passed: 3, failed: 1, unsteady: vec!["a › b".to_owned()] });
        assert_eq!(total, Tally { passed: 4, failed: 1, unsteady: vec!["a › b".to_owned()] });
    }

    #[test]
    fn a_crash_is_a_failure() {
        assert_eq!(Tally::of(3, 0).checked(false), Tally::of(3, 1));
        assert_eq!(Tally::of(3, 2).checked(false), Tally::of(3, 2));
        assert_eq!(Tally::of(3, 0).checked(true).to_string(), "3 passed, 0 failed");
    }
}
