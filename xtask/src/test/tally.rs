//! Counting: what the programs that run tests say about themselves, in one shape.

use std::fmt::{self, Display};

use serde_json::Value;

/// Tests that passed and failed; `Display` is the last line of the whole run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub fn passed() -> Tally {
        Tally { passed: 1, failed: 0 }
    }

    pub fn failed() -> Tally {
        Tally { passed: 0, failed: 1 }
    }

    pub fn add(&mut self, other: &Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
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
        Tally { passed: count("# pass "), failed: count("# fail ") + count("# cancelled ") }
    }

    /// Playwright's JSON report; a test that passed at the second try has not passed.
    pub fn of_playwright(report: &Value) -> Tally {
        let count = |name: &str| report["stats"][name].as_u64().unwrap_or_default();
        // Files that could not be loaded are errors beside the tests.
        let errors = report["errors"].as_array().map_or(0, |errors| errors.len() as u64);
        Tally { passed: count("expected"), failed: count("unexpected") + count("flaky") + errors }
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
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

    fn tally(passed: u64, failed: u64) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn cargo_counts_each_binary() {
        let output = "running 2 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s\n";
        assert_eq!(Tally::of_cargo(output), tally(15, 2));
        assert_eq!(Tally::of_cargo("error: could not compile"), tally(0, 0));
    }

    #[test]
    fn node_counts_at_its_end() {
        let output = "ok 1 - # pass 9\n# tests 3\n# pass 2\n# fail 1\n# cancelled 0\n";
        assert_eq!(Tally::of_tap(output), tally(2, 1));
    }

    #[test]
    fn playwright_counts_errors_and_second_tries_as_failures() {
        let report = json!({ "stats": { "expected": 7, "unexpected": 1, "flaky": 1, "skipped": 2 }, "errors": [{}] });
        assert_eq!(Tally::of_playwright(&report), tally(7, 3));
    }

    #[test]
    fn a_crash_is_a_failure() {
        assert_eq!(tally(3, 0).checked(false), tally(3, 1));
        assert_eq!(tally(3, 2).checked(false), tally(3, 2));
        assert_eq!(tally(3, 0).checked(true).to_string(), "3 passed, 0 failed");
    }
}
