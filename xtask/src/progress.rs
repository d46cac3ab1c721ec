//! Progress lines: one per step, without cursor tricks, so that a log file of a build server reads like a terminal.

use std::time::Instant;

/// Announces a step and, when finished, how long it took.
pub struct Step {
    name: &'static str,
    started: Instant,
}

impl Step {
    pub fn start(name: &'static str, what: &str) -> Step {
        line(name, what);
        Step { name, started: Instant::now() }
    }

    pub fn done(self, result: &str) {
        line(self.name, &format!("{result} ({:.1} s)", self.started.elapsed().as_secs_f32()));
    }
}

/// One line, with the step's name in a column of its own.
pub fn line(name: &str, what: &str) {
    println!("{}", columns(name, what));
}

/// The text of such a line.
pub fn columns(name: &str, what: &str) -> String {
    format!("{name:>10}  {what}")
}

/// A line that only explains the line above.
pub fn note(what: &str) {
    println!("{:>10}  {what}", "");
}
