//! Where in a feed something stands.

use crate::model::digits;
use std::fmt::{Display, Formatter, Result};

/// A JSON pointer (RFC 6901) in the making: it is written out only when there is something to note.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    token: Token<'a>,
}

#[derive(Clone, Copy)]
enum Token<'a> {
    /// A pointer as it is.
    Root(&'a str),
    Key(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    /// Begins with a whole pointer.
    pub fn root(pointer: &'a str) -> Path<'a> {
        Path { parent: None, token: Token::Root(pointer) }
    }

    pub fn key(&'a self, key: &'a str) -> Path<'a> {
        Path { parent: Some(self), token: Token::Key(key) }
    }

    pub fn index(&'a self, index: usize) -> Path<'a> {
        Path { parent: Some(self), token: Token::Index(index) }
    }
}

impl Path<'_> {
    pub fn written(&self) -> String {
        let mut out = self.parent.map_or_else(String::new, Path::written);
        match self.token {
            Token::Root(pointer) => out.push_str(pointer),
            Token::Index(index) => {
                out.push('/');
                digits(&mut out, index as u64);
            }
            Token::Key(key) => {
                out.push('/');
                for c in key.chars() {
                    match c {
                        '~' => out.push_str("~0"),
                        '/' => out.push_str("~1"),
                        c => out.push(c),
                    }
                }
            }
        }
        out
    }
}

impl Display for Path<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(&self.written())
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn is_a_json_pointer() {
        let (root, empty) = (Path::root("/rooms"), Path::root(""));
        assert_eq!(root.key("a/b~c").index(7).to_string(), "/rooms/a~1b~0c/7");
        assert_eq!(empty.to_string(), "");
    }
}
