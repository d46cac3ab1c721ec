//! Where in a feed something stands.

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

impl Display for Path<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.token {
            Token::Root(pointer) => f.write_str(pointer),
            Token::Index(index) => {
                f.write_str("/")?;
                f.write_str(&index.to_string())
            }
            Token::Key(key) => {
                f.write_str("/")?;
                f.write_str(&key.replace('~', "~0").replace('/', "~1"))
            }
        }
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
