//! Reading the command line: a handful of options, each with a plain sentence when it is wrong.

use crate::error::{Error, Result};

/// What stands after the command's name.
pub struct Arguments(Vec<String>);

impl Arguments {
    pub fn new(words: Vec<String>) -> Arguments {
        Arguments(words)
    }

    /// Takes `--name`.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() != before
    }

    /// Takes `--name VALUE` or `--name=VALUE`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let prefix = format!("{name}=");
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&prefix)) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&prefix) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.0.len() && !self.0[at].starts_with("--") {
            return Ok(Some(self.0.remove(at)));
        }
        Err(Error::from(format!("{name} needs a value after it")))
    }

    /// Takes every `--name VALUE`.
    pub fn values(&mut self, name: &str) -> Result<Vec<String>> {
        let mut values = Vec::new();
        while let Some(value) = self.value(name)? {
            values.push(value);
        }
        Ok(values)
    }

    /// Takes what is no option.
    pub fn rest(&mut self) -> Vec<String> {
        let (options, rest) = std::mem::take(&mut self.0).into_iter().partition(|word| word.starts_with("--"));
        self.0 = options;
        rest
    }

    /// Refuses what no option took.
    pub fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => {
                Err(format!("`{word}` is not understood here; `cargo xtask --help` lists the options").into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    #[test]
    fn names_are_taken_and_options_stay() {
        let mut words = arguments(&["Vue", "--nonsense", "Lit"]);
        assert_eq!(words.rest(), ["Vue", "Lit"]);
        assert!(words.finish().is_err());
    }

    fn arguments(words: &[&str]) -> Arguments {
        Arguments::new(words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn both_spellings_of_a_value() {
        let mut found = arguments(&["--port", "9000", "--data=../feeds", "--no-open"]);
        assert!(found.flag("--no-open"));
        assert_eq!(found.value("--port").ok().flatten().as_deref(), Some("9000"));
        assert_eq!(found.value("--data").ok().flatten().as_deref(), Some("../feeds"));
        assert!(found.finish().is_ok());
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(arguments(&["--port"]).value("--port").is_err());
        assert!(arguments(&["--port", "--no-open"]).value("--port").is_err());
        assert!(arguments(&["--prot"]).finish().is_err_and(|error| error.to_string().contains("--prot")));
    }
}
