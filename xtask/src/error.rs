//! One error for the whole driver: a sentence for the person at the terminal.
//!
//! Every message says what failed and what to do about it. There is nothing to match on, so there is only text.

use std::fmt::{self, Display};

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub struct Error(String);

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Error {
    fn from(text: String) -> Self {
        Error(text)
    }
}

impl From<&str> for Error {
    fn from(text: &str) -> Self {
        Error(text.to_owned())
    }
}

/// Says what was being done when a lower layer failed.
pub trait Context<T> {
    /// `doing` reads as the subject of the sentence: "reading tests/size.json".
    fn context(self, doing: impl FnOnce() -> String) -> Result<T>;
}

impl<T, E: Display> Context<T> for std::result::Result<T, E> {
    fn context(self, doing: impl FnOnce() -> String) -> Result<T> {
        // `:#` lets anyhow errors of wasm-bindgen print their whole chain on one line.
        self.map_err(|error| Error(format!("{}: {error:#}", doing())))
    }
}
